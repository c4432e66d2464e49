"""The changelog names each change of the schema that breaks programs."""

from pathlib import Path

from graphql import build_schema

from graph_api.graphql.contract import breaking, contract, read, write
from graph_api.graphql.schema import schema

CHANGELOG = Path(__file__).parents[3] / "CHANGELOG.md"


def test_what_the_last_release_promised_is_kept_or_its_change_is_in_the_changelog() -> None:
    unreleased = CHANGELOG.read_text(encoding="utf-8").split("## Unreleased")[-1].split("\n## ")[0]
    broken = breaking(read(), contract(schema()._schema))
    assert [name for name in broken if f"`{name}`" not in unreleased] == []


OLD = contract(build_schema("type Query { a(x: Int): String b: Int } enum E { One Two }"))


def test_a_field_argument_type_or_value_that_goes_is_breaking() -> None:
    new = contract(build_schema("type Query { a: String b: String } enum E { One }"))
    assert breaking(OLD, new) == ["E.Two", "Query.a", "Query.b"]


def test_what_is_added_breaks_nothing() -> None:
    new = contract(build_schema("type Query { a(x: Int, y: Int): String b: Int c: Int } enum E { One Two Three }"))
    assert breaking(OLD, new) == []


def test_a_contract_is_read_as_it_was_written(tmp_path: Path) -> None:
    write(OLD, tmp_path / "contract.txt")
    assert read(tmp_path / "contract.txt") == OLD
