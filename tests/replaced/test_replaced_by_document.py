"""The same replacements between the inventories of two plans: the older plan still has the old things."""

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS

from tests.replaced.conftest import Replaced

BASE = "https://replaced.example/"
OLDER = "document=plan%3A2020"


def test_references_to_what_was_replaced_are_those_to_what_has_ended(two_plans: Replaced) -> None:
    issues = [(each["code"], each["file"], each["line"], each["value"]) for each in two_plans.report["issues"]]
    assert sorted(issues) == [
        ("ended-ref", "projects-2021.csv", 2, "mun:oostdrecht"),
        ("ended-ref", "projects-2021.csv", 2, "prog:water"),
        ("ended-ref", "projects-2021.csv", 3, "mun:westdrecht"),
    ]


def test_an_old_key_leads_on_only_as_of_the_newer_plan(two_plans: Replaced) -> None:
    assert two_plans.get("/id/mun/oostdrecht").headers["location"] == "/doc/mun/drecht"
    assert two_plans.get("/id/prog/water").status_code == 300
    older = two_plans.get(f"/id/mun/oostdrecht?{OLDER}")
    assert (older.status_code, older.headers["location"]) == (303, f"/doc/mun/oostdrecht?{OLDER}")
    page = two_plans.get(f"/doc/mun/oostdrecht?{OLDER}")
    assert (page.status_code, "Oostdrecht" in page.text, 'id="history"' in page.text) == (200, True, False)
    assert two_plans.get(f"/id/prog/water?{OLDER}").status_code == 303
    assert two_plans.get(f"/id/mun/drecht?{OLDER}").status_code in (404, 410)


def test_the_history_leads_to_the_plan_that_still_lists_the_old_thing(two_plans: Replaced) -> None:
    history = two_plans.get("/doc/mun/drecht").text.split('id="history"')[1]
    assert "<bdi>Oostdrecht</bdi> <code>mun:oostdrecht</code> (<bdi>gemeente</bdi>): vervangen op" in history
    assert f'<a href="/doc/mun/oostdrecht?{OLDER}"><bdi>Plan 2020</bdi></a>' in history
    split = two_plans.get("/doc/prog/water").text
    assert f'<a href="/doc/prog/water?{OLDER}"><bdi>Plan 2020</bdi></a>' in split.split('id="history"')[1]


def test_data_say_what_the_old_thing_was_and_where_it_is_described(two_plans: Replaced) -> None:
    found = Graph().parse(data=two_plans.get("/doc/mun/drecht.ttl").text, format="turtle")
    old = URIRef(f"{BASE}id/mun/oostdrecht")
    assert (old, RDFS.label, Literal("Oostdrecht", lang="nl")) in found
    assert (old, URIRef(f"{BASE}ns#endedBy"), URIRef(f"{BASE}id/plan/2021")) in found
    assert (old, RDFS.seeAlso, URIRef(f"{BASE}doc/mun/oostdrecht?{OLDER}")) in found


def test_a_search_for_an_old_name_leads_to_the_successors(two_plans: Replaced) -> None:
    for name, keys in (("Oostdrecht", ["Drecht"]), ("Water", ["Riolen", "Rivieren"])):
        (found,) = two_plans.get(f"/search?q={name}", "application/json").json()["results"]
        assert (found["label"], [each["label"] for each in found["replacedBy"]]) == (name, keys)
    (older,) = two_plans.get(f"/search?q=Oostdrecht&{OLDER}", "application/json").json()["results"]
    assert "replacedBy" not in older


def test_graphql_reads_each_side_at_its_moment(two_plans: Replaced) -> None:
    two_plans.get(f"/doc/mun/oostdrecht?{OLDER}")  # builds the view
    data = two_plans.graphql("""{
        now: municipality(id: "mun:oostdrecht") { key replaces { nodes { key label endedBy { key } } } }
        then: municipality(id: "mun:oostdrecht") @at(document: "plan:2020") { key label hosts { nodes { key } } }
        old: node(id: "https://replaced.example/id/mun/oostdrecht#at=plan:2020") { ... on Municipality { key } }
        search(text: "oostdrecht") { nodes { key ... on Municipality { replacedBy { nodes { key } } } } }
    }""")
    former = [{"key": f"mun:{each.lower()}", "label": each, "endedBy": {"key": "plan:2021"}}
              for each in ("Oostdrecht", "Westdrecht")]  # fmt: skip
    assert data == {
        "now": {"key": "mun:drecht", "replaces": {"nodes": former}},
        "then": {"key": "mun:oostdrecht", "label": "Oostdrecht", "hosts": {"nodes": [{"key": "prj:kade"}]}},
        "old": {"key": "mun:oostdrecht"},
        "search": {"nodes": [{"key": "mun:oostdrecht", "replacedBy": {"nodes": [{"key": "mun:drecht"}]}}]},
    }


def test_a_path_in_sparql_asks_for_both_sides_as_of_each_plan(two_plans: Replaced) -> None:
    two_plans.get(f"/doc/mun/oostdrecht?{OLDER}")  # builds the view
    query = "SELECT ?project {{ ?project :sitedIn/:replacedBy* mun:{} }} ORDER BY ?project"
    assert two_plans.select(query.format("drecht")) == [("brug",), ("kade",), ("sluis",)]
    assert two_plans.select(query.format("drecht"), document="plan:2020") == []
    assert two_plans.select(query.format("oostdrecht"), document="plan:2020") == [("kade",)]
