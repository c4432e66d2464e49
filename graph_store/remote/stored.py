"""The quads of a version of which the store has the only copy, read as those of the engine's own store are read.

A set of graphs is read only while it holds the version: each request takes the lock of the set, so a publication waits
until it is answered. Everything about a thing is asked for at once and kept, because a version never changes.
"""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    RdfFormat,
    parse_query_results,
    serialize,
)

from graph_store.batches import batches
from graph_store.counts import COUNT, count_key, graph_named, graph_names, tidy
from graph_store.errors import Gone, StoreFailed, StoreUnreachable
from graph_store.manifest import Manifest
from graph_store.remote.asking import Asking, Result
from graph_store.remote.client import StoreAddress, StoreClient, unreadable
from graph_store.remote.dialects import dialect_of
from graph_store.remote.graph_names import GraphNames
from graph_store.remote.record import Held, RecordFile
from graph_store.terms import XSD, XSD_STRING, GraphName, Term, canonical_quad, graph_of

if TYPE_CHECKING:
    from graph_store.lookups import Pattern

TIMEOUT_S: Final = 60.0
"""Seconds that the store may be silent."""

FIRST_ROWS, MOST_ROWS = 1_000, 100_000
"""Rows of the first answer, and of the largest one: many callers need only the first rows."""

AT_ONCE: Final = 200
"""Things, or patterns, in one request."""

WHOLE_QUADS: Final = 50_000
"""A graph up to this size is fetched as a whole, once."""

KEPT_QUADS: Final = 200_000
"""Quads about things, and quads of whole graphs, that are kept in memory."""

_MOST_ROWS: Final[dict[str, int]] = {}
"""The number of rows to which a server cuts its answers, by its address, once it has cut one."""

XSD_INTEGER: Final = f"{XSD}integer"
_DIGITS: Final = 15
"""The longest integer that servers find by its value."""


class WholeGraph:
    """The quads of a small graph, by subject and by property."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.by_subject: defaultdict[object, dict[Quad, None]] = defaultdict(dict)
        self.by_property: defaultdict[NamedNode, list[Quad]] = defaultdict(list)
        self.quads = list(quads)
        for quad in self.quads:
            self.by_subject[quad.subject][quad] = None
            self.by_property[quad.predicate].append(quad)

    def matching(self, s: object, p: NamedNode | None, o: Term | None) -> Iterator[Quad]:
        """Yield the quads that match; None matches anything."""
        some: Iterable[Quad] = self.quads
        if s is not None:
            some = self.by_subject.get(s, ())
        elif p is not None:
            some = self.by_property.get(p, ())
        return (quad for quad in some if matches(quad, p, o, None))


class StoredVersion:
    """The quads of one version in the store; safe to use from any thread.

    Each method that reads raises: Gone (410) when the store no longer holds the version; StoreUnreachable (503),
    StoreFailed, StoreRefuses (502).
    """

    def __init__(self, address: StoreAddress, root: Path, manifest: Manifest) -> None:
        """Store the parameters; `root` is the state folder."""
        self.address, self.manifest = address, manifest
        self.requests = 0
        """The number of requests so far."""
        self._held, self._records = Held(manifest.version, manifest.digest), RecordFile(root)
        self._clients = threading.local()
        self._lock = threading.Lock()
        self._about: OrderedDict[NamedNode, dict[Quad, None]] = OrderedDict()
        self._wholes: OrderedDict[GraphName, WholeGraph] = OrderedDict()
        self._columns: OrderedDict[tuple[NamedNode, GraphName], list[Quad]] = OrderedDict()
        self._kept = 0

    @classmethod
    def of(cls, address: StoreAddress | None, root: Path, manifest: Manifest) -> "StoredVersion":
        """Return the quads of a version that has no copy here. Raises: Gone (410) without the address of a store."""
        if address is None:
            raise Gone(
                "Version {version} has no copy here, because its facts are in a store: set KENNISGRAAF_STORE.",
                version=manifest.version,
            )
        return cls(address, root, manifest)

    def quads_for_pattern(
        self, s: object, p: NamedNode | None, o: Term | None, g: GraphName | BlankNode | None = None
    ) -> Iterator[Quad]:
        """Yield the quads that match, each once; None matches anything. Those of a whole graph are counted.

        Raises: StoreFailed (502) also if a whole graph has another number of triples.
        """
        if isinstance(g, BlankNode) or not (s is None or isinstance(s, NamedNode)):
            return iter(())
        if g is not None and self._is_small(g):
            return self._whole(g).matching(s, p, o)
        if s is not None:
            return (quad for quad in self.about([s])[s] if matches(quad, p, o, g))
        column = None if p is None or g is None else self._column(p, g, keeps=o is not None)
        return self._scanned(p, o, g) if column is None else (quad for quad in column if o is None or quad.object == o)

    def _column(self, p: NamedNode, g: GraphName, *, keeps: bool) -> list[Quad] | None:
        """Return the quads with a property that were read ahead; they are let go unless the caller `keeps` them."""
        with self._lock:
            return self._columns.get((p, g)) if keeps else self._columns.pop((p, g), None)

    def about(self, things: Iterable[NamedNode]) -> dict[NamedNode, dict[Quad, None]]:
        """Return the quads with each of these subjects, in few requests."""
        wanted = list(dict.fromkeys(things))
        with self._lock:
            found = {each: self._about[each] for each in wanted if each in self._about}
        for batch in batches((each for each in wanted if each not in found), AT_ONCE):
            quads: dict[NamedNode, dict[Quad, None]] = {each: {} for each in batch}
            names = " ".join(map(str, batch))
            for quad in self._answers(f"VALUES ?s {{ {names} }}", "?s ?p ?o", None):
                quads[cast(NamedNode, quad.subject)][quad] = None
            self._keep(quads)
            found |= quads
        return found

    def see_about(self, things: Iterable[NamedNode], graph: GraphName | None) -> None:
        """Have what a graph, or any, says about some things at hand."""
        if graph is None or not self._is_small(graph):
            self.about(things)

    def held(self, quads: Iterable[Quad]) -> set[Quad]:
        """Return those of the quads that the version has, in few requests."""
        found = set()
        for batch in batches(quads, KEPT_QUADS // 10):
            large = [each for each in batch if not self._is_small(graph_of(each))]
            about = self.about(each.subject for each in large if isinstance(each.subject, NamedNode))
            found |= {each for each in large if each in about.get(cast(NamedNode, each.subject), ())}
            found |= {each for each in batch if self._is_small(graph_of(each)) and each in self}
        return found

    def look_up(self, patterns: Sequence["Pattern"], graph: GraphName | None) -> list[Quad]:
        """Return the quads that match any of the patterns, all of which leave the same places open."""
        if patterns[0][0] is not None:
            self.see_about((s for s, _, _ in patterns if s is not None), graph)
        elif patterns[0][2] is not None and not any(isinstance(o, Literal) for _, _, o in patterns):
            return list(self._values(patterns, graph))
        found = chain.from_iterable(self.quads_for_pattern(*pattern, graph) for pattern in patterns)
        return [quad for quad in dict.fromkeys(found) if graph or quad.graph_name != DefaultGraph()]

    def read_ahead(self, predicates: Iterable[NamedNode], graph: GraphName) -> None:
        """Have the quads of a large graph with any of these properties at hand until they are read as a whole."""
        with self._lock:
            wanted = [each for each in predicates if (each, graph) not in self._columns]
        if not wanted or self._is_small(graph):
            return
        found: dict[NamedNode, list[Quad]] = {each: [] for each in wanted}
        values = f"VALUES ?p {{ {' '.join(map(str, wanted))} }}"
        for quad in self._answers(values, "?s ?p ?o", graph, MOST_ROWS):
            found[quad.predicate].append(quad)
        with self._lock:
            self._columns |= {(each, graph): quads for each, quads in found.items()}
            while sum(map(len, self._columns.values())) > KEPT_QUADS and len(self._columns) > len(found):
                self._columns.popitem(last=False)

    def answer(self, text: str) -> Result | None:
        """Return the answer to a query of ours over the default graph; None if the store should not be asked."""
        with self._reading() as (client, names):
            record = self._records.read()
            server, most_rows = (record.server, record.most_rows or 0) if record else ("", 0)
            self.requests += 1
            try:
                return Asking(client, names, server, most_rows).answer(text, [""], graph_names(self.manifest.graphs))
            except (StoreFailed, StoreUnreachable) as fault:
                raise unreadable(fault) from fault

    def check(self) -> None:
        """Check that the store still holds the version, as far as the state folder knows. Raises: Gone (410)."""
        with self._reading():
            pass

    def gone(self) -> Gone:
        """Return the error for a version that the store no longer holds."""
        return Gone("Version {version} is no longer in the store, and has no copy here.", version=self.manifest.version)

    def named_graphs(self) -> Iterator[NamedNode]:
        """Yield the names of the named graphs."""
        return map(NamedNode, graph_names(self.manifest.graphs))

    def contains_named_graph(self, graph: NamedNode) -> bool:
        """Return whether there is a graph with this name."""
        return graph.value in self.manifest.graphs

    def counts(self) -> dict[str, int]:
        """Count the quads of each graph in the store."""
        with self._reading() as (client, names):
            rows = self._solutions(client, COUNT)
        found = {row["g"].value: int(row["n"].value) for row in rows}
        prefix = names.prefix
        return tidy({name.removeprefix(prefix): count for name, count in found.items() if name.startswith(prefix)})

    def dump(
        self,
        output: IO[bytes] | None = None,
        format: RdfFormat | None = None,  # noqa: A002 - as the engine names it
        *,
        from_graph: GraphName | None = None,
    ) -> bytes | None:
        """Write the quads, or the triples of one graph; return them as bytes if there is no file."""
        quads = iter(self) if from_graph is None else self.quads_for_pattern(None, None, None, from_graph)
        written = quads if from_graph is None else (quad.triple for quad in quads)
        return serialize(written, output, format)

    def __contains__(self, quad: Quad) -> bool:
        if not isinstance(quad.subject, NamedNode):
            return False
        graph = graph_of(quad)
        if self._is_small(graph):
            return quad in self._whole(graph).by_subject.get(quad.subject, ())
        return quad in self.about([quad.subject])[quad.subject]

    def __iter__(self) -> Iterator[Quad]:
        for name in self.manifest.graphs:
            yield from self.quads_for_pattern(None, None, None, graph_named(name))

    def __len__(self) -> int:
        return self.manifest.quads

    def _is_small(self, graph: GraphName) -> bool:
        return self.manifest.graphs.get(count_key(graph), 0) <= WHOLE_QUADS

    def _whole(self, graph: GraphName) -> WholeGraph:
        """Return a small graph, fetched at first use."""
        with self._lock:
            found = self._wholes.get(graph)
        if found is None:
            is_there = count_key(graph) in self.manifest.graphs
            found = WholeGraph(self._scanned(None, None, graph) if is_there else ())
            with self._lock:
                self._wholes[graph] = found
                while sum(len(each.quads) for each in self._wholes.values()) > KEPT_QUADS:
                    self._wholes.popitem(last=False)
        return found

    def _scanned(self, p: NamedNode | None, o: Term | None, g: GraphName | None) -> Iterator[Quad]:
        """Yield the quads that match, whatever their subject; servers compare literals as values, so we compare too."""
        if isinstance(o, Literal):
            sent = f"?s {p or '?p'} {o} . " if _is_found(o) else ""
            found = self._answers("", f"{sent}?s {p or '?p'} ?o", g, p=p)
            yield from (quad for quad in found if quad.object == o)
        elif p is None and o is None and g is not None:
            number, wanted = 0, self.manifest.graphs.get(count_key(g), 0)
            for quad in self._answers("", "?s ?p ?o", g, wanted + 1 if self._is_small(g) else FIRST_ROWS):
                number += 1
                yield quad
            if number != wanted:
                name = count_key(g)
                fault = StoreFailed(
                    "{found} triples of {name} came, not {wanted}.", found=number, name=name, wanted=wanted
                )
                raise unreadable(fault)
        else:
            yield from self._answers("", f"?s {p or '?p'} {o or '?o'}", g, p=p, o=o)

    def _values(self, patterns: Iterable["Pattern"], graph: GraphName | None) -> Iterator[Quad]:
        for batch in batches(patterns, AT_ONCE):
            if batch[0][1] is None:
                rows = f"VALUES ?o {{ {' '.join(str(o) for _, _, o in batch)} }}"
            else:
                rows = f"VALUES (?p ?o) {{ {' '.join(f'({p} {o})' for _, p, o in batch)} }}"
            for quad in self._answers(rows, "?s ?p ?o", graph):
                if graph or quad.graph_name != DefaultGraph():
                    yield quad

    def _answers(
        self, values: str, pattern: str, g: GraphName | None, rows: int = FIRST_ROWS,
        *, p: NamedNode | None = None, o: Term | None = None,
    ) -> Iterator[Quad]:  # fmt: skip
        """Yield the quads for a pattern in one graph or in all, page by page; `p` and `o` are not among the variables.

        Pages have no order of their own: the set does not change while it is read.
        """
        at = 0
        while True:
            asked = min(rows, self._most_rows())
            with self._reading() as (client, names):
                graph, only = (names.of(g), "") if g is not None else ("?g", _within(names))
                text = f"SELECT * {{ {values} GRAPH {graph} {{ {pattern} }} {only} }} LIMIT {asked} OFFSET {at}"
                found = self._solutions(client, text)
            for row in found:
                name = g if g is not None else names.own(row["g"].value)
                yield canonical_quad(Quad(row["s"], p or row["p"], o or row["o"], name))
            if len(found) < min(asked, self._most_rows()):
                return
            at, rows = at + len(found), asked * 10

    def _most_rows(self) -> int:
        """Return the most rows that the server gives in one answer, as far as is known."""
        record = self._records.read()
        noted = record.most_rows if record is not None else None
        return min(noted or MOST_ROWS, _MOST_ROWS.get(self.address.query, MOST_ROWS))

    def _solutions(self, client: StoreClient, text: str) -> list[QuerySolution]:
        self.requests += 1
        try:
            answer = client.query(text, in_pages=True)
            dialect = dialect_of(answer.server)
            if most := dialect.most_rows(answer.headers):
                _MOST_ROWS[self.address.query] = most
            body = dialect.mended(answer.body)
            return list(cast(QuerySolutions, parse_query_results(body, format=QueryResultsFormat.JSON)))
        except (StoreFailed, StoreUnreachable) as fault:
            raise unreadable(fault) from fault
        except (SyntaxError, ValueError) as fault:
            raise unreadable(StoreFailed("an answer cannot be read: {fault}", fault=fault)) from fault

    @contextmanager
    def _reading(self) -> Iterator[tuple[StoreClient, GraphNames]]:
        """Yield a client and the names of the set that holds the version, which is not changed until the block ends."""
        with self._records.reading(self._held) as letter:
            if letter is None:
                raise self.gone()
            yield self._client(), GraphNames(self.manifest.base, letter)

    def _client(self) -> StoreClient:
        """Return the client of this thread, because one that answers a question for a password is not shared."""
        found: StoreClient | None = getattr(self._clients, "own", None)
        if found is None:
            found = self._clients.own = StoreClient(self.address, TIMEOUT_S)
        return found

    def _keep(self, quads: dict[NamedNode, dict[Quad, None]]) -> None:
        with self._lock:
            for thing, found in quads.items():
                self._kept += len(found) + 1 - (len(self._about.pop(thing)) + 1 if thing in self._about else 0)
                self._about[thing] = found
            while self._kept > KEPT_QUADS and len(self._about) > 1:
                self._kept -= len(self._about.popitem(last=False)[1]) + 1


def _within(names: GraphNames) -> str:
    return f'FILTER(STRSTARTS(STR(?g), "{names.prefix}"))'


def _is_found(literal: Literal) -> bool:
    """Return whether every server finds a literal; Virtuoso finds no empty text, and refuses some datatypes."""
    if literal.datatype.value == XSD_INTEGER:
        return len(literal.value) <= _DIGITS
    return bool(literal.value) and (bool(literal.language) or literal.datatype.value == XSD_STRING)


def matches(quad: Quad, p: NamedNode | None, o: Term | None, g: GraphName | BlankNode | None) -> bool:
    """Return whether a quad has this property, object and graph; None matches anything."""
    return (
        (p is None or quad.predicate == p)
        and (o is None or quad.object == o)
        and (g is None or quad.graph_name == g)
    )  # fmt: skip
