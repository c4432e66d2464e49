"""Regular expressions from clients: which texts they match, which are refused, and that none takes long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.linear_regex import BadPattern, matcher


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("mun:[a-z0-9]+(-[a-z0-9]+)*", "mun:sint-niklaas", True),
        ("mun:[a-z0-9]+(-[a-z0-9]+)*", "mun:sint-", False),
        ("[a-z]", "ab", False),
        ("^[0-9]{5}$", "44021", True),
        (r"[\u00c0-\u00ff]+", "éè", True),
        (r"\\u00e9", r"\u00e9", True),
        ("é.", "é€", True),
        ("a.b", "a\nb", False),
        ("a|ab", "ab", True),
        ("x", "\ud800", False),
    ],
)
def test_the_whole_text_matches(pattern: str, text: str, matches: bool) -> None:
    assert matcher(pattern)(text) is matches


@pytest.mark.parametrize(
    "pattern", [r"(a)\1", "(?=a)a", "(?<!b)a", "a{1001}", "(a{100}){100}", "(", "a" * 10_001, "\ud800", "a++"]
)
def test_what_cannot_be_matched_in_linear_time_is_refused(pattern: str) -> None:
    with pytest.raises(BadPattern) as refused:
        matcher(pattern)
    assert str(refused.value)


@pytest.mark.parametrize("pattern", ["^(a+)+$", "(a|aa)+", "(a*)*b", "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x"])
def test_no_pattern_takes_long(pattern: str) -> None:
    """With `re` the first three would take longer than the age of the universe."""
    assert not matcher(pattern)("a" * 100_000 + "!")


PARTS = st.sampled_from(
    ["a", "b", "é", "[ab]", "[^a]", ".", "(a|b)", "(?:ab)", "a*", "b+", "a?", "b{2}", "(a|ab)*", "-"]
)


@given(st.lists(PARTS, max_size=6).map("".join), st.text("abé-\n", max_size=10))
def test_it_agrees_with_another_engine(pattern: str, text: str) -> None:
    assert matcher(pattern)(text) is (re.fullmatch(pattern, text) is not None)
