"""IDs that name a moment of the data: `IRI#at=version:12,plan:2020` is the thing as it is shown then.

Clients with caches store objects by `id`, so the same thing at two moments needs two IDs.
"""

import re

from graph_api.moments import NOW, Moment
from graph_store.errors import BadMoment

MARK = "#at="
"""The text between the IRI and the moment of an ID."""

_DOCUMENT = r"(?!version:)[a-z][a-z0-9-]*:[^\s,#]+"
_MOMENT = re.compile(rf"version:([1-9][0-9]{{0,9}})(?:,({_DOCUMENT}))?|({_DOCUMENT})", re.ASCII)


def suffix_of(moment: Moment) -> str:
    """Return the end of an ID of a moment that a directive gives, its document by key; empty if none does."""
    version = () if moment.version is None else (f"version:{moment.version}",)
    parts = ",".join((*version, *filter(None, (moment.document,))))
    return f"{MARK}{parts}" if parts else ""


def split_id(name: str) -> tuple[str, Moment]:
    """Return the IRI or key in an ID, and the moment that the ID names. Raises: BadMoment (400)."""
    iri, mark, text = name.partition(MARK)
    if not mark:
        return name, NOW
    found = _MOMENT.fullmatch(text)
    if not iri or found is None:
        raise BadMoment(
            "{name!r} names no moment; write the IRI, {mark} and version:12, plan:2020 or "
            "version:12,plan:2020, for example",
            name=name[:200],
            mark=MARK,
        )
    version, *documents = found.groups()
    return iri, Moment(None if version is None else int(version), next(filter(None, documents), ""))
