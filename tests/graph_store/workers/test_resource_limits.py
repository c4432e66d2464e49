import multiprocessing
import os
import resource
from multiprocessing.connection import Connection

from graph_store.workers.resource_limits import ResourceLimits

MORE = 1 << 30


def _limits(told: Connection) -> None:
    """Check the limits in a separate process, because they cannot be undone."""
    found: list[tuple[int, int, int]] = []
    statm = os.open("/proc/self/statm", os.O_RDONLY)
    limits = ResourceLimits(statm, MORE)
    kept = []
    for size in (0, 0, 64 << 20):
        kept.append(bytearray(size))
        limits.renew(5)
        memory, seconds = (resource.getrlimit(each)[0] for each in (resource.RLIMIT_AS, resource.RLIMIT_CPU))
        found.append((memory - limits.size, seconds, limits.size))
        limits.look()
    told.send(found)


def test_each_query_may_add_as_much_to_what_there_is() -> None:
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_limits, args=(theirs,))
    process.start()
    assert ours.poll(60)
    first, second, third = ours.recv()
    process.join()
    assert [each[0] for each in (first, second, third)] == [MORE] * 3
    assert first[2] == second[2]
    assert 7 <= first[1] <= third[1] < 60
