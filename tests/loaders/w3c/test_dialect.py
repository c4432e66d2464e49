"""Tests of the dialect of a table."""

from loaders.w3c.dialect import Dialect, dialect


def test_what_is_not_said_is_as_the_standard_has_it() -> None:
    assert dialect({}, print) == Dialect()
    assert dialect({"header": False, "skipInitialSpace": True}, print).header_rows == 0


def test_what_cannot_be_used_is_warned_of() -> None:
    said: list[str] = []
    found = dialect({"delimiter": "ab", "encoding": "klingon", "trim": 1, "skipRows": -1, "foo": 1}, said.append)
    assert (found, len(said)) == (Dialect(), 5)


def test_spaces_are_cut_where_asked() -> None:
    assert [Dialect(trim=way).cut(" a ") for way in ("true", "start", "end", "false")] == ["a", "a ", " a", " a "]
