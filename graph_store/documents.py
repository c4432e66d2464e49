"""The documents that a version knows, such as a yearly plan, and the choice of one of them by key or IRI."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_store.errors import UnknownDocument
from graph_store.manifest import DOCUMENTS, Manifest
from graph_store.text import Text


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that rows may come from; its `date` is as its row states it."""

    key: str
    iri: str
    date: str


def documents_of(manifest: Manifest) -> tuple[KnownDocument, ...]:
    """Return the documents that a version knows, oldest first."""
    return tuple(KnownDocument(each["key"], each["iri"], each["date"]) for each in manifest.note.get(DOCUMENTS, ()))


def known_document(manifest: Manifest, name: str) -> KnownDocument | None:
    """Return the document with this key or IRI; None if the version knows no such document."""
    return next((each for each in documents_of(manifest) if name in (each.key, each.iri)), None)


def chosen(manifest: Manifest, name: str) -> str:
    """Return the key of the document with this key or IRI; "" for no name, and for the newest document.

    The newest document gives the version itself. Raises: UnknownDocument (404) naming the known documents.
    """
    if not name:
        return ""
    known, found = documents_of(manifest), known_document(manifest, name)
    if found is None:
        raise UnknownDocument(
            "Version {version} knows no document {name}. {told}",
            version=manifest.version,
            name=name[:100],
            told=_told(known),
        )
    return "" if found.key == known[-1].key else found.key


def carried_documents(note: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of a note that names the documents, for a change that keeps them."""
    return {DOCUMENTS: note[DOCUMENTS]} if DOCUMENTS in note else {}


def _told(known: tuple[KnownDocument, ...]) -> str:
    names = ", ".join(each.key for each in known)
    return Text("It knows, oldest first: {names}.", names=names) if known else Text("It knows no documents.")
