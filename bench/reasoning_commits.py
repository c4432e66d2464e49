"""Changes of a closed store on disk: committed to the store, then published as a version with the closure.

"Committed" is the time to update the closure and to run `update()` and `flush()` on the open store. "Published" is
everything after that, including saving the closure with the version. Milliseconds are clock time, because the store
waits for the disk. Processor time is given as well, because it is stable under load.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from pyoxigraph import DefaultGraph, Quad, Store, Triple

from bench.figures import Figure
from bench.reasoning_store import COMMAND, INFERRED, Stated, closed, filled
from graph_store import digest
from graph_store.changes import Change, as_update
from graph_store.counts import counted, moved
from graph_store.graphs import DEFAULT_BASE
from graph_store.manifest import Manifest
from graph_store.release import Content, Release
from graph_store.state_folder import StateFolder
from graph_store.terms import quad_in
from ontology.namespaces import kg, thing
from ontology.reasoning import IncrementalClosure

TIMES, KEEP = 9, 2
STORY = {"sources": {}, "added": 0, "removed": 0, "inferred_added": 0, "inferred_removed": 0, "note": {}}


def commits(size: int) -> Iterator[Figure]:
    """Measure the medians of 9 changes and of their reversals, of one stated triple and of those of a hundred rows."""
    with filled(size, on_disk=True) as store, TemporaryDirectory() as place:
        living = closed(store)[0]
        versions = _Versions(StateFolder(Path(place), DEFAULT_BASE), store, living)
        sited, random = sorted(Stated(store).of(kg("sitedIn")), key=str), Random(4)
        for name, rows, limit in (("one", 1, 60.0), ("100_rows", 100, 500.0)):
            taken: dict[str, list[float]] = {}
            for _ in range(TIMES):
                old = set(random.sample(sited, rows))
                new = {Triple(t.subject, t.predicate, thing(f"mun:{random.randrange(300)}")) for t in old} - old
                for removed, added in ((old, new), (new, old)):
                    for step, seconds in versions.change(removed, added):
                        taken.setdefault(step, []).append(seconds)
            for step, each in taken.items():
                what, *part = step.split()
                target = limit if step == "committed" else None
                label = ".".join(("reasoning", what, name, *part))
                yield Figure(label, 1000 * sorted(each)[TIMES], "CPU ms" if part else "ms", COMMAND, target)


class _Versions:
    """A store and its closure. Every change becomes a version."""

    def __init__(self, folder: StateFolder, store: Store, living: IncrementalClosure) -> None:
        self.folder, self.store, self.living = folder, store, living
        folder.create()
        self.manifest: Manifest | None = None
        self._publish(Content(counted(store), digest.of_store(store), 0, 0))

    def change(self, removed: set[Triple], added: set[Triple]) -> Iterator[tuple[str, float]]:
        """Commit a change and publish it. Yields the time of each step, by the clock and by the processor."""
        steps: dict[str, Callable[[], None]] = {
            "committed": partial(self._commit, removed, added),
            "published": self._published,
        }
        for step, run in steps.items():
            begun, processor = perf_counter(), process_time()
            run()
            yield step, perf_counter() - begun
            yield f"{step} processor", process_time() - processor

    def _commit(self, removed: set[Triple], added: set[Triple]) -> None:
        gone, new = self.living.update(removed, added)
        self._done = Change(_quads(removed, gone), _quads(added, new))
        self.store.update(as_update(self._done))
        self.store.flush()

    def _published(self) -> None:
        assert self.manifest is not None
        total = int(self.manifest.digest, 16) + digest.of_quads(self._done.added) - digest.of_quads(self._done.removed)
        counts = moved(self.manifest.graphs, self._done)
        gone, new = len(self._done.removed), len(self._done.added)
        self._publish(Content(counts, total % digest.MODULUS, gone, new, self._done))

    def _publish(self, content: Content) -> None:
        version = self.manifest.version + 1 if self.manifest else 1
        release = Release(self.folder, self.manifest)
        gone = release.back_up(self.store, version, content)
        self.manifest = release.publish(version, content, STORY, gone)
        self.living.save(self.folder.version(version) / "closure")
        self.folder.prune(KEEP)


def _quads(stated: set[Triple], inferred: frozenset[Triple]) -> set[Quad]:
    """Return the quads of a change, each triple in its graph in the store of this measurement."""
    return {quad_in(DefaultGraph(), each) for each in stated} | {quad_in(INFERRED, each) for each in inferred}
