"""The group of a page that a fact belongs to: chosen by the class of its value, in the order of the graph folder."""

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from ontology.folder_sections import GroupSection
from ontology.graph_folder import cached_per_folder, graph_folder
from ontology.vocabulary import Vocabulary

OTHER = "other"
"""The group of what no other group has."""

_BEFORE = (GroupSection(name="facts", title={}, classes=(), counted=False),)
_AFTER = (
    GroupSection(name=OTHER, title={}, classes=(), counted=False),
    GroupSection(name="rows", title={}, classes=("Row",), counted=False),
    GroupSection(name="kinds", title={}, classes=(), counted=False),
)


@cached_per_folder
def groups() -> Mapping[str, GroupSection]:
    """Return the groups in the order of a page: those of every page have their titles in the interface."""
    return {each.name: each for each in (*_BEFORE, *graph_folder().site.group, *_AFTER)}


def group_of(classes: Iterable[NamedNode], base: str) -> str:
    """Return the first group that one of the classes belongs to."""
    known = Vocabulary.load(base).class_names
    names = {known[each] for each in classes if each in known}
    return next((name for name, group in groups().items() if not names.isdisjoint(group.classes)), OTHER)
