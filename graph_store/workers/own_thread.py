"""A separate thread for the work of a forked process.

The engine keeps its source of random numbers for each thread, and a forked process starts with its parent's thread:
each child would draw the same names for blank nodes and the same UUIDs. A new thread draws its own. It also has its
own heap, so an allocation does not copy a page that all children share.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


def in_own_thread(work: Callable[[], None]) -> None:
    """Do the work and wait for its end. Raises: exceptions of the work."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(work).result()
