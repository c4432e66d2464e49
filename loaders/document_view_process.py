"""The process that builds views as of documents, and its parent, which forks one child for each build.

`python -m loaders.document_view_process CONTROL MEMORY_BYTES BASE`: CONTROL is the number of an inherited socket.
"""

import socket
import sys
from functools import partial
from pathlib import Path
from typing import Any

from graph_store.snapshot import snapshot_of
from graph_store.workers.fork_server import obey
from graph_store.workers.job_process import do_job
from loaders.commit import prepare
from loaders.document_views import build


def build_view(task: dict[str, Any]) -> tuple[object, bytes]:
    """Build one view and return whether it was not there yet. Raises: UnknownVersion (404), StoreFull (507)."""
    snapshot = snapshot_of(task)
    return {"built": build(snapshot, task["document"], Path(task["place"]), task["most_bytes"])}, b""


if __name__ == "__main__":
    prepare(sys.argv[3])  # the work that each child would repeat, done once
    obey(socket.socket(fileno=int(sys.argv[1])), partial(do_job, memory_bytes=int(sys.argv[2]), work=build_view))
