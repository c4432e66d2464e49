"""In which group of a page a fact stands: by the kind of its value, in the order of this table."""

from collections.abc import Iterable

from pyoxigraph import NamedNode

GROUPS: dict[str, tuple[str, ...]] = {
    "facts": (),
    "projects": ("Project",),
    "programmes": ("Programme", "Call", "Package", "FrameworkAgreement", "CooperationAgreement", "Endeavour"),
    "events": ("Event", "Milestone", "PlannedAction"),
    "places": ("Area", "Municipality"),
    "organisations": ("Agent", "Body", "Role"),
    "tools": ("Tool", "Platform", "Collection", "Case", "Publication"),
    "other": (),
    "rows": ("Row",),
    "kinds": (),
}
"""Key of the group's title, and the classes of the values that stand in it."""

NUMBERED = ("projects", "programmes", "events", "organisations", "tools")
"""Groups whose size may stand at the head of a page."""


def group_of(classes: Iterable[NamedNode], base: str) -> str:
    """The first group that one of the classes belongs to."""
    names = {each.value.removeprefix(f"{base}ns#") for each in classes}
    return next((group for group, members in GROUPS.items() if not names.isdisjoint(members)), "other")
