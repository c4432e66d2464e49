"""The validation of a version by the shapes before it is published, and the rows to blame.

A violation that the version before did not have sets apart the rows of this run that state something about its focus.
Warnings are reported. The shapes are applied to what the change touches; earlier findings elsewhere remain valid, and
every version stores them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any, Protocol

from pyoxigraph import NamedNode, Triple

from graph_store.errors import Inconsistent, Rejected
from loaders.change.proposal import Proposal
from loaders.change.shape_messages import ShapeMessages
from loaders.check.inventory import Inventory
from loaders.check.rows import Row
from loaders.dataset.dataset import Dataset, View
from loaders.dataset.membership import DEFAULT
from loaders.map.provenance import Words
from loaders.reports.report import Weight
from ontology.incremental_validation import ValidationResult, validate_all, validate_change
from ontology.namespaces import RDF_TYPE
from ontology.validation import Finding

STANDING = "findings"
"""The key of the findings in a manifest's note."""

_ASKED, _NAMED = 50, 5
_VIOLATION = "Violation"


@dataclass(slots=True)
class Standing:
    """The findings of the shapes for the version that a change starts from, and for the one after it."""

    current: Dataset
    base: str

    def known(self) -> list[Finding]:
        """Return the findings that the version stores; a version that stores none is validated as a whole."""
        manifest = self.current.manifest
        if manifest is None:
            return []
        if STANDING not in manifest.note:
            return list(validate_all(_merged(self.current), self.base).findings)
        return [Finding(**note) for note in manifest.note[STANDING]]

    def after(self, proposal: Proposal, known: Sequence[Finding]) -> list[Finding]:
        """Return the findings for the dataset after a change, each once."""
        verdicts = [self._result(proposal, synthetic) for synthetic in self._scopes(proposal)]
        widest = verdicts[-1]
        same = [] if proposal.whole else [finding for finding in known if not widest.covers(finding)]
        return list(dict.fromkeys([*same, *(finding for each in verdicts for finding in each.findings)]))

    def _scopes(self, proposal: Proposal) -> list[bool]:
        """Return the scopes to validate: without synthetic facts and, if any exist before or after, with them."""
        return [False, True] if proposal.has_synthetic or proposal.had_synthetic else [False]

    def _result(self, proposal: Proposal, synthetic: bool) -> ValidationResult:
        after = proposal.after(synthetic=synthetic)
        if proposal.whole:
            return validate_all(after, self.base)
        before, changed = proposal.before(synthetic=synthetic), proposal.changed(synthetic=synthetic)
        return validate_change(after, before, changed, self.base)


def _merged(current: Dataset) -> View:
    return View(current, [DEFAULT])


def refuse_violations(current: Dataset, base: str, note: dict[str, Any]) -> Callable[[Proposal], None]:
    """Return a judge that refuses new violations of a shape, and puts the findings in `note`.

    The judge raises: Rejected (422).
    """

    def judge_(proposal: Proposal) -> None:
        standing = Standing(current, base)
        known = standing.known()
        found = standing.after(proposal, known)
        if fresh := [each for each in found if each.severity == _VIOLATION and each not in known]:
            raise Rejected(ShapeMessages(proposal, base).refusal(fresh))
        note[STANDING] = noted(found)

    return judge_


def noted(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the findings in the form that a manifest's note keeps."""
    return [asdict(each) for each in findings]


@dataclass(frozen=True, slots=True)
class Stated:
    """A row of this run and its statements."""

    inventory: Inventory
    row: Row
    triples: tuple[Triple, ...] = ()


class Rows(Protocol):
    """The rows of a run."""

    def fresh(self) -> Iterable[Stated]:
        """Return the rows that are new or changed."""

    def at(self, nodes: Iterable[NamedNode]) -> Iterator[Stated]:
        """Yield the rows with these names, in the order of the files and their lines."""


@dataclass(slots=True)
class Judge:
    """The validation of a run; findings become issues in the documents of the inventories.

    With `allow`, violations are only reported. `standing` are the latest findings.
    """

    base: str
    current: Dataset
    rows: Rows
    allow: bool = False
    told: set[Finding] = field(default_factory=set)
    standing: list[Finding] = field(default_factory=list)
    _known: list[Finding] | None = None

    def objects(self, proposal: Proposal, shrunk: Sequence[Inventory]) -> bool:
        """Validate a proposal; return whether rows were set apart, so that the rest must be validated again.

        If none was set apart, the remaining findings have been reported. `shrunk` are the inventories that lost rows: a
        violation caused by a deletion is reported but does not block the sync.

        Raises: Inconsistent (422) when a shape is violated and no row can be blamed.
        """
        stands = Standing(self.current, self.base)
        if self._known is None:
            self._known = stands.known()
        self.standing = stands.after(proposal, self._known)
        found = [each for each in self.standing if each not in self.told]
        violations = [each for each in found if each.severity == _VIOLATION and each not in self._known]
        remarks = [each for each in found if each.severity != _VIOLATION]
        return bool(violations or remarks) and self._say(violations, remarks, shrunk, proposal)

    def _say(self, violations: list[Finding], remarks: list[Finding], shrunk: Sequence[Inventory],
             proposal: Proposal) -> bool:  # fmt: skip
        index = _Index(self.rows, proposal, self.base, [*violations, *([] if proposal.whole else remarks)])
        messages = ShapeMessages(proposal, self.base)
        blamed = {finding: [] if self.allow else index.fresh(finding) for finding in violations}
        if any(blamed.values()):
            for finding, places in blamed.items():
                _set_apart(finding, places, messages)
            return True
        if violations and not shrunk and not self.allow:
            raise Inconsistent(messages.refusal(violations, blameless=True))
        for finding in [*violations, *remarks]:
            self.told.add(finding)
            _tell(finding, messages, index.about(finding), shrunk, index.fresh(finding))
        return False


class _Index:
    """The rows of a run by the terms that they state something about, limited to terms of findings."""

    def __init__(self, rows: Rows, proposal: Proposal, base: str, findings: Sequence[Finding]) -> None:
        self.rows, self.proposal, self.words = rows, proposal, Words(base)
        self.subjects: dict[str, list[Stated]] = {}
        self.objects: dict[str, list[Stated]] = {}
        wanted = {term for each in findings for term in (*_terms(each), *map(str, self._named(each.focus)))}
        for each in rows.fresh() if wanted else ():
            for triple in each.triples:
                for place, term in ((self.subjects, triple.subject), (self.objects, triple.object)):
                    if (text := str(term)) in wanted:
                        place.setdefault(text, []).append(each)

    def fresh(self, finding: Finding) -> list[Stated]:
        """Return the new or changed rows to blame: rows about the focus, else about its value, else rows that name one.

        If there are none, return rows that name a thing which the focus names too: one number may be wrong beside
        another.
        """
        terms = _terms(finding)
        for place in (self.subjects, self.objects):
            for term in terms:
                if found := place.get(term):
                    return _each_row(found)
        return _each_row(each for name in self._named(finding.focus) for each in self.objects.get(str(name), ()))

    def _named(self, focus: str) -> Iterator[NamedNode]:
        """Yield the things that a focus names."""
        if focus.startswith("<"):
            for fact in islice(self.proposal.after(synthetic=True).triples(s=NamedNode(focus[1:-1])), _ASKED):
                if isinstance(fact.object, NamedNode) and fact.predicate != RDF_TYPE:
                    yield fact.object

    def about(self, finding: Finding) -> Stated | None:
        """Return a row to name beside a finding, whether or not it is new."""
        terms = [NamedNode(term[1:-1]) for term in _terms(finding) if term.startswith("<")]
        path = finding.path or ""
        stated = ({"s": term, "p": NamedNode(path[1:-1])} for term in terms[:1] if path.startswith("<"))
        for ask in stated, ({"s": term} for term in terms), ({"o": term} for term in terms):
            for pattern in ask:
                place = next(self.rows.at(self._stating(pattern)), None)
                if place is not None:
                    return place
        return None

    def _stating(self, pattern: Mapping[str, NamedNode]) -> set[NamedNode]:
        """Return the rows that state a fact of this pattern."""
        facts = islice(self.proposal.after(synthetic=True).triples(**pattern), _ASKED)
        return {row for fact in facts for row in self.words.rows_of(fact, self.proposal.rows)}


def _each_row(found: Iterable[Stated]) -> list[Stated]:
    return list({id(each.row): each for each in found}.values())


def _terms(finding: Finding) -> list[str]:
    return [term for term in (finding.focus, finding.value) if term]


def _set_apart(finding: Finding, places: list[Stated], messages: ShapeMessages) -> None:
    for each in places:
        if each.row.good:
            each.row.good = False
            each.inventory.document.say(
                "shape", Weight.QUARANTINED, each.row.line, *_cell(finding, each), **_words(finding, messages)
            )


def _tell(finding: Finding, messages: ShapeMessages, place: Stated | None, shrunk: Sequence[Inventory],
          fresh: Sequence[Stated]) -> None:  # fmt: skip
    """Report a finding beside a row, with the other rows that this sync adds or changes."""
    if place is not None:
        others = [f"{_file(each)}:{each.row.line}" for each in fresh if each.row is not place.row]
        words = _words(finding, messages)
        if others:
            more = f" (+{len(others) - _NAMED})" if len(others) > _NAMED else ""
            named = ", ".join(others[:_NAMED]) + more
            words |= {"changed_nl": f" Nieuw of gewijzigd: {named}.", "changed_en": f" New or changed: {named}."}
        place.inventory.say(place.row, "shape", Weight.WARNED, *_cell(finding, place), **words)
    elif shrunk:
        shrunk[0].document.say("shape", Weight.WARNED, None, None, None, **_words(finding, messages))


def _file(place: Stated) -> str:
    return place.row.file or place.inventory.document.file


def _cell(finding: Finding, place: Stated) -> tuple[str | None, str | None]:
    """Return the column that states the property of a finding, and its cell."""
    path = _plain(finding.path or "")
    names = (column.name for column in place.inventory.table.cells if column.predicate == path)
    column = next((name for name in names if name in place.row.texts), None)
    return column, place.row.texts.get(column) if column else None


def _words(finding: Finding, messages: ShapeMessages) -> dict[str, str]:
    said = {f"message_{language}": text for language, text in messages.by_language(finding).items()}
    return {"shape": finding.shape, "focus": _plain(finding.focus), **said}


def _plain(term: str) -> str:
    return term.removeprefix("<").removesuffix(">")
