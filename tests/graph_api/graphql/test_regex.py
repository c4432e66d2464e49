"""Regular expressions of clients, compared with SPARQL's REGEX on each text."""

from random import Random
from typing import Any

import pytest
from pyoxigraph import Literal, Store, Variable

from graph_api.graphql import regex
from graph_api.graphql.regex import Texts
from graph_store.errors import BadRequest

LETTERS = 'abAN \u00e9"\\\n$.'
PARTS = ("a", "b", "N", ".", "(a|b)*", "[^a]", "$", "^", "\\\\", "\u00e9", '"', "\\w+", "a{1,3}", "(?i)n", " ", "\n")


def no_limit() -> None:
    """Take any time."""


@pytest.mark.parametrize("seed", range(40))
def test_patterns_match_as_regex_of_sparql_does(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regex, "PIECE", 30)
    random = Random(seed)
    texts = {"".join(random.choices(LETTERS, k=random.randrange(8))) for _ in range(40)}
    pattern = "".join(random.choices(PARTS, k=random.randrange(1, 4)))
    expected = {text for text in texts if _matches(text, pattern)}
    assert Texts(texts).matching(pattern, no_limit) == expected


def _matches(text: str, pattern: str) -> bool:
    asked = "SELECT (REGEX(?t, ?p) AS ?m) ?t ?p {}"
    bound: dict[Variable, Any] = {Variable("t"): Literal(text), Variable("p"): Literal(pattern)}
    (row,) = Store().query(asked, substitutions=bound)  # type: ignore[misc]
    return bool(row["m"].value == "true")


@pytest.mark.parametrize("pattern", ["(", "[", "a" * 501, "*"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(BadRequest):
        Texts(["a"]).matching(pattern, no_limit)


def test_the_clock_is_looked_at_between_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regex, "PIECE", 10)
    looks: list[None] = []
    assert Texts("a" * length for length in range(1, 21)).matching("^a{20}$", lambda: looks.append(None)) == {"a" * 20}
    assert len(looks) > 10


@pytest.mark.parametrize(
    "pattern", ['"', '") } #', '\\") || true || ("', '"""', "'''", "a\\u0022", '"@nl', "\\", "\r\n\t"]
)
def test_a_pattern_never_becomes_part_of_the_query(pattern: str) -> None:
    texts = {"plain", 'a"', "a'''", "\r\n\t"}
    expected = {text for text in texts if _matches(text, pattern)} if _is_pattern(pattern) else None
    try:
        found = Texts(texts).matching(pattern, no_limit)
    except BadRequest:
        found = None
    assert found == expected


def _is_pattern(pattern: str) -> bool:
    bound: dict[Variable, Any] = {Variable("p"): Literal(pattern)}
    (row,) = Store().query('SELECT (REGEX("", ?p) AS ?m) ?p {}', substitutions=bound)  # type: ignore[misc]
    return row["m"] is not None
