"""graphql-codegen makes types for our schema that the TypeScript compiler accepts and that catch a wrong variable."""

from pathlib import Path

import pytest

from tests.clients.graphql import npm_project

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def generated(schema: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with documents and the types that were made for them."""
    place = tmp_path_factory.mktemp("codegen")
    npm_project.make("codegen", schema, place)
    npm_project.run(place, "graphql-codegen", "--config", "codegen.yml")
    return place


def test_typescript_accepts_what_is_generated(generated: Path) -> None:
    npm_project.run(generated, "tsc", "--project", "tsconfig.json")


def test_the_types_of_one_document_are_small(generated: Path) -> None:
    assert sum(path.stat().st_size for path in (generated / "generated").iterdir()) <= 15_000
