"""Virtuoso 7, started as its documentation says: the Debian package `virtuoso-opensource`, on one folder."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from bench import processes
from bench.sparql_servers import Endpoint

SERVER, CLIENT = "virtuoso-t", "isql-vt"
GRAPH = "https://kennisgraaf.example/graph/facts"
_STARTING_S = 60
_BUFFERS = 170_000
"""Pages of 8 kB, for 2 GB of memory as the comments of the default configuration advise."""

_PERMISSIONS = [f"DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('{user}', 7)" for user in ("nobody", "SPARQL")]

_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {data}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A running server: its endpoint, and its port for SQL."""

    endpoint: Endpoint
    sql: int

    def run(self, *statements: str) -> None:
        """Run statements of its SQL."""
        text = "".join(f"{each};\n" for each in statements).encode()
        command = [CLIENT, f"{processes.HOST}:{self.sql}", "dba", "dba"]
        subprocess.run(command, input=text, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def load(self, file: Path) -> None:
        """Load a file of N-Triples and write it to disk."""
        self.run(f"ld_dir('{file.parent}', '{file.name}', '{GRAPH}')", "rdf_loader_run()", "checkpoint")


def is_installed() -> bool:
    """Return whether there is a Virtuoso on this machine."""
    return all(map(shutil.which, (SERVER, CLIENT)))


@contextmanager
def virtuoso(folder: Path, data: Path) -> Iterator[Virtuoso]:
    """Run an empty server that may read files of one folder, and that everybody may update."""
    folder.mkdir()
    sql, http = processes.free_port(), processes.free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(
        _SETTINGS.format(folder=folder, data=data, sql=sql, http=http, buffers=_BUFFERS, dirty=_BUFFERS * 3 // 4),
        encoding="utf-8",
    )
    command = [SERVER, "+foreground", "+configfile", str(settings)]
    with processes.started(command, folder, folder, folder / "output.log") as process:
        server = Virtuoso(Endpoint(http, f"/sparql?default-graph-uri={GRAPH}", pid=process.pid), sql)
        until = perf_counter() + _STARTING_S
        while not _answers(server):
            if process.poll() is not None or perf_counter() > until:
                raise SystemExit(f"{SERVER} did not start: {folder / 'virtuoso.log'}")
            sleep(0.2)
        server.run('GRANT SPARQL_UPDATE TO "SPARQL"', *_PERMISSIONS)
        with closing(server.endpoint):
            yield server


def _answers(server: Virtuoso) -> bool:
    try:
        server.run("status()")
    except subprocess.CalledProcessError:
        return False
    return True
