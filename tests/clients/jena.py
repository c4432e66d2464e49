"""Apache Jena's parsers and its query engine ARQ, as Debian packages them (libapache-jena-java)."""

import shutil
import struct
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
    place_messages(scratch)
    path = class_path(scratch)
    linked = [file for file in files if file.suffix == ".jsonld"]
    others = [file for file in files if file.suffix != ".jsonld"]
    found = [_run(path, words, files) for words, files in ((_JSONLD, linked), ((), others)) if files]
    return "\n".join(complaint for complaint in found if complaint)


def select(address: str, query: Path, scratch: Path) -> list[str]:
    """The lines of the CSV that `rsparql` prints for a query that an endpoint answers."""
    place_messages(scratch)
    command = ["java", "-cp", class_path(scratch), "arq.rsparql", "--service", address, "--query", str(query)]
    outcome = subprocess.run([*command, "--results", "csv"], capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout.splitlines()


def class_path(scratch: Path) -> str:
    """Where Java finds the package."""
    jars = [JARS / f"{name}.jar" for name in _WANTED.split()] + sorted(JARS.glob("jena-*.jar"))
    return ":".join(map(str, [scratch, *jars]))


def _run(path: str, words: Sequence[str], files: Sequence[Path]) -> str:
    command = ["java", "-cp", path, "riotcmd.riot", "--validate", *words, *map(str, files)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = f"{outcome.stdout}{outcome.stderr}".splitlines()
    complaints = [line for line in lines if "WARN" in line or "ERROR" in line or "Exception" in line]
    return "\n".join(complaints) or ("" if outcome.returncode == 0 else "\n".join(lines))


def place_messages(scratch: Path) -> None:
    """The package has the classes of Xerces under one name and their messages under another: put these right."""
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(_MISPLACED) and name.endswith(".properties"):
                place = scratch / name.removeprefix(_MISPLACED)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(jar.read(name))


class Arq:
    """ARQ in a process of its own, asked one query after the other."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def load(self, quads: bytes) -> None:
        """Take these N-Quads in the place of those before."""
        assert self._ask(b"D", quads)[0] == "D"

    def answer(self, text: str, *, by_reference: bool = False) -> tuple[str, bytes]:
        """`T` and a table in JSON, `G` and N-Triples, or `E` and what is wrong; from the reference engine if wanted."""
        return self._ask(b"R" if by_reference else b"Q", text.encode())

    def _ask(self, kind: bytes, content: bytes) -> tuple[str, bytes]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(kind + struct.pack(">i", len(content)) + content)
        self._process.stdin.flush()
        mark, length = struct.unpack(">ci", self._process.stdout.read(5))
        return mark.decode(), self._process.stdout.read(length)


def can_compile() -> bool:
    """Whether the package is there, and a Java that runs a source file."""
    return is_installed() and shutil.which("javac") is not None


@contextmanager
def arq(scratch: Path) -> Iterator[Arq]:
    """ARQ, until the block ends."""
    place_messages(scratch)
    command = ["java", "-Xshare:auto", "-cp", class_path(scratch), str(Path(__file__).with_name("Arq.java"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        yield Arq(process)
        assert process.stdin is not None
        process.stdin.close()
