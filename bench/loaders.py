"""How fast CSVs are read, checked, hashed and converted, beside Python's own `csv` in the same run."""

import csv
import io
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure
from graph_store import State
from loaders import sync
from loaders.document import Document
from loaders.metadata import TableGroup, read_metadata
from loaders.quads import compile_quads
from loaders.reader import scan
from loaders.row_reader import RowReader

ROWS = int(os.environ.get("BENCH_ROWS", "100000"))
BASE = "https://kennisgraaf.example/"
WORDS = "http://schema.org/"
COMMAND = "scripts/bench loaders"
HEADER = "id;naam;aantal;bedrag;datum;actief;nis;kbo;rol;url;nota;stad\n"


def metadata() -> str:
    """Twelve columns: a key, texts, numbers, a date, codes, a list, an address, a reference."""
    load = f"{BASE}load#"
    columns: list[dict[str, object]] = [
        {"name": "id", "required": True, "propertyUrl": "dc:identifier",
         "datatype": {"base": "string", "format": "prj:[a-z0-9]+(-[a-z0-9]+)*"}},
        {"name": "naam", "required": True, "lang": "nl", "propertyUrl": "rdfs:label"},
        {"name": "aantal", "datatype": "nonNegativeInteger", "propertyUrl": f"{WORDS}memberCount"},
        {"name": "bedrag", "datatype": "decimal", "propertyUrl": f"{WORDS}amount", f"{load}unit": "€"},
        {"name": "datum", "propertyUrl": f"{WORDS}addedOn", f"{load}parse": "edtf"},
        {"name": "actief", "datatype": "boolean", "propertyUrl": f"{WORDS}inToc"},
        {"name": "nis", "propertyUrl": f"{WORDS}nisCode", f"{load}parse": "nis"},
        {"name": "kbo", "propertyUrl": f"{WORDS}contact", f"{load}parse": "kbo"},
        {"name": "rol", "propertyUrl": f"{WORDS}phase", "datatype": {"base": "string", "format": "partner|netwerk"}},
        {"name": "url", "propertyUrl": f"{WORDS}link", "datatype": "anyURI"},
        {"name": "nota", "propertyUrl": f"{WORDS}note"},
        {"name": "stad", "propertyUrl": f"{WORDS}locatedIn", "valueUrl": f"{BASE}id/{{+stad}}"},
        {"name": "type", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": f"{WORDS}Instrument"},
    ]  # fmt: skip
    schema = {"primaryKey": "id", "aboutUrl": f"{BASE}id/{{+id}}", "columns": columns}
    group = {"@context": "http://www.w3.org/ns/csvw", f"{load}keyBase": f"{BASE}id/",
             "tables": [{"url": "bench.csv", "dialect": {"delimiter": ";"}, "tableSchema": schema}]}  # fmt: skip
    return json.dumps(group)


def rows(count: int) -> bytes:
    """So many rows as cities write them."""
    lines = (
        f"prj:n{n};Straat {n} café;{n % 5000};{n % 1000},50;20/10/{2000 + n % 20};{'ja' if n % 2 else 'nee'};41002;"
        f"0314.595.348;partner;https://example.org/{n};een korte nota {n % 100};mun:gent\n"
        for n in range(count)
    )
    return (HEADER + "".join(lines)).encode()


def loaders() -> Iterator[Figure]:
    """Reading and converting a generated file, and syncing it twice."""
    content, group = rows(ROWS), read_metadata(metadata())
    plain = _plain(content)
    ours = _converted(content, group)
    yield Figure("loaders.csv", plain / ROWS * 1e6, "µs/row", COMMAND)
    yield Figure("loaders.convert", ours / ROWS * 1e6, "µs/row", COMMAND, target=20)
    yield Figure("loaders.convert.ratio", ours / plain, "× csv", COMMAND, target=25, peer="Python csv")
    yield from _synced(rows(min(ROWS, 20_000)))


def _plain(content: bytes) -> float:
    began = time.process_time()
    for _ in csv.reader(io.StringIO(content.decode(), newline=""), delimiter=";"):
        pass
    return time.process_time() - began


def _converted(content: bytes, group: TableGroup) -> float:
    """CPU seconds to read, check, hash and convert every row."""
    table = group.tables[0]
    write = compile_quads(table, group, {})
    began = time.process_time()
    document, seen, size = Document("bench.csv"), set(), 0
    for row in RowReader(document, table).rows(scan(content, table, document)):
        seen.add(row.hash)
        size += len(write(row))
    assert len(seen) == ROWS and size == 13 * ROWS and not document.issues  # noqa: PT018
    return time.process_time() - began


def _synced(content: bytes) -> Iterator[Figure]:
    """A first load, the same file again, and a hundred changed rows; reasoning and publishing included."""
    with TemporaryDirectory() as place:
        folder, state = Path(place) / "data", State(Path(place) / "var")
        folder.mkdir()
        (folder / "csv-metadata.json").write_text(metadata(), encoding="utf-8")
        for name, text in (("first", content), ("same", content), ("changed", _changed(content))):
            (folder / "bench.csv").write_bytes(text)
            began = time.process_time()
            sync(folder, state)
            taken = time.process_time() - began
            yield Figure(f"loaders.sync.{name}", taken, "CPU s", COMMAND, target=1.0 if name == "same" else None)


def _changed(content: bytes) -> bytes:
    """The file with another name in a hundred rows."""
    lines = content.split(b"\n")
    step = len(lines) // 100
    return b"\n".join(
        line.replace(b"Straat", b"Laan") if number % step == 1 and number < 100 * step else line
        for number, line in enumerate(lines)
    )
