"""Find English in what a command says to a Dutch reader."""

import re
from typing import Final

_ENGLISH: Final = """
the and not this that these those with from what whom whose are were has have been being its for if but into there
their they you your can could would should must may might will shall does did only than then when while where why how
any each every two yes to
"""
_WORDS: Final = frozenset(_ENGLISH.split())
"""Words that English sentences have and Dutch ones have not."""

_CODE: Final = re.compile(r"`[^`]*`|https?:\S+|--[a-z-]+|\S*[/_.:#=]\S+|[“\"'<][^”\"'>]*[”\"'>]")


def english_in(text: str) -> list[str]:
    """Return the English words in a text, without names of files, options, keys, and quoted values."""
    return sorted(_WORDS.intersection(re.findall(r"[A-Za-z]+", _CODE.sub(" ", text))))
