"""The classes and properties that metadata names in a namespace of the ontology, though the ontology has no such term.

Their facts would load, but no type, field or page would show them.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import NamedNode

from loaders.csvw.metadata import Column, TableGroup
from ontology.graph_folder import cached_per_folder
from ontology.namespaces import OWL_ONTOLOGY, RDF_TYPE, local_name
from ontology.turtle_files import ontology_triples


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """A term that a column names, and the term of the ontology with the nearest name; "" without a near one."""

    file: str
    column: str
    iri: str
    nearest: str = ""


def unknown_terms(group: TableGroup) -> Iterator[UnknownTerm]:
    """Yield each unknown term of each column."""
    declared, spaces = _declared(group.base)
    for table in group.tables:
        for column in table.columns:
            for iri in dict.fromkeys(_named(column)):
                if iri.startswith(spaces) and iri not in declared:
                    yield UnknownTerm(table.file, column.name, iri, _nearest(iri, declared))


@cached_per_folder
def _declared(base: str) -> tuple[Set[str], tuple[str, ...]]:
    """Return the terms that the ontology declares, and the starts of the IRIs that are its own."""
    typed = [
        (each.subject.value, each.object)
        for each in ontology_triples(base)
        if each.predicate == RDF_TYPE and isinstance(each.subject, NamedNode)
    ]
    ontologies = [term for term, kind in typed if kind == OWL_ONTOLOGY]
    spaces = (f"{base}ns#", *(f"{name.rstrip('#/')}{mark}" for name in ontologies for mark in "#/"))
    return {term for term, _ in typed}, spaces


def _named(column: Column) -> Iterator[str]:
    """Yield the properties of a column, and the classes that it states."""
    choices = column.map.choices() if column.map else ()
    predicates = [each for each in (column.predicate, *(choice.predicate for choice in choices)) if each]
    yield from (each for each in predicates if "{" not in each)
    if RDF_TYPE.value in predicates:
        values = (column.value, *(choice.thing for choice in choices))
        yield from (each for each in values if each and "{" not in each)


def _nearest(iri: str, declared: Set[str]) -> str:
    """Return the term of the same namespace with the nearest name."""
    space = iri.removesuffix(local_name(iri))
    names = {local_name(each): each for each in sorted(declared) if each.startswith(space)}
    near = get_close_matches(local_name(iri), names, 1)
    return names[near[0]] if near else ""
