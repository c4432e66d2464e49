"""A thread of its own for the work of a forked process.

The engine keeps its source of random numbers for each thread, and a forked process has the thread it was forked from:
each child would draw the same names for blank nodes and the same UUIDs as the one before. A new thread draws its own.
It also has a heap of its own, where an allocation does not take, and so copy, a page that all children share.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


def in_own_thread(work: Callable[[], None]) -> None:
    """Do the work and wait for its end. Raises: what the work raises."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(work).result()
