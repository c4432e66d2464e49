"""The Compose file and the Kubernetes manifests are valid under the published schemas."""

import json
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
from jsonschema import Draft7Validator

from tests import node
from tests.deploy.containers import compose, manifests

HERE = Path(__file__).parent
RELEASES = ("1.30", "1.37")
"""The oldest and the newest release of Kubernetes that the manifests are checked for."""


@pytest.fixture(scope="module")
def specification() -> Draft7Validator:
    """Return the published schema of the Compose Specification, ready to check a document."""
    schema = node.install(HERE) / "dclint" / "schemas" / "compose.schema.json"
    return Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))


@pytest.mark.slow
def test_the_compose_file_is_valid(specification: Draft7Validator) -> None:
    assert [each.message for each in specification.iter_errors(compose())] == []


@pytest.mark.slow
def test_a_misspelt_key_of_a_service_is_found(specification: Draft7Validator) -> None:
    wrong = compose()
    wrong["services"]["writer"]["readonly"] = True
    assert ["readonly" in each.message for each in specification.iter_errors(wrong)] == [True]


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("made", manifests(), ids=lambda made: f"{made['kind']}-{made['metadata']['name']}")
def test_a_manifest_is_valid(made: dict[str, Any], release: str) -> None:
    kubernetes_validate.validate(made, release, strict=True)


def test_a_misspelt_key_of_a_manifest_is_found() -> None:
    [wrong] = [each for each in manifests() if each["kind"] == "StatefulSet" and each["metadata"]["name"] == "writer"]
    wrong["spec"]["template"]["spec"]["containers"][0]["readynessProbe"] = {}
    with pytest.raises(kubernetes_validate.ValidationError, match="readynessProbe"):
        kubernetes_validate.validate(wrong, RELEASES[-1], strict=True)
