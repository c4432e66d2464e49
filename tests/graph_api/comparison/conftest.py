"""The small theatre: empty for tests that publish versions, and with two versions for tests that read."""

from pathlib import Path

import pytest

from ontology.folder_place import VARIABLE
from tests.graph_api.comparison.theatre import EARLIER, LATER, Theatre


@pytest.fixture
def theatre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Theatre:
    made = Theatre(tmp_path)
    monkeypatch.setenv(VARIABLE, str(made.folder))
    return made


@pytest.fixture(scope="session")
def _two_versions(tmp_path_factory: pytest.TempPathFactory) -> Theatre:
    made = Theatre(tmp_path_factory.mktemp("theatre"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(VARIABLE, str(made.folder))
        assert [made.publish(tables) for tables in (EARLIER, LATER)] == [1, 2]
    return made


@pytest.fixture
def two(_two_versions: Theatre, monkeypatch: pytest.MonkeyPatch) -> Theatre:
    """The theatre with two versions, as the graph folder in use."""
    monkeypatch.setenv(VARIABLE, str(_two_versions.folder))
    return _two_versions
