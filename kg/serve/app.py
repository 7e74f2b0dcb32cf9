"""The web application: addresses, the protocol's statuses, and the headers that keep pages and browsers safe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError, QueryError
from kg.graph.iris import BASE_IRI, Iris
from kg.query.question import FormatError, Question, RefusedError, StoppedError
from kg.query.source import Starter
from kg.serve.articles import Articles
from kg.serve.description import describe_service
from kg.serve.headers import HeadersMiddleware
from kg.serve.negotiation import GRAPHS, HTML, MEDIA_TYPES, SOLUTIONS, choose
from kg.serve.pages import ask_page, error_page, network_page, thing_page
from kg.serve.pool import Limits, Pool
from kg.serve.protocol import RequestError, read_request
from kg.serve.things import graph_of, thing_at

__all__ = ["LOOPBACK", "Site", "make_app"]

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names by which a machine calls itself."""

_STATIC = Path(__file__).resolve().parent / "static"


@dataclass(frozen=True, slots=True)
class Site:
    """What is served and to whom: a build, the limits of a query, the names that the server is called by ("*": any),
    and the origins whose pages may ask it (none: only its own).
    """

    build: Path
    limits: Limits
    hosts: tuple[str, ...] = LOOPBACK
    origins: tuple[str, ...] = ()
    base_iri: str = BASE_IRI


def make_app(site: Site, source: Starter) -> Starlette:
    """The application that serves a build, asked by workers of `source`.

    Its `state.pool` can be closed before it, to end what is running.
    """
    place = _Place(site, source)
    middleware = [
        Middleware(HeadersMiddleware, cross_site=bool(site.origins)),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(site.hosts), www_redirect=False),
    ]
    if site.origins:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=list(site.origins), allow_methods=["GET", "POST"])
        )  # fmt: skip
    app = Starlette(
        routes=[
            Route("/", place.network),
            Route("/sparql", place.sparql, methods=["GET", "POST"]),
            Route("/id/{local:path}", place.thing),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=middleware,
        lifespan=place.lifespan,
        exception_handlers={HTTPException: _http_error, RequestError: _request_error, KgError: _kg_error},
    )
    app.state.pool = place.pool
    return app


class _Place:
    """The addresses of one site."""

    def __init__(self, site: Site, source: Starter) -> None:
        self.site = site
        self.pool = Pool(source, site.limits)
        self.articles = Articles(site.build / "source" / "articles.jsonl", Iris(site.base_iri))

    @asynccontextmanager
    async def lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            self.pool.close()

    async def network(self, _request: Request) -> Response:
        """The investor network that the build wrote, with a way to the page to ask."""
        page = self.site.build / "network.html"
        if not page.is_file():
            raise HTTPException(404, "This build has no network page.")
        return HTMLResponse(network_page(page.read_text(encoding="utf-8")))

    async def sparql(self, request: Request) -> Response:
        """Answers of the protocol; for a browser the page to ask; without a query what the endpoint is."""
        accept = request.headers.get("accept", "")
        if request.method != "POST":
            if choose(accept, {**SOLUTIONS, **GRAPHS, HTML: HTML}) == HTML:
                return HTMLResponse(ask_page(self.site.base_iri))
            if not request.url.query:
                return self._description(request, accept)
        asked = await read_request(request)
        found = await self.pool.ask(
            Question(
                asked.query, format=choose(accept, SOLUTIONS) or "", graph_format=choose(accept, GRAPHS) or "",
                default_graphs=asked.default_graphs, named_graphs=asked.named_graphs,
            )
        )  # fmt: skip
        form = choose(accept, GRAPHS if found.form == "graph" else SOLUTIONS) or ""
        return Response(found.data, media_type=MEDIA_TYPES[form])

    async def thing(self, request: Request) -> Response:
        """A company, deal, claim, article or anything else that the build minted: a page for people, or RDF."""
        iri = self.site.base_iri + request.path_params["local"]
        form = choose(request.headers.get("accept", ""), {HTML: HTML, **GRAPHS})
        if form is None:
            raise HTTPException(406, f"There is {HTML}, {', '.join(GRAPHS)}.")
        try:
            thing = await thing_at(self.pool, iri)
        except QueryError as error:
            if isinstance(error, StoppedError):
                raise
            thing = None  # what follows /id/ makes no IRI
        if thing is None:
            raise HTTPException(404, "The graph says nothing of this.")
        if form == HTML:
            return HTMLResponse(thing_page(thing, self.site.base_iri, self.articles.text_of(iri)))
        found = await graph_of(self.pool, iri, form)
        return Response(found.data, media_type=MEDIA_TYPES[form])

    def _description(self, request: Request, accept: str) -> Response:
        form = choose(accept, GRAPHS)
        if form is None:
            raise HTTPException(406, f"There is {', '.join(GRAPHS)}.")
        endpoint = str(request.url.replace(query="", fragment=""))
        return Response(describe_service(endpoint, form), media_type=MEDIA_TYPES[form])


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _told(request, error.status_code, error.detail, dict(error.headers or {}))


async def _request_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)
    return _told(request, error.status, error.told)


async def _kg_error(request: Request, error: Exception) -> Response:
    status = HTTPStatus.BAD_REQUEST if isinstance(error, QueryError) else HTTPStatus.INTERNAL_SERVER_ERROR
    for kind, special in ((RefusedError, 403), (FormatError, 406), (StoppedError, 503)):
        if isinstance(error, kind):
            status = HTTPStatus(special)
    return _told(request, status, str(error))


def _told(request: Request, status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    if choose(request.headers.get("accept", ""), {"text/plain": "plain", HTML: HTML}) == HTML:
        return HTMLResponse(error_page(status, words), status, headers)
    return PlainTextResponse(words + "\n", status, headers)
