"""The title of an inventory, as its metadata gives it."""

from collections.abc import Mapping, Sequence

_TITLES = ("dc:title", "dct:title", "http://purl.org/dc/terms/title")


def table_title(table: Mapping[str, object], otherwise: str, languages: Sequence[str] = ()) -> str:
    """Return the title of a CSVW table in the first of the languages that it has, else in its own first language.

    A table without a title gets another text. https://www.w3.org/TR/tabular-metadata/#dfn-common-property
    """
    found = next((table[name] for name in _TITLES if name in table), otherwise)
    titles = [_title(each, otherwise) for each in (found if isinstance(found, list) else [found])]
    ranked = sorted(titles, key=lambda each: languages.index(each[0]) if each[0] in languages else len(languages))
    return ranked[0][1] if ranked else otherwise


def _title(given: object, otherwise: str) -> tuple[str, str]:
    """Return the language and the text of one title."""
    if isinstance(given, dict):
        return str(given.get("@language", "")), str(given.get("@value", otherwise))
    return "", str(given)
