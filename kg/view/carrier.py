"""pyvis as the carrier of the page: its network, its template engine and the vis-network that it ships.

Its own template loads what it needs from elsewhere, and trusts what it prints; so the template is ours, escapes
everything, and allows no script but the two that stand in it, by their digests.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

from kg.view.script import joined
from kg.view.wording import LANGUAGES, words

__all__ = ["InvestorNetwork"]

_HERE = Path(__file__).parent
_PYVIS = Path(pyvis.__file__).parent / "templates"
_MAP = re.compile(r"\n?//# sourceMappingURL=\S*\s*$")


class InvestorNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network of companies and deals that prints itself through our template."""

    def __init__(self, payload: Mapping[str, Any], opening: Mapping[str, Any]) -> None:
        super().__init__(height="100%", width="100%", directed=True, cdn_resources="in_line")
        for at, company in enumerate(payload["companies"]):
            self.add_node(at, label=company["name"], x=company["x"], y=company["y"])
        vis, script = _vis_network(), joined()
        style = (_HERE / "style.css").read_text(encoding="utf-8")
        self.templateEnv = Environment(
            loader=ChoiceLoader([FileSystemLoader(_HERE), FileSystemLoader(_PYVIS)]), autoescape=True, trim_blocks=True
        )
        self.templateEnv.globals.update(
            payload=payload, opening=opening, words={language: words(language) for language in LANGUAGES},
            say=words(opening["lang"]), vis=Markup(vis), script=Markup(script), style=Markup(style),  # noqa: S704
            script_digests=Markup(f"{_digest(vis)} {_digest(script)}"), style_digest=Markup(_digest(style)),  # noqa: S704
        )  # fmt: skip
        self.path = "page.html"

    def page(self) -> str:
        """The page, as text."""
        text: str = self.generate_html()
        return text


def _vis_network() -> str:
    """The vis-network that the installed pyvis ships, newest first."""
    newest = max(_PYVIS.glob("lib/vis-*/vis-network.min.js"), key=lambda path: path.parent.name)
    return _MAP.sub("", newest.read_text(encoding="utf-8").replace("\r\n", "\n"))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
