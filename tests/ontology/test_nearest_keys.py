"""The known keys that are most like an unknown one."""

from ontology.nearest_keys import nearest_keys

CITIES = ["mun:kortrijk", "mun:gent", "mun:x"]


def test_the_nearest_key_is_found_by_its_name_alone() -> None:
    assert nearest_keys("mun:kortrik", CITIES) == ["mun:kortrijk"]
    assert nearest_keys("mun:gnt", CITIES) == ["mun:gent"]
    assert nearest_keys("mun:aalst", CITIES) == []
    assert nearest_keys("mun:y", CITIES) == []
    assert nearest_keys("mun:", CITIES) == []


def test_another_prefix_or_none_is_compared_as_a_whole() -> None:
    assert nearest_keys("mn:kortrijk", CITIES) == ["mun:kortrijk"]
    assert nearest_keys("kortrijk", ["kortrik", "gent"]) == ["kortrik"]


def test_a_name_without_its_prefix_is_found() -> None:
    assert nearest_keys("gentt", CITIES) == ["mun:gent"]


def test_case_does_not_count() -> None:
    assert nearest_keys("mun:GENT", CITIES) == ["mun:gent"]
    assert nearest_keys("mun:kvs", ["mun:KVS"]) == ["mun:KVS"]


def test_the_best_come_first_and_only_so_many_as_are_asked_for() -> None:
    known = ["org:markup", "org:markt", "org:mark", "prj:mark"]
    assert nearest_keys("org:mark", known, 2) == ["org:mark", "org:markt"]
    assert "prj:mark" not in nearest_keys("org:mark", known, 9)


def test_a_long_text_is_cut() -> None:
    assert nearest_keys("zzz:" + "q" * 5000, CITIES) == []
