"""A reference that fails names the nearest key of its target, when one is near."""

from collections.abc import Iterator

from loaders.likely_keys import LikelyKeys, nearest_key

CITIES = ["mun:kortrijk", "mun:gent", "mun:x"]


def test_the_nearest_key_is_found_by_its_name_alone() -> None:
    assert nearest_key("mun:kortrik", CITIES) == "mun:kortrijk"
    assert nearest_key("mun:gnt", CITIES) == "mun:gent"
    assert nearest_key("mun:aalst", CITIES) == ""
    assert nearest_key("mun:y", CITIES) == ""
    assert nearest_key("mun:", CITIES) == ""


def test_another_prefix_or_none_is_compared_as_a_whole() -> None:
    assert nearest_key("mn:kortrijk", CITIES) == "mun:kortrijk"
    assert nearest_key("kortrijk", ["kortrik", "gent"]) == "kortrik"


def test_the_keys_of_a_file_are_read_once_and_only_as_many_as_can_be_compared() -> None:
    read: list[str] = []

    def known(file: str) -> Iterator[str]:
        for number in range(10_000):
            read.append(file)
            yield f"mun:{number}"

    likely = LikelyKeys(known)
    found = [likely.suggestion(["mun.csv"], {"city": f"mun:{number}{number}x"}) for number in range(60)]
    assert len(read) == 5_000
    assert (found[12], found[59]) == ({"suggestion": "mun:1212"}, {})


def test_a_key_of_several_cells_has_no_suggestion() -> None:
    assert LikelyKeys(lambda _: CITIES).suggestion(["a.csv"], {"org": "org:a", "role": "gast"}) == {}
