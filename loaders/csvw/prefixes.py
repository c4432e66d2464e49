"""Expand the prefixes that CSVW metadata may use, and refuse any other.

CSVW fixes them and allows no new ones. Source: https://www.w3.org/2011/rdfa-context/rdfa-1.1
"""

import re

from graph_store.errors import RejectedMetadata
from loaders.csvw.terms import PREFIXES

_PREFIXES = {**PREFIXES, "time": "http://www.w3.org/2006/time#"}
_SCHEMES = frozenset({"http", "https", "urn", "mailto", "tel"})
_PREFIXED = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)


def expand(name: str | None, where: str) -> str | None:
    """Return the IRI (or template) in full.

    Raises: RejectedMetadata (422) for a prefix that CSVW does not declare, because other tools would read it as a
    scheme.
    """
    if name is None or name.startswith("{"):
        return name
    match = _PREFIXED.match(name)
    if match is None:
        raise RejectedMetadata("{where}: {name!r} is not a full IRI", where=where, name=name)
    prefix, rest = match.groups()
    if prefix in _PREFIXES:
        return _PREFIXES[prefix] + rest
    if prefix not in _SCHEMES:
        raise RejectedMetadata(
            "{where}: the prefix {prefix!r} in {name!r} is not declared; write the IRI in full",
            where=where,
            prefix=prefix,
            name=name,
        )
    return name
