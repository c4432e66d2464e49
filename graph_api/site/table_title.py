"""The title of an inventory, as its metadata gives it."""

from collections.abc import Mapping

_TITLES = ("dc:title", "dct:title", "http://purl.org/dc/terms/title")


def table_title(table: Mapping[str, object], otherwise: str) -> str:
    """Return the title of a CSVW table, or another text for a table without one."""
    found = next((table[name] for name in _TITLES if name in table), otherwise)
    return str(found.get("@value", otherwise) if isinstance(found, dict) else found)
