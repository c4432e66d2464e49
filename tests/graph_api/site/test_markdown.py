"""Markdown as HTML."""

import pytest

from graph_api.site.markdown import address, parse, slug

SUMMARISED = "# Fouten\n\n*In short: errors.*\n\nEen *fout* heeft een code.\n"


def body(text: str) -> str:
    return parse(f"# Title\n\n{text}").body(str)


def test_a_page_has_its_title_and_summary_above_the_rest() -> None:
    page = parse(SUMMARISED)
    assert page.language == "nl"
    assert page.head(str) == (
        '<h1 id="fouten">Fouten</h1>\n<p class="summary" lang="en"><em>In short: errors.</em></p>\n'
    )
    assert page.body(str) == "<p>Een <em>fout</em> heeft een code.</p>\n"


def test_a_page_without_a_summary_is_english() -> None:
    page = parse("# Title\n\nText.")
    assert (page.language, page.head(str), page.body(str)) == ("en", '<h1 id="title">Title</h1>\n', "<p>Text.</p>\n")


def test_a_section_is_a_heading_with_the_text_up_to_the_next() -> None:
    sections = parse("# Top\n\nOne\ntwo.\n\n## `code` here\n\n```\nthree\n```\n\n| a |\n|---|\n| b |\n").sections
    assert [(each.level, each.anchor, each.title, each.text) for each in sections] == [
        (1, "top", "Top", "One two."),
        (2, "code-here", "code here", "three\n a b"),
    ]


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("What each cost depends on", "what-each-cost-depends-on"),
        ("kg:Project", "kgproject"),
        ("diff V1 V2 [--json]", "diff-v1-v2-json"),
        ("Coördinatie, één keer", "coordinatie-een-keer"),
        ("…", "_1"),
        ("Taken", "taken_1"),
    ],
)
def test_an_anchor_is_made_of_the_words_of_a_heading(title: str, anchor: str) -> None:
    assert slug(title, {"taken"}) == anchor


def test_a_row_that_begins_with_a_code_word_can_be_linked_to() -> None:
    shown = body("| code | what |\n|---|---|\n| `NOT_FOUND` | nothing |\n| `other` | x |\n")
    assert '<tr id="not_found">\n<td><code>NOT_FOUND</code></td>' in shown
    assert shown.count(" id=") == 1


def test_a_table_scrolls_by_itself() -> None:
    shown = body("| a |\n|---|\n| b |\n")
    assert shown.startswith('<div class="wide" tabindex="0"><table>')
    assert shown.endswith("</table></div>\n")


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("sparql.md", "/docs/sparql/?lang=nl"),
        ("sparql.md#write", "/docs/sparql/?lang=nl#write"),
        ("index.md", "/docs/?lang=nl"),
        ("/ns", "/ns?lang=nl"),
        ("#here", "#here"),
        ("https://www.w3.org/x.md#y", "https://www.w3.org/x.md#y"),
    ],
)
def test_a_link_leads_to_the_page_and_keeps_the_choices_of_the_reader(href: str, target: str) -> None:
    assert address(href, "{}?lang=nl".format) == target
    assert f'<a href="{target}">x</a>' in parse(f"# T\n\n[x]({href})").body("{}?lang=nl".format)


@pytest.mark.parametrize("words", ["sparql", "sparql 403", "sparql explain"])
def test_the_first_word_after_a_fence_is_the_language(words: str) -> None:
    shown = body(f"```{words}\nSELECT ?x\n```")
    assert shown == '<pre tabindex="0"><code><span class="k">SELECT</span> <span class="nv">?x</span>\n</code></pre>\n'


@pytest.mark.parametrize("words", ["", "unheard of"])
def test_code_in_no_known_language_is_shown_as_it_is(words: str) -> None:
    assert body(f"```{words}\na < b\n```") == '<pre tabindex="0"><code>a &lt; b\n</code></pre>\n'


def test_html_is_shown_as_text() -> None:
    shown = body("A <b onclick='x'>word</b> and [x](javascript:alert(1)).\n\n<script>alert(1)</script>")
    assert "<b" not in shown
    assert "<script" not in shown
    assert 'href="javascript' not in shown
