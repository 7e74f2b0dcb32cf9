"""The folder of a build: graph.ttl, graph.nq, claims.jsonl, network.html, store/ and source/, all from one story.

The folder is made beside the old one and takes its place at the end: a build that fails or is killed leaves the old
one whole. The same story gives the same bytes (except inside store/, which belongs to the engine).
"""

from __future__ import annotations

import glob
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.claims.model import Claim
from kg.claims.rows import row_of
from kg.errors import KgError
from kg.outputs.source import Settings, keep_source
from kg.outputs.swap import put_in_place
from kg.pipeline import Story

__all__ = ["FILES", "claim_rows", "claims_in_order", "write_outputs"]

FILES = ("graph.ttl", "graph.nq", "claims.jsonl", "network.html", "store", "source")


def write_outputs(
    story: Story,
    folder: Path,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    *,
    lexicons: Iterable[Path] = (),
    step: Callable[[str], None] = lambda _: None,
) -> int:
    """The number of quads of the graph, once the folder holds all `FILES`; `step` is told what is being made.

    `settings` and `lexicons` are those that the story was told with. Raises KgError where the folder cannot be
    written, or holds files that no build wrote.
    """
    from kg.graph.build import build_graph
    from kg.graph.formats import Format
    from kg.graph.iris import BASE_IRI
    from kg.graph.write import serialise
    from kg.store import create_store
    from kg.view.page import render

    with _replacing(folder) as fresh:
        step("graph")
        graph = build_graph(story, base_iri=settings.base_iri or BASE_IRI)
        (fresh / "graph.ttl").write_bytes(serialise(graph, Format.TTL))
        (fresh / "graph.nq").write_bytes(serialise(graph, Format.NQ))
        (fresh / "claims.jsonl").write_bytes(_lines(story))
        step("network page")
        (fresh / "network.html").write_bytes(render(story).encode("utf-8"))
        keep_source(fresh / "source", story.articles, lexicons, settings)
        step("store")
        return create_store(fresh / "store", fresh / "graph.nq", fresh / "graph.ttl")


def claims_in_order(story: Story, *, assumed: bool = True) -> list[Claim]:
    """The claims of a story, with those left out as assumed unless told otherwise, in the order of the articles."""
    claims = [*story.claims, *(story.assumed if assumed else ())]
    return sorted(claims, key=lambda claim: (claim.article, claim.evidence.span, claim.id))


def claim_rows(story: Story, *, assumed: bool = True) -> list[dict[str, Any]]:
    """The same claims as rows, each with the id of its deal."""
    deals = {claim: deal.id for deal in story.deals for claim in deal.claims}
    return [row_of(claim, deals.get(claim.id)) for claim in claims_in_order(story, assumed=assumed)]


def _lines(story: Story) -> bytes:
    rows = claim_rows(story, assumed=False)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """An empty folder beside `folder`, which it replaces when all has gone well."""
    folder = folder.resolve()
    fresh = folder.with_name(f".{folder.name}.new-{os.getpid()}")
    try:
        _may_replace(folder)
        _sweep(folder)
        fresh.mkdir(parents=True)
        yield fresh
        put_in_place(fresh, folder)
    except OSError as error:
        if error.filename and not Path(os.fsdecode(error.filename)).is_relative_to(folder.parent):
            raise
        what = f"cannot be written ({error.strerror})"
        raise KgError(what, where=str(folder), do="check space and permissions, or name another with --out") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what killed builds of this folder left beside it; those still running are left alone."""
    for left in folder.parent.glob(f".{glob.escape(folder.name)}.new-*"):
        try:
            os.kill(int(left.name.rpartition("-")[2]), 0)
        except (ProcessLookupError, ValueError):
            shutil.rmtree(left, ignore_errors=True)
        except PermissionError:
            continue  # another user's build, and running


def _may_replace(folder: Path) -> None:
    if folder.exists():
        others = sorted({path.name for path in folder.iterdir()} - set(FILES))
        if others:
            what = f"holds what no build wrote ({', '.join(others[:3])})"
            raise KgError(what, where=str(folder), do="name another folder with --out, or move that away")
