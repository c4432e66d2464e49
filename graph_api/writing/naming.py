"""Which names nobody could ever look up, so that no write brings them in.

A name of ours is looked up at its own address. Clients and proxies resolve the segments `.` and `..` before they ask,
and refuse or cut an address with a control character.
Sources: https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4 · https://www.rfc-editor.org/rfc/rfc3986#section-7.3
"""

import re
from collections.abc import Iterable

from graph_store.errors import Rejected

_LOST = re.compile(r"%(?:[01][0-9A-Fa-f]|7[Ff])|(?:^|/)(?:\.|%2[Ee]){1,2}(?=/|$)")
_SHOWN = 200


def check_names(names: Iterable[str], base: str) -> None:
    """See that each name of ours can be looked up.

    Raises: Rejected (422) naming one that cannot.
    """
    for name in names:
        if name.startswith(base) and (lost := _LOST.search(name.removeprefix(base).partition("#")[0])):
            raise Rejected(
                f"<{name[:_SHOWN]}> could never be looked up, because of {lost[0]!r} in it: a name of this service has "
                "no control character and no segment . or .. in it."
            )
