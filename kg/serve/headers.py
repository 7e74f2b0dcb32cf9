"""Headers of every answer: pages run only their own scripts, and pages of other sites cannot use the endpoint."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HeadersMiddleware"]

_PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_NETWORK = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"  # the page brings a stricter one of its own


class HeadersMiddleware:
    """Adds the headers, and refuses requests that a page of another site makes, unless it may."""

    def __init__(self, app: ASGIApp, *, cross_site: bool) -> None:
        self.app, self.cross_site = app, cross_site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = _NETWORK if scope["path"] == "/" else _PAGES
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                if not self.cross_site:
                    headers["Cross-Origin-Resource-Policy"] = "same-origin"
                headers.add_vary_header("Accept")
            await send(message)

        if not self.cross_site and _from_another_site(Headers(scope=scope)):
            refusal = PlainTextResponse("Pages of other sites may not ask this server.\n", 403)
            await refusal(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)


def _from_another_site(headers: Headers) -> bool:
    """True if a browser says that a page of another site makes the request, other than by following a link."""
    return headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate"
