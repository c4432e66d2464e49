"""SPARQL servers that others make, started for tests: `oxigraph serve` (PyPI) and Virtuoso 7 (Debian)."""

import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import orjson

from graph_store.remote.client import StoreAddress, StoreClient
from tests.serving import free_port

_STARTING_S = 120
_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = .

[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
MaxClientConnections = 10

[SPARQL]
ResultSetMaxRows = {most_rows}
MaxQueryExecutionTime = 60
"""
"""Debian's settings for what matters to a test; a new database has the user and password `dba`."""


@contextmanager
def oxigraph(folder: Path, port: int = 0) -> Iterator[StoreAddress]:
    """Run `oxigraph serve` on the store in a folder, which is made if there is none."""
    port = port or free_port()
    program = str(Path(sys.executable).parent / "oxigraph")
    command = [program, "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    start = f"http://127.0.0.1:{port}"
    with _running(command, folder, f"{start}/query?query=ASK%20%7B%7D"):
        yield StoreAddress(f"{start}/query", f"{start}/update", f"{start}/store")


@contextmanager
def virtuoso(folder: Path, most_rows: int = 10_000) -> Iterator[StoreAddress]:
    """Run Virtuoso on a new database; `most_rows` is where it cuts answers off."""
    port, settings = free_port(), folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, port=port, sql=free_port(), most_rows=most_rows))
    command = ["virtuoso-t", "+foreground", "+configfile", str(settings)]
    start = f"http://127.0.0.1:{port}"
    with _running(command, folder, f"{start}/sparql?query=ASK%20%7B%7D"):
        yield StoreAddress(f"{start}/sparql", f"{start}/sparql-auth", user="dba", password="dba")


SERVERS = {"oxigraph": oxigraph, "virtuoso": virtuoso}


def is_installed(name: str) -> bool:
    """Return whether a server is installed."""
    return shutil.which("virtuoso-t") is not None if name == "virtuoso" else True


def emptied(address: StoreAddress) -> StoreAddress:
    """Remove every graph that an earlier test has left, and return the address."""
    client = StoreClient(address, 60)
    answer = client.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    for row in orjson.loads(answer.body)["results"]["bindings"]:
        if (name := row["g"]["value"]).startswith("urn:kennisgraaf:"):
            client.update(f"DROP SILENT GRAPH <{name}>")
    return address


@contextmanager
def _running(command: Sequence[str], folder: Path, address: str) -> Iterator[None]:
    """Run a server until the block ends; wait until it answers."""
    with (folder / "output.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        until = time.monotonic() + _STARTING_S
        while not _answers(address):
            assert process.poll() is None, (folder / "output.log").read_text()
            assert time.monotonic() < until, (folder / "output.log").read_text()
            time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
