"""The process in which one write is done, and its parent.

`python -m graph_api.writing.process CONTROL MEMORY_BYTES BASE DATA`: CONTROL is the number of an inherited socket, DATA
the state folder, which is empty text where nothing is reasoned.

The parent has everything ready that a write needs, and forks; a child does one write and ends. Killed at any moment,
it leaves the last version as it is and the lock free.
"""

import mmap
import resource
import socket
import sys
import traceback
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path

from graph_api.writing import edits, plain
from graph_api.writing.task import WriteTask
from graph_store.errors import GraphError
from graph_store.sandbox.thread import in_own_thread
from graph_store.sandbox.wire import END, FAULT, HEAD, READY, frame, pack, receive, unpack
from graph_store.sandbox.zygote import obey
from graph_store.versions import State
from loaders import warm


def do(link: socket.socket, _: mmap.mmap, *, memory_bytes: int) -> None:
    """Do the write that comes on the link, and say what it did or why it could not."""
    in_own_thread(partial(_do, link, memory_bytes))


def _do(link: socket.socket, memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit(memory_bytes)
    link.sendall(frame(READY))
    kind, message = receive(link)
    if not kind:
        return
    task = WriteTask.from_fields(unpack(message))
    try:
        written = (plain if task.plain else edits).write(task)
        link.sendall(frame(HEAD, pack(asdict(written))))
    except GraphError as error:
        link.sendall(frame(FAULT, pack(_fault(error))))
    except MemoryError:
        link.sendall(frame(FAULT, pack({"code": "QUERY_MEMORY"})))
    except Exception as fault:
        traceback.print_exc()
        link.sendall(
            frame(FAULT, pack({"code": GraphError.code, "detail": f"The write failed: {type(fault).__name__}."}))
        )
    link.sendall(frame(END))


def _limit(memory_bytes: int) -> None:
    """Let the process add so much to its data; of address space the engine reserves hundreds of megabytes unused."""
    data = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize() if _IS_LINUX else 0
    with suppress(ValueError, OSError):  # some systems do not know this limit
        resource.setrlimit(resource.RLIMIT_DATA, (data + memory_bytes, data + memory_bytes))


def _fault(error: GraphError) -> dict[str, object]:
    places = {name: getattr(error, name, None) for name in ("line", "column")}
    return {"code": error.code, "detail": error.detail, **places}


_IS_LINUX = sys.platform == "linux"

if __name__ == "__main__":
    if sys.argv[4]:
        warm(State(Path(sys.argv[4]), sys.argv[3]))  # what every child would do first, done once
    obey(socket.socket(fileno=int(sys.argv[1])), partial(do, memory_bytes=int(sys.argv[2])))
