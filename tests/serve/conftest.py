"""One server for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.invented_story import write_build
from tests.serve.running import client, kg_serve


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("served") / "build")


@pytest.fixture(scope="session")
def address(build: Path) -> Iterator[str]:
    with kg_serve(build) as (url, _):
        yield url


@pytest.fixture(scope="session")
def web(address: str) -> Iterator[httpx.Client]:
    with client(address) as one:
        yield one
