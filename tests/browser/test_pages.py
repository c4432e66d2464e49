"""Every kind of page in a real browser: accessible, nothing from other hosts, no errors.

It takes half a minute and more: axe-core checks 66 pages, each in a context of its own, after the network has been
quiet for half a second. Four pages are open at once.
"""

import os
from typing import Any

import pytest

from tests.browser.browser import Visit, look
from tests.browser.kinds import KINDS, in_language

pytestmark = pytest.mark.slow

WAYS = [("nl", 320, False), ("en", 1280, True), ("en", 320, True), ("nl", 1280, False)]
"""Language, width and dark mode; 320 is the width at which WCAG 1.4.10 requires a page to reflow."""

ALL = "ALL_WAYS" in os.environ
"""By `scripts/pages` each kind of page is opened in all ways; here in two, which differ in all three respects."""


def ways(kind: str) -> range:
    """The numbers of the ways in which a kind of page is opened."""
    first = 0 if ALL or list(KINDS).index(kind) % 2 else 2
    return range(first, len(WAYS) if ALL else first + 2)


@pytest.fixture(scope="module")
def seen(host: str) -> dict[tuple[str, int], dict[str, Any]]:
    keys = [(kind, way) for kind in KINDS for way in ways(kind)]
    visits = [
        Visit(in_language(KINDS[kind], language), width=width, dark=dark, axe=True, open=width == 320)
        for kind, way in keys
        for language, width, dark in [WAYS[way]]
    ]
    return dict(zip(keys, look(host, visits), strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_open_to_everybody(seen: dict[tuple[str, int], dict[str, Any]], kind: str) -> None:
    """WCAG 2.2 AA and best practice by axe-core, in both languages, light and dark, wide and at 320 px."""
    for way in ways(kind):
        page = seen[kind, way]
        assert page.get("fault") is None
        assert page["violations"] == [], WAYS[way]
        assert page["wide"] == 0, WAYS[way]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_nothing_of_others_and_breaks_no_rule_of_its_own(
    seen: dict[tuple[str, int], dict[str, Any]], kind: str
) -> None:
    for way in ways(kind):
        page = seen[kind, way]
        said = [text for text in page["console"] if not (kind == "missing" and "status of 404" in text)]
        assert (page["outside"], page["policy"], page["dialogs"], said) == ([], [], [], [])


def test_the_first_page_is_light(seen: dict[tuple[str, int], dict[str, Any]]) -> None:
    assert max(seen["home", way]["kilobytes"] for way in ways("home")) <= 60
