"""`/explain` over HTTP, on the yearly plan."""

import csv
import json
import re
from collections import Counter
from typing import Any

import pytest

from tests.service import DATA, Service

HTML = {"Accept": "text/html"}
GHENT = {"s": "mun:gent", "p": "kg:takesPartIn", "o": "prog:rr"}


def leaves(node: dict[str, Any]) -> list[dict[str, Any]]:
    if node["status"] == "asserted":
        return [node]
    return [leaf for premise in node["premises"] for leaf in leaves(premise)]


def test_an_inferred_fact_leads_to_files_rows_and_source_lines(service: Service) -> None:
    proof = service.client.get("/explain", params=GHENT).json()
    assert (proof["status"], proof["rule"]) == ("inferred", "prp-spo2")
    rows = [row for leaf in leaves(proof) for row in leaf["rows"]]
    assert {row["file"] for row in rows} == {"projects.csv", "programmes.csv"}
    assert all(row["line"] and row["source_lines"] for row in rows)
    assert {(row["file"], row["column"]) for row in rows} >= {("programmes.csv", "parent_id")}


def test_a_stated_fact_names_the_columns_of_its_cells_on_the_page_too(service: Service) -> None:
    params = {"s": "mun:gent", "p": "a", "o": "kg:CentreCity"}
    (row,) = service.client.get("/explain", params=params).json()["rows"]
    assert (row["file"], row["column"]) == ("cities.csv", "id, ref_centre_city")
    assert "<code>id, ref_centre_city</code>" in service.client.get("/explain", params=params, headers=HTML).text


def test_the_page_says_it_in_the_readers_words(service: Service) -> None:
    text = service.client.get("/explain", params={**GHENT, "lang": "nl"}, headers=HTML).text
    assert "neemt deel aan" in text
    assert "projects.csv" in text
    assert re.search(r'<a href="/source/jaarplan-2020\?lang=nl#L\d+">regels? ', text)


def test_a_rule_that_a_row_states_is_cited(service: Service) -> None:
    params = {"s": "mun:aalst", "p": "kg:usesTool", "o": "tool:stad-in-cijfers"}
    text = service.client.get("/explain", params=params, headers=HTML).text
    assert "tool_usage.csv" in text


def test_a_stated_fact_gives_its_rows(service: Service) -> None:
    params = {"s": "prj:v1-gent-bakkersite", "p": "http://www.w3.org/2000/01/rdf-schema#label", "o": '"Bakkersite"@nl'}
    proof = service.client.get("/explain", params=params).json()
    assert proof["status"] == "asserted"
    assert proof["rows"][0]["file"] == "projects.csv"
    assert "Bakkersite" in service.client.get("/explain", params=params, headers=HTML).text


def test_what_does_not_hold_is_not_found(service: Service) -> None:
    answer = service.client.get("/explain", params={**GHENT, "o": "prog:nergens"})
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


def test_all_derivations_come_on_request_ten_at_most(service: Service) -> None:
    one = service.client.get("/explain", params=GHENT).json()
    every = service.client.get("/explain", params={**GHENT, "all": "true"}).json()
    steps = [json.dumps(each["premises"], sort_keys=True) for each in (every, *every["others"])]

    assert "others" not in one
    assert every["premises"] == one["premises"]
    assert 1 < len(steps) == len(set(steps)) <= 10
    assert all(leaf["rows"] for each in every["others"] for leaf in leaves(each))


def test_a_page_leads_to_all_derivations_and_shows_them(service: Service) -> None:
    page = service.client.get("/explain", params={**GHENT, "lang": "en"}, headers=HTML).text
    link = page.partition("All reasons")[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    shown = service.client.get(link, headers=HTML).text

    assert "all=true" in link
    assert "other reason" not in page
    assert "other reason" in shown
    assert shown.count('class="proof"') > 1
    assert "All reasons" not in shown


def test_why_not_names_the_rules_that_could_give_it_and_what_they_miss(service: Service) -> None:
    asked = {"s": "mun:brugge", "p": "a", "o": "kg:HostMunicipality"}
    refused = service.client.get("/explain", params=asked)
    answer = service.client.get("/explain", params={**asked, "why_not": "true"})
    page = service.client.get("/explain", params={**asked, "lang": "nl"}, headers=HTML)
    first = answer.json()["why_not"][0]

    assert (refused.status_code, answer.status_code, page.status_code) == (404, 200, 404)
    assert answer.json()["holds"] is False
    assert first["missing"]
    assert len(answer.json()["why_not"]) <= 10
    assert "Waarom staat dit er niet?" in page.text
    assert first["rule"] in page.text


def test_why_not_of_what_no_rule_gives_says_so(service: Service) -> None:
    asked = {"s": "mun:brugge", "p": "rdfs:comment", "o": '"Bruges la Morte"', "why_not": "true"}
    page = service.client.get("/explain", params={**asked, "lang": "en"}, headers=HTML)

    assert service.client.get("/explain", params=asked).json()["why_not"] == []
    assert (page.status_code, "only a row can state it" in page.text) == (200, True)


@pytest.mark.parametrize(
    "wrong", [{"s": ""}, {"p": "no colon"}, {"s": '"a literal"'}, {"o": '"open'}, {"all": "perhaps"}]
)
def test_a_term_that_cannot_be_read_is_a_bad_request(service: Service, wrong: dict[str, str]) -> None:
    answer = service.client.get("/explain", params={**GHENT, **wrong})
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_REQUEST")


def test_a_held_explanation_is_not_sent_again(service: Service) -> None:
    tag = service.client.get("/explain", params=GHENT).headers["etag"]
    assert service.client.get("/explain", params=GHENT, headers={"If-None-Match": tag}).status_code == 304


def test_every_why_on_a_page_has_an_answer(service: Service) -> None:
    text = service.client.get("/doc/per/wim-dries?lang=nl", headers=HTML).text
    links = [part.split('"')[0].replace("&amp;", "&") for part in text.split('class="why" href="')[1:]]
    assert links
    assert {service.client.get(link).status_code for link in links} == {200}


CITY = "mun:roeselare"
BASES = {
    "layout": ({"s": "prj:v2-roeselare-decruy-olivier", "p": "a", "o": "kg:Project"},
               "read from a table or from columns", "afgelezen uit een tabel of uit kolommen"),
    "reference": ({"s": CITY, "p": "kg:nisCode", "o": '"36015"'}, "reference register", "referentieregister"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("predicate", "value"), [("kg:nisCode", '"36015"'), ("kg:within", "area:west-vlaanderen"), ("a", "kg:CentreCity")]
)
def test_reference_data_rests_on_no_line_of_the_source(service: Service, predicate: str, value: str) -> None:
    asked = {"s": CITY, "p": predicate, "o": value}
    (row,) = service.client.get("/explain", params={**asked, "lang": "en"}).json()["rows"]
    text = service.client.get("/explain", params={**asked, "lang": "en"}, headers=HTML).text

    assert (row["file"], row["basis"], row["words"], row["source_lines"]) == (
        "cities.csv", "reference", "reference register", "",
    )  # fmt: skip
    assert "reference register" in text
    assert "1003" not in text
    assert "A source states this" not in text


def test_what_the_same_row_reads_in_the_source_keeps_its_lines(service: Service) -> None:
    asked = {"s": CITY, "p": "rdfs:label", "o": '"Roeselare"@nl', "lang": "en"}
    (row,) = service.client.get("/explain", params=asked).json()["rows"]

    assert (row["basis"], row["words"], row["source_lines"]) == ("stated", "stated", "1003")


@pytest.mark.parametrize("basis", BASES)
def test_the_page_says_stated_in_a_source_of_stated_rows_only(service: Service, basis: str) -> None:
    asked, english, dutch = BASES[basis]
    told = {lang: service.client.get("/explain", params={**asked, "lang": lang}, headers=HTML).text
            for lang in ("en", "nl")}  # fmt: skip

    assert english in told["en"]
    assert dutch in told["nl"]
    assert "the source itself does not state it" in told["en"]
    assert "de bron zelf vermeldt het niet" in told["nl"]


def given() -> Counter[str]:
    """Return the number of rows of each basis but `stated`; rows of translations have no cell for theirs."""
    found: Counter[str] = Counter()
    for file in DATA.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        found.update(row["basis"] for row in rows if row.get("basis", "stated") != "stated")
        found["translation"] += len(rows) if file.name == "translations.csv" else 0
    return found


def test_every_row_is_explained_by_the_basis_that_it_gives(service: Service) -> None:
    others = service.rows('SELECT ?row ?basis { ?row kg:basis ?basis FILTER(?basis != "stated") }')
    assert Counter(str(basis) for _, basis in others) == given()
    for row, basis in others:
        asked = {"s": str(row), "p": "kg:basis", "o": f'"{basis}"', "lang": "en"}
        answer = service.client.get("/explain", params=asked).json()
        assert [each["basis"] for each in answer["rows"]] == [basis]
        assert all(each["words"] not in ("stated", basis) for each in answer["rows"])


def test_a_fact_of_the_ontology_is_stated_by_no_source(service: Service) -> None:
    asked = {"s": "kg:CentreCity", "p": "rdfs:subClassOf", "o": "kg:Municipality", "lang": "en"}
    text = service.client.get("/explain", params=asked, headers=HTML).text

    assert "The ontology states this" in text
    assert "A source states this" not in text
