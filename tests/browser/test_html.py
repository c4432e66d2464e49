"""The HTML of the pages, validated by html-validate and by the Nu checker of the W3C."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.browser import HERE, has_java, ready
from tests.browser.kinds import KINDS, in_language
from tests.service import Service

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pages(service: Service, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write every kind of page in both languages to files."""
    ready()
    folder = tmp_path_factory.mktemp("html")
    for kind, path in KINDS.items():
        for language in ("nl", "en"):
            answer = service.client.get(in_language(path, language), headers={"Accept": "text/html"})
            (folder / f"{kind}-{language}.html").write_text(answer.text, encoding="utf-8")
    return sorted(folder.glob("*.html"))


def test_every_kind_of_page_is_valid(pages: list[Path]) -> None:
    done = subprocess.run(
        ["npx", "html-validate", "--formatter", "json", "--config", str(HERE / "htmlvalidate.json"), *map(str, pages)],
        cwd=HERE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    faults = [
        f"{Path(file['filePath']).stem}: {fault['line']}: {fault['ruleId']} {fault['message']}"
        for file in json.loads(done.stdout)
        for fault in file["messages"]
    ]
    assert faults == []


def test_the_nu_checker_finds_no_error(pages: list[Path]) -> None:
    if not has_java():
        pytest.skip("java is needed: apt-get install default-jre-headless")
    jar = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout", *map(str, pages)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)["messages"]
    assert [f"{Path(one['url']).stem}: {one['message']}" for one in found if one["type"] == "error"] == []
