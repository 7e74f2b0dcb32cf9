"""What a query may not say: nothing that reaches another machine, reads a file or changes data.

The engine has no switch for SERVICE, and its parser needs no space around keywords (`1SERVICE<...>` is a call), so
any bare word or comment that *contains* a forbidden keyword is refused. That is the first fence; the second one is
the worker, which gives up the network before it reads a query (`kg.query.fence`).
"""

from __future__ import annotations

from kg.query.lexer import Token, tokens
from kg.query.question import Question, RefusedError

__all__ = ["has_dataset_clause", "names_graphs", "refuse_reach"]

_REMOTE = ("SERVICE", "LOAD")
_GRAPHS = ("GRAPH", "FROM")
_UPDATES = frozenset({"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def refuse_reach(query: str) -> None:
    """Return only if the query stays in the store and leaves it as it is.

    Raises RefusedError where the query calls another endpoint, loads a document or updates data.
    """
    found = list(tokens(query))
    for token in found:
        if token.kind in {"word", "comment"} and (keyword := _forbidden(token)):
            where = "a comment" if token.kind == "comment" else "the query"
            raise RefusedError(
                f"{where} has the word {keyword}, and queries may not reach beyond the store",
                where=_place(query, token.start),
                do=f"take {keyword} out" + (" of the comment" if token.kind == "comment" else ""),
            )
    first = next((t for t in found if t.kind == "word" and t.text.upper() in _UPDATES | _FORMS), None)
    if first and first.text.upper() in _UPDATES:
        raise RefusedError(
            f"{first.text.upper()} changes data, and only queries are answered",
            where=_place(query, first.start),
            do="ask with SELECT, ASK, CONSTRUCT or DESCRIBE",
        )


def has_dataset_clause(query: str) -> bool:
    """True if the query names its own graphs with FROM or FROM NAMED.

    >>> has_dataset_clause("SELECT * FROM <http://g> { ?from ?p 'FROM' }"), has_dataset_clause("ASK { ?from ?p ?o }")
    (True, False)
    """
    return any(token.kind == "word" and "FROM" in token.text.upper() for token in tokens(query))


def names_graphs(question: Question) -> bool:
    """True if the question is about more than the default graph, or if that cannot be ruled out.

    >>> names_graphs(Question("ASK { ?graph kg:from ?from } # of a graph")), names_graphs(Question("ASK { GRAPH ?g {} }"))
    (False, True)
    """
    if question.default_graphs or question.named_graphs:
        return True
    before = -1
    for token in tokens(question.text):
        glued, before = token.start == before, token.end
        match token.kind:
            case "word" | "language":
                found = any(keyword in token.text.upper() for keyword in _GRAPHS)
            case "comment":  # behind a name with an escape, as kg:a\#b, an engine reads on where the lexer does not
                found = glued and any(keyword in token.text.upper() for keyword in _GRAPHS)
            case _:
                found = token.text == "\\"
        if found:
            return True
    return False


def _forbidden(token: Token) -> str | None:
    return next((keyword for keyword in _REMOTE if keyword in token.text.upper()), None)


def _place(query: str, offset: int) -> str:
    line = query.count("\n", 0, offset) + 1
    return f"query line {line}, column {offset - query.rfind(chr(10), 0, offset)}"
