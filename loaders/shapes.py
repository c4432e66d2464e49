"""What the shapes say of a version before it is published, and which rows are to blame.

A violation that the version before did not have sets apart the rows of this run that state something about its focus;
what the shapes only warn of is told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Triple

from graph_store.errors import Inconsistent
from loaders.checks import Inventory
from loaders.report import Weight
from loaders.rows import Row
from ontology.validation import Finding, validate

_SHOWN = 10
_VIOLATION = "Violation"


@dataclass(frozen=True, slots=True)
class Stated:
    """A row of this run and what it states; `fresh` when it is new or changed."""

    inventory: Inventory
    row: Row
    triples: tuple[Triple, ...]
    fresh: bool


@dataclass(slots=True)
class Judge:
    """Shows the shapes what would hold, and says in the documents of the inventories what they object to.

    `before` gives what held in the version before, `rows` the rows of this run; both are asked for only when needed.
    With `allow` a violation is told and no more.
    """

    base: str
    before: Callable[[], Sequence[set[Triple]]]
    rows: Callable[[], list[Stated]]
    allow: bool = False
    told: set[Finding] = field(default_factory=set)

    def objects(self, closed: Sequence[set[Triple]], shrunk: Sequence[Inventory]) -> bool:
        """Whether there is something new to say: rows were set apart, or findings told.

        `shrunk` are the inventories that lost rows: a deletion is real, so what is violated for want of a row is told.
        Raises: Inconsistent (422) when a shape is violated and no row can be blamed.
        """
        found = [each for each in self._findings(closed) if each not in self.told]
        violations = [each for each in found if each.severity == _VIOLATION]
        if violations:
            known = set(self._findings(self.before()))
            violations = [each for each in violations if each not in known]
        remarks = [each for each in found if each.severity != _VIOLATION]
        return bool(violations or remarks) and self._say(violations, remarks, shrunk)

    def _findings(self, closed: Sequence[set[Triple]]) -> list[Finding]:
        return list(dict.fromkeys(finding for graph in closed for finding in validate(graph, self.base)))

    def _say(self, violations: list[Finding], remarks: list[Finding], shrunk: Sequence[Inventory]) -> bool:
        index = _Index(self.rows())
        blamed = {finding: [] if self.allow else index.fresh(finding) for finding in violations}
        if any(blamed.values()):
            for finding, places in blamed.items():
                _set_apart(finding, places)
            return True
        if violations and not shrunk and not self.allow:
            raise Inconsistent(_sentence(violations))
        for finding in [*violations, *remarks]:
            self.told.add(finding)
            _tell(finding, index.about(finding), shrunk)
        return True


def _sentence(violations: list[Finding]) -> str:
    lines = [f"[{each.shape}] {each.message.get('en', '')} {each.focus}" for each in violations[:_SHOWN]]
    more = [f"and {len(violations) - _SHOWN} more"] if len(violations) > _SHOWN else []
    return " ".join(["Nothing was written, for shapes would be violated and no row can be blamed.", *lines, *more])


class _Index:
    """The rows of a run by the terms that they state something about."""

    def __init__(self, rows: list[Stated]) -> None:
        self.subjects: dict[str, list[Stated]] = {}
        self.objects: dict[str, list[Stated]] = {}
        for each in rows:
            for triple in each.triples:
                self.subjects.setdefault(str(triple.subject), []).append(each)
                self.objects.setdefault(str(triple.object), []).append(each)

    def fresh(self, finding: Finding) -> list[Stated]:
        """The new or changed rows to blame: those that speak of the focus, else of its value, else that name one."""
        for found in self._candidates(finding):
            fresh = [each for each in found if each.fresh]
            if fresh:
                return list({id(each.row): each for each in fresh}.values())
        return []

    def about(self, finding: Finding) -> Stated | None:
        """A row to name beside a finding."""
        return next((each for found in self._candidates(finding) for each in found), None)

    def _candidates(self, finding: Finding) -> Iterator[list[Stated]]:
        terms = [term for term in (finding.focus, finding.value) if term]
        yield from (self.subjects.get(term, []) for term in terms)
        yield from (self.objects.get(term, []) for term in terms)


def _set_apart(finding: Finding, places: list[Stated]) -> None:
    for each in places:
        if each.row.good:
            each.row.good = False
            each.inventory.document.say(
                "shape", Weight.QUARANTINED, each.row.line, *_cell(finding, each), **_words(finding)
            )


def _tell(finding: Finding, place: Stated | None, shrunk: Sequence[Inventory]) -> None:
    if place is not None:
        place.inventory.say(place.row, "shape", Weight.WARNED, *_cell(finding, place), **_words(finding))
    elif shrunk:
        shrunk[0].document.say("shape", Weight.WARNED, None, None, None, **_words(finding))


def _cell(finding: Finding, place: Stated) -> tuple[str | None, str | None]:
    """The column that states the property which a finding is about, and its cell."""
    path = _plain(finding.path or "")
    names = (column.name for column in place.inventory.table.cells if column.predicate == path)
    column = next((name for name in names if name in place.row.texts), None)
    return column, place.row.texts.get(column) if column else None


def _words(finding: Finding) -> dict[str, str]:
    english = finding.message.get("en") or finding.shape
    dutch = finding.message.get("nl") or english
    return {"shape": finding.shape, "focus": _plain(finding.focus), "message_nl": dutch, "message_en": english}


def _plain(term: str) -> str:
    return term.removeprefix("<").removesuffix(">")
