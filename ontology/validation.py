"""A graph against the shapes, as rows of shape, focus, path and message. https://www.w3.org/TR/shacl/

A message names the numbers of a broken rule: a query's variables where its text has `{?name}`
(https://www.w3.org/TR/shacl/#sparql-constraints-variables), else what the focus has of the properties compared.

The engine (shacl-rust) stands behind one function; tests hold it beside pySHACL.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

import shacl_rust
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from graph_store.graphs import DEFAULT_BASE
from ontology.files import shape_triples
from ontology.terms import SHACL

_MESSAGE, _PATH = NamedNode(SHACL + "message"), NamedNode(SHACL + "path")
_LESS = (NamedNode(SHACL + "lessThan"), NamedNode(SHACL + "lessThanOrEquals"))
_VARIABLE = re.compile(r"\{[?$]\w+\}")
_TERM = r"(<[^>]*>|\"(?:[^\"\\]|\\.)*\"\S*)"
_SHOWN = 5

Result: TypeAlias = Mapping[str, object]
"""A result as the engine gives it."""

Values: TypeAlias = Mapping[tuple[str, str], list[str]]
"""The terms that a focus has of a property."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One validation result.

    `shape` is the name of the rule (`S1` to `S21`), `severity` is `Violation`, `Warning` or `Info`,
    `message` is by language; `path` and `value` are N-Triples terms, or None. `found` is what the focus has of the
    property, and of the one that it is compared with.
    """

    shape: str
    severity: str
    focus: str
    path: str | None
    value: str | None
    message: Mapping[str, str] = field(hash=False)
    found: str = field(default="", compare=False)

    def said(self, language: str) -> str:
        """The message in a language, else in English, with the values that break the rule."""
        message = self.message.get(language) or self.message.get("en") or self.shape
        return f"{message.removesuffix('.')}: {self.found}" if self.found else message


def validate(triples: Iterable[Triple], base: str = DEFAULT_BASE) -> list[Finding]:
    """What the shapes say of a closed graph, sorted; empty when it conforms."""
    return findings(triples, shape_triples(base), base)


def findings(triples: Iterable[Triple], shapes: tuple[Triple, ...], base: str = DEFAULT_BASE) -> list[Finding]:
    """What some of the shapes say of a closed graph, sorted."""
    triples = list(triples)
    data = _n_triples(triples)
    report = shacl_rust.validate(data, _text(shapes), data_format="nt", shapes_format="nt", experimental_index=True)
    compared = _compared(shapes)
    values = _values(report["results"], triples, compared)
    found = {_finding(result, _found(result, values, compared, base), base) for result in report["results"]}
    return sorted(found, key=order)


def order(finding: Finding) -> tuple[str, str, str, str]:
    """A sort key."""
    return finding.shape, finding.focus, finding.path or "", finding.value or ""


def _finding(result: Result, found: str, base: str) -> Finding:
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
    """The values of the properties that findings are about, by focus and property, in order."""
    wanted = {(str(each["focusNode"]), path) for each in results for path in _properties(each, compared)}
    found: dict[tuple[str, str], list[str]] = {place: [] for place in wanted}
    for triple in triples if wanted else ():
        if (place := (str(triple.subject), str(triple.predicate))) in found:
            found[place].append(str(triple.object))
    return {place: sorted(set(terms)) for place, terms in found.items()}


def _properties(result: Result, compared: Mapping[str, set[str]]) -> list[str]:
    """The property that a result is about, and those that a shape compares it with; none where a query found it."""
    path, component = str(result.get("resultPath")), str(result["sourceConstraintComponent"])
    if not path.startswith("<") or "SPARQL" in component:
        return []
    return [path, *(sorted(compared.get(path, ())) if "LessThan" in component else ())]


def _compared(shapes: tuple[Triple, ...]) -> dict[str, set[str]]:
    """The properties that each property may not be greater than."""
    paths = {each.subject: str(each.object) for each in shapes if each.predicate == _PATH}
    found: dict[str, set[str]] = {}
    for each in shapes:
        if each.predicate in _LESS and each.subject in paths:
            found.setdefault(paths[each.subject], set()).add(str(each.object))
    return found


def _found(result: Result, values: Values, compared: Mapping[str, set[str]], base: str) -> str:
    """`selectedCount 3, candidateCount 2`: what a focus has of the properties of a finding."""
    focus = str(result["focusNode"])
    told = ((path, values[focus, path]) for path in _properties(result, compared))
    return ", ".join(f"{_local(path)} {_listed(terms, base)}" for path, terms in told)


def _local(path: str) -> str:
    return re.split("[#/]", path.rstrip(">"))[-1]


def _listed(terms: list[str], base: str) -> str:
    more = f" (+{len(terms) - _SHOWN})" if len(terms) > _SHOWN else ""
    return " | ".join(_plain(term, base) for term in terms[:_SHOWN]) + more if terms else "–"


def _plain(term: str, base: str) -> str:
    """A term of N-Triples as a person reads it: the text of a literal, the key of a thing."""
    if term.startswith("<"):
        name = term[1:-1]
        return name.removeprefix(f"{base}id/").replace("/", ":", 1) if name.startswith(f"{base}id/") else name
    literal = next(iter(parse(f"<urn:s> <urn:p> {term} .", format=RdfFormat.N_TRIPLES))).object
    return literal.value if isinstance(literal, Literal) else term


def _optional(term: object) -> str | None:
    return None if term is None else str(term)


@cache
def _text(shapes: tuple[Triple, ...]) -> str:
    return _n_triples(shapes)


def _in_languages(text: str, base: str) -> Iterator[tuple[str, str]]:
    """The languages of a message, each with its text; the engine gives texts back without their tag."""
    for pattern, language, message in _messages(base):
        if match := pattern.fullmatch(text):
            terms = iter(match.groups())
            yield language, _VARIABLE.sub(lambda _: _plain(next(terms), base), message)  # noqa: B023


@cache
def _messages(base: str) -> list[tuple[re.Pattern[str], str, str]]:
    """For each message an expression for its text, with N-Triples terms for its variables; its language; itself."""
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
