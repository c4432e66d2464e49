"""Names of terms from the names of files and the titles of columns."""

import re
import unicodedata


def split_words(text: str) -> list[str]:
    """Return the words of a text, without accents: `Aantal (m²)` has two, `birthDate` too."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return re.findall(r"[A-Za-z0-9]+", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", plain))


def upper_camel(text: str) -> str:
    """Return a text as the local name of a class: `mijn steden` becomes `MijnSteden`."""
    name = "".join(word[:1].upper() + word[1:].lower() for word in split_words(text)) or "Thing"
    return name if name[0].isalpha() else f"N{name}"


def lower_camel(text: str) -> str:
    """Return a text as the local name of a property: `Aantal inwoners` becomes `aantalInwoners`."""
    name = upper_camel(text)
    return name[0].lower() + name[1:]
