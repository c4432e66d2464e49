"""JSON-LD with our context: one node object for each subject, short names, and plain values if the context has their
type.

This is the compaction of https://www.w3.org/TR/json-ld11-api/#compaction-algorithms for graphs without blank nodes
and lists. A value whose type differs from the type of its term is written under the prefixed name, which has no
fixed type.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import cast

import orjson
from pyoxigraph import Literal, NamedNode, Triple

from ontology.context import Definition, compact, context
from ontology.namespaces import RDF_TYPE, XSD

_BIGGEST_SAFE_INTEGER = 2**53
_STRING = XSD + "string"


def to_jsonld(
    triples: Iterable[Triple], base: str, first: NamedNode | None = None, *, link: str | None = None
) -> bytes:
    """Return a document with an inline context, or with a `link` to one that has all our names. `first` comes first."""
    writer = _Writer(base)
    nodes = sorted(_by_subject(triples).items(), key=lambda pair: (pair[0] != first, pair[0].value))
    graph = [writer.node(subject, stated) for subject, stated in nodes]
    document = {"@context": link or writer.context(), "@graph": graph}
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def jsonld_parts(triples: Iterable[Triple], base: str) -> Iterator[bytes]:
    """Yield a document of any size in parts, one for each subject, from triples grouped by subject."""
    writer = _Writer(base)
    yield b'{"@context": ' + orjson.dumps(context(base)) + b', "@graph": ['
    separator = b"\n"
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        stated = _by_subject(group)[cast(NamedNode, subject)]
        yield separator + orjson.dumps(writer.node(cast(NamedNode, subject), stated))
        separator = b",\n"
    yield b"\n]}\n"


def _by_subject(triples: Iterable[Triple]) -> dict[NamedNode, dict[str, list[object]]]:
    subjects: dict[NamedNode, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        subjects[cast(NamedNode, triple.subject)][triple.predicate.value].append(triple.object)
    return subjects


class _Writer:
    """Writer of nodes with the names of one context."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._terms = cast(Mapping[str, Definition], context(base))
        self._names = {
            definition if isinstance(definition, str) else definition["@id"]: (name, definition)
            for name, definition in self._terms.items()
            if not name.startswith("@")
        }
        self._used = {"id", "type"}

    def context(self) -> dict[str, Definition]:
        """Return the part of our context that the nodes written so far use."""
        needed = self._used.union(*(_prefixes(self._terms[name]) for name in self._used if name in self._terms))
        return {name: definition for name, definition in self._terms.items() if name in needed}

    def node(self, subject: NamedNode, stated: Mapping[str, list[object]]) -> dict[str, object]:
        """Return one subject as a node object with all its triples."""
        written: dict[str, object] = {"id": subject.value}
        for predicate in sorted(stated):
            if predicate == RDF_TYPE.value:
                written["type"] = _single(sorted(self._class(value) for value in stated[predicate]))
            else:
                written.update(self._property(predicate, stated[predicate]))
        return written

    def _class(self, value: object) -> str:
        iri = cast(NamedNode, value).value
        short = compact(iri, self._base)
        name, definition = self._names.get(short, (short, None))
        return self._use(name if isinstance(definition, str) else short)

    def _use(self, name: str) -> str:
        self._used.add(name if name in self._terms else name.partition(":")[0])
        return name

    def _property(self, predicate: str, values: list[object]) -> dict[str, object]:
        short = compact(predicate, self._base)
        name, definition = self._names.get(short, (short, short))
        promise = {} if isinstance(definition, str) else definition
        plain = [value for value in values if _fits(value, promise, self._base)]
        other = [value for value in values if not _fits(value, promise, self._base)]
        written: dict[str, object] = {}
        if plain and promise:
            by_language = "@container" in promise
            written[self._use(name)] = _by_language(plain) if by_language else _single([_plain(each) for each in plain])
        if other:
            written[self._use(short)] = _single([_full(each) for each in other])
        return written


def _prefixes(definition: object) -> set[str]:
    """Return the prefixes that a definition's compact IRIs need."""
    iris = definition.values() if isinstance(definition, dict) else [str(definition)]
    return {iri.partition(":")[0] for iri in iris}


def _fits(value: object, promise: Mapping[str, str], base: str) -> bool:
    """Return whether the plain form of a value is read back as the same value under the type of the term."""
    if not promise:
        return False
    if isinstance(value, NamedNode):
        return promise.get("@type") == "@id"
    literal = cast(Literal, value)
    if "@container" in promise:
        return literal.language is not None
    datatype = promise.get("@type", compact(_STRING, base))
    return literal.language is None and compact(literal.datatype.value, base) == datatype


def _plain(value: object) -> object:
    if isinstance(value, Literal) and value.datatype.value == XSD + "integer":
        number = int(value.value)
        return number if str(number) == value.value and abs(number) < _BIGGEST_SAFE_INTEGER else value.value
    return cast(Literal, value).value


def _by_language(values: Iterable[object]) -> dict[str, object]:
    texts: dict[str, list[str]] = defaultdict(list)
    for value in values:
        literal = cast(Literal, value)
        texts[str(literal.language)].append(literal.value)
    return {tag: _single(sorted(texts[tag])) for tag in sorted(texts)}


def _full(value: object) -> object:
    if isinstance(value, NamedNode):
        return {"id": value.value}
    literal = cast(Literal, value)
    if literal.language is not None:
        return {"@value": literal.value, "@language": literal.language}
    if literal.datatype.value == _STRING:
        return {"@value": literal.value}
    return {"@value": literal.value, "@type": literal.datatype.value}


def _single(values: Sequence[object]) -> object:
    return values[0] if len(values) == 1 else values
