"""Cells that are already in canonical form: one test finds them, and they need no reading.

Most cells of an inventory are such. A test may reject a text that reading would leave unchanged, but never the reverse.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

from graph_store.linear_regex import matcher
from loaders.csvw.metadata import Column
from loaders.values.booleans import USUAL
from loaders.values.cells import WORDS, Datatype
from loaders.values.lexical import NARROW, RAW, TEXTS, is_allowed, spaced
from loaders.values.readings import XSD
from loaders.values.written import iri_of
from ontology.integers import INTEGERS

Test: TypeAlias = Callable[[str], object]
"""Returns a true value for a text that needs no reading."""

_DAY = re.compile(r"(?:1[5-9]|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])").fullmatch
_NIS = re.compile(r"[0-9]{5}").fullmatch
_LINE = re.compile(r"[1-9][0-9]{0,8}").fullmatch
_ADDRESS = re.compile(r"(?:https?|ftp|mailto|tel|urn|doi|geo):\S+").fullmatch
_MOST_DIGITS = 15
_CLEAN = re.compile("(?=.{1,199}\\Z)(?![ =+@#-])[ -~À-ÿ]*(?:(?<![Â-ô])[‘-”…–—€][ -~À-ÿ]*)*(?<! )").fullmatch
"""Matches a text that nothing may be wrong with: no spaces around it, no formula, no letters decoded wrongly."""

_ASCII = re.compile("(?=.{1,199}\\Z)(?![ =+@#-])[ -~]*(?<! )").fullmatch
_OF_IRI = re.compile("(?!-)[A-Za-z0-9._~:-]{1,199}").fullmatch


@dataclass(frozen=True, slots=True)
class Form:
    """The datatype of texts that need no reading (None for plain text), and the test for them."""

    datatype: str | None
    holds: Test


def plain(column: Column, *, guessed: bool) -> Test:
    """Return the test for cells of a column that need no reading; `guessed` means that letters may be wrong."""
    tests: list[Test] = [_OF_IRI if column.names_things else _ASCII if guessed else _CLEAN]
    if column.language:
        tests.append(lambda text: "  " not in text)
    if (mark := column.separator) is not None:
        tests.append(lambda text: mark not in text)
    if words := {word.casefold() for word in (*column.null, *column.renamed) if word}:
        tests.append(lambda text: text.casefold() not in words)
    if (form := own_form(column.datatype).holds) is not _always:
        tests.append(form)
    return reduce(_both, tests)


def _both(one: Test, other: Test) -> Test:
    return lambda text: one(text) and other(text)


def own_form(datatype: Datatype) -> Form:
    """Return the form of the texts of a datatype that are their own canonical form."""
    if datatype.parse:
        return _parsed(datatype)
    form = _of_base(datatype.base)
    if datatype.format and datatype.matches_format:
        form = Form(form.datatype, _formatted(datatype.format, form.holds))
    has_words = datatype.base == "boolean" and datatype.format not in (None, USUAL)
    restricted = datatype.limits or has_words or (datatype.number and datatype.number.pattern)
    return Form(datatype.iri or form.datatype, _never if restricted else form.holds)


def _parsed(datatype: Datatype) -> Form:
    nis = datatype.known.__contains__ if datatype.known else _NIS
    forms = {"edtf": Form(f"{XSD}date", _DAY), "nis": Form(None, nis), "lines": Form(None, _LINE)}
    return forms.get(datatype.parse or "", Form(None, _never))


def _of_base(base: str) -> Form:
    if base in INTEGERS:
        return Form(XSD + base, _counting(base))
    tests: dict[str, Test] = {
        "string": _always,
        "decimal": _counting("integer"),
        "number": _counting("integer"),
        "boolean": frozenset({"true", "false"}).__contains__,
        "date": _DAY,
        "anyURI": _ADDRESS,
    }
    return Form(iri_of(base), tests.get(base) or _of_texts(base))


def _of_texts(base: str) -> Test:
    """Return a test for texts that their datatype allows, and whose white space it leaves as it is."""
    if base in RAW:
        return _always
    if base in NARROW:
        return lambda text: is_allowed(text, base)
    if base not in TEXTS:
        return _never
    return lambda text: spaced(text, base) == text


def _counting(base: str) -> Test:
    """Return a test for positive numbers without leading zeros, short enough not to exceed the largest one."""
    most = INTEGERS[base][1]
    if most is not None and most <= 0:
        return _never
    digits = _MOST_DIGITS if most is None else min(_MOST_DIGITS, len(str(most)) - 1)
    return re.compile(rf"[1-9][0-9]{{0,{digits - 1}}}").fullmatch


def _formatted(pattern: str, test: Test) -> Test:
    if WORDS.fullmatch(pattern):
        matches: Test = frozenset(pattern.split("|")).__contains__
    else:
        matches = matcher(pattern)
    return matches if test is _always else lambda text: matches(text) and test(text)


def _always(_: str) -> bool:
    return True


def _never(_: str) -> bool:
    return False
