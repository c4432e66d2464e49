"""The two editors: they load when needed, complete our terms, show results, and link to our pages."""

from urllib.parse import quote

import pytest

from tests.browser.browser import Visit, look
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.slow

SHOWN = "[...document.querySelectorAll('.CodeMirror-hints li')].map((each) => each.innerText)"


def completed(line: str) -> str:
    """Return a script that types a line into the SPARQL editor and reads its completions."""
    return f"""new Promise((done) => {{
        const editor = document.querySelector(".CodeMirror").CodeMirror;
        editor.setValue("");
        editor.focus();
        editor.replaceRange({line!r}, {{ line: 0, ch: 0 }});
        editor.autocomplete(false);
        setTimeout(() => done({SHOWN}), 500);
    }})"""


def test_an_editor_is_fetched_when_somebody_means_to_use_it_and_not_before(host: str) -> None:
    for path, editor in (("/sparql", ".yasqe"), ("/graphql", ".graphiql-container")):
        count = ["evaluate", f"document.querySelectorAll({editor!r}).length"]
        steps = [
            ["hover", "#plain button"],
            ["press", "Tab"],
            ["settle"],
            count,
            ["click", "#query"],
            ["wait", editor],
            count,
        ]
        (page,) = look(host, [Visit(path, steps=steps)])
        assert page.get("fault") is None
        assert (page["seen"][3], page["seen"][6]) == (0, 1)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_button_of_the_sparql_form_stays_where_it_is(host: str, width: int) -> None:
    """Neither the pointer, nor the editor, nor an answer moves it."""
    corner = (
        "const { x, y } = document.querySelector('#plain button').getBoundingClientRect(); return [x, y + scrollY];"
    )
    place = f"(() => {{ {corner} }})()"
    (page,) = look(host, [Visit("/sparql", width=width, steps=[
        ["evaluate", place],
        ["hover", "#query"], ["evaluate", place],
        ["click", "#query"], ["wait", ".CodeMirror"], ["evaluate", place],
        ["click", "#plain button"], ["wait", "#results tbody tr"], ["evaluate", place],
    ])])  # fmt: skip
    assert page.get("fault") is None
    first = page["seen"][0]
    for later in (page["seen"][2], page["seen"][5], page["seen"][8]):
        assert later == pytest.approx(first, abs=1)


def test_results_are_a_table_bars_and_a_map(host: str) -> None:
    (page,) = look(host, [Visit(KINDS["sparql"], steps=[
        ["wait", "#results tbody tr"],
        ["click", "[data-view=chart]"],
        ["wait", ".result-chart rect"],
        ["evaluate", "document.querySelectorAll('.result-chart rect').length"],
        ["click", "[data-view=map]"],
        ["wait", ".result-map path.busy"],
        ["evaluate", "document.querySelectorAll('.result-map path.busy').length"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert (page["seen"][3], page["seen"][6]) == (13, 13)
    assert (page["console"], page["outside"], page["policy"]) == ([], [], [])


def test_the_table_has_names_in_the_language_of_the_page_and_plain_numbers(host: str) -> None:
    ask = quote("SELECT ?s ?k ?n { ?s a ?k ; kg:nisCode ?c BIND(7 AS ?n) } ORDER BY ?s ?k")
    cells = "[...document.querySelectorAll('#results tbody td')].map((each) => each.innerText)"
    link = "document.querySelector('#results tbody a').getAttribute('href')"
    for language, kind in (("nl", "gemeente"), ("en", "municipality")):
        path = f"/sparql?query=PREFIX%20kg:%20%3Chttps://kennisgraaf.example/ns%23%3E%20{ask}&lang={language}"
        (page,) = look(
            host, [Visit(path, steps=[["wait", "#results tbody tr"], ["evaluate", cells], ["evaluate", link]])]
        )
        shown = page["seen"][1]
        assert kind in shown
        assert set(shown[2::3]) == {"7"}
        assert not [text for text in shown if "://" in text or "^^" in text or '"' in text]
        assert page["seen"][2].startswith("/id/mun/")


def test_a_refused_query_says_why_and_other_answers_are_shown(host: str) -> None:
    refused, ask, construct = (quote(text) for text in ("SELECT x", "ASK {}", "CONSTRUCT WHERE { ?s <urn:p> ?o }"))
    read = ["text", "#results"]
    visits = [
        Visit(f"/sparql?query={query}&lang=en", steps=[["wait", f"#results {part}"], read])
        for query, part in ((refused, "p"), (ask, "p"), (construct, "pre"))
    ]
    first, second, third = look(host, visits)
    assert "not allowed here" in first["seen"][1]
    assert second["seen"][1] == "yes"
    assert third.get("fault") is None


def test_the_sparql_editor_completes_our_words_and_its_results_lead_to_our_pages(host: str) -> None:
    query = quote("SELECT * { <https://kennisgraaf.example/id/mun/gent> ?p ?o }")
    (page,) = look(host, [Visit(f"/sparql?query={query}", steps=[
        ["wait", "#results tbody tr"],
        ["click", "#query"], ["wait", ".CodeMirror"],
        ["evaluate", completed("SELECT * { ?x kg:takesP")],
        ["press", "Escape"],
        ["evaluate", completed("PREFIX sk")],
        ["press", "Escape"],
        ["go", "click", "#results a[href*='/id/prj/']"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert page["seen"][3] == ["kg:takesPartIn"]
    assert page["seen"][5] == ["skos: <http://www.w3.org/2004/02/skos/core#>"]
    assert page["seen"][7].startswith(f"{host}/doc/prj/")
    assert page["outside"] == []


def test_an_answer_without_rows_says_why(host: str) -> None:
    query = quote("SELECT * { ?x <http://www.w3.org/2000/01/rdf-schema#label> 'Gent' }")
    shown = ["evaluate", "document.getElementById('hints').innerText"]
    (page,) = look(host, [Visit(f"/sparql?query={query}&lang=nl", steps=[["wait", "#hints li"], shown])])
    assert page.get("fault") is None
    assert page["seen"][1].startswith("Waarom dit antwoord leeg is:")
    assert 'rdfs:label heeft nooit de waarde "Gent". Bedoelde je "Gent"@nl?' in page["seen"][1]
    (page,) = look(host, [Visit(KINDS["sparql"], steps=[["wait", "#results tbody tr"], shown])])
    assert page["seen"][1] == ""


def test_what_is_typed_stands_in_the_address_which_leads_to_it_again(host: str) -> None:
    edit = "document.querySelector('.CodeMirror').CodeMirror.setValue('ASK { ?a ?b 7 }')"
    where = ["evaluate", "location.pathname + location.search"]
    (page,) = look(
        host, [Visit("/sparql", steps=[["click", "#query"], ["wait", ".CodeMirror"], ["evaluate", edit], where])]
    )
    (again,) = look(host, [Visit(page["seen"][3], steps=[
        ["click", "#query"], ["wait", ".CodeMirror"],
        ["evaluate", "document.querySelector('.CodeMirror').CodeMirror.getValue()"],
    ])])  # fmt: skip
    assert again["seen"][2] == "ASK { ?a ?b 7 }"


def test_the_graphql_form_shows_its_answer_and_graphiql_knows_the_schema(host: str) -> None:
    word = "document.querySelector('.graphiql-response')?.innerText.includes('Bakkersite')"
    (page,) = look(host, [Visit(KINDS["graphql"], steps=[
        ["wait", "#results pre"], ["text", "#results pre"],
        ["click", "#plain button"], ["settle"], ["text", "#results pre"],
        ["click", "#query"],
        ["wait", ".graphiql-execute-button"], ["settle"],
        ["click", ".graphiql-execute-button"],
        ["until", word],
        ["click", ".graphiql-sidebar button"],
        ["wait", ".graphiql-doc-explorer"],
        ["text", ".graphiql-doc-explorer"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert "Bakkersite" in page["seen"][1]
    assert page["seen"][1] == page["seen"][4]
    assert "Query" in page["seen"][12]
    assert (page["console"], page["outside"], page["policy"]) == ([], [], [])


def test_the_list_beside_an_editor_leads_to_the_question_and_its_answer(host: str) -> None:
    (page,) = look(host, [Visit("/sparql?lang=nl", steps=[
        ["go", "click", ".examples a"], ["wait", "#results tbody tr"], ["text", "#results tbody"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert "2007" in page["seen"][2]
