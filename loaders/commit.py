"""The only module that changes the dataset: lock → net diff → reason → consistency → proof → one update → publish.

A sync and an update both hand over what comes into the *stated* graphs and what goes from them; all that follows from
it is worked out here, and published as one new version, or as none when nothing changes. The cost follows the change.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from time import perf_counter
from typing import Any, TypeAlias

from graph_store.bulk import BulkLoad
from graph_store.errors import ClosureMismatch
from graph_store.filling import Filling
from graph_store.graphs import Graphs
from graph_store.manifest import read_manifest
from graph_store.versions import Manifest, State, Writer
from loaders.change import closures
from loaders.change.carrying import carry
from loaders.change.closures import Kept
from loaders.change.consistency import refuse
from loaders.change.dataset import Changed, Dataset, Published
from loaders.change.first_load import FirstLoad
from loaders.change.membership import Places
from loaders.change.net import Differing, Net
from loaders.change.proof import Proved, mismatches
from loaders.change.proposal import HIDDEN, Proposal, Statements, hidden_in, hidden_note
from loaders.change.touching import touching
from loaders.diff import Diff
from loaders.reading.folder import release
from ontology.neighbourhood import prepare
from ontology.reasoning import compile_rules, is_schema

RELEASE = "release"
"""Where a manifest's note says which release worked out the version; another one works out everything anew."""

PROVED = "proved"
"""Where a manifest's note tells which version was the last to be proved, and how many seconds that took."""

_SHARE = 4
"""A change of more than one in so many quads is worked out anew."""


Pour: TypeAlias = Callable[[FirstLoad], bool]
"""Pours everything that is stated; False when nothing of it is to be published."""


@dataclass(slots=True)
class Change:
    """What the stated graphs (sources, edits, reference, synthetic, provenance) lose and get, or all that they hold.

    `sources` are the hashes of the files behind it, unset to keep those of the version before; `note` is what the
    manifest tells of it. `judge` is shown what would follow, and gives another change in its place, or None when this
    one is good. `filling` fills a graph from which nothing follows.
    """

    stated: Diff | Pour
    sources: Mapping[str, str] | None = None
    note: dict[str, Any] = field(default_factory=dict)
    judge: Callable[[Proposal], "Change | None"] | None = None
    filling: Filling | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change did, or would do: the version after it, whether that is a new one, the net diff by graph.

    `filled` are how many quads went from a graph that was filled, and came into it. `seconds` are those of each step;
    some are a part of others: of `reason` to open the `closures` or to `compare` what was poured anew, of `publish` to
    `apply` the change, so that it is in the store and on disk.
    """

    version: int
    published: bool
    diff: Differing
    graphs: Graphs
    seconds: Mapping[str, float] = field(default_factory=dict)
    filled: tuple[int, int] = (0, 0)

    @property
    def stated(self) -> tuple[int, int]:
        """How many stated triples went and came: asserted, reference and synthetic, each fact once; and others' own."""
        places, (gone, come) = Places(self.graphs), self.filled
        removed, added = self.diff.count([graph for graph in self.diff.graphs if places.is_counted(graph)])
        return removed + gone, added + come

    @property
    def inferred(self) -> tuple[int, int]:
        """How many inferred triples went and came."""
        return self.diff.count([self.graphs.inferred, self.graphs.inferred_synthetic])


def commit(state: State, build: Callable[[Dataset], Change | None], *, owner: str, wait_s: float = 30,
           allow_inconsistent: bool = False) -> Outcome:  # fmt: skip
    """Hold the lock, let `build` say what the stated graphs lose and get, and publish what changes.

    A `build` that gives None changes nothing.
    Raises: WriterBusy (503), Inconsistent (422), ClosureMismatch (500); nothing is written then.
    """
    with state.writer(owner, wait_s) as writer:
        began = perf_counter()
        settling = _Settling(state, writer, writer.load, allow_inconsistent)
        change, proposal = settling.settle(build)
        if change is None or proposal is None or not (proposal or change.filling):
            settling.leave(proposal)
            return Outcome(writer.version, False, Diff(), Graphs(state.base), settling.seconds)
        proved = settling.prove(proposal, perf_counter() - began)
        outcome = Outcome(writer.version + 1, True, proposal.differing, Graphs(state.base), settling.seconds)
        before = state.folder(writer.version)
        with settling.timed("publish"):
            manifest = _publish(writer, change, proposal, outcome, proved)
        settling.seconds["apply"] = writer.seconds
        with settling.timed("keep"):
            settling.stay(proposal, manifest, before, state.folder(manifest.version))
        removed, added = outcome.stated
        return replace(outcome, filled=(manifest.removed - removed, manifest.added - added))


@contextmanager
def preview(state: State, build: Callable[[Dataset], Change | None], *,
            allow_inconsistent: bool = False) -> Iterator[Outcome]:  # fmt: skip
    """The outcome that `commit` would have, without a lock and without writing anything to the state.

    What is worked out anew lies in a temporary folder for as long as the block lasts. Raises: Inconsistent (422).
    """
    newest = Published(state)
    with TemporaryDirectory(prefix="kennisgraaf-", ignore_cleanup_errors=True) as scratch:
        settling = _Settling(state, newest, lambda: BulkLoad(Path(mkdtemp(dir=scratch))), allow_inconsistent)
        _, proposal = settling.settle(build)
        diff = proposal.differing if proposal else Diff()
        try:
            yield Outcome(newest.version, False, diff, Graphs(state.base), settling.seconds)
        finally:
            settling.leave(proposal)


def warm(state: State) -> None:
    """Have ready what the first change in a process would make: rules, shapes, the closures of the newest version.

    No store is opened, so that a process that has done this may fork.
    """
    graphs = Graphs(state.base)
    prepare(state.base)
    release()
    version = state.current()
    kept = Kept.open(graphs, state.folder(version)) if version else None
    if kept is None:
        compile_rules(closures.words(state.base))
    else:
        closures.give_back(str(state.root.resolve()), read_manifest(state.folder(version or 0)).digest, kept)


class _Settling:
    """Finds the change that its judge lets through, on closures that are at hand or made anew."""

    def __init__(self, state: State, current: Dataset, begin: Callable[[], BulkLoad], allow: bool) -> None:
        """`begin` gives a store to fill; a contradiction is refused unless they are to `allow` it."""
        self.current, self.allow_inconsistent, self._begin = current, allow, begin
        self.places = Places(Graphs(state.base))
        self.seconds: dict[str, float] = {}
        self._name, self._digest = str(state.root.resolve()), current.manifest.digest if current.manifest else ""
        self._folder = state.folder

    def settle(self, build: Callable[[Dataset], Change | None]) -> tuple[Change | None, Proposal | None]:
        """The change and what follows from it; None when nothing is to change."""
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

    def timed(self, name: str) -> "_Timed":
        """Adds what a block takes to the seconds of this name."""
        return _Timed(self.seconds, name)

    def leave(self, proposal: Proposal | None) -> None:
        """The proposal is not made: have the closures of the version that stays at hand."""
        if proposal is not None and proposal.load is not None:
            proposal.load.discard()
        if proposal is not None and proposal.kept is not None and not proposal.whole:
            proposal.kept.undo()
            closures.give_back(self._name, self._digest, proposal.kept)

    def prove(self, proposal: Proposal, worked_s: float) -> Proved | None:
        """Prove the version that a proposal makes, when it changes axioms or a proof is due; gives the last proof.

        What was worked out anew is proved by that. Raises: ClosureMismatch (500); the next change, whatever it is, then
        works out everything anew.
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
            told = "; ".join(each.sentence for each in wrong)
            raise ClosureMismatch(f"Nothing was written: what would be published is not what follows. {told}.")
        return Proved(version, self.seconds["prove"])

    def stay(self, proposal: Proposal, manifest: Manifest, before: Path, folder: Path) -> None:
        """The proposal is published: its closures are those of the new version, at hand and beside it."""
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
            return self._anew(change.stated)
        with self.timed("net"):
            stated = Statements.of(self.current).net(change.stated)
        if self._is_whole(stated):
            return self._anew(partial(self._carried, stated))
        with self.timed("reason"):
            proposal = self._touching(stated)
            self._check(proposal)
        return proposal

    def _carried(self, change: Diff, load: FirstLoad) -> bool:
        carry(self.current, load, change)
        return True

    def _anew(self, pour: Pour) -> Proposal | None:
        """Everything that follows from what is poured, and what is then otherwise; None when nothing is to be made."""
        load = FirstLoad(self._begin(), self.places)
        try:
            with self.timed("net"):
                is_made = pour(load)
            proposal = self._followed(load) if is_made else None
        except BaseException:
            load.load.discard()
            raise
        if proposal is None:
            load.load.discard()
        return proposal

    def _followed(self, load: FirstLoad) -> Proposal:
        """The proposal of what was poured, with all that follows from it."""
        with self.timed("reason"):
            proposal = load.proposal()
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
        """The closures that lie beside the version."""
        return Kept.open(self.places.graphs, self._folder(self.current.version))

    def _reasoned(self) -> Kept:
        """The closures of what is there, made anew."""
        return Kept.read(self.places.graphs, self.current)

    def _check(self, proposal: Proposal) -> None:
        """Raises: Inconsistent (422) naming the triples and the rows on both sides."""
        if self.allow_inconsistent or proposal.kept is None:
            return
        for reasoned in proposal.kept.all():
            if violations := reasoned.violations:
                try:
                    refuse(violations, reasoned.closure, proposal.provenance(), self.places.graphs.base)
                finally:
                    self.leave(proposal)


class _Timed:
    """Adds the seconds that its block takes to a count."""

    def __init__(self, seconds: dict[str, float], name: str) -> None:
        self._seconds, self._name, self._began = seconds, name, 0.0

    def __enter__(self) -> None:
        self._began = perf_counter()

    def __exit__(self, *_: object) -> None:
        self._seconds[self._name] = self._seconds.get(self._name, 0.0) + perf_counter() - self._began


def _publish(writer: Writer, change: Change, proposal: Proposal, outcome: Outcome, proved: Proved | None) -> Manifest:
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
        filling=change.filling,
    )


def _note(change: Change, proposal: Proposal, proved: Proved | None) -> dict[str, Any]:
    """What the manifest tells of the change and of how it was made."""
    hidden = {HIDDEN: hidden_note(proposal.hidden)} if proposal.hidden else {}
    proof = {PROVED: [proved.version, round(proved.seconds, 3)]} if proved else {}
    return {**change.note, **hidden, **proof, RELEASE: release()}
