"""Findings on the fields and pages that an ontology gets: values read as strings, and names that mislead.

| code | means |
|---|---|
| `no-range` | a warning: a datatype property without a range, whose values are read as strings |
| `unknown-range` | a warning: a range that has no field type, so the values are read as strings |
| `same-name` | a warning: two classes or two properties have one local name, so the second is named otherwise |
| `reserved-name` | a warning: every schema has the name of a class or property, which gets another |
| `same-label` | a warning: two classes or two properties have one label in a language, so pages call both the same |
| `no-label` | a warning: a thing or a code that the ontology describes lacks a label in a language of the graph |
| `core-term` | a file of the graph folder declares a term that the software declares |
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.text import Text
from ontology.declared_terms import declared_terms
from ontology.findings import WARNING, Finding
from ontology.graph_folder import graph_folder, in_base
from ontology.namespaces import (
    RDF_TYPE,
    RDFS,
    RDFS_LABEL,
    SKOS_NOTATION,
    SKOS_PREF_LABEL,
    XSD,
    local_name,
)
from ontology.ontology_index import OntologyIndex
from ontology.term_names import as_name, class_names, property_names
from ontology.turtle_files import TurtleFault, core_terms, read_turtle, shown_file
from ontology.turtle_lines import subject_lines
from ontology.vocabulary import KINDS

_NAMING = frozenset({RDFS_LABEL, SKOS_PREF_LABEL})
_TEXTS = ("string", "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN", "anyURI")
_STRINGS = {f"{RDFS}Literal", *(f"{XSD}{name}" for name in _TEXTS)}
"""Ranges whose values are strings, or any literals."""

_ACCEPTED = Text("one of {value}", value=", ".join(sorted(map(local_name, {*KINDS, *_STRINGS}))))


def field_findings(triples: Sequence[Triple], prefixes: Mapping[str, str], base: str) -> Iterator[Finding]:
    """Yield every finding on the terms of an ontology; `prefixes` holds the prefix of each namespace."""
    terms, chosen = declared_terms(triples, base), graph_folder().graphql.names
    labels = _labels(triples)
    yield from _ranges([each for each in terms.properties if each not in terms.relations], OntologyIndex(triples, base))
    yield from _names(class_names(terms.classes, prefixes, chosen), chosen.values())
    yield from _names(property_names(terms.properties, prefixes, chosen), chosen.values())
    yield from _shared_labels(terms.classes, labels)
    yield from _shared_labels(terms.properties, labels)
    yield from _unlabelled(triples, labels, base)


def _ranges(terms: Iterable[NamedNode], index: OntologyIndex) -> Iterator[Finding]:
    for term in terms:
        if (range_ := index.range(term)) is None:
            message = "a datatype property without a range: its values are read as strings"
            yield Finding(
                "no-range", term.value, message, Text("add rdfs:range, {accepted}", accepted=_ACCEPTED), WARNING
            )
        elif range_ not in KINDS.keys() | _STRINGS:
            message = Text("there is no field type for the range {range}: its values are read as strings", range=range_)
            yield Finding(
                "unknown-range",
                term.value,
                message,
                Text("choose another range, {accepted}", accepted=_ACCEPTED),
                WARNING,
            )


def _names(named: Mapping[NamedNode, str], chosen: Collection[str]) -> Iterator[Finding]:
    first = {name: term for term, name in named.items()}
    for term, name in named.items():
        local = as_name(local_name(term.value))
        if name == local or name in chosen:
            continue
        if other := first.get(local):
            message = Text(
                "{value} has the local name {local} too: this one is named {name}",
                value=other.value,
                local=local,
                name=name,
            )
            yield Finding(
                "same-name", term.value, message, "give it another in graphql.names, if that name is unclear", WARNING
            )
        else:
            message = Text(
                "{local} is a name that every schema has, or belongs to another term: this one is named {name}",
                local=local,
                name=name,
            )
            yield Finding(
                "reserved-name",
                term.value,
                message,
                "give it another in graphql.names, if that name is unclear",
                WARNING,
            )


def _labels(triples: Iterable[Triple]) -> dict[NamedNode, list[Literal]]:
    """Return the labels of each term and thing."""
    found: defaultdict[NamedNode, list[Literal]] = defaultdict(list)
    for each in triples:
        if each.predicate in _NAMING and isinstance(each.subject, NamedNode) and isinstance(each.object, Literal):
            found[each.subject].append(each.object)
    return found


def _shared_labels(terms: Iterable[NamedNode], labels: Mapping[NamedNode, list[Literal]]) -> Iterator[Finding]:
    """Yield each term with a label that an earlier term has in the same language."""
    first: dict[Literal, NamedNode] = {}
    for term in terms:
        for label in labels.get(term, ()):
            if (other := first.setdefault(label, term)) != term:
                message = Text("{value} has the label {label} too", value=other.value, label=label)
                yield Finding("same-label", term.value, message, "give one of them a label of its own", WARNING)


def _unlabelled(triples: Iterable[Triple], labels: Mapping[NamedNode, list[Literal]], base: str) -> Iterator[Finding]:
    typed = (each.subject for each in triples if each.predicate in (RDF_TYPE, SKOS_NOTATION))
    things = {each for each in typed if isinstance(each, NamedNode) and each.value.startswith(f"{base}id/")}
    for thing in things:
        said = {label.language for label in labels.get(thing, ())}
        for language in sorted(set(graph_folder().languages) - said):
            message = Text("no rdfs:label or skos:prefLabel in {language}", language=language)
            yield Finding("no-label", thing.value, message, Text("add one @{language}", language=language), WARNING)


def core_findings(files: Iterable[Path], base: str) -> Iterator[Finding]:
    """Yield the terms of `core.ttl` that files of the graph folder declare; the files can be read."""
    core = {term.value for term in core_terms(base) if term.value.startswith(base)}
    for file in files:
        found = read_turtle(file, base)
        assert not isinstance(found, TurtleFault)  # noqa: S101 - the files can be read
        lines = subject_lines(in_base(file.read_text(encoding="utf-8"), base))
        for triple in found:
            if triple.predicate == RDF_TYPE and isinstance(triple.subject, NamedNode) and triple.subject.value in core:
                yield Finding(
                    "core-term", triple.subject.value, "the software declares this term itself", "choose another name",
                    file=shown_file(file), line=lines.get(triple.subject.value),
                )  # fmt: skip
