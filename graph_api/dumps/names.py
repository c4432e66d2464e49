"""What dumps there are: the whole version and each of its graphs, in every format, plain and compressed.

`kennisgraaf.nq`, `kennisgraaf.ttl.gz`, `graph/source/projects.csv`, `graph/source/projects.csv-metadata.json` …
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_store.errors import NotFound
from graph_store.snapshot import Snapshot

WHOLE = "kennisgraaf"
"""The name of the dump of a whole version."""

MEDIA_TYPES = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "csv": "text/csv; charset=utf-8",
    "csv-metadata.json": "application/csvm+json",
    "csv.zip": "application/zip",
}
"""Suffix of a dump, and the media type it is served with."""

OF_THE_WHOLE = ("nq", "trig", "ttl", "jsonld", "csv.zip")
"""N-Quads and TriG hold every graph; Turtle and JSON-LD each fact once; the archive has a table an inventory."""

OF_A_GRAPH = ("nq", "trig", "ttl", "nt", "jsonld", "rdf", "csv", "csv-metadata.json")
"""Formats of one named graph."""

_GRAPH = "graph/"
_GZIP = ".gz"


@dataclass(frozen=True, slots=True)
class Dump:
    """One dump: of the graph with this name, of the whole version when it is None."""

    graph: str | None
    suffix: str
    compressed: bool = False

    @property
    def name(self) -> str:
        """The name as it stands in an address."""
        stem = WHOLE if self.graph is None else _GRAPH + self.graph
        return f"{stem}.{self.suffix}{_GZIP if self.compressed else ''}"

    @property
    def file(self) -> str:
        """The name as that of a file."""
        return self.name.replace("/", "--")

    @property
    def media_type(self) -> str:
        """What it is served as."""
        return "application/gzip" if self.compressed else MEDIA_TYPES[self.suffix]


def read_name(name: str) -> Dump:
    """The dump that a name describes, whether a version has it or not.

    Raises: ValueError for what is no name of a dump.
    """
    plain = name.removesuffix(_GZIP)
    suffix = max((each for each in MEDIA_TYPES if plain.endswith(f".{each}")), key=len, default="")
    stem = plain.removesuffix(f".{suffix}")
    if not suffix or not (stem == WHOLE or stem.startswith(_GRAPH)):
        raise ValueError(f"{name!r} is no name of a dump.")
    return Dump(None if stem == WHOLE else stem.removeprefix(_GRAPH), suffix, compressed=plain != name)


def graph_names(snapshot: Snapshot) -> list[str]:
    """Names of the graphs that a version holds, without `graph/` and base."""
    start = f"{snapshot.graphs.base}{_GRAPH}"
    return sorted(name.removeprefix(start) for name in snapshot.manifest.graphs if name.startswith(start))


def all_dumps(snapshot: Snapshot) -> Iterator[Dump]:
    """Every dump of a version that is not compressed."""
    yield from (Dump(None, suffix) for suffix in OF_THE_WHOLE)
    yield from (Dump(graph, suffix) for graph in graph_names(snapshot) for suffix in OF_A_GRAPH)


def dump_named(snapshot: Snapshot, name: str) -> Dump:
    """The dump with that name.

    Raises: NotFound (404) saying what there is.
    """
    plain = name.removesuffix(_GZIP)
    found = next((dump for dump in all_dumps(snapshot) if dump.name == plain), None)
    if found is None:
        whole = ", ".join(f"{WHOLE}.{suffix}" for suffix in OF_THE_WHOLE)
        raise NotFound(f"Version {snapshot.version} has no dump {name[:120]!r}; it has {whole}, and those at /dump/.")
    return Dump(found.graph, found.suffix, compressed=plain != name)
