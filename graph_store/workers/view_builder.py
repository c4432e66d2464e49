"""The process that builds views, and its parent, which forks one child for each build: see `view_builds.py`.

`python -m graph_store.workers.view_builder CONTROL MEMORY_BYTES`: CONTROL is the number of an inherited socket.
"""

import socket
import sys
from functools import partial
from pathlib import Path
from typing import Any

from graph_store import view_stores
from graph_store.graphs import Include, Scope
from graph_store.snapshot import snapshot_of
from graph_store.workers.fork_server import obey
from graph_store.workers.job_process import do_job


def build(task: dict[str, Any]) -> tuple[object, bytes]:
    """Build one view and return whether it was not there yet. Raises: UnknownVersion (404), StoreFull (507)."""
    snapshot = snapshot_of(task)
    scope = Scope(Include(task["include"]), task["synthetic"])
    return {"built": view_stores.build(snapshot, scope, Path(task["place"]), task["most_bytes"])}, b""


if __name__ == "__main__":
    obey(socket.socket(fileno=int(sys.argv[1])), partial(do_job, memory_bytes=int(sys.argv[2]), work=build))
