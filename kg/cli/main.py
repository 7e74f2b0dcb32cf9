"""The command `kg`: which commands there are, and how an error the user can mend is told.

Commands are named here and imported when they are called, so that `kg --help` imports no heavy library. Exit codes:
0 done, 1 an error the user can mend, told in one line, 2 wrong usage, 3 done but some articles could not be read.
"""

from __future__ import annotations

import importlib
from typing import Any

import click

from kg.cli.output import visible
from kg.errors import KgError

__all__ = ["COMMANDS", "main"]

# name -> (where the command is, what `kg --help` says of it)
COMMANDS = {
    "build": ("kg.cli.build:build", "Build the graph, the network page and the store from articles."),
    "claims": ("kg.cli.claims:claims", "List the claims that articles make."),
    "explain": ("kg.cli.explain:explain", "Show how a claim was read, from its sentence to its triples."),
    "query": ("kg.cli.query:query", "Ask the graph a question, bundled or in SPARQL."),
    "totals": ("kg.cli.deals:totals", "Add up who gives and gets how much, as intervals."),
    "loops": ("kg.cli.deals:loops", "List the loops in which money comes back to where it started."),
    "diff": ("kg.cli.deals:diff", "List what changed between two builds, or two days of one."),
    "view": ("kg.cli.view:view", "Write the investor network as one HTML page."),
    "check": ("kg.cli.graph:check", "Check a graph against the ontology's shapes."),
    "export": ("kg.cli.graph:export", "Write the graph, or the network, for other tools."),
    "load": ("kg.cli.load:load", "Send the graph to a triple store."),
    "serve": ("kg.cli.serve:serve", "Answer SPARQL over HTTP from the built store."),
    "evaluate": ("kg.cli.evaluate:evaluate", "Measure claims against gold claims of your own."),
}


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"No such command {visible(args[0])!r}.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise click.ClickException(visible(str(error))) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="dealgraph", prog_name="kg", message="%(prog)s %(version)s")
def main() -> None:
    """Articles in; a knowledge graph of who invests in whom, and who sells compute to whom, out.

    \b
    Example:
      kg build press/ --out build
      kg query investors
    """
