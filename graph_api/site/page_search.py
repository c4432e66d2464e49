"""Search in the pages of the program itself: those whose own texts have every word of a question."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph_api.site.request_view import RequestView
from graph_api.site.texts import speaker, words_in_use
from graph_store.case_folding import fold
from ontology.graph_folder import cached_per_folder

_PAGES = {"/reuse": "reuse", "/lists": "lists", "/check": "check", "/changes": "changes", "/versions": "versions",
          "/status": "status"}  # fmt: skip
"""For each page that is found, the beginning of the names of its texts."""

_LEAST = 4
"""The letters of the shortest word that counts."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that was found, with its address."""

    title: str
    lead: str
    href: str


def find(query: str, view: RequestView) -> list[FoundPage]:
    """Return the pages with words that begin like every word of the question, in any language of the interface."""
    wanted = [word for word in _words(query) if len(word) >= _LEAST]
    say, texts = speaker(view.reader.language), _texts()
    return [
        FoundPage(say(f"{name}_title"), say(f"{name}_lead"), view.addresses.path(path))
        for path, name in _PAGES.items()
        if wanted and all(any(word.startswith(each) for word in texts[name]) for each in wanted)
    ]


@cached_per_folder
def _texts() -> Mapping[str, frozenset[str]]:
    """Return the words in the texts of each page."""
    texts = words_in_use().items()
    return {
        name: frozenset(word for key, each in texts if key.startswith(f"{name}_") for word in _words(" ".join(each)))
        for name in _PAGES.values()
    }


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
