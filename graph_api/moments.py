"""The moment of the data that a request reads: a version, and the document as of which it is read."""

from typing import NamedTuple


class Moment(NamedTuple):
    """A version by number, and a document by key or IRI; where one is not given, the newest is meant."""

    version: int | None = None
    document: str = ""

    @property
    def lasts(self) -> bool:
        """Return whether the data of this moment never changes: it names a version."""
        return self.version is not None

    def within(self, outer: "Moment") -> "Moment":
        """Return this moment, completed by what an outer one gives."""
        return Moment(outer.version if self.version is None else self.version, self.document or outer.document)


NOW = Moment()
"""The newest version, as of its newest document."""
