"""A fork server for the tests of jobs; the task says what its children do."""

import os
import socket
import sys
import time
from functools import partial
from typing import Any

from graph_store.errors import BadRequest, MalformedQuery
from graph_store.workers.fork_server import obey
from graph_store.workers.job_process import do_job


def work(task: dict[str, Any]) -> tuple[object, bytes]:
    match task["do"]:
        case "sleep":
            time.sleep(60)
        case "eat":
            return {}, b"".join(bytes(1 << 20) for _ in range(1_000))
        case "die":
            os._exit(3)
        case "refuse":
            raise MalformedQuery("There is no such work.", 3, 4)
        case "fail":
            raise RuntimeError("/a/secret/path")
        case "repeat":
            return {"pid": os.getpid(), "again": task["text"]}, task["text"].encode() * task["times"]
    raise BadRequest("what?")


if __name__ == "__main__":
    obey(socket.socket(fileno=int(sys.argv[1])), partial(do_job, memory_bytes=int(sys.argv[2]), work=work))
