"""The groups of a page."""

from graph_api.site.groups import group_of, groups
from graph_api.site.texts import WORDS
from ontology.namespaces import kg
from ontology.turtle_files import ontology_triples
from tests.graph_api.small import BASE


def test_a_value_stands_in_the_first_group_that_one_of_its_classes_names() -> None:
    assert group_of([kg("Agent"), kg("Municipality")], BASE) == "places"
    assert group_of([kg("Endeavour"), kg("Project")], BASE) == "projects"
    assert group_of([kg("Row")], BASE) == "rows"
    assert group_of([], BASE) == "other"


def test_every_class_of_the_groups_is_in_the_ontology() -> None:
    subjects = {triple.subject for triple in ontology_triples()}
    assert [name for group in groups().values() for name in group.classes if kg(name) not in subjects] == []


def test_every_group_has_a_title() -> None:
    titled = {name for name, group in groups().items() if group.title}
    assert [key for key in {*groups(), "referred"} - titled if f"group_{key}" not in WORDS] == []
