"""The embedded engine alone, in a process of its own so that its processor time and memory can be measured.

`python -m bench.scale_engine FILE [PLACE]` loads a file of N-Triples, into memory or into a store at PLACE, asks it,
and prints the costs as JSON.
"""

import json
import subprocess
import sys
from pathlib import Path
from time import process_time

from pyoxigraph import RdfFormat, Store

from bench.intake import peak_mb
from bench.scale_questions import AGGREGATE, lookup, milliseconds, update


def engine(file: Path, place: Path | None = None) -> dict[str, float]:
    """Return the costs of the engine on a file, in memory or at a place on disk."""
    command = [sys.executable, "-m", "bench.scale_engine", str(file), *([str(place)] if place else [])]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def _asked(store: Store, text: str) -> None:
    for _ in store.query(text):  # type: ignore[union-attr]
        pass


def _updated(store: Store, text: str) -> None:
    store.update(text)
    store.flush()


def main() -> None:
    """Load, ask and update one store."""
    file, *place = map(Path, sys.argv[1:])
    begun = process_time()
    store = Store(str(place[0])) if place else Store()
    store.bulk_load(path=file, format=RdfFormat.N_TRIPLES, lenient=True)
    store.flush()
    costs = {"load": process_time() - begun}
    costs["lookup"] = milliseconds(process_time, lambda number: _asked(store, lookup(number)))
    costs["aggregate"] = milliseconds(process_time, lambda _: _asked(store, AGGREGATE))
    costs["memory"] = peak_mb()
    costs["update"] = milliseconds(process_time, lambda number: _updated(store, update(number)), 2)
    print(json.dumps(costs))


if __name__ == "__main__":
    main()
