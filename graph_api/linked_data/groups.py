"""The group of a page that a fact belongs to: chosen by the class of its value, in the order of this table."""

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
"""For each group, the key of its title and the classes of its values."""

NUMBERED = ("projects", "programmes", "events", "organisations", "tools")
"""Groups whose size may be shown at the top of a page."""


def group_of(classes: Iterable[NamedNode], base: str) -> str:
    """Return the first group that one of the classes belongs to."""
    names = {each.value.removeprefix(f"{base}ns#") for each in classes}
    return next((group for group, members in GROUPS.items() if not names.isdisjoint(members)), "other")
