"""Replacements that contradict each other are refused, and references to replaced keys are kept."""

from loaders.check.checks import check_inventories
from loaders.check.inventory import Inventory
from loaders.check.replacements import check_replacements, replaced_keys
from tests.loaders.check.test_references import inventories, told
from tests.loaders.conftest import KG, column, compiled, key, table, thing

CITIES = table("mun.csv", key("mun"))
PROJECTS = table("prj.csv", key("prj"), column("cities", separator=";", valueUrl=thing("cities"),
                                               load_references=["mun.csv"]))  # fmt: skip


def replacements(name: str = "oud.csv") -> dict[str, object]:
    return table(
        name,
        column("key", required=True),
        column("replaced_by", required=True, separator=";", load_references=["mun.csv"]),
        column("on", required=True, datatype="date"),
        column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}Replacement"),
        primary=["key", "replaced_by"],
        about=None,
    )


def found(oud: str, mun: str = "mun:x\nmun:y", prj: str = "") -> dict[str, Inventory]:
    files = {"mun": f"id\n{mun}\n", "prj": f"id,cities\n{prj}\n", "oud": f"key,replaced_by,on\n{oud}\n"}
    return inventories(compiled(CITIES, PROJECTS, replacements()), **files)


def test_mergers_splits_and_chains_are_good() -> None:
    merged = "mun:a,mun:b,2019-01-01\nmun:b,mun:x,2020-01-01\nmun:c,mun:x,2020-01-01\nmun:d,mun:x;mun:y,2020-01-01"
    assert told(found(merged), "oud.csv") == []


def test_keys_that_replace_each_other_in_a_circle_are_refused_with_their_lines() -> None:
    circle = found("mun:a,mun:b,2020-01-01\nmun:b,mun:c,2020-01-01\nmun:c,mun:a,2020-01-01\nmun:d,mun:x,2020-01-01")
    issues = circle["oud.csv"].document.issues
    assert [(each.code, each.line, each.value) for each in issues] == [
        ("replaced-circle", 2, "mun:b"), ("replaced-circle", 3, "mun:c"), ("replaced-circle", 4, "mun:a")
    ]  # fmt: skip
    assert issues[0].say("en").startswith("mun:a would replace itself in a circle (lines 2, 3, 4)")
    assert {row.text("key") for row in circle["oud.csv"].good} == {"mun:d"}


def test_a_key_that_replaces_itself_is_a_circle() -> None:
    assert told(found("mun:a,mun:a,2020-01-01"), "oud.csv") == [("replaced-circle", 2, "replaced_by", "mun:a")]


def test_what_only_leads_to_a_circle_or_comes_from_it_is_no_part_of_it() -> None:
    circle = found("mun:a,mun:b,2020-01-01\nmun:b,mun:b,2020-01-01\nmun:b,mun:x,2020-01-01")
    assert told(circle, "oud.csv") == [("replaced-circle", 3, "replaced_by", "mun:b")]


def test_a_circle_over_two_inventories_is_found() -> None:
    group = compiled(CITIES, replacements(), replacements("meer.csv"))
    both = inventories(group, mun="id\nmun:x\n", oud="key,replaced_by,on\nmun:a,mun:b,2020-01-01\n",
                       meer="key,replaced_by,on\nmun:b,mun:a,2020-01-01\n")  # fmt: skip
    assert [told(both, file)[0][0] for file in ("oud.csv", "meer.csv")] == ["replaced-circle"] * 2


def test_a_long_chain_is_checked_in_one_pass() -> None:
    rows = "\n".join(f"mun:a{number},mun:a{number + 1},2020-01-01" for number in range(20_000))
    assert told(found(f"{rows}\nmun:a20000,mun:x,2020-01-01"), "oud.csv") == []


def test_a_key_has_one_date() -> None:
    twice = found("mun:a,mun:x,2020-01-01\nmun:a,mun:y,2021-01-01\nmun:b,mun:x,2021-01-01")
    assert told(twice, "oud.csv") == [
        ("replaced-on", 2, "on", "2020-01-01"), ("replaced-on", 3, "on", "2021-01-01")
    ]  # fmt: skip


def test_what_replaces_a_key_must_be_listed_or_replaced_itself() -> None:
    unknown = found("mun:a,mun:weg,2020-01-01\nmun:b,mun:a,2020-01-01")
    assert [each[:2] for each in told(unknown, "oud.csv")] == [("dangling-ref", 2), ("dangling-ref", 3)]


def test_a_reference_to_a_replaced_key_is_kept() -> None:
    kept = found("mun:a,mun:x,2020-01-01", prj="prj:1,mun:a;mun:x\nprj:2,mun:b")
    assert told(kept, "prj.csv") == [("dangling-ref", 3, "cities", "mun:b")]
    assert replaced_keys(kept) == {"mun:a"}


def test_checks_without_replacements_say_nothing() -> None:
    plain = inventories(compiled(CITIES), mun="id\nmun:x\n")
    check_replacements(plain)
    check_inventories(plain, {}, compiled(CITIES))
    assert (told(plain, "mun.csv"), replaced_keys(plain)) == ([], set())
