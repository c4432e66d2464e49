"""A graph against the shapes, as rows of shape, focus, path and message. https://www.w3.org/TR/shacl/

The engine (shacl-rust) stands behind one function; tests hold it beside pySHACL.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import shacl_rust
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from graph_store.graphs import DEFAULT_BASE
from ontology.files import shape_triples
from ontology.terms import SHACL

_MESSAGE = NamedNode(SHACL + "message")


@dataclass(frozen=True, slots=True)
class Finding:
    """One validation result.

    `shape` is the name of the rule (`S1` to `S21`), `severity` is `Violation`, `Warning` or `Info`,
    `message` is by language; `path` and `value` are N-Triples terms, or None.
    """

    shape: str
    severity: str
    focus: str
    path: str | None
    value: str | None
    message: Mapping[str, str] = field(hash=False)


def validate(triples: Iterable[Triple], base: str = DEFAULT_BASE) -> list[Finding]:
    """What the shapes say of a closed graph, sorted; empty when it conforms."""
    return findings(triples, shape_triples(base), base)


def findings(triples: Iterable[Triple], shapes: tuple[Triple, ...], base: str = DEFAULT_BASE) -> list[Finding]:
    """What some of the shapes say of a closed graph, sorted."""
    data = _n_triples(triples)
    report = shacl_rust.validate(data, _text(shapes), data_format="nt", shapes_format="nt", experimental_index=True)
    found = {_finding(result, base) for result in report["results"]}
    return sorted(found, key=order)


def order(finding: Finding) -> tuple[str, str, str, str]:
    """A sort key."""
    return finding.shape, finding.focus, finding.path or "", finding.value or ""


def _finding(result: Mapping[str, object], base: str) -> Finding:
    texts = [str(text) for text in result["messages"]]  # type: ignore[attr-defined]
    message = {language: text for text in texts for language in _languages(base).get(text, ())}
    return Finding(
        shape=next((text.partition(":")[0] for text in message.values()), "?"),
        severity=str(result["severity"]).rstrip(">").rpartition("#")[2],
        focus=str(result["focusNode"]),
        path=_optional(result.get("resultPath")),
        value=_optional(result.get("value")),
        message=message or {"en": "; ".join(texts)},
    )


def _optional(term: object) -> str | None:
    return None if term is None else str(term)


@cache
def _text(shapes: tuple[Triple, ...]) -> str:
    return _n_triples(shapes)


@cache
def _languages(base: str) -> dict[str, tuple[str, ...]]:
    """Which languages a message text is written in; the engine hands texts back without their tag."""
    languages: dict[str, tuple[str, ...]] = {}
    for triple in shape_triples(base):
        if triple.predicate == _MESSAGE and isinstance(triple.object, Literal):
            text = triple.object.value
            languages[text] = (*languages.get(text, ()), triple.object.language or "")
    return languages


def _n_triples(triples: Iterable[Triple]) -> str:
    content = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert content is not None  # noqa: S101 - without an output file the bytes are returned
    return content.decode()
