"""The data of the moments that one document names, held until the end of its request."""

from typing import Protocol

from graph_api.moments import Moment
from graph_store.documents import chosen
from graph_store.errors import Gone, NotFound, QueryTooComplex, StateFault
from graph_store.snapshot import Snapshot
from ontology import namespaces

MAX_MOMENTS = 4
"""Limit of the moments that one document may name."""


class Snapshots(Protocol):
    """Opens the data of moments."""

    def snapshot(self, version: int | None = None, document: str = "") -> Snapshot:
        """Return a version by number, as of a document.

        Raises: UnknownVersion, UnknownDocument (404), Gone (410), Damaged (500), ViewBuilding (503).
        """


class MomentData:
    """The snapshot of each moment; what a moment does not give is that of the request."""

    def __init__(self, snapshots: Snapshots, snapshot: Snapshot, requested: Moment) -> None:
        """`snapshot` is the data of the moment that the request asks for."""
        self._snapshots, self._snapshot = snapshots, snapshot
        self._here = self.keyed(requested)._replace(version=snapshot.version)
        self._named: dict[Moment, Snapshot | None] = {}

    def of(self, moment: Moment) -> Snapshot:
        """Return the data of a moment.

        Raises: UnknownVersion, UnknownDocument (404), Gone (410), Damaged (500), ViewBuilding (503);
        QueryTooComplex (400) for too many moments.
        """
        moment = self.keyed(moment).within(self._here)
        if moment == self._here:
            return self._snapshot
        found = self._named.setdefault(moment, None)
        if len(self._named) > MAX_MOMENTS:
            raise QueryTooComplex("this document reads more than {most} moments, which is the limit", most=MAX_MOMENTS)
        if found is None:
            found = self._named[moment] = self._snapshots.snapshot(*moment)
        return found

    def readable(self, moment: Moment) -> Snapshot | None:
        """Return the same, or None if there is no such data. Raises: QueryTooComplex (400), ViewBuilding (503)."""
        try:
            return self.of(moment)
        except (NotFound, Gone, StateFault):
            return None

    def keyed(self, moment: Moment) -> Moment:
        """Return the moment with its document by key, which may be given by IRI."""
        key = namespaces.key_of(moment.document, self._snapshot.graphs.base)
        return moment if key is None else moment._replace(document=key)

    def release(self) -> None:
        """Release all data but that of the request."""
        self._named.clear()


def is_shown(moment: Moment, snapshot: Snapshot) -> bool:
    """Return whether a snapshot is the data of all that a moment gives. Raises: UnknownDocument (404)."""
    shown = not moment.document or chosen(snapshot.manifest, moment.document) == snapshot.document
    return shown and moment.version in {None, snapshot.version}
