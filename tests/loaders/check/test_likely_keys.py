"""A reference that fails names the nearest key of its target, when one is near."""

from collections.abc import Iterator

from loaders.check.likely_keys import LikelyKeys

CITIES = ["mun:kortrijk", "mun:gent", "mun:x"]


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
