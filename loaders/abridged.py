"""What there is to say of a sync, abridged: the first issues of each kind in each file, and how many more there are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from loaders.report import Issue, More, Weight

KEPT: Final = {Weight.WARNED: 100, Weight.QUARANTINED: 10_000, Weight.REFUSED: 10_000}
"""How many issues of one kind in a file the manifest keeps; what is set apart is mended from what it tells."""


def abridged(
    issues: Iterable[Issue], most: Mapping[Weight, int] = KEPT, more: Iterable[More] = ()
) -> tuple[list[Issue], list[More]]:
    """The first issues of each kind in each file, and how many there are besides; `more` are left out already."""
    first: list[Issue] = []
    told, left = Counter[tuple[str, str, Weight]](), Counter[tuple[str, str, Weight]]()
    for issue in issues:
        kind = issue.file, issue.code, issue.weight
        if told[kind] < most[issue.weight]:
            told[kind] += 1
            first.append(issue)
        else:
            left[kind] += 1
    for each in more:
        left[each.file, each.code, each.weight] += each.count
    return first, [More(*kind, count) for kind, count in left.items()]
