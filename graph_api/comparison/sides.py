"""The two sides of a comparison, each named by a document or a version: `plan:2020`, `12`, or a pinned name."""

from dataclasses import dataclass

from graph_api.service import Service
from graph_store.documents import documents_of, known_document
from graph_store.errors import UnknownVersion
from graph_store.snapshot import Snapshot
from graph_store.text import Text
from graph_store.whole_numbers import whole_number

_LONGEST_NUMBER = 9
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the key of the document or the number of the version that was asked for, and its content."""

    name: str | int
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a comparison."""

    old: Side
    new: Side


def side(service: Service, text: str, version: int | None) -> Side:
    """Return the side that a text names; a document is read as `version` knows it, the newest if None.

    Raises: UnknownDocument, UnknownVersion (404) naming the known ones; Gone (410); NoVersion, ViewBuilding (503).
    """
    text = text[:_LONGEST_NAME]  # no name is as long, and messages repeat it
    if ":" in text:
        snapshot = service.snapshot(version, text)
        document = known_document(snapshot.manifest, text)
        return Side(document.key if document else text, snapshot)
    try:
        number = whole_number(text) if len(text) <= _LONGEST_NUMBER else None
        number = service.state.pinned(text) if number is None else number
        return Side(number, service.snapshot(number))
    except UnknownVersion as error:
        raise UnknownVersion("{detail} {known}", detail=error.detail, known=_known(service)) from error


def _known(service: Service) -> str:
    """Return a sentence with the kept versions, and the documents of the newest one."""
    versions = ", ".join(map(str, service.state.versions()))
    documents = ", ".join(each.key for each in documents_of(service.snapshot().manifest))
    kept = Text("Kept versions: {versions}.", versions=versions)
    return Text.joined([kept, Text("Known documents: {documents}.", documents=documents)]) if documents else kept
