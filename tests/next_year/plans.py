"""The inventories of the plan of 2020 and of the invented plan of 2021, side by side in one folder."""

import csv
import shutil
from pathlib import Path

from graph_store.graphs import DEFAULT_BASE
from loaders.csvw.joining import join_metadata
from loaders.csvw.metadata import METADATA
from tests.service import DATA

PLAN = DATA.parents[1] / "tests" / "plan_2021"
NOT_LOADED = ("changes.csv", "README.md", METADATA)


def both_plans(folder: Path) -> Path:
    """Fill a folder with the inventories of both plans."""
    shutil.copytree(DATA, folder)
    add_plan(folder)
    return folder


def add_plan(folder: Path) -> None:
    """Put the inventories of the invented plan beside those of the folder."""
    for path in PLAN.iterdir():
        if path.name not in NOT_LOADED:
            shutil.copy(path, folder)
    texts = {str(path): (path / METADATA).read_text(encoding="utf-8") for path in (DATA, PLAN)}
    (folder / METADATA).write_text(join_metadata(texts, DEFAULT_BASE), encoding="utf-8")


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
