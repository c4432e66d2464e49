"""The language of a command, and its texts.

The language is that of `--language`, else of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), else English, as in
the locale C.
Source: https://www.gnu.org/software/gettext/manual/html_node/Locale-Environment-Variables.html
"""

import os
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Literal, get_args

from graph_store.text import said
from kennisgraaf.cli.texts import TEXTS

Language = Literal["nl", "en"]
"""The languages that there are texts in."""

SPOKEN: tuple[Language, ...] = get_args(Language)
CHOSEN: ContextVar[Language | None] = ContextVar("CHOSEN", default=None)
"""The language that `--language` gives."""

OPTION = "--language"

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def language() -> Language:
    """Return the language of this command."""
    if chosen := CHOSEN.get():
        return chosen
    named = (*os.environ.get("LANGUAGE", "").split(":"), next(filter(None, map(os.environ.get, _LOCALE)), ""))
    return next((each for name in named for each in SPOKEN if name[:2] == each), "en")


def asked_for(words: Sequence[str]) -> Language | None:
    """Return the language that `--language` names among the words of a command line, if there is one."""
    after = [words[place + 1] for place, word in enumerate(words[:-1]) if word == OPTION]
    joined = [word.removeprefix(f"{OPTION}=") for word in words if word.startswith(f"{OPTION}=")]
    return next((each for each in SPOKEN if each in (*after, *joined)), None)


def say(key: str, /, **values: object) -> str:
    """Return the text of a key in the language of this command; `n=1` uses the singular text, if there is one."""
    chosen, one = language(), f"{key}_one"
    text = TEXTS[one if values.get("n") == 1 and one in TEXTS else key][SPOKEN.index(chosen)]
    return text.format_map({name: shown(value, chosen) for name, value in values.items()})


def spoken(sentence: str) -> str:
    """Return a sentence in the language of this command; it stays English if there is no other."""
    return said(sentence, language())


def shown(value: object, chosen: Language) -> object:
    """Return a whole number with separators of thousands, a fraction with two decimals, and anything else unchanged."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
    return text.translate({ord(","): ".", ord("."): ","}) if chosen == "nl" else text
