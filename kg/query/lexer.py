"""The words of a SPARQL query: where each token starts and what it is. Knows no grammar and no engine.

The lexer never fails: a character that begins no token is a token of its own. It is conservative where engines
differ, because `kg.query.guard` relies on it: see the tests of the guard before touching a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Token", "prefixes_used", "tokens", "words"]


class Token(NamedTuple):
    """A stretch of a query: its kind (a group name of the pattern below), its text and where it starts."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset just behind the token."""
        return self.start + len(self.text)


_TOKEN = re.compile(
    r'''
    (?P<string>   """ (?: (?:"|"")? (?:[^"\\]|\\.) )* """
                | \'\'\' (?: (?:'|\'\')? (?:[^'\\]|\\.) )* \'\'\'
                | " (?:[^"\\\n\r]|\\.)* "
                | ' (?:[^'\\\n\r]|\\.)* ' )
    | (?P<iri>      < [^<>"{}|^`\x00-\x20]* > )              # escapes such as \U00000023 stay inside
    | (?P<comment>  \# [^\n\r]* )
    | (?P<variable> [?$] \w+ )
    | (?P<language> @ [A-Za-z] [\w-]* )
    | (?P<name>     (?: [^\W\d] [\w.\-]* )? : [\w.\-:%\\]* )  # a prefixed name, or a prefix in its declaration
    | (?P<word>     \w+ )
    | (?P<space>    \s+ )
    | (?P<mark>     . )
    ''',
    re.VERBOSE | re.DOTALL,
)


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query in order, spaces left out, comments kept.

    >>> [token.text for token in tokens('ASK { ?s kg:amount "a } b" } # why')]
    ['ASK', '{', '?s', 'kg:amount', '"a } b"', '}', '# why']
    """
    for match in _TOKEN.finditer(query):
        if match.lastgroup != "space":
            yield Token(str(match.lastgroup), match.group(), match.start())


def words(query: str) -> list[str]:
    """The bare words of a query (keywords, function names, numbers) in capitals.

    >>> words("select * from <http://x/service> where { ?s a 'load' }")
    ['SELECT', 'FROM', 'WHERE', 'A']
    """
    return [token.text.upper() for token in tokens(query) if token.kind == "word"]


def prefixes_used(query: str) -> set[str]:
    """The prefixes of all prefixed names in a query, declared or not.

    >>> sorted(prefixes_used("PREFIX x: <http://x/> ASK { x:a kg:amount 'y:z' }"))
    ['kg', 'x']
    """
    return {token.text.partition(":")[0] for token in tokens(query) if token.kind == "name"}
