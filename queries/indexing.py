"""Build the search index of one version in its own process, so that the serving process stays small and fast.

`python -m queries.indexing FOLDER NUMBER`, with the folder of a version and its number. Standard input names its store,
see `store_told`.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from graph_store.snapshot import Snapshot, store_told
from queries.search import index

BACKGROUND = 10
"""The niceness of the process, so that answers to requests come first."""


def main(words: Sequence[str], given: IO[str] | None = None) -> None:
    """Build the index of the version that the arguments name; its file appears only when it is complete.

    `given` is standard input.
    """
    folder, number = words
    index(Snapshot(Path(folder), int(number), store=store_told(given)))


if __name__ == "__main__":
    os.nice(BACKGROUND)
    main(sys.argv[1:], sys.stdin)
