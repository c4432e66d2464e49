"""A child does not outlive the process that forked it."""

import subprocess
import sys

import pytest

FAMILY = """
import os, signal, sys, time
from graph_store.workers.parent_death import die_with_parent

me = os.getpid()
if not os.fork():
    die_with_parent(me)
    print("born", flush=True)
    time.sleep(60)
    print("left alone", flush=True)
    os._exit(0)
signal.pause()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux does it")
def test_it_ends_with_its_parent_though_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", FAMILY], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"born\n"
        process.kill()
        assert process.stdout.read() == b""  # the pipe ends when its last writer ends


CHILD_LEFT_ALONE = """
from graph_store.workers.parent_death import die_with_parent

die_with_parent(os.getppid() + 1)
print("left alone", flush=True)
"""


def test_one_whose_parent_has_gone_already_ends_at_once() -> None:
    found = subprocess.run([sys.executable, "-c", CHILD_LEFT_ALONE], stdout=subprocess.PIPE, check=False)
    assert (found.returncode, found.stdout) == (1, b"")
