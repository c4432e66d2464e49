"""Every kind of page in a window of 390 px: the menu on one line, nothing cut, and underscores in links visible."""

from itertools import cycle
from typing import Any

import pytest

from tests.browser.browser import Visit, look
from tests.browser.kinds import KINDS, in_language

pytestmark = pytest.mark.slow

MENU = """(() => {
    const menu = document.querySelector(".top nav");
    const lines = new Set([...menu.children].map((each) => Math.round(each.getBoundingClientRect().top)));
    return [lines.size, menu.scrollWidth - menu.clientWidth];
})()"""
"""The lines that the menu takes, and how far it goes on beyond its frame."""

CUT = """[...document.querySelectorAll("main *")].filter((each) => {
    const { overflowX } = getComputedStyle(each);
    const goesOn = each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1;
    const ofOthers = each.closest(".leaflet-frame, .graphiql-container, .yasqe, .hidden");
    return goesOn && ["hidden", "clip"].includes(overflowX) && !ofOthers;
}).map((each) => `${each.tagName} ${each.className}`)"""
"""The parts whose text goes on where nobody can scroll to it."""

TABLES = """[...document.querySelectorAll("main table")].filter((each) => {
    const frame = each.closest(".wide") ?? each.parentElement;
    return each.offsetWidth > frame.clientWidth + 1 && getComputedStyle(frame).overflowX !== "auto";
}).length"""
"""The tables that are wider than a frame that does not scroll."""

UNDERLINE = """[...document.querySelectorAll("main a")].map((each) => getComputedStyle(each))
    .filter((each) => each.textDecorationLine === "underline")
    .map((each) => parseFloat(each.textUnderlineOffset) / parseFloat(each.fontSize))"""
"""The distance of the underline below each link, in parts of the size of its letters; an underscore lies at 0.2."""


@pytest.fixture(scope="module")
def seen(host: str) -> dict[str, dict[str, Any]]:
    steps = [["evaluate", script] for script in (MENU, CUT, TABLES, UNDERLINE)]
    languages = cycle(("nl", "en"))
    visits = [Visit(in_language(path, next(languages)), width=390, steps=steps) for path in KINDS.values()]
    return dict(zip(KINDS, look(host, visits), strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_and_the_menu_has_one_line(seen: dict[str, dict[str, Any]], kind: str) -> None:
    page = seen[kind]
    assert page.get("fault") is None
    assert page["wide"] == 0
    assert page["seen"][:3] == [[1, 0], [], 0]


@pytest.mark.parametrize("kind", KINDS)
def test_underlines_leave_underscores_visible(seen: dict[str, dict[str, Any]], kind: str) -> None:
    assert all(distance >= 0.25 for distance in seen[kind]["seen"][3])
