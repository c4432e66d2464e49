"""IDs that name a moment of the data: `IRI#at=version:12` is the thing as version 12 shows it.

Clients with caches store objects by `id`, so the same thing at two moments needs two IDs.
"""

import re
from dataclasses import dataclass

from graph_store.errors import BadMoment

MARK = "#at="
"""The text between the IRI and the moment of an ID."""

_VERSION = re.compile(r"version:([1-9][0-9]{0,9})")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the data; without a version, that of the request."""

    version: int | None = None

    @property
    def suffix(self) -> str:
        """Return the end of an ID of this moment; empty for the moment of the request."""
        return "" if self.version is None else f"{MARK}version:{self.version}"


REQUESTED = Moment()


def split_id(name: str) -> tuple[str, Moment]:
    """Return the IRI or key in an ID, and the moment that the ID names. Raises: BadMoment (400)."""
    iri, mark, text = name.partition(MARK)
    if not mark:
        return name, REQUESTED
    found = _VERSION.fullmatch(text)
    if not iri or found is None:
        raise BadMoment(f"{name[:200]!r} names no moment; write the IRI, {MARK} and version:12, for example")
    return iri, Moment(int(found[1]))
