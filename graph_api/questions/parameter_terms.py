"""Converts the text of a parameter to the term that its question takes."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode
from starlette.datastructures import QueryParams

from graph_api.linked_data.notation import read_term
from graph_store.errors import BadRequest
from graph_store.terms import XSD
from queries.catalogue import Question, Value
from queries.header import Parameter

CHOICES = frozenset({"version", "document", "include", "synthetic", "lang", "format"})
"""Parameters that every address takes; no parameter of a question has one of these names."""

MOST = 100
"""Most values of one parameter."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")


def values(question: Question, params: QueryParams) -> dict[str, Sequence[Value]]:
    """Return the terms that a request gives to a question; repeating a parameter asks a batch.

    Raises: BadRequest (400) for an unknown parameter, or for a text that is not of the kind that the parameter takes.
    """
    known = {parameter.name: parameter for parameter in question.header.parameters}
    unknown = sorted(set(params) - set(known) - CHOICES)
    if unknown:
        names = ", ".join(known) or "none"
        raise BadRequest(
            "{name} has no parameter {unknown!r}; its parameters: {names}.",
            name=question.name,
            unknown=unknown[0][:60],
            names=names,
        )
    given = {name: params.getlist(name) for name in known if params.getlist(name) not in ([], [""])}
    return {name: [_value(known[name], text, question.base) for text in texts[:MOST]] for name, texts in given.items()}


def _value(parameter: Parameter, text: str, base: str) -> Value:
    try:
        return _READERS.get(parameter.kind, _string)(parameter, text, base)
    except ValueError as fault:
        taken = _TAKES.get(parameter.kind, "a text")
        raise BadRequest(
            "{name}={text!r} is not accepted; it takes {taken}.", name=parameter.name, text=text[:80], taken=taken
        ) from fault


def _iri(parameter: Parameter, text: str, base: str) -> Value:
    found = read_term(text, parameter.name, base)
    if not isinstance(found, NamedNode):
        raise ValueError("a literal")
    return found


def _integer(parameter: Parameter, text: str, base: str) -> Value:
    if not _INTEGER.fullmatch(text.strip()):
        raise ValueError("no integer")
    return Literal(int(text))


def _date(parameter: Parameter, text: str, base: str) -> Value:
    return Literal(date.fromisoformat(text.strip()).isoformat(), datatype=NamedNode(f"{XSD}date"))


def _string(parameter: Parameter, text: str, base: str) -> Value:
    return Literal(text, language=parameter.language) if parameter.language else Literal(text)


_READERS: dict[str, Callable[[Parameter, str, str], Value]] = {"iri": _iri, "integer": _integer, "date": _date}
_TAKES = {"iri": "a key such as tree:oak, or an IRI", "integer": "a whole number", "date": "a day such as 2020-01-31"}
