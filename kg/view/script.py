"""The page's script: small ES modules joined into one classic script, in the order of their imports.

The modules are real ones, as editors and linters read them. Joining makes each a function that returns what it
exports, so that names stay its own: `import { say } from "./words.js"` becomes `const { say } = words`.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["FOLDER", "ScriptError", "joined"]

FOLDER = Path(__file__).parent / "script"

_IMPORT = re.compile(
    r"""^ import \s+ \{ (?P<names> [^}]* ) \} \s+ from \s+ "\./ (?P<module> \w+ ) \.js" ; $""",
    re.VERBOSE | re.MULTILINE,
)
_EXPORT = re.compile(
    r"^ export \s+ (?P<declaration> (?: async \s+ )? (?: function | const | class ) \s+ (?P<name> \w+ ) )",
    re.VERBOSE | re.MULTILINE,
)


class ScriptError(ValueError):
    """The modules cannot be joined, as they import each other. A bug of ours."""


def joined(folder: Path = FOLDER, entry: str = "main") -> str:
    """The modules that `entry` needs, each after those it imports, inside one strict function."""
    modules = [_module(name, _text(folder, name)) for name in _order(folder, entry, [], ())]
    return '(() => {\n"use strict";\n' + "\n".join(modules) + "})();\n"


def _module(name: str, text: str) -> str:
    exports = ", ".join(found["name"] for found in _EXPORT.finditer(text))
    body = _EXPORT.sub(lambda found: found["declaration"], text)
    body = _IMPORT.sub(
        lambda found: f"const {{{found['names'].replace(' as ', ': ')}}} = {found['module']}Module;", body
    )
    return f"const {name}Module = (() => {{\n{body.strip()}\nreturn {{ {exports} }};\n}})();\n"


def _text(folder: Path, name: str) -> str:
    return (folder / f"{name}.js").read_text(encoding="utf-8").replace("\r\n", "\n")


def _order(folder: Path, name: str, order: list[str], path: tuple[str, ...]) -> list[str]:
    if name in path:
        raise ScriptError("modules import each other: " + " -> ".join((*path, name)))
    if name not in order:
        for found in _IMPORT.finditer(_text(folder, name)):
            _order(folder, found["module"], order, (*path, name))
        order.append(name)
    return order
