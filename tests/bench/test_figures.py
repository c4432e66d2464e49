"""One measured figure, and how figures are written and shown."""

import json
from pathlib import Path

from bench.figures import Figure, line, write

FIGURE = Figure("service.start", 1.25, "s", "kennisgraaf serve", target=2.0)


def test_a_figure_within_its_target_holds() -> None:
    assert FIGURE.holds is True
    assert Figure("x", 3, "s", "c", target=2).holds is False


def test_a_figure_without_a_target_is_no_verdict() -> None:
    assert Figure("x", 3, "s", "c").holds is None


def test_the_file_names_the_machine_and_every_figure(tmp_path: Path) -> None:
    write([FIGURE], tmp_path / "results" / "figures.json")
    document = json.loads((tmp_path / "results" / "figures.json").read_text())
    assert document["machine"]["cores"] > 0
    assert document["figures"] == [
        {
            "name": "service.start",
            "value": 1.25,
            "unit": "s",
            "command": "kennisgraaf serve",
            "target": 2.0,
            "peer": None,
            "holds": True,
        }
    ]


def test_a_line_says_whether_the_target_holds() -> None:
    assert line(FIGURE).split() == ["service.start", "1.25", "s", "≤", "2", "holds"]
