from graph_api.hints.hint import Code
from graph_store.graphs import Include, Scope
from ontology.namespaces import RDF_TYPE, kg
from tests.graph_api.hints.conftest import Ask


def test_advice_without_terms_is_left_out(ask: Ask) -> None:
    asked = ask("ASK {}")
    assert asked.hint(Code.NO_MEMBER, "no_member", 3, "near", [], **{"class": kg("Project")}).advice == ""
    found = asked.hint(Code.NO_MEMBER, "no_member", 3, "near", [kg("Call"), kg("Role")], **{"class": kg("Project")})
    assert found.words == {"class": "kg:Project", "near": "kg:Call, kg:Role"}
    assert found.at == 3


def test_a_fact_is_left_out_only_by_a_scope(ask: Ask) -> None:
    match = None, RDF_TYPE, kg("HostMunicipality")
    assert ask("ASK {}", Scope(Include.ASSERTED)).is_left_out(*match)
    assert not ask("ASK {}").is_left_out(*match)
    assert not ask("ASK {}", Scope(Include.ASSERTED)).is_left_out(None, RDF_TYPE, kg("NewsItem"))
