"""The OWL 2 RL cases: W3C profile, RDF-based suite and one pair for each rule; exceptions are in `owl2rl.allow`."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SUITES = ROOT.parent / "shared" / "conformance"

pytestmark = pytest.mark.skipif(not (SUITES / "run_owl2rl.py").exists(), reason="the suites are not beside the project")


@pytest.mark.slow
def test_every_case_passes_but_for_those_that_have_a_reason() -> None:
    engine, allowed = "tests.conformance.owl2rl:close", ROOT / "tests" / "conformance" / "owl2rl.allow"
    command = [sys.executable, str(SUITES / "run_owl2rl.py"), "--engine", engine, "--allow", str(allowed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "494 passed" in done.stdout
