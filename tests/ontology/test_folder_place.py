from pathlib import Path

import pytest

from graph_store.errors import BadSetting
from ontology.folder_place import FILE, folder_place


def test_the_nearest_folder_with_the_file_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert folder_place(None, str(inner)) is None

    folder_place.cache_clear()
    (tmp_path / "a" / FILE).touch()
    (tmp_path / FILE).touch()
    assert folder_place(None, str(inner)) == tmp_path / "a"
    assert folder_place(str(tmp_path), str(inner)) == tmp_path


def test_a_named_folder_must_have_the_file(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=f"there is no {FILE} in that folder"):
        folder_place(str(tmp_path), "/")
