"""The texts of the interface."""

import re
from pathlib import Path

from graph_api import site
from graph_api.site.texts import INTERFACE, WORDS, speaker

TEMPLATES = Path(next(iter(site.__path__))) / "templates"
BUILT = ("group_", "include_", "count_")


def test_every_word_is_there_in_every_language_with_the_same_places() -> None:
    for key, words in WORDS.items():
        assert len(words) == len(INTERFACE)
        assert all(words), key
        assert len({tuple(sorted(re.findall(r"\{\w+\}", word))) for word in words}) == 1, key


def test_templates_use_only_words_that_there_are() -> None:
    used = {
        key
        for page in TEMPLATES.iterdir()
        if page.suffix == ".html"
        for key in re.findall(r'say\("([a-z_]+)"[,)]', page.read_text())
    }
    assert used - set(WORDS) == set()


def test_one_has_words_of_its_own_where_it_needs_them() -> None:
    say = speaker("en")
    assert (say("prov_rows", n=1), say("prov_rows", n=2)) == ("1 row", "2 rows")
    assert say("results", n=1) == "1 found for"
