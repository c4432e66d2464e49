"""Apache Jena's parsers, as Debian packages them (libapache-jena-java)."""

import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

JARS = Path("/usr/share/java")
_WANTED = (
    "caffeine commons-cli commons-codec commons-collections4 commons-compress commons-csv commons-io commons-lang3 "
    "dexx.collection gson httpclient httpclient-cache httpcore jackson-annotations jackson-core jackson-databind "
    "jakarta.json-api jcl-over-slf4j jsonld-java protobuf slf4j-api slf4j-simple thrift titanium-json-ld"
)
_JSONLD = ("--syntax=jsonld10",)
"""The parser of JSON-LD 1.1 lacks its JSON library in Debian; that of 1.0 is whole, and our context keeps to 1.0."""

_MISPLACED = "org/apache/jena/ext/"


def is_installed() -> bool:
    """Whether the package is there."""
    return (JARS / "jena-cmds.jar").exists()


def validate(files: Sequence[Path], scratch: Path) -> str:
    """What `riot --validate` complains of; empty when every file parses without a warning."""
    _place_messages(scratch)
    path = _class_path(scratch)
    linked = [file for file in files if file.suffix == ".jsonld"]
    others = [file for file in files if file.suffix != ".jsonld"]
    found = [_run(path, words, files) for words, files in ((_JSONLD, linked), ((), others)) if files]
    return "\n".join(complaint for complaint in found if complaint)


def select(address: str, query: Path, scratch: Path) -> list[str]:
    """The lines of the CSV that `rsparql` prints for a query that an endpoint answers."""
    _place_messages(scratch)
    command = ["java", "-cp", _class_path(scratch), "arq.rsparql", "--service", address, "--query", str(query)]
    outcome = subprocess.run([*command, "--results", "csv"], capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout.splitlines()


def _class_path(scratch: Path) -> str:
    jars = [JARS / f"{name}.jar" for name in _WANTED.split()] + sorted(JARS.glob("jena-*.jar"))
    return ":".join(map(str, [scratch, *jars]))


def _run(path: str, words: Sequence[str], files: Sequence[Path]) -> str:
    command = ["java", "-cp", path, "riotcmd.riot", "--validate", *words, *map(str, files)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = f"{outcome.stdout}{outcome.stderr}".splitlines()
    complaints = [line for line in lines if "WARN" in line or "ERROR" in line or "Exception" in line]
    return "\n".join(complaints) or ("" if outcome.returncode == 0 else "\n".join(lines))


def _place_messages(scratch: Path) -> None:
    """The package has the classes of Xerces under one name and their messages under another: put these right."""
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(_MISPLACED) and name.endswith(".properties"):
                place = scratch / name.removeprefix(_MISPLACED)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(jar.read(name))
