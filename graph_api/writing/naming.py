"""Refuses names that could never be looked up.

A name with our base is looked up at its own address. Clients and proxies resolve the segments `.` and `..` before they
send a request, and refuse or truncate an address with a control character.
Sources: https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4 · https://www.rfc-editor.org/rfc/rfc3986#section-7.3
"""

import re
from collections.abc import Iterable

from graph_store.errors import Rejected

_LOST = re.compile(r"%(?:[01][0-9A-Fa-f]|7[Ff])|(?:^|/)(?:\.|%2[Ee]){1,2}(?=/|$)")
_SHOWN = 200


def check_names(names: Iterable[str], base: str) -> None:
    """Check that each name with our base can be looked up.

    Raises: Rejected (422) naming one that cannot.
    """
    for name in names:
        if name.startswith(base) and (lost := _LOST.search(name.removeprefix(base).partition("#")[0])):
            raise Rejected(
                "<{name}> can never be looked up, since it contains {lost!r}: a name of this service "
                "must not contain a control character or a segment '.' or '..'.",
                name=name[:_SHOWN],
                lost=lost[0],
            )
