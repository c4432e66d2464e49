import pytest

from graph_store.graphs import Include, Scope
from tests.graph_api.hints.conftest import Told


@pytest.mark.parametrize(
    ("group", "sentence"),
    [
        ("?x a kg:Theme ; kg:selectedIn ?y", "No member of kg:Theme has kg:selectedIn. What is stated: "),
        (
            "?x a kg:Municipality ; kg:sitedIn ?y",
            "kg:sitedIn leads to members of kg:Municipality, never away from them. Use kg:hosts.",
        ),
        (
            "?p a kg:Project . ?city kg:sitedIn ?p",
            "kg:sitedIn leads away from members of kg:Project, never to them. Use kg:hosts.",
        ),
        ("?x kg:sitedIn ?t . ?t a kg:Theme", "kg:sitedIn never leads to a member of kg:Theme."),
        (
            "?x a kg:Project ; kg:partOf ?c . ?c a kg:Call",
            "kg:partOf never leads from kg:Project to kg:Call. They are linked by kg:selectedIn.",
        ),
        (
            "?x a kg:Project ; skos:prefLabel ?l",
            "No member of kg:Project has skos:prefLabel. Its parent property rdfs:label is stated.",
        ),
        (
            "<https://kennisgraaf.example/id/org/projectbureau-kerken> kg:leads ?x",
            "<https://kennisgraaf.example/id/org/projectbureau-kerken> has no kg:leads. Use kg:supports.",
        ),
        (
            "?x a kg:Project ; kg:ledBy+ ?y . ?y kg:nisCode ?n . ?z a kg:Theme ; kg:nisCode ?n",
            "No member of kg:Theme has kg:nisCode.",
        ),
    ],
)
def test_a_property_that_cannot_match_has_a_hint(told: Told, group: str, sentence: str) -> None:
    assert any(each.startswith(sentence) for each in told(f"SELECT * {{ {group} }}")), told(f"ASK {{ {group} }}")


@pytest.mark.parametrize(
    "group",
    [
        "?x a kg:Project ; kg:sitedIn ?y . ?y a kg:Municipality",
        "?x kg:sitedIn ?y",
        "<https://kennisgraaf.example/id/prj/cot-anpr> kg:ledBy <https://kennisgraaf.example/id/mun/gent>",
        "?x a kg:Project ; kg:sitedIn <https://kennisgraaf.example/id/mun/aalst>",
        "?x ?p ?y . ?x a kg:Project",
        "?x a kg:Project ; kg:partOf+ ?y . ?y a kg:Programme",
        "?x a kg:Theme OPTIONAL { ?y a kg:Theme }",
    ],
)
def test_a_property_that_has_facts_has_none(told: Told, group: str) -> None:
    assert told(f"SELECT * {{ {group} }}") == []


def test_a_property_that_the_scope_leaves_out_is_said_to_be_in_all_facts(told: Told) -> None:
    [sentence] = told("SELECT * { ?x a kg:Project ; kg:locatedIn ?y }", Scope(Include.ASSERTED))
    assert sentence == "No fact has the property kg:locatedIn. With include=all there are some."
