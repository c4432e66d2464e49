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
        (page,) = look(host, [Visit(path, steps=[count, ["press", "Tab"], ["wait", editor], count])])
        assert page.get("fault") is None
        assert (page["seen"][0], page["seen"][3]) == (0, 1)


def test_results_are_a_table_bars_and_a_map(host: str) -> None:
    (page,) = look(host, [Visit(KINDS["sparql"], steps=[
        ["wait", ".yasr table tbody tr"],
        ["click", ".select_Chart"],
        ["wait", ".result-chart rect"],
        ["evaluate", "document.querySelectorAll('.result-chart rect').length"],
        ["click", ".select_Atlas"],
        ["wait", ".result-map path.busy"],
        ["evaluate", "document.querySelectorAll('.result-map path.busy').length"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert (page["seen"][3], page["seen"][6]) == (13, 13)
    assert (page["console"], page["outside"], page["policy"]) == ([], [], [])


def test_the_sparql_editor_completes_our_words_and_its_results_lead_to_our_pages(host: str) -> None:
    query = quote("SELECT * { <https://kennisgraaf.example/id/mun/gent> ?p ?o }")
    (page,) = look(host, [Visit(f"/sparql?query={query}", steps=[
        ["wait", ".yasr table tbody tr"],
        ["evaluate", completed("SELECT * { ?x kg:takesP")],
        ["press", "Escape"],
        ["evaluate", completed("PREFIX sk")],
        ["press", "Escape"],
        ["go", "click", ".yasr a[href*='/id/prj/']"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert page["seen"][1] == ["kg:takesPartIn"]
    assert page["seen"][3] == ["skos: <http://www.w3.org/2004/02/skos/core#>"]
    assert page["seen"][5].startswith(f"{host}/doc/prj/")
    assert page["outside"] == []


def test_an_answer_without_rows_says_why(host: str) -> None:
    query = quote("SELECT * { ?x <http://www.w3.org/2000/01/rdf-schema#label> 'Gent' }")
    shown = ["evaluate", "document.getElementById('hints').innerText"]
    (page,) = look(host, [Visit(f"/sparql?query={query}&lang=nl", steps=[["wait", "#hints li"], shown])])
    assert page.get("fault") is None
    assert page["seen"][1].startswith("Waarom dit antwoord leeg is:")
    assert 'rdfs:label heeft nooit de waarde "Gent". Bedoelde je "Gent"@nl?' in page["seen"][1]
    (page,) = look(host, [Visit(KINDS["sparql"], steps=[["wait", ".yasr table tbody tr"], shown])])
    assert page["seen"][1] == ""


def test_what_is_typed_stands_in_the_address_which_leads_to_it_again(host: str) -> None:
    edit = "document.querySelector('.CodeMirror').CodeMirror.setValue('ASK { ?a ?b 7 }')"
    where = ["evaluate", "location.pathname + location.search"]
    (page,) = look(
        host, [Visit("/sparql", steps=[["press", "Tab"], ["wait", ".CodeMirror"], ["evaluate", edit], where])]
    )
    (again,) = look(host, [Visit(page["seen"][3], steps=[
        ["wait", ".CodeMirror"], ["evaluate", "document.querySelector('.CodeMirror').CodeMirror.getValue()"],
    ])])  # fmt: skip
    assert again["seen"][1] == "ASK { ?a ?b 7 }"


def test_graphiql_answers_the_document_of_the_address_and_knows_the_schema(host: str) -> None:
    word = "document.querySelector('.graphiql-response')?.innerText.includes('Bakkersite')"
    (page,) = look(host, [Visit(KINDS["graphql"], steps=[
        ["wait", ".graphiql-execute-button"],
        ["click", ".graphiql-execute-button"],
        ["until", word],
        ["click", ".graphiql-sidebar button"],
        ["wait", ".graphiql-doc-explorer"],
        ["text", ".graphiql-doc-explorer"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert "Query" in page["seen"][5]
    assert (page["console"], page["outside"], page["policy"]) == ([], [], [])


def test_the_list_beside_an_editor_leads_to_the_question_and_its_answer(host: str) -> None:
    (page,) = look(host, [Visit("/sparql?lang=nl", steps=[
        ["go", "click", ".examples a"], ["wait", ".yasr table tbody tr"], ["text", ".yasr table tbody"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert "2007" in page["seen"][2]
