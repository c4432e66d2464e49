"""Links from a resource to the IRIs of its former keys."""

from loaders.map.former_keys import former_names
from ontology.namespaces import OWL_SAME_AS
from tests.loaders.conftest import BASE, Json, compiled, key, table

RENAMED: Json = {f"{BASE}load#renamed": [{"load:from": "mun:oud", "load:to": "mun:nieuw"}]}


def test_a_renamed_row_is_the_same_as_its_old_iri() -> None:
    group = compiled(table("t.csv", key("mun"), **RENAMED))
    former = former_names(group.tables[0], group)
    assert [(fact.subject.text, fact.predicate, fact.object.text) for fact in former("mun:nieuw")] == [
        (f"{BASE}id/mun/nieuw", OWL_SAME_AS.value, f"{BASE}id/mun/oud")
    ]
    assert list(former("mun:oud")) == []


def test_a_key_without_an_iri_has_no_links() -> None:
    group = compiled(table("t.csv", key("mun"), about=None, **RENAMED))
    assert list(former_names(group.tables[0], group)("mun:nieuw")) == []
