"""Guess the datatype of a column: the narrowest one that our own reader accepts for every cell without a warning."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store.case_folding import fold_title
from graph_store.text import Text
from loaders.csvw.datatypes import read_datatype
from loaders.describing.findings import Cell, UnknownColumn, UnknownTable
from loaders.values.cells import WORDS, parser
from loaders.values.date_formats import DAY_FORMATS, TIME_FORMATS, NotADate, read_date
from loaders.values.numbers import assumed_mark
from loaders.values.readings import Refused

NULL_WORDS = ("-", "--", "/", "?", "n.v.t.", "nvt", "n/a", "#n/a", "#n/b", "null", "none", "onbekend", "unknown")
"""Words that mean "no value", compared in lower case."""

_NULL_AMONG_NUMBERS = ("na", "nan")
"""Words that mean "no value" if all other values are numbers, dates or the like: `NA` may also be Namibia."""

_FEWEST_ROWS, _MOST_WORDS, _LONGEST_WORD = 10, 20, 40
_CODE = re.compile(r"0\d+")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_WEB = re.compile(r"(?:https?|ftp)://\S+")
_CODE_WORDS = frozenset({"code", "postcode", "nis", "kbo", "nr", "nummer", "tel", "telefoon", "gsm", "phone", "zip"})
_YEAR_TITLES = ("jaar", "year")


@dataclass(frozen=True, slots=True)
class Guess:
    """A datatype for the metadata, the annotation `parse` if any, how to say it, and the values it rests on."""

    datatype: Any = "string"
    said: str = Text("text")
    parse: str | None = None
    values: tuple[str, ...] = ()
    null: tuple[str, ...] = ()

    @property
    def base(self) -> str:
        """The name of the datatype."""
        return str(self.datatype["base"] if isinstance(self.datatype, dict) else self.datatype)


TEXT = Guess()
"""Any text."""


def guess_datatype(column: UnknownColumn, table: UnknownTable) -> Guess:
    """Return the narrowest datatype of a column, and note the decisions that it leaves open."""
    null = tuple(each for each in column.values if each.casefold() in NULL_WORDS)
    values = [each for each in column.values if each not in null]
    if not values:
        if not null:
            table.decide(column.title, Text("every cell is empty; the column is read as text"))
        return TEXT
    found = _narrowest(values, column)
    others = [each for each in values if each.casefold() not in _NULL_AMONG_NUMBERS]
    if others and len(others) < len(values) and (narrow := _narrowest(others, column)).base != "string":
        found, null = narrow, (*null, *(each for each in values if each not in others))
        values = others
    if null and found.base == "string":
        found = _words(values, column) or found
    _note(found, null, values, column, table)
    return Guess(found.datatype, found.said, found.parse, found.values, null)


def _narrowest(values: Sequence[str], column: UnknownColumn) -> Guess:
    return next((each for each in _candidates(values, column) if _accepts(each, values)), TEXT)


def _candidates(values: Sequence[str], column: UnknownColumn) -> Iterator[Guess]:
    """Yield datatypes from narrow to wide; only some are tried where the form of the values excludes them."""
    if any(map(_CODE.fullmatch, values)):
        yield Guess(
            "string", Text("text, because some numbers begin with a zero"), values=_first(values, _CODE.fullmatch)
        )
        return
    if not _CODE_WORDS.isdisjoint(column.name.split("_")):
        yield Guess("string", Text("text, because the title says that it is a code"))
        return
    is_year = any(word in fold_title(column.title) for word in _YEAR_TITLES)
    if is_year and all(map(_YEAR.fullmatch, values)):
        yield Guess("string", Text("a year (EDTF)"), "edtf")
    if not all(each in "01" for each in values):
        yield Guess("boolean", "yes or no")
    yield Guess("integer", Text("whole numbers"), values=_first(values, lambda each: not each.isdigit()))
    yield from _decimals(values)
    if not all(each.isdigit() for each in values):
        yield from _dates(values)
    if all(map(_WEB.fullmatch, values)):
        yield Guess("anyURI", Text("web addresses"))
    if words := _words(values, column):
        yield words


def _decimals(values: Sequence[str]) -> Iterator[Guess]:
    """Yield decimals with a comma, then with a point; the other mark may separate thousands."""
    for mark, group, name in ((",", ".", Text("comma")), (".", ",", Text("point"))):
        number: dict[str, str] = {"decimalChar": mark}
        seen = tuple(each for each in values if mark in each)[:2]
        if any(group in each for each in values):
            number["groupChar"] = group
        if seen:
            yield Guess(
                {"base": "decimal", "format": number}, Text("decimal numbers with a {name}", name=name), values=seen
            )
    yield Guess({"base": "double", "format": {"decimalChar": "."}}, Text("floating-point numbers"))


def _dates(values: Sequence[str]) -> Iterator[Guess]:
    yield Guess("date", "dates")
    yield from (_moment("date", form, values) for form in DAY_FORMATS if _all_match(values, "date", form))
    yield Guess("dateTime", Text("dates with times"))
    forms = (f"{day}{mark}{clock}" for day in DAY_FORMATS for mark in "T " for clock in TIME_FORMATS)
    yield from (_moment("dateTime", form, values) for form in forms if _all_match(values, "dateTime", form))
    yield Guess("time", "times")
    yield from (_moment("time", form, values) for form in TIME_FORMATS if _all_match(values, "time", form))
    yield Guess("string", Text("dates of EDTF: days, months, years, seasons, intervals"), "edtf")
    yield Guess("duration", "durations")


def _moment(base: str, form: str, values: Sequence[str]) -> Guess:
    return Guess(
        {"base": base, "format": form},
        Text("{base} in the form {form}", base=base, form=form),
        values=tuple(values[:2]),
    )


def _all_match(values: Sequence[str], base: str, form: str) -> bool:
    try:
        return all(read_date(each, base, form) for each in values)
    except NotADate:
        return False


def _words(values: Sequence[str], column: UnknownColumn) -> Guess | None:
    """Return a list of words if the column repeats a few short ones."""
    few = len(values) <= min(_MOST_WORDS, len(column.filled) // 3)
    plain = all(len(each) <= _LONGEST_WORD and WORDS.fullmatch(each) for each in values)
    if not few or not plain or len(values) < 2 or len(column.filled) < _FEWEST_ROWS:
        return None
    if len({fold_title(each) for each in values}) < len(values):
        return None
    return Guess({"base": "string", "format": "|".join(values)}, Text("one of {count} words", count=len(values)))


def _accepts(guess: Guess, values: Sequence[str]) -> bool:
    """Return whether our reader accepts every value, and none as a day number of Excel or with a guessed century."""
    read = parser(read_datatype(guess.datatype, {"parse": guess.parse} if guess.parse else {}, "a guess"))
    try:
        return all(read(each).warning in (None, "thousands-assumed") for each in values)
    except Refused:
        return False


def _first(values: Sequence[str], holds: Callable[[str], object]) -> tuple[str, ...]:
    return tuple([each for each in values if holds(each)][:2])


def _note(found: Guess, null: Sequence[str], values: Sequence[str], column: UnknownColumn, table: UnknownTable) -> None:
    """Note the guess with its cells, and what else its cells could mean."""
    table.guess(column.title, found.said, column.examples(found.values or values))
    if null:
        table.decide(column.title, "these words are read as empty", column.examples(null))
    if found.base in ("integer", "decimal") and all(assumed_mark(each, "decimal") for each in values):
        mark = Text("thousands") if found.base == "integer" else Text("decimals")
        table.decide(
            column.title,
            Text("the marks may separate thousands or decimals; read as {mark}", mark=mark),
            _cells(column),
        )
    if found.base in ("date", "dateTime") and _both_ways(values):
        table.decide(column.title, Text("day and month can be swapped; read with the day first"), _cells(column))
    if found.base == "boolean" and len(values) == 1:
        table.decide(
            column.title, Text("the only value is read as yes or no; an empty cell states neither"), _cells(column)
        )
    if isinstance(found.datatype, dict) and found.said.startswith("one of"):
        table.decide(column.title, "only these words are accepted from now on", column.examples(values))


def _cells(column: UnknownColumn) -> tuple[Cell, ...]:
    return column.examples()


def _both_ways(values: Sequence[str]) -> bool:
    """Return whether every date is also one with the month first, and some date then is another day."""
    parts = [re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}", each) for each in values]
    pairs = [(int(each[1]), int(each[2])) for each in parts if each]
    return len(pairs) == len(values) and all(day <= 12 for day, _ in pairs) and any(one != two for one, two in pairs)
