"""The closure saved beside the newest version, for a process that explains one fact and ends."""

from graph_store.snapshot import Snapshot
from graph_store.versions import State
from loaders.change.closures import Kept
from loaders.dataset.dataset import Published
from loaders.dataset.membership import Places
from ontology.reasoning import Closure


def saved_closure(state: State, snapshot: Snapshot, *, synthetic: bool = False) -> Closure | None:
    """Return the saved closure of a snapshot, for reading; with `synthetic`, that of all facts.

    None for an older version, for a view as of a document, and if the closure is of another release or ontology.
    """
    if snapshot.document or snapshot.version != state.current():
        return None
    kept = Kept.open(Places(snapshot.graphs), state.folder(snapshot.version))
    if kept is None:
        return None
    kept.attach(Published(state, snapshot.version))
    return ((synthetic and kept.synthetic) or kept.merged).closure
