"""CSV to N-Quads: `kennisgraaf convert` beside morph-kgc, an engine for RML, on the same file in one run.

Both write thirteen quads a row. Ours checks every cell and reads Belgian numbers, dates and booleans, and its lines are
sorted; morph-kgc writes the texts of the cells as they are.
"""

import json
import os
import resource
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.intake import measured
from bench.loaders import BASE, METADATA, WORDS, metadata, rows
from loaders.values.lexical import XSD

ROWS = int(os.environ.get("BENCH_ROWS", "50000"))
COMMAND = "scripts/bench conversions"
PEER = "morph-kgc==2.10.0"
_TIMES = 3
_QUADS = 13
_PREFIXES = {"dc": "http://purl.org/dc/terms/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
_DATATYPES = {
    "aantal": "nonNegativeInteger",
    "bedrag": "decimal",
    "datum": "date",
    "actief": "boolean",
    "url": "anyURI",
}


def conversions() -> Iterator[Figure]:
    """Measure reading, checking and converting a file, and the whole command beside the peer; the best of three."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        described, file = folder / METADATA, folder / "bench.csv"
        described.write_text(metadata(), encoding="utf-8")
        file.write_bytes(rows(ROWS))
        step = min(measured("convert", file, described)["cpu"] for _ in range(_TIMES))
        yield Figure("conversions.step", step / ROWS * 1e6, "µs/row", COMMAND, target=20)
        ours = min(
            _cpu([Path(sys.executable).parent / "kennisgraaf", "convert", described], folder) for _ in range(_TIMES)
        )
        yield Figure("conversions.command", ours, "CPU s", COMMAND)
        python = _peer(folder)
        peer = min(_cpu([python, "-m", "morph_kgc", folder / "config.ini"], folder) for _ in range(_TIMES))
        assert sum(1 for _ in (folder / "peer.nq").open("rb")) == _QUADS * ROWS
        yield Figure("conversions.peer", peer, "CPU s", COMMAND, peer=PEER)
        yield Figure("conversions.ratio", ours / peer, "× morph-kgc", COMMAND, target=1.0, peer=PEER)


def _cpu(command: Sequence[str | Path], folder: Path) -> float:
    """Return the CPU seconds of a command, whose output goes to a file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with (folder / "out.nq").open("wb") as out:
        subprocess.run(command, check=True, stdout=out)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _peer(folder: Path) -> Path:
    """Install the peer in an environment of its own, with a mapping that states the same."""
    python = folder / "peer" / "bin" / "python"
    venv.create(folder / "peer", with_pip=True)
    subprocess.run([python, "-m", "pip", "-q", "install", PEER], check=True)
    (folder / "map.ttl").write_text(rml(folder / "bench.csv"), encoding="utf-8")
    options = f"output_file: {folder}/peer.nq\noutput_format: N-QUADS\nnumber_of_processes: 1\nlogging_level: ERROR\n"
    (folder / "config.ini").write_text(f"[CONFIGURATION]\n{options}[bench]\nmappings: {folder}/map.ttl\n", "utf-8")
    return python


def rml(file: Path) -> str:
    """Return the mapping of the twelve columns in RML. https://rml.io/specs/rml/"""
    (described,) = json.loads(metadata())["tables"]
    columns = [each for each in described["tableSchema"]["columns"] if "virtual" not in each]
    maps = "".join(f"  rr:predicateObjectMap [ {_object(each)} ] ;\n" for each in columns)
    return f"""@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
<#rows> a rr:TriplesMap ;
  rml:logicalSource [ rml:source "{file}" ; rml:referenceFormulation ql:CSV ] ;
{maps}  rr:subjectMap [
    rr:template "{BASE}id/{{id}}" ; rr:class <{WORDS}Instrument> ; rr:graph <{BASE}graph/source/bench> ] .
"""


def _object(column: dict[str, str]) -> str:
    name, (prefix, _, rest) = column["name"], column["propertyUrl"].partition(":")
    value = f'rml:reference "{name}"'
    if "valueUrl" in column:
        value = f'rr:template "{column["valueUrl"].replace("{+", "{")}"'
    elif "lang" in column:
        value += f' ; rr:language "{column["lang"]}"'
    elif name in _DATATYPES:
        value += f" ; rr:datatype <{XSD}{_DATATYPES[name]}>"
    predicate = _PREFIXES[prefix] + rest if prefix in _PREFIXES else column["propertyUrl"]
    return f"rr:predicate <{predicate}> ; rr:objectMap [ {value} ]"
