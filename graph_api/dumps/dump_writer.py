"""Writes dumps: triples sorted by the bytes of their lines, in the requested format, in constant memory.

The engine writes the lines, a merge sort on disk orders them, and the readers stream the result.
"""

import io
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, cast

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from graph_api.dumps.dump_names import ROWS, Dump
from graph_api.dumps.graph_tables import write_metadata, write_table
from graph_store.archive import in_order
from graph_store.fact_digest import fact_digest
from graph_store.readable import Published
from graph_store.snapshot import Snapshot
from graph_store.terms import GraphName, quad_in
from graph_store.views import View
from graph_store.xml_output import XmlOut
from loaders import inventory_csv, inventory_metadata, write_inventories
from ontology.jsonld import jsonld_parts
from ontology.namespaces import prefixes

RUN_LINES = 200_000
"""Most lines that are sorted in memory at once."""


def write_dump(snapshot: Snapshot, dump: Dump, out: IO[bytes]) -> None:
    """Write a dump, uncompressed; the caller compresses it when needed."""
    store, base = snapshot.disk, snapshot.graphs.base
    if dump.inventory is not None:
        out.write(inventory_csv(snapshot, dump.inventory) if dump.inventory else inventory_metadata(snapshot))
        return
    if dump.suffix == "csv.zip":
        write_inventories(snapshot, out)
        return
    if dump.suffix == ROWS:
        _write_rows(snapshot, out)
        return
    with tempfile.TemporaryDirectory() as scratch:
        if dump.graph is None:
            _WHOLE.get(dump.suffix, _write_facts)(store, base, dump.suffix, out, Path(scratch))
        else:
            _write_graph(store, base, dump.graph, dump.suffix, out, Path(scratch))


def write_scope(view: View, suffix: str, out: IO[bytes]) -> None:
    """Write the triples that a scope includes, each once."""
    with tempfile.TemporaryDirectory() as scratch:
        lines = sorted_lines(view.store(), view.graphs.whole(view.scope), Path(scratch), view.partial())
        write_lines(lines, view.graphs.base, suffix, out, "facts.csv")


def sorted_lines(store: Published, graphs: Sequence[GraphName], scratch: Path, others: Iterable[Quad] = ()) -> Path:
    """Return a file with the triples of some graphs, and others, as unique lines of N-Triples in byte order."""
    number = sum(1 for _ in scratch.iterdir())
    raw, ordered = scratch / f"{number}.raw", scratch / f"{number}.nt"
    with raw.open("wb") as file:
        for graph in graphs:
            store.dump(file, RdfFormat.N_TRIPLES, from_graph=graph)
        serialize((quad.triple for quad in others), file, RdfFormat.N_TRIPLES)
    with raw.open("rb") as lines, ordered.open("wb") as file:
        file.writelines(_once(in_order(iter(lines), scratch, RUN_LINES)))
    raw.unlink()
    return ordered


def write_lines(lines: Path, base: str, suffix: str, out: IO[bytes], table: str) -> None:
    """Write sorted triples in a format without graphs; `table` is the file name for the CSVW metadata.

    Raises: NotAcceptable (406) when RDF/XML cannot represent a value.
    """
    match suffix:
        case "nt":
            with lines.open("rb") as file:
                shutil.copyfileobj(file, out)
        case "jsonld":
            out.writelines(jsonld_parts(triples(lines), base))
        case "csv":
            write_table(lambda: triples(lines), out)
        case "csv-metadata.json":
            write_metadata(lambda: triples(lines), table, out)
        case "rdf":
            serialize(triples(lines), cast("IO[bytes]", XmlOut(out)), RdfFormat.RDF_XML, prefixes=prefixes(base))
        case _:
            serialize(triples(lines), out, RdfFormat.TURTLE, prefixes=prefixes(base))


def triples(lines: Path) -> Iterator[Triple]:
    """Give the triples of a file of lines, one by one."""
    return (quad.triple for quad in parse(path=lines, format=RdfFormat.N_TRIPLES))


def _write_graph(store: Published, base: str, name: str, suffix: str, out: IO[bytes], scratch: Path) -> None:
    graph = NamedNode(f"{base}graph/{name}")
    if suffix in _QUADS:
        _QUADS[suffix](store, base, [graph], out, scratch)
    else:
        write_lines(sorted_lines(store, [graph], scratch), base, suffix, out, f"{name.rpartition('/')[2]}.csv")


def _write_facts(store: Published, base: str, suffix: str, out: IO[bytes], scratch: Path) -> None:
    write_lines(sorted_lines(store, [DefaultGraph()], scratch), base, suffix, out, "facts.csv")


def _write_every_graph(store: Published, base: str, suffix: str, out: IO[bytes], scratch: Path) -> None:
    named = [graph for graph in store.named_graphs() if isinstance(graph, NamedNode)]
    _QUADS[suffix](store, base, [DefaultGraph(), *sorted(named, key=lambda graph: graph.value)], out, scratch)


def _write_rows(snapshot: Snapshot, out: IO[bytes]) -> None:
    """Write each stated fact as a line of N-Quads for each row or write that states it, which names the graph."""
    graphs = (DefaultGraph(), snapshot.graphs.synthetic)
    facts = (quad.triple for graph in graphs for quad in snapshot.disk.quads_for_pattern(None, None, None, graph))
    lines = (f"{fact} <{row}> .\n".encode() for fact in facts for row in snapshot.rows.stating(fact_digest(fact)))
    with tempfile.TemporaryDirectory() as scratch:
        out.writelines(in_order(lines, Path(scratch), RUN_LINES))


def _write_nquads(store: Published, base: str, graphs: Iterable[GraphName], out: IO[bytes], scratch: Path) -> None:
    for graph in graphs:
        ending = b" .\n" if isinstance(graph, DefaultGraph) else f" {graph} .\n".encode()
        lines = sorted_lines(store, [graph], scratch)
        with lines.open("rb") as file:
            out.writelines(line[:-3] + ending for line in file)
        lines.unlink()


def _write_trig(store: Published, base: str, graphs: Iterable[GraphName], out: IO[bytes], scratch: Path) -> None:
    def quads() -> Iterator[Quad]:
        for graph in graphs:
            for triple in triples(sorted_lines(store, [graph], scratch)):
                yield quad_in(graph, triple)

    serialize(quads(), out, RdfFormat.TRIG, prefixes=prefixes(base))


_Writer = Callable[[Published, str, Iterable[GraphName], IO[bytes], Path], None]
_QUADS: dict[str, _Writer] = {"nq": _write_nquads, "trig": _write_trig}
_WHOLE = {"nq": _write_every_graph, "trig": _write_every_graph}


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = b""
    for line in lines:
        if line != last:
            yield line
        last = line


def as_bytes(snapshot: Snapshot, dump: Dump) -> bytes:
    """Return a small dump as bytes."""
    out = io.BytesIO()
    write_dump(snapshot, dump, out)
    return out.getvalue()
