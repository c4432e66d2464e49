"""The child process of a job: see `job.py`.

A fork server module ends with `obey(…, partial(do_job, memory_bytes=…, work=…))`.
"""

import mmap
import resource
import socket
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import Any, TypeAlias

from graph_store.disk_space import is_full, store_full
from graph_store.errors import GraphError
from graph_store.workers.own_thread import in_own_thread
from graph_store.workers.protocol import CHUNK, DATA, END, FAULT, HEAD, READY, frame, pack, receive, unpack

Work: TypeAlias = Callable[[dict[str, Any]], tuple[object, bytes]]
"""A function that does a task; returns a mapping with the result, and the bytes after it. Raises: GraphError."""

_IS_LINUX = sys.platform == "linux"


def do_job(link: socket.socket, _: mmap.mmap, *, memory_bytes: int, work: Work) -> None:
    """Do the job that arrives on the link, and send its result or its error."""
    in_own_thread(partial(_do, link, memory_bytes, work))


def _do(link: socket.socket, memory_bytes: int, work: Work) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit(memory_bytes)
    link.sendall(frame(READY))
    kind, message = receive(link)
    if not kind:
        return
    try:
        head, body = work(unpack(message))
        link.sendall(frame(HEAD, pack(head)))
        for at in range(0, len(body), CHUNK):
            link.sendall(frame(DATA, body[at : at + CHUNK]))
    except GraphError as error:
        link.sendall(frame(FAULT, pack(_fault(error))))
    except MemoryError:
        link.sendall(frame(FAULT, pack({"code": "QUERY_MEMORY"})))
    except Exception as fault:
        link.sendall(frame(FAULT, pack(_fault(_unforeseen(fault)))))
    link.sendall(frame(END))


def _limit(memory_bytes: int) -> None:
    """Limit the data of this process, not its address space: the engine reserves hundreds of megabytes of that."""
    data = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize() if _IS_LINUX else 0
    with suppress(ValueError, OSError):  # some systems do not have this limit
        resource.setrlimit(resource.RLIMIT_DATA, (data + memory_bytes, data + memory_bytes))


def _unforeseen(fault: Exception) -> GraphError:
    """Return the error for any other exception; the log gets its details, except for a full disk."""
    if is_full(fault):
        return store_full(fault, Path(gettempdir()))
    traceback.print_exc()
    return GraphError("The work failed: {name}.", name=type(fault).__name__)


def _fault(error: GraphError) -> dict[str, object]:
    places = {name: getattr(error, name, None) for name in ("line", "column")}
    return {"code": error.code, "detail": error.detail.wire(), **places}
