"""The moment of the data that a request reads: a version, and the document as of which it is read."""

from typing import NamedTuple

from graph_store.snapshot import Snapshot
from graph_store.whole_numbers import whole_number


class Moment(NamedTuple):
    """A version by number, and a document by key or IRI; where one is not given, the newest is meant."""

    version: int | None = None
    document: str = ""

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Moment":
        """Return the moment at which this data is always read."""
        return cls(snapshot.version, snapshot.document)

    @property
    def parameters(self) -> dict[str, str]:
        """Return the parameters of an address that choose this moment."""
        version = {} if self.version is None else {"version": str(self.version)}
        return {**version, "document": self.document} if self.document else version

    @property
    def lasts(self) -> bool:
        """Return whether the data of this moment never changes: it names a version."""
        return self.version is not None

    def within(self, outer: "Moment") -> "Moment":
        """Return this moment, completed by what an outer one gives."""
        return Moment(outer.version if self.version is None else self.version, self.document or outer.document)


NOW = Moment()
"""The newest version, as of its newest document."""


def moment_named(name: str | int) -> Moment:
    """Return the moment that the number of a version names, or the key or IRI of a document."""
    number = whole_number(str(name))
    return Moment(None, str(name)) if number is None else Moment(number)
