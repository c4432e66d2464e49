"""What a running service holds: the state, the query workers, and the reasoner of the versions asked about."""

import asyncio
import contextlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from graph_store.errors import GraphError
from graph_store.graphs import DEFAULT_BASE
from graph_store.sandbox import Limits, Sandbox
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from ontology.reasoning import Closure, compile_rules, materialise
from ontology.reasoning.infer import is_schema

_KEPT_CLOSURES = 2


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """The section of the settings that the service needs; see `kennisgraaf/settings.py` for each."""

    data: Path
    base: str = DEFAULT_BASE
    languages: tuple[str, ...] = ("nl", "en")
    workers: int = 2
    query_timeout_s: float = 10
    query_memory_mb: int = 512
    max_rows: int = 100_000
    max_body_mb: float = 1
    memory_quads: int = 2_000_000
    keep_versions: int = 20
    graphql_max_depth: int = 12
    publisher_name: str = "Kennisgraaf"
    publisher_iri: str = ""
    data_licence: str = "https://creativecommons.org/publicdomain/zero/1.0/"


class Service:
    """Shared by all requests; a version published while it runs is served from the next request on."""

    def __init__(self, settings: ServiceSettings) -> None:
        """Look at the state folder, which may be empty.

        Raises: StateFormat, OtherBase, Damaged (500).
        """
        self.settings = settings
        self.state = State(
            settings.data, settings.base, keep=settings.keep_versions, memory_quads=settings.memory_quads
        )
        self.sandbox = Sandbox(
            Limits(
                workers=settings.workers,
                timeout_s=settings.query_timeout_s,
                memory_mb=settings.query_memory_mb,
                max_rows=settings.max_rows,
                memory_quads=settings.memory_quads,
            )
        )
        self._closures: OrderedDict[tuple[int, bool], Closure] = OrderedDict()
        self._lock = threading.Lock()

    def snapshot(self, version: int | None = None) -> Snapshot:
        """The newest version, or one by number.

        Raises: NoVersion (503), UnknownVersion (404), Damaged (500).
        """
        return self.state.newest() if version is None else self.state.open(version)

    def closure(self, snapshot: Snapshot, *, synthetic: bool = False) -> Closure:
        """The reasoner over what a version states, to explain with; built at first use."""
        key = snapshot.version, synthetic
        with self._lock:
            if key not in self._closures:
                self._closures[key] = _closure(snapshot, synthetic)
            self._closures.move_to_end(key)
            while len(self._closures) > _KEPT_CLOSURES:
                self._closures.popitem(last=False)
            return self._closures[key]

    async def warm(self) -> None:
        """Have the newest version in memory and a worker ready before anybody asks; without one, wait for requests."""
        with contextlib.suppress(GraphError):
            snapshot = await asyncio.to_thread(self.snapshot)
            await self.sandbox.warm(snapshot)
            await asyncio.to_thread(snapshot.store)

    async def close(self) -> None:
        """End the query workers."""
        await self.sandbox.close()


def _closure(snapshot: Snapshot, synthetic: bool) -> Closure:
    graphs = snapshot.graphs
    stated = [graphs.asserted, graphs.reference, *([graphs.synthetic] if synthetic else [])]
    facts = {quad.triple for graph in stated for quad in snapshot.quads(g=graph)}
    ontology = {quad.triple for quad in snapshot.quads(g=graphs.ontology)}
    return materialise(compile_rules(ontology | set(filter(is_schema, facts))), facts)
