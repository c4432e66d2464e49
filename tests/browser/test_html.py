"""The pages as HTML, by html-validate."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.browser import HERE, ready
from tests.browser.kinds import KINDS
from tests.service import Service

pytestmark = pytest.mark.slow

OURS = {kind: path for kind, path in KINDS.items() if not kind.startswith("docs")}


def test_every_kind_of_page_is_valid(service: Service, tmp_path: Path) -> None:
    if not ready():
        pytest.skip("chromium, node and npm are needed")
    for kind, path in OURS.items():
        answer = service.client.get(path, headers={"Accept": "text/html"})
        (tmp_path / f"{kind}.html").write_text(answer.text, encoding="utf-8")
    done = subprocess.run(
        ["npx", "html-validate", "--formatter", "json", "--config", str(HERE / "htmlvalidate.json"),
         *map(str, sorted(tmp_path.glob("*.html")))],
        cwd=HERE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    faults = [
        f"{Path(file['filePath']).stem}: {fault['line']}: {fault['ruleId']} {fault['message']}"
        for file in json.loads(done.stdout)
        for fault in file["messages"]
    ]
    assert faults == []
