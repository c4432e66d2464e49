"""Names of versions."""

from pathlib import Path

import pytest

from graph_store.errors import BadRequest, UnknownVersion
from graph_store.pins import Pins


def test_a_name_leads_to_its_version_and_to_no_other(tmp_path: Path) -> None:
    pins = Pins(tmp_path / "pins")
    assert pins.all() == {}
    pins.add("jaarplan-2020", 3)
    pins.add("jaarplan-2020", 3)
    pins.add("eerste", 3)
    assert (pins.version("jaarplan-2020"), pins.all()) == (3, {"eerste": 3, "jaarplan-2020": 3})
    with pytest.raises(BadRequest, match="is the name of version 3"):
        pins.add("jaarplan-2020", 4)


@pytest.mark.parametrize("name", ["", "3", "-a", "A", "a b", "a/b", "../a", "a" * 65])
def test_another_form_is_refused(tmp_path: Path, name: str) -> None:
    pins = Pins(tmp_path)
    with pytest.raises(BadRequest, match="lower-case letters"):
        pins.add(name, 1)
    with pytest.raises(UnknownVersion):
        pins.version(name)


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    pins = Pins(tmp_path)
    pins.add("eerste", 1)
    with pytest.raises(UnknownVersion, match="names are eerste"):
        pins.version("tweede")
