"""Apache Jena's parsers and its query engine ARQ, as packaged by Debian (libapache-jena-java)."""

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
"""In Debian the parser of JSON-LD 1.1 lacks its JSON library; the one of 1.0 works, and our context is valid 1.0."""

_MISPLACED = "org/apache/jena/ext/"


def is_installed() -> bool:
    """Return whether the package is installed."""
    return (JARS / "jena-cmds.jar").exists()


def validate(files: Sequence[Path], scratch: Path) -> str:
    """Return the complaints of `riot --validate`; "" when every file parses without a warning."""
    place_messages(scratch)
    path = class_path(scratch)
    linked = [file for file in files if file.suffix == ".jsonld"]
    others = [file for file in files if file.suffix != ".jsonld"]
    found = [_run(path, words, files) for words, files in ((_JSONLD, linked), ((), others)) if files]
    return "\n".join(complaint for complaint in found if complaint)


def select(address: str, query: Path, scratch: Path) -> list[str]:
    """Return the lines of CSV that `rsparql` prints for a query to an endpoint."""
    place_messages(scratch)
    command = ["java", "-cp", class_path(scratch), "arq.rsparql", "--service", address, "--query", str(query)]
    outcome = subprocess.run([*command, "--results", "csv"], capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout.splitlines()


def class_path(scratch: Path) -> str:
    """Return the class path of the package."""
    jars = [JARS / f"{name}.jar" for name in _WANTED.split()] + sorted(JARS.glob("jena-*.jar"))
    return ":".join(map(str, [scratch, *jars]))


def _run(path: str, words: Sequence[str], files: Sequence[Path]) -> str:
    command = ["java", "-cp", path, "riotcmd.riot", "--validate", *words, *map(str, files)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = f"{outcome.stdout}{outcome.stderr}".splitlines()
    complaints = [line for line in lines if "WARN" in line or "ERROR" in line or "Exception" in line]
    return "\n".join(complaints) or ("" if outcome.returncode == 0 else "\n".join(lines))


def place_messages(scratch: Path) -> None:
    """Copy the messages of Xerces to where its classes look for them; the package has them under another name."""
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(_MISPLACED) and name.endswith(".properties"):
                place = scratch / name.removeprefix(_MISPLACED)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(jar.read(name))


class Arq:
    """ARQ in a separate process, which answers one query after the other."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def load(self, quads: bytes) -> None:
        """Load these N-Quads instead of the earlier ones."""
        assert self._ask(b"D", quads)[0] == "D"

    def answer(self, text: str, *, by_reference: bool = False) -> tuple[str, bytes]:
        """Return `T` and JSON, `G` and N-Triples, or `E` and the error; on request those of the reference engine."""
        return self._ask(b"R" if by_reference else b"Q", text.encode())

    def _ask(self, kind: bytes, content: bytes) -> tuple[str, bytes]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(kind + struct.pack(">i", len(content)) + content)
        self._process.stdin.flush()
        mark, length = struct.unpack(">ci", self._process.stdout.read(5))
        return mark.decode(), self._process.stdout.read(length)


def can_compile() -> bool:
    """Return whether the package is installed, with a Java that can run a source file."""
    return is_installed() and shutil.which("javac") is not None


@contextmanager
def arq(scratch: Path) -> Iterator[Arq]:
    """Give ARQ until the block ends."""
    place_messages(scratch)
    command = ["java", "-Xshare:auto", "-cp", class_path(scratch), str(Path(__file__).with_name("Arq.java"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        yield Arq(process)
        assert process.stdin is not None
        process.stdin.close()
