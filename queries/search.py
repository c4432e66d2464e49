"""Search: find the resources of a version by the words in their names and texts. A version has one index.

The index is built when a version is prepared, or else at first use, in the folder of its version (or beside it if that
is read-only). It is deleted with the version.
"""

import os
import threading
import unicodedata
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from weakref import WeakKeyDictionary

from pyoxigraph import DefaultGraph, Literal, NamedNode

from graph_store.durable_files import removed_on_failure, temporary, writable
from graph_store.errors import StoreFull
from graph_store.fulltext import building
from graph_store.fulltext.entries import Entry, Found, Hit, Way
from graph_store.fulltext.index import Index
from graph_store.graphs import Include, Scope
from graph_store.lock import alone_in
from graph_store.snapshot import Snapshot
from ontology.namespaces import DCT_IDENTIFIER, RDFS_LABEL, SKOS_ALT_LABEL, SKOS_PREF_LABEL, kg
from queries.subjects import subjects

__all__ = ["Entry", "Found", "Hit", "Way", "find", "index", "is_built"]

_LONGEST = 200
_NAMING = (SKOS_PREF_LABEL, RDFS_LABEL, SKOS_ALT_LABEL)
_ALSO_NAMING = "abbreviation"


def find(
    snapshot: Snapshot,
    text: str,
    limit: int = 50,
    *,
    synthetic: bool = False,
    names_only: bool = False,
    language: str | None = None,
    wanted: Callable[[Entry], bool] | None = None,
    widest: Way = Way.CORRECTION,
) -> Found:
    """Return the resources that match a text, best first.

    Every word of the text must match, in the ways of `Way` up to `widest`. `Hit.key` is the IRI of the resource,
    `Hit.place` that of the property, and `Hit.via` that of the subject whose name the text is. A resource counts once,
    with its best text. Only texts in the `language`, if given, and only those that `wanted` accepts count.
    """
    return index(snapshot).search(
        text[:_LONGEST],
        limit,
        hidden=synthetic,
        names_only=names_only,
        language=language,
        wanted=wanted,
        widest=widest,
    )


def index(snapshot: Snapshot) -> Index:
    """Return the index of a version, built at first use; a second caller waits for the first."""
    with _LOCK:
        found = _INDEXES.get(snapshot)
        if found is None:
            found = _INDEXES[snapshot] = Index(_file(snapshot))
        return found


def is_built(snapshot: Snapshot) -> bool:
    """Return whether the index of a version is in its folder."""
    return (snapshot.folder / _NAME).exists()


_NAME = f"search-{building.LAYOUT}.sqlite"
_INDEXES: WeakKeyDictionary[Snapshot, Index] = WeakKeyDictionary()
_LOCK = threading.Lock()


def _file(snapshot: Snapshot) -> Path:
    try:
        return _file_in(writable(snapshot.folder), snapshot)
    except StoreFull:
        return _file_in(temporary(snapshot.folder), snapshot)


def _file_in(folder: Path, snapshot: Snapshot) -> Path:
    file = folder / _NAME
    if not file.exists():
        with alone_in(folder):
            if not file.exists():
                _build(file, snapshot)
    return file


def _build(file: Path, snapshot: Snapshot) -> None:
    beside = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    beside.unlink(missing_ok=True)
    with removed_on_failure(beside):
        building.build(beside, entries(snapshot))
        beside.replace(file)


def entries(snapshot: Snapshot) -> Iterator[Entry]:
    """Yield the names, keys and texts with a language of every resource, and the names of its subjects.

    Those of synthetic resources are hidden.
    """
    naming = {*_NAMING, kg(_ALSO_NAMING, snapshot.graphs.base)}
    things = f"{snapshot.graphs.base}id/"
    for graph, hidden in ((DefaultGraph(), False), (snapshot.graphs.synthetic, True)):
        for quad in snapshot.store().quads_for_pattern(None, None, None, graph):
            subject, value = quad.subject, quad.object
            if isinstance(value, Literal) and isinstance(subject, NamedNode) and subject.value.startswith(things):
                verb, is_name = quad.predicate, quad.predicate in naming
                if is_name or verb == DCT_IDENTIFIER or value.language:
                    yield Entry(subject.value, _text(value), value.language or "", is_name, hidden, verb.value)
    yield from _subjects(snapshot, things)


def _subjects(snapshot: Snapshot, things: str) -> Iterator[Entry]:
    """Yield the names of the subjects to which a resource leads by a stated fact, as texts of the resource."""
    found = set(subjects(snapshot))
    labels = snapshot.columns().objects(RDFS_LABEL)
    for subject, synthetic in product(sorted(found, key=str), (False, True)):
        names = [name for name in labels.get(subject, ()) if isinstance(name, Literal)]
        for fact in snapshot.triples(Scope(Include.ASSERTED, synthetic), None, None, subject):
            thing, place = fact.subject, fact.predicate.value
            if isinstance(thing, NamedNode) and thing.value.startswith(things) and thing not in found:
                for name in names:
                    yield Entry(thing.value, _text(name), name.language or "", False, synthetic, place, subject.value)


def _text(value: Literal) -> str:
    return unicodedata.normalize("NFC", value.value)
