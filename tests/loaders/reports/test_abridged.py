"""The abridged list keeps the first issues of each kind, and counts the others correctly."""

from collections import Counter
from pathlib import Path

from graph_store import State
from loaders import Issue, More, Weight, abridged
from loaders.reports.abridged import KEPT
from tests.loaders.conftest import RunSync


def issues(code: str, number: int, weight: Weight = Weight.WARNED, file: str = "a.csv") -> list[Issue]:
    return [Issue(code, weight, file, line) for line in range(number)]


def test_the_first_of_each_kind_in_each_file_are_listed_and_the_others_counted() -> None:
    found = [*issues("x", 5), *issues("y", 2), *issues("x", 4, file="b.csv"), *issues("x", 3, Weight.QUARANTINED)]
    first, more = abridged(found, {Weight.WARNED: 2, Weight.QUARANTINED: 9})

    assert first == [*found[:2], *found[5:7], *found[7:9], *found[11:]]
    assert more == [More("a.csv", "x", Weight.WARNED, 3), More("b.csv", "x", Weight.WARNED, 2)]
    assert abridged(first, {Weight.WARNED: 1, Weight.QUARANTINED: 9}, more)[1][0] == More(
        "a.csv", "x", Weight.WARNED, 4
    )


def test_a_version_keeps_some_and_the_number_and_a_report_has_them_all(
    folder: Path, run: RunSync, state: State
) -> None:
    number = KEPT[Weight.WARNED] + 7
    header, *rows = (folder / "steden.csv").read_text(encoding="utf-8").splitlines()
    titles = "".join(f",vreemd{each}" for each in range(number))
    lines = [header + titles, *(row + "," * number for row in rows), ""]
    (folder / "steden.csv").write_text("\n".join(lines), encoding="utf-8")

    first, again, whole = run(), run(), run(detail=True)
    for report in (first, whole):
        assert (Counter(each.code for each in report.issues)["unknown-column"], report.more) == (number, [])
    note = state.newest().manifest.note["sync"]
    assert sum(each["code"] == "unknown-column" for each in note["issues"]) == KEPT[Weight.WARNED]
    assert again.more == [More("steden.csv", "unknown-column", Weight.WARNED, 7)]
    assert (whole.published, whole.total("unchanged"), again.total("unchanged")) == (False, 5, 5)
