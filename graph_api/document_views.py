"""Views of versions as of older documents: each is built once for all who wait, and opened once for all who read."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Final
from weakref import WeakValueDictionary

from graph_store.documents import chosen
from graph_store.snapshot import Snapshot, task_of
from graph_store.view_stores import document_place, opened_view, touch
from graph_store.workers.builds import Builds, ViewLimits
from loaders import as_of

LET_GO: Final[list[Callable[[], None]]] = []
"""Functions that drop what caches hold of views that nobody uses, so that these can be removed to make space."""

_KEPT = 2
"""The views that stay open while nobody uses them, with what was computed from them."""


class DocumentViews:
    """The views of one service. Until `start`, a view is built in the process that asks for it."""

    def __init__(self, limits: ViewLimits, base: str, wait_s: float) -> None:
        """`wait_s` is how long a request waits for a view that is being built."""
        self._limits, self._wait_s = limits, wait_s
        self.builds = Builds(limits, "loaders.document_view_process", base)
        self._opened: WeakValueDictionary[Path, Snapshot] = WeakValueDictionary()
        self._kept: OrderedDict[Path, Snapshot] = OrderedDict()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Build views in processes of this event loop from now on."""
        self._loop = asyncio.get_running_loop()

    async def close(self) -> None:
        """Kill what is being built."""
        self._loop = None
        await self.builds.close()

    async def version(self, snapshot: Snapshot, document: str) -> Snapshot:
        """Return a version as of a document, for a handler in the event loop; the newest gives the version itself.

        Raises: UnknownDocument (404); ViewBuilding (503) if it is not ready in time; Damaged (500), StoreFull (507);
        QueryTimeout (503), QueryMemory (507), QueryCrashed (500) if the build fails.
        """
        key = chosen(snapshot.manifest, document)
        if not key:
            return snapshot
        place = document_place(snapshot, key)
        deadline = asyncio.get_running_loop().time() + self._wait_s
        while (view := await asyncio.to_thread(self._view, place, snapshot)) is None:
            self._let_go()
            task = {**task_of(snapshot), "document": key}
            await self.builds.wait_for(place, task, deadline, f"Version {snapshot.version} as of {key}")
        return view

    def snapshot(self, snapshot: Snapshot, document: str) -> Snapshot:
        """Return the same in a thread. Raises: as `version`."""
        key = chosen(snapshot.manifest, document)
        if not key:
            return snapshot
        place = document_place(snapshot, key)
        if view := self._view(place, snapshot):
            return view
        if self._loop is not None:
            return asyncio.run_coroutine_threadsafe(self.version(snapshot, key), self._loop).result()
        built = as_of(snapshot, key, self._limits.most_bytes)
        return self._view(place, snapshot) or built

    def _view(self, place: Path, snapshot: Snapshot) -> Snapshot | None:
        """Return a view that is there, opened once."""
        with self._lock:
            view = self._opened.get(place)
            if view is None or not touch(view):
                view = opened_view(place, snapshot)
            if view is not None:
                self._opened[place] = self._kept[place] = view
                self._kept.move_to_end(place)
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            return view

    def _let_go(self) -> None:
        with self._lock:
            self._kept.clear()
        for drop in LET_GO:
            drop()
