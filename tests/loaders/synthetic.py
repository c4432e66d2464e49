"""The inventories that have no rows yet, with invented rows, beside the shipped inventories."""

import json
import shutil
from pathlib import Path

from tests.loaders.conftest import SHIPPED

SYNTHETIC = Path(__file__).parents[1] / "synthetic"
TEMPLATES = [
    "memberships.csv", "cases_kerken.csv", "cases_tijdelijk_gebruik.csv", "complex_projects.csv", "instruments.csv",
    "news_items.csv", "newsletters.csv", "newsletter_items.csv", "orba_objectives.csv", "orba_indicators.csv",
    "finance_lines.csv", "processing_register.csv", "open_datasets.csv", "building_processes.csv",
    "church_feasibility_studies.csv", "toolbox_items.csv", "criteria_checks.csv",
]  # fmt: skip


def both(place: Path) -> Path:
    """Make a folder with the shipped inventories and the invented ones."""
    folder = Path(shutil.copytree(SHIPPED, place / "data"))
    described = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    described["tables"] += json.loads((SYNTHETIC / "csv-metadata.json").read_text(encoding="utf-8"))["tables"]
    (folder / "csv-metadata.json").write_text(json.dumps(described), encoding="utf-8")
    for file in SYNTHETIC.glob("*.csv"):
        shutil.copy(file, folder)
    return folder
