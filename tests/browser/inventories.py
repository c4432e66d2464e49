"""Two versions of the yearly plan, so that pages about changes have something to show.

The first is a plan with a misspelt name and one project missing; the second is the correct plan with one rejected row.
`python -m tests.browser.inventories STATE` publishes them.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from graph_store.versions import State
from loaders import SyncReport, sync
from tests.service import DATA

_PROJECTS = "projects.csv"
_MISSPELT = ("Bakkersite", "Bakkerssite")
_LATER = "prj:be-reel,"
_REFUSED = "prj:Vaartkom 2,Vaartkom,mun:leuven,,prog:rr-2-1,,,stated,1008\n"
"""A row whose key has a capital and a space: a plausible mistake, which the check rejects."""


def publish(state: State) -> SyncReport:
    """Sync both in turn, and return the report of the second."""
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(DATA, Path(place) / "jaarplan-2020"))
        text = (folder / _PROJECTS).read_text(encoding="utf-8")
        first = [line for line in text.splitlines(keepends=True) if not line.startswith(_LATER)]
        (folder / _PROJECTS).write_text("".join(first).replace(*_MISSPELT), encoding="utf-8")
        sync(folder, state)
        (folder / _PROJECTS).write_text(text + _REFUSED, encoding="utf-8")
        return sync(folder, state)


if __name__ == "__main__":
    publish(State(Path(sys.argv[1])))
