"""The check of plain words finds the patterns in its table, reports their place, and ignores code."""

import tomllib
from collections import Counter

import pytest

from scripts.plain_words import TABLE, found_by, judged, known, read, unknown

PATTERNS = tomllib.loads(TABLE.read_text(encoding="utf-8"))


def found(file: str, text: str) -> list[tuple[str, int, str]]:
    """Return the area, line and pattern of each finding in a text."""
    return [
        (said.area, said.line, finding.pattern)
        for said in read(file, text)
        for finding in (*found_by(PATTERNS, said), *unknown(said))
    ]


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Of rows with one key and other cells, none loads.", "of … none"),
        ("A violation that a deletion caused is told.", "is told"),
        ("Facts are one per line. What names no graph is written to `graph/edits`.", "what … first"),
        ("Who comes too late is answered 412, and reads again.", "who … first"),
        ("The digest stands beside its row.", "stands"),
        ("The herd has a new worker.", "metaphor"),
        ("Bytes that are no UTF-8 are refused.", "is no …"),
        ("The rows of the file are recieved.", "unknown word recieved"),
    ],
)
def test_a_sentence_of_the_dialect_is_found(text: str, pattern: str) -> None:
    assert ("docs", 1, pattern) in found("docs/page.md", text)


@pytest.mark.parametrize(
    "text",
    [
        "If two rows share a key but differ, neither is loaded.",
        "What does it cost?",
        "## What it costs",
        "Run `What stands in the door is told.` first.",
        "```\nOf rows with one key, none loads.\n```",
        "There is no such version, and the key is no longer known.",
    ],
)
def test_plain_words_and_code_are_left_alone(text: str) -> None:
    assert found("docs/page.md", text) == []


def test_a_sentence_over_two_lines_is_found_on_the_line_it_begins() -> None:
    page = "# Title\n\nOne sentence. Of the rows with one key and\nother cells none loads.\n\n| a | It stands here |"
    assert [(line, pattern) for _, line, pattern in found("docs/page.md", page)] == [(3, "of … none"), (6, "stands")]


def test_docstrings_comments_messages_and_help_are_areas_of_their_own() -> None:
    module = (
        '"""What a module is."""\n\n'
        "def one() -> str:\n"
        '    """Return it.\n\n    It stands here.\n    """\n'
        '    return "the row is told as refused"  # it stands there\n'
    )
    opens, stands, told = "opens with a question word", "stands", "is told"
    assert {*found("loaders/one.py", module)} == {
        ("docstrings", 1, opens), ("docstrings", 1, "what … first"), ("docstrings", 6, stands),
        ("messages", 8, told), ("comments", 8, stands),
    }  # fmt: skip
    assert {area for area, _, _ in found("kennisgraaf/cli/one.py", module)} == {"help"}


def test_texts_of_pages_are_checked_in_their_language() -> None:
    words = '{\n  "drop": ["laat vallen", "is told"],\n  "typo": ["verouderd", "verouderd"]\n}'
    assert found("graph_api/site/texts.json", words) == [
        ("ui", 2, "laat vallen"), ("ui", 2, "is told"), ("ui", 3, "unknown word verouderd"),
    ]  # fmt: skip
    assert found("ontology/a.ttl", 'kg:A rdfs:comment "It stands here."@en , "Het staat hier."@nl .') == [
        ("ontology", 1, "stands")
    ]


def test_words_between_tags_and_headers_of_questions_are_read() -> None:
    assert found("graph_api/site/templates/a.html", '<p title="x">It {{ stands }}\nstands here</p>')[0][0] == "ui"
    assert found("queries/a.rq", "#+ summary: What stands here.\nSELECT * { ?s ?p ?o }")[0][:2] == ("queries", 1)
    assert found("data/a.md", "nothing to see") == []


def test_a_count_may_neither_rise_nor_fall_unrecorded() -> None:
    assert list(judged(Counter(docs=1), {"docs": 1})) == []
    assert [area for area, _ in judged(Counter(docs=2, ui=1), {"docs": 1, "help": 3})] == ["docs", "help", "ui"]


def test_english_dutch_and_our_own_words_are_known() -> None:
    assert all(known(word, "") for word in ("color", "verouderd", "Kennisgraaf's", "organisation"))
    assert not known("verouderd", "en")
    assert not known("outdated", "nl")
