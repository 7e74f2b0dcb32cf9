"""Real triple stores, started for a test and ended with it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

_INI = """\
[Database]
DatabaseFile = {dir}/db/virtuoso.db
ErrorLogFile = {dir}/db/virtuoso.log
LockFile = {dir}/db/virtuoso.lck
TransactionFile = {dir}/db/virtuoso.trx
xa_persistent_file = {dir}/db/virtuoso.pxa
ErrorLogLevel = 7
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {dir}/db/virtuoso-temp.db
TransactionFile = {dir}/db/virtuoso-temp.trx
MaxCheckpointRemap = 2000
Striping = 0
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 20
CheckpointInterval = 60
NumberOfBuffers = 8000
MaxDirtyBuffers = 6000
CaseMode = 2
DirsAllowed = {dir}/data
SchedulerInterval = 10
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {dir}
ServerThreads = 10
KeepAliveTimeout = 10
[SPARQL]
ResultSetMaxRows = 100000
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True, slots=True)
class Running:
    """A store that runs: where its graphs are, where it is asked, its own place, and its port for SQL if it has one."""

    url: str
    query_url: str
    place: Path
    sql: int = 0


def program(name: str) -> str:
    """The path of a program, in the environment of the tests or on the PATH."""
    here = Path(sysconfig.get_path("scripts")) / name
    found = str(here) if here.is_file() else shutil.which(name)
    assert found, f"{name} is not installed: see scripts/system_packages.sh and the extra `dev`"
    return found


@contextmanager
def oxigraph(place: Path, *, read_only: bool = False) -> Iterator[Running]:
    """An Oxigraph server whose store is in `place`."""
    port = _free_port()
    command = "serve-read-only" if read_only else "serve"
    process = subprocess.Popen(
        [program("oxigraph"), command, "--location", str(place), "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    try:
        _until_it_answers(f"{base}/query?query=ASK%7B%7D", process)
        yield Running(f"{base}/store", f"{base}/query", place)
    finally:
        process.terminate()
        process.wait(timeout=60)


@contextmanager
def virtuoso(place: Path) -> Iterator[Running]:
    """A Virtuoso server whose database is in `place`; files to load may stand in `place`/data."""
    for folder in ("db", "data"):
        (place / folder).mkdir(parents=True)
    sql, web = _free_port(), _free_port()
    (place / "virtuoso.ini").write_text(_INI.format(dir=place, sql=sql, web=web))
    process = subprocess.Popen(
        [program("virtuoso-t"), "+configfile", str(place / "virtuoso.ini"), "+foreground"],
        cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{web}"
    try:
        _until_it_answers(f"{base}/sparql?query=ASK%7B%7D", process)
        yield Running(f"{base}/sparql-graph-crud-auth", f"{base}/sparql", place, sql)
    finally:
        process.terminate()
        process.wait(timeout=120)


def isql(store: Running, commands: str) -> str:
    """What Virtuoso prints to the commands."""
    done = subprocess.run(
        [program("isql-vt"), f"127.0.0.1:{store.sql}", "dba", "dba", "VERBOSE=OFF", "BANNER=OFF"],
        input=commands, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout


def _until_it_answers(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        assert process.poll() is None, "the store ended before it answered"
        try:
            if httpx.get(url, timeout=5, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {url}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])
