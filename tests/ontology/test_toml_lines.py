"""The lines of keys and texts in a TOML file."""

from pathlib import Path

import pytest

from ontology.toml_lines import TomlLines

TEXT = """# a comment with [brackets]
[graph]
title = {nl = "Bomen", en = "Trees"}   # "Boom"

[site]
dates = [
    ["plantedOn", "felledOn"],
    ["seen"],
]
text = \"\"\"
[not.a.table]
\"\"\"
notes.first = ['a']

[[site.page]]
kind = "map"
[site.page.title]
nl = "Kaart"

[[site.page]]
kind = "tree"
class = ["Tree", "Bush"]

[graphql.names]
"http://x.org/Person" = "Person"
"""


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("graph",), None, 2),
        (("graph", "title"), None, 3),
        (("graph", "title", "fr"), None, 3),
        (("graph", "title"), "Trees", 3),
        (("graph", "title"), "Boom", 3),
        (("site", "dates"), "felledOn", 7),
        (("site", "dates", 1), None, 6),
        (("site", "dates"), "seen", 8),
        (("site", "notes", "first"), "a", 13),
        (("site", "page", 0, "kind"), None, 16),
        (("site", "page", 0, "title", "nl"), None, 18),
        (("site", "page", 1, "class"), "Bush", 22),
        (("site", "page", 1, "by"), None, 20),
        (("graphql", "names"), None, 24),
        (("graphql", "names", "http://x.org/Person"), None, 25),
        (("nothing",), None, None),
    ],
)
def test_each_key_and_text_has_its_line(path: tuple[str | int, ...], value: str | None, line: int | None) -> None:
    assert TomlLines(TEXT).of(path, value) == line


@pytest.mark.parametrize("text", ["", "[", "x = [", "= 1", "]]", '"', "[[a]]\n[a", "a = '''"])
def test_a_file_that_is_wrong_has_some_lines_or_none(text: str) -> None:
    TomlLines(text).of(("a", 0, "b"))


def test_the_keys_of_our_own_file_have_the_lines_they_are_on() -> None:
    file = Path(__file__).parents[2] / "kennisgraaf.toml"
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    found = TomlLines(text)
    assert lines[(found.of(("site", "page", 0, "class"), "Municipality") or 0) - 1] == 'class = ["Municipality"]'
    assert "competitionTo" in lines[(found.of(("site", "dates"), "competitionTo") or 0) - 1]
