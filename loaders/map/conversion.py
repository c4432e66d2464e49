"""CSV files as N-Quads, without a state: the quads that a sync would state, in the same graphs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from graph_store.archive import in_order
from graph_store.errors import NotFound
from graph_store.graphs import DEFAULT_BASE
from loaders.check.checking import Described, inventories_around, read_described
from loaders.csvw.metadata import METADATA, Table
from loaders.map.mapping import compile_quads
from loaders.read.reader import LARGEST_FILE
from loaders.reports.report import Issue, Weight


@dataclass(slots=True)
class Conversion:
    """The N-Quads of some inventories, line by line in byte order, and the issues of their files.

    The quads can be read once. `issues` are complete as soon as the first quad is read.
    """

    quads: Iterator[bytes]
    issues: list[Issue]

    @property
    def exit_code(self) -> int:
        """0 when everything was converted, 1 when a row or a file was left out."""
        return int(any(issue.weight > 1 for issue in self.issues))


def convert(file: Path, metadata: Path | None = None, *, base: str = DEFAULT_BASE,
            limit: int = LARGEST_FILE) -> Conversion:  # fmt: skip
    """Convert one CSV, or every CSV that a metadata file describes; the lines of a file are never all held in memory.

    The metadata of a CSV is `{name}-metadata.json` or `csv-metadata.json` beside it, unless another is given.

    Raises: NotFound (404), RejectedMetadata (422), RejectedFile (422); the quads raise them too, before the first one.
    """
    is_metadata = file.suffix == ".json"
    described = read_described([file if is_metadata else metadata or _beside(file)], base)
    if is_metadata:
        wanted = [(table, described.beside(table.source) or file.parent / table.source) for table in described.tables]
    else:
        wanted = [(described.table(file.name), file)]
    issues: list[Issue] = []
    lines = (line for table, path in wanted for line in _lines(table, path, described, limit, issues))
    return Conversion(_in_order(lines), issues)


def _in_order(lines: Iterator[str]) -> Iterator[bytes]:
    """Yield each line once, in byte order."""
    with TemporaryDirectory(prefix="kennisgraaf-") as scratch:
        yield from map(itemgetter(0), groupby(in_order(map(str.encode, lines), Path(scratch))))


def _beside(file: Path) -> Path:
    names = (f"{file.name}-metadata.json", f"{file.stem}-metadata.json", METADATA)
    found = next((path for name in names if (path := file.parent / name).is_file()), None)
    if found is None:
        raise NotFound(
            "There is no {metadata} in {parent} to describe the columns of {name}",
            metadata=METADATA,
            parent=file.parent,
            name=file.name,
        )
    return found


def _lines(table: Table, path: Path, described: Described, limit: int, issues: list[Issue]) -> Iterator[str]:
    """Yield the lines of one inventory, and add its issues to `issues`."""
    inventory = inventories_around(table, path, described, limit)[table.file]
    issues += inventory.document.issues
    texts = described.texts(table)
    of_passages = (column.lines for column in table.columns if column.lines)
    absent = {described.group.text_of(table, table.document or "", lines) for lines in of_passages} - {"", *texts}
    issues += [Issue("missing-text", Weight.WARNED, name) for name in sorted(absent)]
    write = compile_quads(table, described.group, texts)
    yield from chain.from_iterable(write(inventory.good))
