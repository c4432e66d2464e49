"""The terms of the vocabulary as `/ns` shows them: names, explanation, and axioms as lists of links."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph_api.site.asked import Asked
from graph_api.site.labels import Label, Labels
from graph_store.terms import Term
from ontology.terms import (
    OWL_CLASS,
    OWL_DATATYPE_PROPERTY,
    OWL_INVERSE_OF,
    OWL_OBJECT_PROPERTY,
    OWL_SYMMETRIC_PROPERTY,
    OWL_TRANSITIVE_PROPERTY,
    RDF_TYPE,
    RDFS_COMMENT,
    RDFS_DOMAIN,
    RDFS_RANGE,
    RDFS_SUB_CLASS_OF,
    RDFS_SUB_PROPERTY_OF,
    SCHEMA_DOMAIN_INCLUDES,
    SCHEMA_RANGE_INCLUDES,
)

_PROPERTIES = (OWL_OBJECT_PROPERTY, OWL_DATATYPE_PROPERTY)
_SHOWN: dict[str, tuple[NamedNode, ...]] = {
    "subclass": (RDFS_SUB_CLASS_OF,),
    "subproperty": (RDFS_SUB_PROPERTY_OF,),
    "inverse": (OWL_INVERSE_OF,),
    "domain": (RDFS_DOMAIN, SCHEMA_DOMAIN_INCLUDES),
    "range": (RDFS_RANGE, SCHEMA_RANGE_INCLUDES),
}
_KINDS = {OWL_TRANSITIVE_PROPERTY: "transitive", OWL_SYMMETRIC_PROPERTY: "symmetric"}

_Said = Mapping[Term, Mapping[NamedNode, Sequence[Term]]]


@dataclass(frozen=True, slots=True)
class TermNote:
    """One term: its short name, its names in the reader's language, and what the ontology says of it."""

    name: str
    short: str
    iri: str
    label: Label
    comment: Label
    kinds: list[str]
    axioms: list[tuple[str, list[tuple[Label, str | None]]]]


def term_notes(view: Asked) -> tuple[list[TermNote], list[TermNote]]:
    """The classes and the properties of our vocabulary, each by name."""
    said = _said(view)
    labels = Labels(view.snapshot, view.reader.order, view.reader.language)
    ours = f"{view.addresses.base}ns#"
    notes: dict[bool, list[TermNote]] = {True: [], False: []}
    for term, stated in said.items():
        types = stated.get(RDF_TYPE, ())
        if isinstance(term, NamedNode) and term.value.startswith(ours) and (OWL_CLASS in types or _is_property(types)):
            notes[OWL_CLASS in types].append(_note(term, stated, labels, view))
    return sorted(notes[True], key=_by_name), sorted(notes[False], key=_by_name)


def _said(view: Asked) -> _Said:
    said: dict[Term, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in view.snapshot.quads(g=view.snapshot.graphs.ontology):
        said[quad.subject][quad.predicate].append(quad.object)
    return said


def _is_property(types: Sequence[Term]) -> bool:
    return any(kind in types for kind in _PROPERTIES)


def _note(term: NamedNode, stated: Mapping[NamedNode, Sequence[Term]], labels: Labels, view: Asked) -> TermNote:
    name = term.value.rpartition("#")[2]
    comments = [text for text in stated.get(RDFS_COMMENT, ()) if isinstance(text, Literal)]
    return TermNote(
        name=name,
        short=f"kg:{name}",
        iri=term.value,
        label=labels.of(term),
        comment=labels.best(comments),
        kinds=[word for kind, word in _KINDS.items() if kind in stated.get(RDF_TYPE, ())],
        axioms=_axioms(stated, labels, view),
    )


def _axioms(
    stated: Mapping[NamedNode, Sequence[Term]], labels: Labels, view: Asked
) -> list[tuple[str, list[tuple[Label, str | None]]]]:
    """What the term is a form of, goes with, leads from and to; nameless expressions stand in the RDF only."""
    genid = f"{view.addresses.base}.well-known/genid/"
    shown = []
    for word, predicates in _SHOWN.items():
        ends = dict.fromkeys(end for predicate in predicates for end in stated.get(predicate, ()))
        named = [end for end in ends if isinstance(end, NamedNode) and not end.value.startswith(genid)]
        if named:
            shown.append((word, [(labels.of(end), view.addresses.of(end)) for end in named]))
    return shown


def _by_name(note: TermNote) -> tuple[str, str]:
    return (note.label.text.casefold(), note.name)
