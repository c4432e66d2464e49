"""The speed of reading, checking, hashing, converting and loading CSV files.

The same run measures `csv` of the standard library and the csvw library.
"""

import csv
import io
import json
import os
import subprocess
import time
import venv
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.intake import measured
from bench.syncs import syncs

ROWS = int(os.environ.get("BENCH_ROWS", "100000"))
BASE = "https://kennisgraaf.example/"
WORDS = "http://schema.org/"
COMMAND = "scripts/bench loaders"
METADATA = "csv-metadata.json"
LARGE = int(os.environ.get("BENCH_LARGE_ROWS", "1000000"))
SYNCED = min(ROWS, 20_000)
LIBRARY, SAMPLE = "csvw==4.1.1", 10_000
_BELGIAN = {"bedrag": {"base": "decimal", "format": {"decimalChar": ","}},
            "actief": {"base": "boolean", "format": "ja|nee"}}  # fmt: skip
_READ_BY_LIBRARY = """
import sys, time
from csvw import TableGroup
table = TableGroup.from_file(sys.argv[1]).tables[0]
began = time.process_time()
assert sum(1 for _ in table.iterdicts()) == int(sys.argv[2])
print(time.process_time() - began)
"""
HEADER = "id;naam;aantal;bedrag;datum;actief;nis;kbo;rol;url;nota;stad\n"


def metadata() -> str:
    """Return metadata for twelve columns: a key, texts, numbers, a date, codes, a list, an address, a reference."""
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
    """Return this many rows in the way cities write them."""
    lines = (
        f"prj:n{n};Straat {n} café;{n % 5000};{n % 1000},50;20/10/{2000 + n % 20};{'ja' if n % 2 else 'nee'};41002;"
        f"0314.595.348;partner;https://example.org/{n};een korte nota {n % 100};mun:gent\n"
        for n in range(count)
    )
    return (HEADER + "".join(lines)).encode()


def loaders() -> Iterator[Figure]:
    """Measure reading and converting files, loading one, finding the changes in one, and syncs of a small one."""
    yield from _loaders(ROWS)


def loaders_in_full() -> Iterator[Figure]:
    """Measure the same, with the large file for the first load."""
    yield from _loaders(LARGE)


def _loaders(loaded: int) -> Iterator[Figure]:
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / METADATA).write_text(metadata(), encoding="utf-8")
        yield from _reading(folder, ROWS)
        yield from _large(folder, LARGE)
        yield from _first_load(folder, loaded)
    content = rows(SYNCED)
    yield from syncs(COMMAND, metadata(), content, changed(content))


def _reading(folder: Path, count: int) -> Iterator[Figure]:
    """Compare our reader with two others, on the same rows in the same run."""
    file = written(folder / "bench.csv", rows(count))
    plain = _plain(file.read_bytes()) / count
    ours = measured("convert", file, folder / METADATA)["cpu"] / count
    read, check = (measured(step, file, folder / METADATA)["cpu"] / count for step in ("read", "check"))
    library = _library(folder, written(folder / "csvw.csv", rows(SAMPLE))) / SAMPLE
    yield Figure("loaders.csv", plain * 1e6, "µs/row", COMMAND)
    yield Figure("loaders.csvw", library * 1e6, "µs/row", COMMAND)
    yield Figure("loaders.read.ratio", read / plain, "× csv", COMMAND, peer="Python csv")
    yield Figure("loaders.check.ratio", check / plain, "× csv", COMMAND, peer="Python csv")
    yield Figure("loaders.check", (read + check) * 1e6, "µs/row, read and checked", COMMAND, target=20)
    yield Figure("loaders.convert", ours * 1e6, "µs/row", COMMAND, target=20)
    yield Figure("loaders.convert.ratio", ours / plain, "× csv", COMMAND, target=25, peer="Python csv")
    yield Figure("loaders.convert.share", ours / library, "× csvw", COMMAND, target=0.4, peer=LIBRARY)


def _large(folder: Path, count: int) -> Iterator[Figure]:
    """Measure a large file: the memory to read it, and the time to find that nothing or that something changed."""
    content = rows(count)
    file, other = written(folder / "large.csv", content), written(folder / "other.csv", changed(content))
    del content
    whole = measured("convert", file, folder / METADATA)
    found = measured("find", file, folder / METADATA, other)
    same = measured("same", file, folder / METADATA)
    assert (whole["found"], found["found"]) == (13 * count, 100)
    yield Figure("loaders.large.memory", whole["mb"], "MB", COMMAND, target=200)
    yield Figure("loaders.large.same", same["cpu"], "CPU s", COMMAND, target=1)
    yield Figure("loaders.large.find", found["cpu"], "CPU s", COMMAND, target=4)


def _first_load(folder: Path, count: int) -> Iterator[Figure]:
    """Measure loading a CSV to a store on disk, in the graph of its inventory only, without merging or reasoning."""
    taken = measured("load", written(folder / "first.csv", rows(count)), folder / METADATA, folder / "store")
    assert taken["found"] == 13 * count
    yield Figure("loaders.load", taken["cpu"], "CPU s", COMMAND, target=150 * count / 1e6)
    yield Figure("loaders.load.memory", taken["mb"], "MB", COMMAND, target=2048)


def written(file: Path, content: bytes) -> Path:
    """Write a file and return its path."""
    file.write_bytes(content)
    return file


def _plain(content: bytes) -> float:
    began = time.process_time()
    for _ in csv.reader(io.StringIO(content.decode(), newline=""), delimiter=";"):
        pass
    return time.process_time() - began


def _library(folder: Path, file: Path) -> float:
    """Return the CPU seconds in which the csvw library reads a file, in a separate environment."""
    home, described = folder / "peer", json.loads(metadata())
    for column in described["tables"][0]["tableSchema"]["columns"]:
        column["datatype"] = _BELGIAN.get(column["name"], column.get("datatype", "string"))
    described["tables"][0]["url"] = file.name
    (folder / "csvw-library.json").write_text(json.dumps(described), encoding="utf-8")
    venv.create(home, with_pip=True)
    subprocess.run([home / "bin" / "python", "-m", "pip", "-q", "install", LIBRARY], check=True)
    command: list[str | Path] = [
        home / "bin" / "python",
        "-c",
        _READ_BY_LIBRARY,
        folder / "csvw-library.json",
        str(SAMPLE),
    ]
    return float(subprocess.run(command, check=True, capture_output=True).stdout)


def changed(content: bytes) -> bytes:
    """Return the file with another name in a hundred rows."""
    lines = content.split(b"\n")
    step = len(lines) // 100
    return b"\n".join(
        line.replace(b"Straat", b"Laan") if number % step == 1 and number < 100 * step else line
        for number, line in enumerate(lines)
    )
