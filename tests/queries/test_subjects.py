"""The subjects and the places of the data."""

from ontology.namespaces import key_of
from queries.subjects import places, subjects
from tests.service import Service


def test_subjects_are_the_members_of_the_classes_for_keywords(service: Service) -> None:
    found = [key_of(each.value) for each in subjects(service.state.newest())]
    assert len(found) == len(set(found)) == 28
    assert all(key and key.startswith("thm:") for key in found)


def test_places_are_the_members_of_the_classes_for_places_and_what_lies_within_them(service: Service) -> None:
    found = {key_of(each.value) for each in places(service.state.newest())}
    assert {"area:vlaanderen", "area:west-vlaanderen", "mun:gent"} <= found
    assert not any(key and key.startswith("prj:") for key in found)
