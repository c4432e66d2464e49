"""An abridged list of the issues of a sync: the first of each kind in each file, and the number of the others."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from loaders.reports.report import Issue, More, Weight

KEPT: Final = {Weight.WARNED: 100, Weight.QUARANTINED: 10_000, Weight.REFUSED: 10_000}
"""The number of issues of one kind in a file that the manifest keeps; rows in quarantine are corrected from these."""


def abridged(
    issues: Iterable[Issue], most: Mapping[Weight, int] = KEPT, more: Iterable[More] = ()
) -> tuple[list[Issue], list[More]]:
    """Return the first issues of each kind in each file, and the number of the others; `more` were left out before."""
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
