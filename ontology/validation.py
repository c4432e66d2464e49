"""Validation of a graph against the shapes, with results of shape, focus, path and message.

A message contains the numbers of the broken rule. If its text has `{?name}`, these are variables of the query
(https://www.w3.org/TR/shacl/#sparql-constraints-variables); otherwise they are the values that the focus has for the
compared properties. Things that have ended (`kg:endedBy`) or were replaced (`kg:replacedOn`) are not judged, because
their facts are no longer stated. The engine (shacl-rust) is behind one function, and tests compare it with pySHACL.
Source: https://www.w3.org/TR/shacl/
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

import shacl_rust
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from graph_store.graphs import DEFAULT_BASE
from ontology.graph_folder import cached_per_folder
from ontology.namespaces import ENDED_BY, REPLACED_ON, SHACL, kg
from ontology.reasoning.owl_terms import term_in
from ontology.turtle_files import shape_triples

_MESSAGE, _PATH = NamedNode(SHACL + "message"), NamedNode(SHACL + "path")
_LESS = (NamedNode(SHACL + "lessThan"), NamedNode(SHACL + "lessThanOrEquals"))
_VARIABLE = re.compile(r"\{[?$]\w+\}")
_TERM = r"(\"(?:[^\"\\]|\\.)*\"\S*|[a-z][a-z0-9+.-]*:[^\s\"<>]*)"
_IRI = re.compile(r"<([^<>\s]+)>")

Result: TypeAlias = Mapping[str, object]
"""A result as the engine returns it."""

Values: TypeAlias = Mapping[tuple[str, str], list[str]]
"""The terms that a focus has for a property."""

Found: TypeAlias = tuple[str, Sequence[str]]
"""A property and values of it, as N-Triples terms."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One validation result.

    `shape` is the name of the rule (`S1` to `S21`) and `severity` is `Violation`, `Warning` or `Info`. `message` is
    by language, with things as `<IRI>`. `path` and `value` are N-Triples terms or None. `found` has the values of the
    focus for the property and for the one it is compared with, as N-Triples terms.
    """

    shape: str
    severity: str
    focus: str
    path: str | None
    value: str | None
    message: Mapping[str, str] = field(hash=False)
    found: Sequence[Found] = field(default=(), compare=False)

    def rule(self, language: str, name: Callable[[str], str]) -> str:
        """Return the message in a language, or else in English, without the name of its shape.

        `name` gives the name of the thing with an IRI.
        """
        message = self.message.get(language) or self.message.get("en") or self.shape
        return _IRI.sub(lambda iri: name(iri[1]), message.removeprefix(f"{self.shape}: "))


def validate(triples: Iterable[Triple], base: str = DEFAULT_BASE) -> list[Finding]:
    """Return the sorted findings of all shapes on a closed graph. The list is empty if the graph conforms."""
    return findings(triples, shape_triples(base), base)


def findings(triples: Iterable[Triple], shapes: tuple[Triple, ...], base: str = DEFAULT_BASE) -> list[Finding]:
    """Return the sorted findings of some shapes on a closed graph."""
    triples = list(triples)
    data = _n_triples(triples)
    report = shacl_rust.validate(data, _text(shapes), data_format="nt", shapes_format="nt", experimental_index=True)
    said = {kg(name, base) for name in (ENDED_BY, REPLACED_ON)}
    gone = {str(each.subject) for each in triples if each.predicate in said}
    results = [each for each in report["results"] if str(each["focusNode"]) not in gone]
    compared = _compared(shapes)
    values = _values(results, triples, compared)
    return sorted({_finding(each, _found(each, values, compared), base) for each in results}, key=order)


def order(finding: Finding) -> tuple[str, ...]:
    """Return a sort key. Two findings have the same one only if they are equal."""
    messages = (part for pair in sorted(finding.message.items()) for part in pair)
    return finding.shape, finding.focus, finding.path or "", finding.value or "", finding.severity, *messages


def _finding(result: Result, found: Sequence[Found], base: str) -> Finding:
    texts = [str(text) for text in result["messages"]]  # type: ignore[attr-defined]
    message = {language: said for text in texts for language, said in _in_languages(text, base)}
    return Finding(
        shape=next((text.partition(":")[0] for text in message.values()), "?"),
        severity=str(result["severity"]).rstrip(">").rpartition("#")[2],
        focus=str(result["focusNode"]),
        path=_optional(result.get("resultPath")),
        value=_optional(result.get("value")),
        message=message or {"en": "; ".join(texts)},
        found=found,
    )


def _values(results: Iterable[Result], triples: Iterable[Triple], compared: Mapping[str, set[str]]) -> Values:
    """Return the sorted values of the properties in findings, by focus and property."""
    wanted = {(str(each["focusNode"]), path) for each in results for path in _properties(each, compared)}
    found: dict[tuple[str, str], list[str]] = {place: [] for place in wanted}
    for triple in triples if wanted else ():
        if (place := (str(triple.subject), str(triple.predicate))) in found:
            found[place].append(str(triple.object))
    return {place: sorted(set(terms)) for place, terms in found.items()}


def _properties(result: Result, compared: Mapping[str, set[str]]) -> list[str]:
    """Return the property of a result, and the properties that a shape compares it with.

    The list is empty for a result of a query.
    """
    path, component = str(result.get("resultPath")), str(result["sourceConstraintComponent"])
    if not path.startswith("<") or "SPARQL" in component:
        return []
    return [path, *(sorted(compared.get(path, ())) if "LessThan" in component else ())]


def _compared(shapes: tuple[Triple, ...]) -> dict[str, set[str]]:
    """Return, for each property, the properties it may not exceed."""
    paths = {each.subject: str(each.object) for each in shapes if each.predicate == _PATH}
    found: dict[str, set[str]] = {}
    for each in shapes:
        if each.predicate in _LESS and each.subject in paths:
            found.setdefault(paths[each.subject], set()).add(str(each.object))
    return found


def _found(result: Result, values: Values, compared: Mapping[str, set[str]]) -> Sequence[Found]:
    """Return the values of a focus for the properties of a finding."""
    focus = str(result["focusNode"])
    return tuple((path, tuple(values[focus, path])) for path in _properties(result, compared))


def _plain(term: str) -> str:
    """Return the text of a literal in N-Triples, or a thing as `<IRI>`."""
    if not term.startswith('"'):
        return term if term.startswith("<") else f"<{term}>"
    literal = term_in(term)
    return literal.value if isinstance(literal, Literal) else term


def _optional(term: object) -> str | None:
    return None if term is None else str(term)


@cache
def _text(shapes: tuple[Triple, ...]) -> str:
    return _n_triples(shapes)


def _in_languages(text: str, base: str) -> Iterator[tuple[str, str]]:
    """Yield the languages of a message with its text in each. The engine returns texts without their language tag."""
    for pattern, language, message in _messages(base):
        if match := pattern.fullmatch(text):
            terms = iter(match.groups())
            yield language, _VARIABLE.sub(lambda _: _plain(next(terms)), message)  # noqa: B023


@cached_per_folder
def _messages(base: str) -> list[tuple[re.Pattern[str], str, str]]:
    """Return each message as a pattern with IRIs and literals for its variables, its language, and its text."""
    found = {each.object for each in shape_triples(base) if each.predicate == _MESSAGE}
    return [
        (re.compile(_TERM.join(map(re.escape, _VARIABLE.split(each.value)))), each.language or "", each.value)
        for each in found
        if isinstance(each, Literal)
    ]


def _n_triples(triples: Iterable[Triple]) -> str:
    content = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert content is not None  # noqa: S101 - without an output file the bytes are returned
    return content.decode()
