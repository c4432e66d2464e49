"""The process that runs one write, and its parent.

`python -m graph_api.writing.process CONTROL MEMORY_BYTES BASE DATA`: CONTROL is the number of an inherited socket, DATA
the state folder, or empty for a dataset without reasoning.

The parent loads everything that a write needs, and forks; a child runs one write and ends. If a child is killed at any
moment, the last version stays intact and the lock is released.
"""

import socket
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from graph_api.writing import edits, plain
from graph_api.writing.task import WriteTask
from graph_store.versions import State
from graph_store.workers.fork_server import obey
from graph_store.workers.job_process import do_job
from loaders import warm


def write(fields: dict[str, Any]) -> tuple[object, bytes]:
    """Run one write and return its result. Raises: what the write raises."""
    task = WriteTask.from_fields(fields)
    return asdict((plain if task.plain else edits).write(task)), b""


if __name__ == "__main__":
    if sys.argv[4]:
        warm(State(Path(sys.argv[4]), sys.argv[3]))  # the work that each child would repeat, done once
    obey(socket.socket(fileno=int(sys.argv[1])), partial(do_job, memory_bytes=int(sys.argv[2]), work=write))
