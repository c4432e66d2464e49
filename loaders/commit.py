"""The commit of a change: lock, net difference, reasoning, consistency, proof, one update, publication.

No other module changes the dataset. A sync and an update both hand over the triples that the *stated* graphs gain and
lose. This module works out everything that follows from them, and publishes one new version, or none when nothing
changes. The cost depends on the size of the change.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from time import perf_counter
from typing import Any, TypeAlias

from graph_store import inventories
from graph_store.bulk import BulkLoad
from graph_store.errors import ClosureMismatch
from graph_store.graph_load import GraphLoad
from graph_store.graphs import Graphs
from graph_store.inventories import KeptChange
from graph_store.manifest import SAME_FACTS, read_manifest
from graph_store.stating_rows import StatingRows
from graph_store.stating_rows_writing import RowsChange, unchanged
from graph_store.text import Text
from graph_store.versions import Manifest, State, Writer
from loaders.change import closures
from loaders.change.carrying import carried
from loaders.change.closures import Kept
from loaders.change.consistency import refuse
from loaders.change.first_load import FirstLoad
from loaders.change.proof import Proved, mismatches
from loaders.change.proposal import HIDDEN, Proposal, Statements, hidden_in, hidden_note
from loaders.change.returning import refuse_returning
from loaders.change.touching import touching
from loaders.dataset.dataset import Changed, Dataset, Published
from loaders.dataset.diff import Diff
from loaders.dataset.membership import Places
from loaders.dataset.net import Differing, Net, stated_changes
from loaders.read.folder import release
from ontology.incremental_validation import read_shapes
from ontology.reasoning import compile_rules, is_schema

RELEASE = "release"
"""The key of the release in a manifest's note; a version of another release is worked out anew."""

PROVED = "proved"
"""The key in a manifest's note of the last version that was proved, and of the seconds that its proof took."""

_SHARE = 4
"""A change is worked out anew when it has more than one in so many quads of the version."""


Pour: TypeAlias = Callable[[FirstLoad], bool]
"""A function that pours everything that is stated; it returns False when nothing is to be published."""


@dataclass(slots=True)
class Change:
    """The triples that the stated graphs gain and lose, or all that they hold.

    The stated graphs are sources, edits, reference, synthetic and provenance. `sources` are the hashes of the files
    behind the change; unset keeps those of the version before. `note` goes into the manifest. `judge` is given what
    would follow; it returns another change to try instead, or None when this one is good. `graph_load` fills a
    graph from which nothing follows. `rows` gives the rows that then state the facts; None if they are poured. `kept`
    gives the inventories that are kept beside the version.
    """

    stated: Diff | Pour
    sources: Mapping[str, str] | None = None
    note: dict[str, Any] = field(default_factory=dict)
    judge: Callable[[Proposal], "Change | None"] | None = None
    graph_load: GraphLoad | None = None
    rows: RowsChange | None = unchanged
    kept: KeptChange = inventories.unchanged


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a change that was made or tried: the version after it, whether it is new, the net difference.

    `stated` and `inferred` are the numbers of triples removed and added. `seconds` are those of each step; some are
    part of others: `closures` (open them) and `compare` (with what was poured anew) of `reason`, and `apply` (write the
    change to the store and to disk) of `publish`.
    """

    version: int
    published: bool
    diff: Differing
    graphs: Graphs
    seconds: Mapping[str, float] = field(default_factory=dict)
    stated: tuple[int, int] = (0, 0)
    inferred: tuple[int, int] = (0, 0)


def commit(state: State, build: Callable[[Dataset], Change | None], *, owner: str, wait_s: float = 30,
           allow_inconsistent: bool = False,
           around: AbstractContextManager[object] | None = None) -> Outcome:  # fmt: skip
    """Take the lock, let `build` say what the stated graphs gain and lose, and publish the change.

    When `build` returns None, nothing changes. The last step, publishing, runs inside the context `around`, which is
    also entered when the version already holds all that is stated.

    Raises: WriterBusy (503), Erased, Inconsistent (422), ClosureMismatch (500); nothing is written then.
    """
    with state.writer(owner, wait_s) as writer:
        began = perf_counter()
        attempt = _Attempt(state, writer, writer.load, writer.new_place, allow_inconsistent)
        change, proposal = attempt.settle(build)
        if change is None or proposal is None or not (proposal or change.graph_load):
            attempt.leave(proposal)
            if change is not None:
                with around or nullcontext():
                    pass
            return attempt.outcome(None)
        proved = attempt.prove(proposal, perf_counter() - began)
        outcome = replace(attempt.outcome(proposal), version=writer.version + 1, published=True)
        before = state.folder(writer.version)
        with attempt.timed("publish"), around or nullcontext():
            kept = change.kept(before / inventories.FOLDER, writer.new_place())
            manifest = _publish(writer, change, proposal, outcome, proved, kept)
        attempt.seconds["apply"] = writer.seconds
        with attempt.timed("keep"):
            attempt.stay(proposal, manifest, before, state.folder(manifest.version))
        return replace(outcome, stated=(manifest.removed, manifest.added))


@contextmanager
def preview(state: State, build: Callable[[Dataset], Change | None], *,
            allow_inconsistent: bool = False) -> Iterator[Outcome]:  # fmt: skip
    """Yield the outcome that `commit` would have, without a lock and without writing to the state.

    A result that is worked out anew lies in a temporary folder until the block ends. Raises: Inconsistent (422).
    """
    with (
        TemporaryDirectory(prefix="kennisgraaf-", ignore_cleanup_errors=True) as scratch,
        _tried(state, Published(state), build, scratch, allow_inconsistent) as (attempt, proposal),
    ):
        yield attempt.outcome(proposal)


@contextmanager
def worked_out(state: State, current: Dataset, build: Callable[[Dataset], Change | None],
               scratch: Path) -> Iterator[Proposal | None]:  # fmt: skip
    """Yield what a change of any dataset would make, contradictions included; None when nothing would change.

    A result that is worked out anew lies in `scratch` until the block ends. Nothing is written to the state.
    """
    with _tried(state, current, build, str(scratch), allow=True) as (_, proposal):
        yield proposal


@contextmanager
def _tried(state: State, current: Dataset, build: Callable[[Dataset], Change | None], scratch: str,
           allow: bool) -> Iterator[tuple["_Attempt", Proposal | None]]:  # fmt: skip
    place = partial(_new_place, scratch)
    attempt = _Attempt(state, current, lambda: BulkLoad(place()), place, allow)
    _, proposal = attempt.settle(build)
    try:
        yield attempt, proposal
    finally:
        attempt.leave(proposal)


def prepare(base: str) -> None:
    """Prepare what the first change in a process needs of the graph folder: rules and shapes."""
    read_shapes(base)
    release()
    compile_rules(closures.words(base))


def warm(state: State) -> None:
    """Prepare what the first change in a process needs: rules, shapes, and the closures of the newest version.

    No store is opened, so a process that has done this may fork.
    """
    version = state.current()
    kept = Kept.open(Places(Graphs(state.base)), state.folder(version)) if version else None
    if kept is None:
        prepare(state.base)
    else:
        read_shapes(state.base)
        release()
        closures.give_back(str(state.root.resolve()), read_manifest(state.folder(version or 0)).digest, kept)


class _Attempt:
    """The search for a change that its judge accepts, on closures in memory, on disk or made anew."""

    def __init__(self, state: State, current: Dataset, begin: Callable[[], BulkLoad],
                 place: Callable[[], Path], allow: bool) -> None:  # fmt: skip
        """Store the parameters; `begin` gives a store to fill, `place` a new path, `allow` permits contradictions."""
        self.current, self.allow_inconsistent, self._begin, self._place = current, allow, begin, place
        self.places = Places(Graphs(state.base))
        self.seconds: dict[str, float] = {}
        self._name, self._digest = str(state.root.resolve()), current.manifest.digest if current.manifest else ""
        self._folder, self._erasures = state.folder, state.erasures

    def settle(self, build: Callable[[Dataset], Change | None]) -> tuple[Change | None, Proposal | None]:
        """Return the change and what follows from it; None when nothing is to change."""
        with self.timed("build"):
            change = build(self.current)
        while change is not None:
            proposal = self._proposal(change)
            if proposal is None:
                break
            with self.timed("judge"):
                other = change.judge(proposal) if change.judge and proposal else None
            if other is None:
                return change, proposal
            self.leave(proposal)
            change = other
        return None, None

    def outcome(self, proposal: Proposal | None) -> Outcome:
        """Return the outcome of a proposal, before it is published; None changes nothing."""
        places, version = self.places, self.current.version
        if proposal is None:
            return Outcome(version, False, Diff(), places.graphs, self.seconds)
        diff = proposal.differing
        inferred = diff.count([places.inferred, places.further])
        return Outcome(version, False, diff, places.graphs, self.seconds, stated_changes(diff, places), inferred)

    def timed(self, name: str) -> "_Timed":
        """Return a context that adds the duration of its block to the seconds of this name."""
        return _Timed(self.seconds, name)

    def leave(self, proposal: Proposal | None) -> None:
        """Drop the proposal, and keep the closures of the current version in memory."""
        if proposal is not None and proposal.load is not None:
            proposal.load.discard()
        if proposal is not None and proposal.kept is not None and not proposal.whole:
            proposal.kept.undo()
            closures.give_back(self._name, self._digest, proposal.kept)

    def prove(self, proposal: Proposal, worked_s: float) -> Proved | None:
        """Prove the version that a proposal makes, when axioms change or a proof is due; return the last proof.

        A version that was worked out anew is proved by that. Raises: ClosureMismatch (500); the next change then works
        out everything anew.
        """
        version, manifest = self.current.version + 1, self.current.manifest
        if proposal.whole:
            return Proved(version, self.seconds["reason"])
        last = Proved.of(manifest.note.get(PROVED)) if manifest else None
        if proposal.kept is None or not (
            last is None or last.is_due(version, worked_s) or any(map(is_schema, proposal.changed(synthetic=True)))
        ):
            return last
        with self.timed("prove"):
            wrong = mismatches(Changed(self.current, proposal.diff), self.places)
        if wrong:
            closures.doubt(self._folder(self.current.version))
            told = Text.joined((each.sentence for each in wrong), "; ")
            raise ClosureMismatch(
                "Nothing was written: the inferred triples differ from a fresh computation. {told}.", told=told
            )
        return Proved(version, self.seconds["prove"])

    def stay(self, proposal: Proposal, manifest: Manifest, before: Path, folder: Path) -> None:
        """Keep the closures of a published proposal, in memory and beside the new version."""
        kept = proposal.kept or closures.take(self._name, self._digest)
        if proposal.kept is None:
            closures.link(before, folder)
        else:
            proposal.kept.keep()
            proposal.kept.save(folder)
        if kept is not None:
            closures.give_back(self._name, manifest.digest, kept)

    def _proposal(self, change: Change) -> Proposal | None:
        if not isinstance(change.stated, Diff):
            return self._anew(change.stated, change)
        with self.timed("net"):
            stated = Statements.of(self.current).net(change.stated)
            refuse_returning(stated, self._erasures)
        if self._is_whole(stated):
            return self._anew(carried(self.current, stated), change)
        with self.timed("reason"):
            proposal = self._touching(stated)
            proposal.rows = (change.rows or unchanged)(self.current.rows, self._place())
            self._check(proposal)
        return proposal

    def _anew(self, pour: Pour, change: Change) -> Proposal | None:
        """Work out everything that follows from what is poured, and the difference; None when nothing is to be made."""
        load = FirstLoad(self._begin(), self.places)
        try:
            with self.timed("net"):
                is_made = pour(load)
            rows = load.rows if change.rows is None else change.rows(self.current.rows, self._place())
            proposal = self._followed(load, rows) if is_made else None
        except BaseException:
            load.discard()
            raise
        if proposal is None:
            load.discard()
        return proposal

    def _followed(self, load: FirstLoad, rows: StatingRows) -> Proposal:
        """Return the proposal for what was poured, with all that follows from it."""
        with self.timed("reason"):
            proposal = load.proposal()
            proposal.rows = rows
            self._check(proposal)
            with self.timed("compare"):
                proposal.net = Net(self.current, load, load.load.counts)
        return proposal

    def _is_whole(self, stated: Diff) -> bool:
        manifest = self.current.manifest
        return (
            manifest is None
            or manifest.note.get(RELEASE) != release()
            or len(stated) * _SHARE > manifest.quads
            or closures.is_doubted(self._folder(self.current.version))
        )

    def _touching(self, stated: Diff) -> Proposal:
        if not any(self.places.is_stated(each.graph) for each in stated):
            return Proposal(self.current, self.places, stated, hidden_in(self.current))
        with self.timed("closures"):
            kept = closures.take(self._name, self._digest) or self._beside() or self._reasoned()
        return touching(self.current, self.places, stated, kept.attach(self.current))

    def _beside(self) -> Kept | None:
        """Open the closures that lie beside the version."""
        return Kept.open(self.places, self._folder(self.current.version))

    def _reasoned(self) -> Kept:
        """Make the closures of the current dataset anew."""
        return Kept.read(self.places, self.current)

    def _check(self, proposal: Proposal) -> None:
        """Refuse a contradiction. Raises: Inconsistent (422) naming the triples and the rows on both sides."""
        if self.allow_inconsistent or proposal.kept is None:
            return
        for reasoned in proposal.kept.all():
            if violations := reasoned.violations:
                try:
                    refuse(violations, reasoned.closure, proposal)
                finally:
                    self.leave(proposal)


class _Timed:
    """A context that adds the duration of its block to a total."""

    def __init__(self, seconds: dict[str, float], name: str) -> None:
        self._seconds, self._name, self._began = seconds, name, 0.0

    def __enter__(self) -> None:
        self._began = perf_counter()

    def __exit__(self, *_: object) -> None:
        self._seconds[self._name] = self._seconds.get(self._name, 0.0) + perf_counter() - self._began


def _publish(writer: Writer, change: Change, proposal: Proposal, outcome: Outcome, proved: Proved | None,
             kept: Path) -> Manifest:  # fmt: skip
    before = writer.manifest
    (removed, added), (inferred_removed, inferred_added) = outcome.stated, outcome.inferred
    sources = before.sources if before and change.sources is None else change.sources
    diff, load = outcome.diff, proposal.load
    if load is not None and (before is None or not diff.is_held):
        publish = partial(writer.publish_load, load, diff.removed())
    else:
        if load is not None:
            load.discard()
        publish = partial(writer.publish, diff.removed(), diff.added())
    return publish(
        sources=sources or {},
        added=added,
        removed=removed,
        inferred_added=inferred_added,
        inferred_removed=inferred_removed,
        note=_note(change, proposal, proved),
        graph_load=change.graph_load,
        rows=proposal.rows,
        kept=kept,
    )


def _new_place(scratch: str) -> Path:
    return Path(mkdtemp(dir=scratch), "new")


def _note(change: Change, proposal: Proposal, proved: Proved | None) -> dict[str, Any]:
    """Return the note for the manifest: the change, and how it was made."""
    hidden = {HIDDEN: hidden_note(proposal.hidden)} if proposal.hidden else {}
    proof = {PROVED: [proved.version, round(proved.seconds, 3)]} if proved else {}
    moved = set(proposal.differing.graphs) <= {proposal.places.provenance} and change.graph_load is None
    same = {SAME_FACTS: True} if moved else {}
    return {**change.note, **hidden, **proof, **same, RELEASE: release()}
