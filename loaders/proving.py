"""The proof of published versions, and the repair of wrong inferences."""

from dataclasses import dataclass
from itertools import islice

from graph_store.counts import count_key
from graph_store.errors import Damaged, NoVersion
from graph_store.graphs import Graphs
from graph_store.text import Text
from graph_store.versions import State
from loaders.change import closures
from loaders.change.carrying import carried
from loaders.change.closures import Kept
from loaders.change.proof import NAMED, Mismatch, differ, wrong_in, wrong_merge
from loaders.change.proposal import Proposal
from loaders.commit import RELEASE, Change, commit
from loaders.dataset.dataset import Dataset, Published
from loaders.dataset.diff import Diff
from loaders.dataset.membership import Places
from loaders.diff.last_sync import synced


@dataclass(frozen=True, slots=True)
class Proof:
    """The result of a proof: the graphs that hold wrong triples, and whether the saved closures are wrong."""

    version: int
    wrong: tuple[Mismatch, ...] = ()
    saved_wrong: bool = False

    @property
    def holds(self) -> bool:
        """Return whether nothing is wrong."""
        return not (self.wrong or self.saved_wrong)

    @property
    def sentence(self) -> str:
        """A description of what is wrong."""
        saved = [Text("the closure saved beside it differs")] if self.saved_wrong else []
        return Text.joined([*(each.sentence for each in self.wrong), *saved], "; ")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The result of `rebuild`: the newest version, what was wrong before it, and the older versions it withdrew."""

    version: int
    published: bool
    wrong: tuple[Mismatch, ...]
    saved_wrong: bool
    withdrawn: tuple[int, ...]


def prove(state: State, version: int) -> Proof:
    """Compare the inferences of a version with closures made anew from its facts and its own ontology.

    The closures saved beside the newest version are compared too, because the next change starts from them. An
    ordinary dataset has no inferences. Raises: UnknownVersion (404), Gone (410), Damaged (500).
    """
    current, places = Published(state, version), Places(Graphs(state.base))
    if current.manifest is None or RELEASE not in current.manifest.note:
        return Proof(version)
    made = Kept.read(places, current, frozenset(current.graph(places.ontology)))
    wrong = (*wrong_in(current, places, made), *wrong_merge(current, places))
    saved = Kept.open(places, state.folder(version)) if version == state.current() else None
    return Proof(version, wrong, saved is not None and differ(saved, made))


def rebuild(state: State, *, owner: str = "rebuild", wait_s: float = 30) -> Rebuilt:
    """Make all inferences anew, publish them if anything differs, and withdraw older versions that fail their proof.

    Contradictions that are already published do not prevent this.

    Raises: NoVersion (503) before the first version; WriterBusy (503), Damaged (500).
    """
    newest = state.current()
    if newest is None:
        raise NoVersion("{root} has no published version yet; run a sync.", root=state.root)
    saved_wrong = prove(state, newest).saved_wrong
    wrong: list[Mismatch] = []

    def anew(current: Dataset) -> Change:
        return Change(carried(current, Diff()), note=synced(current), judge=look)

    def look(proposal: Proposal) -> None:
        wrong.extend(_differing(proposal))

    outcome = commit(state, anew, owner=owner, wait_s=wait_s, allow_inconsistent=True)
    if saved_wrong and not outcome.published:
        closures.doubt(state.folder(outcome.version))
    return Rebuilt(outcome.version, outcome.published, tuple(wrong), saved_wrong, tuple(_withdraw_wrong(state)))


def _differing(proposal: Proposal) -> list[Mismatch]:
    """Return the triples that each graph loses and gains."""
    found, differing = [], proposal.differing
    for graph in sorted(differing.graphs, key=count_key):
        first = [tuple(str(quad.triple) for quad in islice(each([graph]), NAMED))
                 for each in (differing.removed, differing.added)]  # fmt: skip
        found.append(Mismatch(count_key(graph), *differing.count([graph]), *first))
    return found


def _withdraw_wrong(state: State) -> list[int]:
    """Withdraw the older versions that fail their proof; return their numbers. An unreadable version is skipped."""
    found = []
    for version in state.versions():
        if version == state.current() or state.withdrawn(version) is not None:
            continue
        try:
            proof = prove(state, version)
        except Damaged:
            continue
        if not proof.holds:
            state.withdraw(
                version, Text("its inferences do not follow from its facts ({sentence})", sentence=proof.sentence)
            )
            found.append(version)
    return found
