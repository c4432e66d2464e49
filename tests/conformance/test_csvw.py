"""The W3C csv2rdf suite, run as its runner runs it; `csvw.allow` lists each exception with its reason."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
RUNNER = ROOT.parent / "shared" / "conformance" / "run_csvw.py"
ALLOW = Path(__file__).parent / "csvw.allow"


@pytest.mark.skipif(not RUNNER.is_file(), reason=f"the W3C suite is not at {RUNNER.parent}")
def test_g16_the_w3c_suite_passes_but_for_the_listed_exceptions(tmp_path: Path) -> None:
    report = tmp_path / "csvw.json"
    options: list[str | Path] = ["--json", report, "--quiet", "--require-warnings", "--allow", ALLOW, "--strict-allow"]
    command = [sys.executable, RUNNER, "--engine", "tests.conformance.csvw:to_graph", *options]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert outcome.returncode == 0, outcome.stdout[-2000:] + outcome.stderr[-2000:]
    summary = json.loads(report.read_text(encoding="utf-8"))["summary"]
    assert (summary["total"], summary["pass"] >= 262) == (270, True)


def test_every_exception_has_a_reason() -> None:
    lines = ALLOW.read_text(encoding="utf-8").splitlines()
    assert all(line.partition("#")[2].strip() for line in lines)
