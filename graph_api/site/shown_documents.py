"""The documents of a version on pages: their names, and the addresses that read the graph as of each."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph_api.site.addresses import Addresses
from graph_api.site.formatting import shown_day
from graph_api.site.labels import Label, Labels
from graph_api.site.language import Reader
from graph_store.documents import KnownDocument, documents_of, known_document
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document with its name, the day of its date, and an address."""

    label: Label
    key: str
    date: str
    day: str
    href: str


def shown_documents(snapshot: Snapshot, reader: Reader, addresses: Addresses, **choices: str) -> list[ShownDocument]:
    """Return the documents that a version knows, newest first, with the address of the home page as of each."""
    known = reversed(documents_of(snapshot.manifest))
    return [_shown(each, snapshot, reader, addresses.path("/", document=each.key, **choices)) for each in known]


def named_document(snapshot: Snapshot, name: str, reader: Reader, addresses: Addresses) -> ShownDocument | None:
    """Return the document with this key or IRI, with the address of its page; None if it is not known."""
    found = known_document(snapshot.manifest, name)
    return None if found is None else _shown(found, snapshot, reader, addresses.of(NamedNode(found.iri)) or "/")


def _shown(document: KnownDocument, snapshot: Snapshot, reader: Reader, href: str) -> ShownDocument:
    label = Labels(snapshot, Scope(), reader.order, reader.language).of(NamedNode(document.iri))
    return ShownDocument(label, document.key, document.date, shown_day(document.date, reader.language), href)
