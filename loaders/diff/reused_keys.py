"""Warnings for keys that a newer document gives to what is evidently another thing."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from loaders.check.documents import Documents
from loaders.check.inventory import Inventory
from loaders.check.rows import Row, Standing
from loaders.check.standing import Series, all_series
from loaders.map.mapping import Map
from loaders.reports.report import Weight
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, RDFS_LABEL, SKOS_PREF_LABEL

REUSED = "reused-key"
_WORD = re.compile(r"\w\w+")
_LABELS = (RDFS_LABEL, SKOS_PREF_LABEL)


@dataclass(frozen=True, slots=True)
class _Thing:
    """The thing of a row: its classes, its labels, and their words."""

    classes: frozenset[str]
    labels: tuple[str, ...]

    @property
    def words(self) -> set[str]:
        return {word for label in self.labels for word in _WORD.findall(label.casefold())}

    def differs(self, other: "_Thing") -> bool:
        """Return whether this is evidently another thing: no class in common, or no word of the labels."""
        no_class = bool(self.classes and other.classes) and self.classes.isdisjoint(other.classes)
        return no_class or (bool(self.words and other.words) and self.words.isdisjoint(other.words))


def warn_of_reused(inventories: Mapping[str, Inventory], documents: Documents, maps: Mapping[str, Map]) -> None:
    """Warn of each row that holds while an older row of its key describes another thing."""
    for series in all_series(inventories, documents):
        if series.is_shared:
            for inventory, row, earlier, states in _pairs(series, maps):
                now, was = _thing(maps[inventory.table.file], row), _thing(states, earlier[1])
                if now and was and now.differs(was):
                    before, told = earlier[0], ", ".join(was.labels) or ", ".join(sorted(was.classes))
                    key = inventory.table.key[0]
                    inventory.say(row, REUSED, Weight.WARNED, key, row.text(key), before=before, was=told)


def _pairs(series: Series, maps: Mapping[str, Map]) -> Iterator[tuple[Inventory, Row, tuple[str, Row], Map]]:
    """Yield each row that holds, with its inventory, the newest row that it supersedes, and what maps that row."""
    older = dict[str, tuple[int, Row, Map]]()
    for each in series.inventories:
        for row in each.good:
            rank = series.documents.rank_of(row, each.table)
            key = each.table.key_in_series(row.key)
            if row.standing is Standing.SUPERSEDED and rank is not None and rank >= older.get(key, (0,))[0]:
                older[key] = rank, row, maps[each.table.file]
    for each in series.inventories if older else ():
        for row in _with_keys(each, older):
            rank, before, states = older[each.table.key_in_series(row.key)]
            yield each, row, (series.documents.each[rank].key, before), states


def _with_keys(inventory: Inventory, keys: Collection[str]) -> Iterator[Row]:
    """Yield the rows with these keys that hold, also those that are the same as before."""
    for row in list(inventory.good):
        if row.standing is Standing.HOLDS and inventory.table.key_in_series(row.key) in keys:
            yield row
    if inventory.same is not None:
        yield from inventory.same.rows([key for key in keys if inventory.same.has(key)])


def _thing(states: Map, row: Row) -> _Thing | None:
    """Return what a row says its thing is; None if it describes no thing with a key."""
    stated = [triple for _, triple in states(row)]
    about = next((triple.subject for triple in stated if triple.predicate == DCT_IDENTIFIER), None)
    own = [triple for triple in stated if triple.subject == about]
    classes = (each.object.value for each in own if each.predicate == RDF_TYPE and isinstance(each.object, NamedNode))
    labels = (each.object.value for each in own if each.predicate in _LABELS and isinstance(each.object, Literal))
    return None if about is None else _Thing(frozenset(classes), tuple(labels))
