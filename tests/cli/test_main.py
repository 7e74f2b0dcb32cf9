import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from kg.cli.main import COMMANDS, main
from kg.errors import QueryError

HEAVY = ("rdflib", "networkx", "pyvis", "pyoxigraph", "pyshacl", "rich")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from kg.cli.main import main; main(['--help'], standalone_mode=False);"
        f"print('heavy:', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.endswith("heavy: []\n")
    assert all(f"\n  {name} " in told for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_its_line_and_an_example(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name
    assert "Example" in (command.help or "")
    shown = CliRunner().invoke(main, [name, "--help"]).output
    assert f"\n    kg {name}" in shown  # on a line of its own


def test_an_unknown_command_is_a_usage_error() -> None:
    result = CliRunner().invoke(main, ["biuld"])
    assert result.exit_code == 2
    assert "No such command 'biuld'. Did you mean 'build'?" in result.stderr


def test_an_error_of_the_user_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def fails() -> None:
        raise QueryError("it is\nwrong\x1b[2J", where="a.rq:3", do="mend it")

    monkeypatch.setattr(main, "get_command", lambda *_: fails)
    result = CliRunner().invoke(main, ["query"])
    assert (result.exit_code, result.stderr) == (1, "Error: a.rq:3: it is wrong\\x1b[2J; mend it\n")


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def fails() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(main, "get_command", lambda *_: fails)
    assert isinstance(CliRunner().invoke(main, ["query"]).exception, ZeroDivisionError)


def test_the_module_is_the_command() -> None:
    told = subprocess.run([sys.executable, "-m", "kg", "--help"], capture_output=True, text=True, check=True).stdout
    assert "Articles in; a knowledge graph" in told
