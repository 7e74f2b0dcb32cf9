"""The SPARQL 1.1 Protocol, its query half: what a request asks, and what is wrong with a request that asks nothing."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

__all__ = ["Asked", "RequestError", "read_request"]

LARGEST = 1024 * 1024
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the graphs that the request, not the query, chooses."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


class RequestError(Exception):
    """A request that cannot be answered: the HTTP status and what to tell the client."""

    def __init__(self, status: int, told: str) -> None:
        super().__init__(told)
        self.status, self.told = status, told


async def read_request(request: Request) -> Asked:
    """What the request asks. Raises RequestError where it breaks the protocol, or asks for an update."""
    parameters = _decoded(request.url.query.encode())
    if request.method == "POST":
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await _body(request)
        if media == FORM:
            parameters += _decoded(body)
        elif media == DIRECT:
            if any(name == "query" for name, _ in parameters):
                raise RequestError(400, "The query is given twice: in the body and in the address.")
            parameters.append(("query", _text(body)))
        elif media == UPDATE:
            raise RequestError(403, "This endpoint is read-only: updates are refused.")
        else:
            raise RequestError(415, f"POST a body of type {FORM} or {DIRECT}.")
    if any(name == "update" for name, _ in parameters):
        raise RequestError(403, "This endpoint is read-only: updates are refused.")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) != 1:
        raise RequestError(400, "No query: give the parameter `query`." if not queries else "More than one query.")
    return Asked(
        queries[0],
        tuple(value for name, value in parameters if name == "default-graph-uri"),
        tuple(value for name, value in parameters if name == "named-graph-uri"),
    )


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise RequestError(413, f"The body is larger than {LARGEST} bytes.")
    return bytes(body)


def _decoded(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except (UnicodeDecodeError, ValueError):
        raise RequestError(400, "The parameters are not percent-encoded UTF-8.") from None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise RequestError(400, "The query is not UTF-8.") from None
