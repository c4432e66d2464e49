"""The names of dumps: the whole version, each of its graphs and each of its inventories, plain and compressed.

`kennisgraaf.nq`, `kennisgraaf.ttl.gz`, `graph/source/projects.ttl`, `inventory/projects.csv` …
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from graph_api.dumps.dumped_inventories import inventories
from graph_api.moments import Moment
from graph_api.site.visibility import hidden_graphs, hidden_inventories
from graph_store.errors import NotFound
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot

WHOLE = "kennisgraaf"
"""The name of the dump of a whole version."""

METADATA = "csv-metadata.json"
"""Suffix of the description of tables; in the folder of the inventories it is the full name, where tools look for it.

Source: https://www.w3.org/TR/tabular-data-model/#locating-metadata
"""

ROWS = "rows.nq"
"""Suffix of the file with each stated fact in a graph that has the name of its row, or of its write."""

MEDIA_TYPES = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "csv": "text/csv; charset=utf-8",
    METADATA: "application/csvm+json",
    "csv.zip": "application/zip",
    ROWS: "application/n-quads",
}
"""Media type of a dump by its suffix."""

OF_THE_WHOLE = ("nq", "trig", "ttl", "jsonld", "csv.zip", ROWS)
"""N-Quads and TriG hold every graph; Turtle and JSON-LD hold each fact once; the archive holds every inventory."""

OF_A_GRAPH = ("nq", "trig", "ttl", "nt", "jsonld", "rdf", "csv", METADATA)
"""Formats of one named graph."""

_GRAPH = "graph/"
_INVENTORY = "inventory/"
_GZIP = ".gz"


@dataclass(frozen=True, slots=True)
class Dump:
    """One dump: `stem` is `kennisgraaf`, `graph/NAME`, `inventory/STEM`, or `inventory/` for the metadata of all."""

    stem: str
    suffix: str
    compressed: bool = False

    @property
    def name(self) -> str:
        """The name in its address."""
        dot = "" if self.stem.endswith("/") else "."
        return f"{self.stem}{dot}{self.suffix}{_GZIP if self.compressed else ''}"

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.name.replace("/", "--")

    @property
    def is_whole(self) -> bool:
        """Return whether it holds the whole version."""
        return self.stem == WHOLE

    @property
    def graph(self) -> str | None:
        """The name of its graph, without `graph/` and base."""
        return self.stem.removeprefix(_GRAPH) if self.stem.startswith(_GRAPH) else None

    @property
    def inventory(self) -> str | None:
        """The stem of its inventory, empty for the metadata of all."""
        return self.stem.removeprefix(_INVENTORY) if self.stem.startswith(_INVENTORY) else None

    @property
    def media_type(self) -> str:
        """The media type it is served with."""
        return "application/gzip" if self.compressed else MEDIA_TYPES[self.suffix]


def of_graph(name: str, suffix: str) -> Dump:
    """Return the dump of the graph with this name, without `graph/` and base."""
    return Dump(_GRAPH + name, suffix)


def of_inventory(stem: str) -> Dump:
    """Return the dump of an inventory as a table."""
    return Dump(_INVENTORY + stem, "csv")


def path_of(name: str, moment: Moment) -> str:
    """Return the path of a file, relative to the base, for texts that state its size or checksum.

    The content at the address of a numbered version never changes; an address without a version gives the newest file.
    """
    return f"dump/{name}?{urlencode(moment.parameters, safe=':')}"


OF_ALL_INVENTORIES = Dump(_INVENTORY, METADATA)
"""The metadata that describes the tables of the inventories."""


def read_name(name: str) -> Dump:
    """Return the dump with this name; a version may lack it.

    Raises: ValueError if the name is not that of a dump.
    """
    plain = name.removesuffix(_GZIP)
    suffix = max((each for each in MEDIA_TYPES if plain.endswith((f".{each}", f"/{each}"))), key=len, default="")
    stem = plain.removesuffix(suffix).removesuffix(".")
    if not suffix or not (stem == WHOLE or stem.startswith((_GRAPH, _INVENTORY))):
        raise ValueError(f"{name!r} is not the name of a dump.")
    return Dump(stem, suffix, compressed=plain != name)


def graph_names(snapshot: Snapshot) -> list[str]:
    """Return the names of the graphs in a version, without `graph/` and base."""
    start = f"{snapshot.graphs.base}{_GRAPH}"
    return sorted(name.removeprefix(start) for name in snapshot.manifest.graphs if name.startswith(start))


def shown_graphs(snapshot: Snapshot) -> list[str]:
    """Return the same without the graphs of synthetic facts."""
    return [name for name in graph_names(snapshot) if name not in hidden_graphs(snapshot)]


def shown_dumps(snapshot: Snapshot, scope: Scope) -> list[Dump]:
    """Return the dumps to list; those of synthetic rows and facts are not listed but can be requested by name."""
    stems, graphs = hidden_inventories(snapshot), hidden_graphs(snapshot)
    found = all_dumps(snapshot)
    return [each for each in found if scope.synthetic or (each.inventory not in stems and each.graph not in graphs)]


def all_dumps(snapshot: Snapshot) -> Iterator[Dump]:
    """Give every uncompressed dump of a version."""
    yield from (Dump(WHOLE, suffix) for suffix in OF_THE_WHOLE)
    stems = inventories(snapshot)
    yield from (of_inventory(stem) for stem in stems)
    if stems:
        yield OF_ALL_INVENTORIES
    yield from (of_graph(graph, suffix) for graph in graph_names(snapshot) for suffix in OF_A_GRAPH)


def dump_named(snapshot: Snapshot, name: str) -> Dump:
    """Return the dump with this name.

    Raises: NotFound (404) naming the dumps that exist.
    """
    plain = name.removesuffix(_GZIP)
    found = next((dump for dump in all_dumps(snapshot) if dump.name == plain), None)
    if found is None:
        whole = ", ".join(f"{WHOLE}.{suffix}" for suffix in OF_THE_WHOLE)
        raise NotFound(
            "Version {shown} has no dump {name!r}; it has {whole}, and those at /dump/.",
            shown=snapshot.shown,
            name=name[:120],
            whole=whole,
        )
    return Dump(found.stem, found.suffix, compressed=plain != name)
