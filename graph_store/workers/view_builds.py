"""Views of stated or inferred facts for the queries of one process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from graph_store.errors import QueryTimeout
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot, task_of
from graph_store.view_stores import BuiltView, opened, place_of
from graph_store.workers.builds import Builds, ViewLimits, telling


class ViewBuilds(Builds):
    """The views of one event loop."""

    def __init__(self, limits: ViewLimits) -> None:
        super().__init__(limits, "graph_store.workers.view_builder")

    @asynccontextmanager
    async def use(self, snapshot: Snapshot, scope: Scope, deadline: float | None) -> AsyncIterator[BuiltView]:
        """Open a view until the block ends, building it first if needed; `deadline` is a time of the event loop.

        Raises: as `wait_for`; also ViewBuilding (503) for a query that is stopped at its deadline because it had to
        wait for the view.
        """
        scope, has_waited = _seen(snapshot, scope), False
        place, name = place_of(snapshot, scope), f"The view of the {scope.include} facts of {snapshot}"
        task = {**task_of(snapshot), "include": scope.include, "synthetic": scope.synthetic}
        while True:
            with opened(place) as view:
                if view is not None:
                    with telling(name, QueryTimeout if has_waited else ()):
                        yield view
                    return
            has_waited = True
            await self.wait_for(place, task, deadline, name)


def _seen(snapshot: Snapshot, scope: Scope) -> Scope:
    """Return the scope without synthetic rows if the version has none, so that it needs one view less."""
    return scope if snapshot.count(snapshot.graphs.synthetic) else Scope(scope.include)
