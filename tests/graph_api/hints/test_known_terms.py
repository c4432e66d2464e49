from pyoxigraph import Literal

from graph_api.hints.known_terms import known_terms
from graph_store.snapshot import Snapshot
from ontology.namespaces import kg, thing

ID = "https://kennisgraaf.example/id/"


def test_terms_are_known_by_name_and_by_label_in_each_language(plan_snapshot: Snapshot) -> None:
    known = known_terms(plan_snapshot)
    assert next(known.classes.near("project")) == kg("Project")
    assert next(known.classes.near("centrumsteden")) == kg("CentreCity")
    assert next(known.properties.near("sitedin")) == kg("sitedIn")
    assert list(known.classes.near("qqqq")) == []


def test_a_thing_is_found_by_a_key_like_its_own(plan_snapshot: Snapshot) -> None:
    known = known_terms(plan_snapshot)
    assert known.near_thing(f"{ID}mun/kortrik") == thing("mun:kortrijk")
    assert known.near_thing(f"{ID}city/kortrijk") == thing("mun:kortrijk")
    assert known.near_thing(f"{ID}kortrijk") == thing("mun:kortrijk")
    assert known.near_thing(f"{ID}mun/qqqq") is None
    assert known.near_thing("https://example.org/id/mun/kortrijk") is None


def test_labels_come_in_the_language_that_is_asked(plan_snapshot: Snapshot) -> None:
    labels = known_terms(plan_snapshot).near_labels
    assert [labels(Literal("Kortrik", language=tag))[0] for tag in ("nl", "en")] == [
        Literal("Kortrijk", language="nl"), Literal("Kortrijk", language="en"),
    ]  # fmt: skip


def test_the_terms_of_a_version_are_read_once(plan_snapshot: Snapshot) -> None:
    assert known_terms(plan_snapshot) is known_terms(plan_snapshot)
