"""The terms of the vocabulary as `/ns` shows them: names, explanation, and axioms as lists of links."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode

from graph_api.linked_data.axioms import DISJOINT_WITH, Said, excluded, sentences
from graph_api.site.labels import Label, Labels
from graph_api.site.per_version import cached_per_version
from graph_api.site.request_view import RequestView
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.graph_folder import cached_per_folder
from ontology.namespaces import (
    DOMAINS,
    OWL,
    OWL_CLASS,
    OWL_DATATYPE_PROPERTY,
    OWL_INVERSE_OF,
    OWL_OBJECT_PROPERTY,
    OWL_SYMMETRIC_PROPERTY,
    OWL_TRANSITIVE_PROPERTY,
    RANGES,
    RDF_TYPE,
    RDFS_COMMENT,
    RDFS_SUB_CLASS_OF,
    RDFS_SUB_PROPERTY_OF,
    SKOS_CLOSE_MATCH,
    shortened,
)
from ontology.vocabulary import Vocabulary
from queries.catalogue import questions

_PROPERTIES = (OWL_OBJECT_PROPERTY, OWL_DATATYPE_PROPERTY)
_SHOWN: dict[str, tuple[NamedNode, ...]] = {
    "subclass": (RDFS_SUB_CLASS_OF,),
    "subproperty": (RDFS_SUB_PROPERTY_OF,),
    "inverse": (OWL_INVERSE_OF,),
    "domain": DOMAINS,
    "range": RANGES,
    "disjoint": (DISJOINT_WITH,),
    "close": (SKOS_CLOSE_MATCH,),
}
_KINDS = {
    OWL_TRANSITIVE_PROPERTY: "transitive",
    OWL_SYMMETRIC_PROPERTY: "symmetric",
    NamedNode(f"{OWL}FunctionalProperty"): "functional",
}
_VERSION_INFO = NamedNode(f"{OWL}versionInfo")
_FIRST_VERSION = "1"

_EXAMPLES = 3
_MOST_KEPT = 4
_SEEN = 50
_TERM = re.compile(r"\b([a-z]\w*):([A-Za-z]\w*)")
_PREFIX = re.compile(r"^PREFIX\s+([a-z]\w*):\s*<([^>]+)>", re.MULTILINE)


Link: TypeAlias = Callable[[NamedNode], tuple[Label, str | None]]
"""A function from a term to its name and its link."""


@dataclass(frozen=True, slots=True)
class TermNote:
    """One term: its names, its axioms in the ontology, examples from the data, and questions that use it."""

    name: str
    short: str
    iri: str
    label: Label
    comment: Label
    kinds: list[str]
    axioms: list[tuple[str, list[tuple[Label, str | None]]]]
    sentences: list[tuple[str, str]]
    since: str
    other: Label
    examples: list[tuple[Label, str | None]]
    questions: list[tuple[str, str]]


Notes: TypeAlias = tuple[list[TermNote], list[TermNote]]
"""The classes and the properties of our vocabulary, sorted by name."""


def term_notes(view: RequestView) -> Notes:
    """Return the notes for one reader; computed once per version and shared by readers with the same choices."""
    kept, key = _kept(view.snapshot), (view.reader, *sorted(view.addresses.kept.items()))
    notes = kept.get(key)
    if notes is None:
        notes = _notes(view)
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = notes
    return notes


@cached_per_version
def _kept(snapshot: Snapshot) -> dict[tuple[object, ...], Notes]:
    """Return the cache of the notes of a version."""
    return {}


def _notes(view: RequestView) -> Notes:
    said, examples = said_of(view.snapshot), _examples(view.snapshot)
    labels = view.labels()
    link = cache(lambda each: (labels.of(each), term_address(each, view)))
    told, never = sentences(said, labels, view.reader.language), excluded(said)
    ours = Vocabulary.load(view.addresses.base).own_names
    notes: dict[bool, list[TermNote]] = {True: [], False: []}
    for term, stated in said.items():
        types = stated.get(RDF_TYPE, ())
        if isinstance(term, NamedNode) and term in ours and (OWL_CLASS in types or _is_property(types)):
            stated = _with(stated, never.get(term, set()))
            note = _note(term, stated, examples.get(term, ()), told.get(term, []), labels, link, view)
            notes[OWL_CLASS in types].append(note)
    return sorted(notes[True], key=_by_name), sorted(notes[False], key=_by_name)


@cached_per_version
def said_of(snapshot: Snapshot) -> Said:
    """Return the statements of a version's ontology, by subject and property."""
    said: dict[Term, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in snapshot.quads(g=snapshot.graphs.ontology):
        said[quad.subject][quad.predicate].append(quad.object)
    return said


def term_address(term: NamedNode, view: RequestView) -> str | None:
    """Return the address of a term: in the vocabulary if the graph folder declares it."""
    name = Vocabulary.load(view.addresses.base).own_names.get(term)
    return f"{view.addresses.path('/ns')}#{name}" if name else view.addresses.of(term)


def _is_property(types: Sequence[Term]) -> bool:
    return any(kind in types for kind in _PROPERTIES)


def _note(
    term: NamedNode,
    stated: Mapping[NamedNode, Sequence[Term]],
    examples: Sequence[NamedNode],
    told: list[tuple[str, str]],
    labels: Labels,
    link: Link,
    view: RequestView,
) -> TermNote:
    name = Vocabulary.load(view.addresses.base).own_names[term]
    using = _using(view.addresses.base)
    comments = [text for text in stated.get(RDFS_COMMENT, ()) if isinstance(text, Literal)]
    return TermNote(
        name=name,
        short=shortened(term.value, view.addresses.base).strip("<>"),
        iri=term.value,
        label=labels.of(term),
        comment=labels.best(comments),
        kinds=[word for kind, word in _KINDS.items() if kind in stated.get(RDF_TYPE, ())],
        axioms=_axioms(stated, link, view.addresses.base),
        sentences=told,
        since=_since(stated),
        other=_other(labels.all_of(term)),
        examples=[link(each) for each in examples],
        questions=[(one, view.addresses.path(f"/questions/{one}")) for one in using.get(term.value, ())],
    )


def _with(stated: Mapping[NamedNode, Sequence[Term]], never: set[NamedNode]) -> Mapping[NamedNode, Sequence[Term]]:
    """Return the statements about a class, together with every class that is disjoint with it in either direction."""
    named: list[Term] = [*sorted(never, key=lambda each: each.value)]
    return {**stated, DISJOINT_WITH: named} if never else stated


def _since(stated: Mapping[NamedNode, Sequence[Term]]) -> str:
    """Return the version of the vocabulary that introduced the term; terms of the first version do not state it."""
    texts = [text.value for text in stated.get(_VERSION_INFO, ()) if isinstance(text, Literal)]
    return min(texts, default=_FIRST_VERSION)


def _other(names: Sequence[Label]) -> Label:
    """Return the name in the language that the page does not use."""
    return next((name for name in names if name.language), Label(""))


@cached_per_version
def _examples(snapshot: Snapshot) -> Mapping[Term, Sequence[NamedNode]]:
    """Return, for each term, some members of the class, or some things that have the property."""
    ours = Vocabulary.load(snapshot.graphs.base).own_names
    terms = [term for term in said_of(snapshot) if isinstance(term, NamedNode) and term in ours]
    return {term: _of_term(snapshot, term) for term in terms}


def _of_term(snapshot: Snapshot, term: NamedNode) -> list[NamedNode]:
    """Return the first few examples that the store finds."""
    store, things = snapshot.store(), f"{snapshot.graphs.base}id/"
    is_class = OWL_CLASS in said_of(snapshot)[term].get(RDF_TYPE, ())
    predicate, value = (RDF_TYPE, term) if is_class else (term, None)
    seen = islice(store.quads_for_pattern(None, predicate, value, DefaultGraph()), _SEEN)
    found = {quad.subject for quad in seen if isinstance(quad.subject, NamedNode)}
    return sorted((each for each in found if each.value.startswith(things)), key=lambda each: each.value)[:_EXAMPLES]


@cached_per_folder
def _using(base: str) -> Mapping[str, Sequence[str]]:
    """Return, for each term by IRI, the questions that use it in their text."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in questions(base=base):
        spaces = dict(_PREFIX.findall(one.text))
        used = {spaces[prefix] + name for prefix, name in _TERM.findall(one.text) if prefix in spaces}
        for iri in sorted(used):
            found[iri].append(one.name)
    return found


def _axioms(
    stated: Mapping[NamedNode, Sequence[Term]], link: Link, base: str
) -> list[tuple[str, list[tuple[Label, str | None]]]]:
    """Return the terms that axioms link to this one, by kind of axiom; class expressions are in the RDF only."""
    genid = f"{base}.well-known/genid/"
    shown = []
    for word, predicates in _SHOWN.items():
        ends = [end for predicate in predicates for end in stated.get(predicate, ()) if isinstance(end, NamedNode)]
        named = [link(end) for end in _each_once(ends) if not end.value.startswith(genid)]
        if named:
            shown.append((word, named))
    return shown


def _each_once(ends: list[NamedNode]) -> Iterable[NamedNode]:
    return dict.fromkeys(ends) if len(ends) > 1 else ends


def _by_name(note: TermNote) -> tuple[str, str]:
    return (note.label.text.casefold(), note.name)
