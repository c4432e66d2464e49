"""Build the search index of one version in its own process, so that the serving process stays small and fast.

`python -m queries.indexing FOLDER NUMBER`, with the folder of the version and its number.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from graph_store.snapshot import Snapshot
from queries.search import index

BACKGROUND = 10
"""The niceness of the process, so that answers to requests come first."""


def main(words: Sequence[str]) -> None:
    """Build the index of the version that the arguments name; its file appears only when it is complete."""
    folder, number = words
    index(Snapshot(Path(folder), int(number)))


if __name__ == "__main__":
    os.nice(BACKGROUND)
    main(sys.argv[1:])
