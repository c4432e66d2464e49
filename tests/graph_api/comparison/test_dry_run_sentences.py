"""Changes of facts as sentences."""

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_api.comparison.dry_run_sentences import Said, said
from graph_store.snapshot import Snapshot
from loaders import FactChanges
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, RDFS_LABEL, kg, thing
from tests.graph_api.small import CITY, PROJECT, ROW

NEW = thing("prj:new")
NAME = Triple(PROJECT, RDFS_LABEL, Literal("Kaai", language="nl"))
RENAMED = Triple(PROJECT, RDFS_LABEL, Literal("Kade", language="nl"))
MADE = (
    Triple(NEW, DCT_IDENTIFIER, Literal("prj:new")),
    Triple(NEW, RDFS_LABEL, Literal("Nieuw", language="nl")),
    Triple(NEW, RDF_TYPE, kg("Project")),
    Triple(NEW, kg("sitedIn"), CITY),
)


NOTHING = FactChanges()


def found_in(
    snapshot: Snapshot, language: str = "nl", inferred: FactChanges = NOTHING, **stated: tuple[Triple, ...]
) -> Said:
    return said(FactChanges(**stated), inferred, snapshot, [language, "nl", "en"], language)


def test_a_new_thing_is_named_once_and_its_facts_follow(snapshot: Snapshot) -> None:
    found = found_in(snapshot, appearing=MADE)
    assert found.new == ["Nieuw: Nieuw is een project."]
    assert found.added == ["Nieuw is gevestigd in Stad X."]
    assert (found.gone, found.changed, found.removed) == ([], [], [])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("nl", "Kaai heet ‘Kade’ (voorheen ‘Kaai’)."), ("en", "Kaai is called ‘Kade’ (nl) (previously ‘Kaai’ (nl)).")],
)
def test_a_value_that_replaces_another_is_one_sentence_about_the_thing_as_it_was_named(
    snapshot: Snapshot, language: str, sentence: str
) -> None:
    found = found_in(snapshot, language, appearing=(RENAMED,), going=(NAME,))
    assert (found.changed, found.added, found.removed) == ([sentence], [], [])


def test_a_thing_whose_key_goes_is_told_by_its_name_alone(snapshot: Snapshot) -> None:
    going = (Triple(PROJECT, DCT_IDENTIFIER, Literal("prj:p")), NAME, Triple(PROJECT, kg("sitedIn"), CITY))
    found = found_in(snapshot, going=going)
    assert (found.gone, found.removed) == (["Kaai wordt niet meer vermeld."], [])


def test_what_follows_is_told_without_facts_about_rows(snapshot: Snapshot) -> None:
    follows = FactChanges(
        (Triple(CITY, kg("takesPartIn"), NEW), Triple(NEW, kg("describedBy"), ROW)),
        (Triple(CITY, kg("hosts"), PROJECT),),
    )
    found = found_in(snapshot, inferred=follows, appearing=MADE)
    assert found.following == ["Stad X neemt deel aan Nieuw."]
    assert found.following_no_more == ["Stad X huisvest Kaai."]


def test_what_is_the_inverse_of_another_sentence_is_not_said_twice(snapshot: Snapshot) -> None:
    pair = Triple(PROJECT, kg("hasPart"), NEW), Triple(NEW, kg("partOf"), PROJECT)
    follows = FactChanges((Triple(CITY, kg("hosts"), NEW), *pair))
    assert found_in(snapshot, inferred=follows, appearing=MADE).following == ["Nieuw is deel van Kaai."]


def test_several_values_come_and_go_apart(snapshot: Snapshot) -> None:
    other = NamedNode("urn:other")
    pairs = tuple(Triple(PROJECT, kg("sitedIn"), each) for each in (other, NEW))
    found = found_in(snapshot, appearing=pairs, going=(Triple(PROJECT, kg("sitedIn"), CITY),))
    assert (found.changed, len(found.added), len(found.removed)) == ([], 2, 1)
