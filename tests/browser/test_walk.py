"""Tasks of a newcomer, done with the keyboard only and with the mouse only."""

import re

import pytest

from tests.browser.browser import Visit, look
from tests.browser.kinds import in_language

pytestmark = pytest.mark.slow


def test_search_thing_why_and_source_line_without_a_mouse(host: str) -> None:
    steps = [
        ["tab-to", "input[type=search]"],
        ["type", "gent"],
        ["go", "press", "Enter"],
        ["tab-to", ".results a[href*='/doc/mun/gent']"],
        ["go", "press", "Enter"],
        ["tab-to", "a.why"],
        ["press", "Enter"],
        ["wait", ".proof"],
        ["text", ".proof"],
        ["tab-to", ".proof .src a[href*='/row/']"],
        ["go", "press", "Enter"],
        ["text", "main"],
    ]
    (page,) = look(host, [Visit("/?lang=nl", steps=steps)])
    assert page.get("fault") is None
    proof, row = page["seen"][8], page["seen"][-1]
    assert re.search(r"Jaarplan .*, regels? \d", proof)
    assert "Dat steunt op:" in proof
    assert "/row/" in page["seen"][-2]
    assert "bronregels" in row.lower()


def test_by_clicking_a_newcomer_learns_why_wim_dries_is_a_member_and_where_each_premise_stands(host: str) -> None:
    """From the home page: the question, the person, the reason, and for every premise its row and source lines."""
    premises = "[...document.querySelectorAll('.proof > ol > li')].map((each) => each.innerText)"
    rows = "[...document.querySelectorAll('.proof > ol .src a[href*=\"/row/\"]')].map((each) => each.pathname)"
    (page,) = look(host, [Visit("/?lang=nl", steps=[
        ["go", "click", "nav a[href^='/questions']"],
        ["go", "click", "a[href^='/questions/cq-006']"],
        ["go", "click", ".answers a"],
        ["click", "a.why[href*='memberOf'][href*='beheerscomite']"],
        ["wait", ".proof"],
        ["evaluate", premises],
        ["evaluate", rows],
        ["go", "click", ".proof .src a[href*='/row/']"],
        ["text", "main"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert "Wim Dries" in " ".join(page["seen"][5])
    assert all(".csv" in premise for premise in page["seen"][5])
    assert all(
        re.search(r"Jaarplan .*, regels? \d", premise) or "referentieregister" in premise for premise in page["seen"][5]
    )
    assert any("Jaarplan" in premise for premise in page["seen"][5])
    assert len(page["seen"][6]) >= len(page["seen"][5])
    assert "/row/" in page["seen"][7]
    assert "Brontekst" in page["seen"][8]
    answers = list(look(host, [Visit(f"{path}?lang=nl", steps=[["text", "main"]]) for path in page["seen"][6]]))
    assert all(row["status"] == 200 and "bronregels" in row["seen"][0].lower() for row in answers)


def test_by_clicking_a_newcomer_finds_the_firm_of_both_rounds_and_the_rows_that_say_so(host: str) -> None:
    """Through its question, its own page, and the row that states it."""
    (page,) = look(host, [Visit("/?lang=nl", steps=[
        ["go", "click", "nav a[href^='/questions']"],
        ["go", "click", "a[href^='/questions/cq-029']"],
        ["text", "h1"],
        ["text", ".answers"],
        ["go", "click", ".answers a"],
        ["text", "h1"],
        ["text", "main"],
        ["go", "click", "#lines a[href*='/row/']"],
        ["text", "main"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert "Verweving I" in page["seen"][2]
    assert page["seen"][5].strip() in page["seen"][3]
    assert "trekt" in page["seen"][6] or "trekker" in page["seen"][6]
    assert "Verweving" in page["seen"][6]
    assert "bronregels" in page["seen"][8].lower()


def test_everything_is_there_without_script(host: str) -> None:
    parts = {
        "/doc/mun/gent": "Bakkersite",
        "/map": "Leuven",
        "/network?of=mun:gent": "gevestigd in",
        "/sparql": "vraag",
    }
    visits = [Visit(in_language(path, "nl"), script=False, steps=[["text", "main"]]) for path in parts]
    for part, page in zip(parts.values(), look(host, visits), strict=True):
        assert part in page["seen"][0]


def test_the_network_opens_and_closes(host: str) -> None:
    count = "document.querySelector('#network')._cyreg.cy.nodes().length"
    tap = "document.querySelector('#network')._cyreg.cy.getElementById('prog:rr').emit('tap')"
    (page,) = look(host, [Visit("/network?of=mun:gent", steps=[
        ["evaluate", count], ["evaluate", tap], ["settle"], ["evaluate", count], ["evaluate", tap], ["evaluate", count],
    ])])  # fmt: skip
    assert page.get("fault") is None
    first, opened, closed = page["seen"][0], page["seen"][3], page["seen"][5]
    assert first == closed < opened <= 200


def test_a_printed_page_has_every_fact_and_nothing_to_click(host: str) -> None:
    shown = "[...document.querySelectorAll({!r})].filter((each) => each.checkVisibility()).length"
    buttons, folded = shown.format(".top nav, .top form, button, .why, .chips"), shown.format("details dd li")
    hidden = "[...document.querySelectorAll('details dd li')].length"
    (page,) = look(host, [Visit("/doc/mun/gent?lang=nl", steps=[
        ["evaluate", buttons], ["evaluate", folded], ["print"],
        ["evaluate", buttons], ["evaluate", folded], ["evaluate", hidden],
    ])])  # fmt: skip
    assert page.get("fault") is None
    before, folded_before, _, after, folded_after, everything = page["seen"]
    assert before > after == 0
    assert folded_before == 0 < folded_after == everything
