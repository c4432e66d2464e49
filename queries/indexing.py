"""Builds the search index of one version in a process of its own, so that one that serves stays small and quick.

`python -m queries.indexing FOLDER NUMBER`, with the folder of the version and its number.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from graph_store.snapshot import Snapshot
from queries.search import index

BACKGROUND = 10
"""How far it steps back for those who answer."""


def main(words: Sequence[str]) -> None:
    """Build the index that the words name; it appears when it is complete."""
    folder, number = words
    index(Snapshot(Path(folder), int(number)))


if __name__ == "__main__":
    os.nice(BACKGROUND)
    main(sys.argv[1:])
