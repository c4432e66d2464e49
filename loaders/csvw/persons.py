"""Limit what is stated about persons to what the ontology has for people with a public function.

The allow-list is the ontology: the properties whose domain is a class of people (`kg:personal`) or a class above it, or
that have no domain. A column with other data about a person is withheld before any of its cells is read: it is in no
graph, report or quarantine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from loaders.csvw.metadata import Column, Table, TableGroup
from ontology.namespaces import (
    DCT_IDENTIFIER,
    OWL_SAME_AS,
    RDF_TYPE,
    RDFS_LABEL,
    SKOS_ALT_LABEL,
    SKOS_PREF_LABEL,
    row_base,
)
from ontology.vocabulary import Vocabulary

_NAMES = (DCT_IDENTIFIER, OWL_SAME_AS, RDF_TYPE, RDFS_LABEL, SKOS_ALT_LABEL, SKOS_PREF_LABEL)
_ROW = "Row"


def without_private_columns(group: TableGroup) -> TableGroup:
    """Return the tables with each column withheld that describes a person with a property not on the allow-list."""
    vocabulary = Vocabulary.load(group.base)
    personal = {name for name, term in vocabulary.classes.items() if term.personal}
    classes = {vocabulary.classes[name].iri.value for name in personal}
    people = {table.file: found for table in group.tables if (found := set(_person_templates(table, classes)))}
    if not people:
        return group
    allowed = _allowed(vocabulary, vocabulary.highest(personal)), _allowed(vocabulary, {_ROW})
    tables = (_withheld(table, people, allowed, row_base(group.base)) for table in group.tables)
    return replace(group, tables=tuple(tables))


def _allowed(vocabulary: Vocabulary, names: set[str]) -> frozenset[str]:
    """Return the properties that a resource of these classes may have."""
    above = {one for name in names for one in vocabulary.ancestors(name)}
    terms = [term for one in above for term in vocabulary.standing_on(one)]
    return frozenset(term.value for term in (*_NAMES, *(each.iri for each in (*terms, *vocabulary.anywhere()))))


def _person_templates(table: Table, classes: set[str]) -> Iterator[str]:
    """Yield the templates of the resources that a table describes as persons."""
    for column in table.columns:
        chosen = {choice.thing for choice in column.map.choices()} if column.map else {column.value}
        if column.predicate == RDF_TYPE.value and column.about and not classes.isdisjoint(filter(None, chosen)):
            yield column.about


def _withheld(table: Table, people: Mapping[str, set[str]], allowed: tuple[frozenset[str], frozenset[str]],
              row_base: str) -> Table:  # fmt: skip
    """Return the table with its private columns marked: they state nothing, and none of their cells is read."""
    templates = people.get(table.file, set())
    naming = {column.name for column in table.cells if not people.keys().isdisjoint(_referenced(column, table))}

    def is_private(column: Column) -> bool:
        about = column.about or row_base
        if about.startswith(row_base):
            return bool(templates) and not _predicates(column) <= allowed[1]
        of_person = about in templates or any(f"{{+{name}}}" in about or f"{{{name}}}" in about for name in naming)
        return of_person and not _predicates(column) <= allowed[0]

    private = {column.name for column in table.columns if is_private(column)}
    if templates:
        private |= _idle(table, private)
    columns = tuple(
        replace(column, withheld=True, suppress=True, required=False) if column.name in private else column
        for column in table.columns
    )
    return replace(table, columns=columns, of_persons=bool(templates))


def _referenced(column: Column, table: Table) -> set[str]:
    keys = (key.file for key in table.foreign_keys if column.name in key.columns)
    return {*column.references, *keys}


def _predicates(column: Column) -> set[str]:
    choices = column.map.choices() if column.map else ()
    return {each for each in (column.predicate, *(choice.predicate for choice in choices)) if each}


def _idle(table: Table, private: set[str]) -> set[str]:
    """Return the columns of a file that no allowed statement and no key needs."""
    shown = [column for column in table.columns if column.name not in private]
    used = {*table.key, *(name for column in shown for name in column.names())}
    used |= {column.map_column or "" for column in shown} | {column.qualifier_column or "" for column in shown}
    used |= {column.name for column in shown if _predicates(column)}
    lines = [column.lines for column in shown if column.lines]
    used |= {name for each in lines for name in (each.first, each.last)}
    return {column.name for column in table.cells if column.name not in used}
