"""Read the datatype of a column in CSVW metadata, with its format and limits.

Source: https://www.w3.org/TR/tabular-metadata/#datatypes
"""

from typing import Any, TypeAlias

from graph_store.errors import RejectedMetadata
from graph_store.linear_regex import SYNTAX, BadPattern, matcher
from loaders.csvw.annotations import as_list
from loaders.csvw.prefixes import expand
from loaders.values.booleans import boolean_words
from loaders.values.cells import PARSES, WORDS, Datatype
from loaders.values.date_formats import DATES, NotADate, regex
from loaders.values.lexical import DATATYPES
from loaders.values.limits import Limits, limits_of
from loaders.values.number_formats import NotANumber, NumberFormat, number_format

Json: TypeAlias = dict[str, Any]


def read_datatype(described: object, ours: Json, where: str) -> Datatype:
    """Return the datatype that metadata describes, with `ours`, the annotations of its column.

    Raises: RejectedMetadata (422) for a datatype, a format or a limit that cannot be used.
    """
    parts: Json = described if isinstance(described, dict) else {"base": described}
    name, parse = str(parts.get("base", "string")), ours.get("parse")
    if name not in DATATYPES:
        raise RejectedMetadata("{where}: the datatype {name!r} is not known", where=where, name=name)
    if parse is not None and parse not in PARSES:
        raise RejectedMetadata(
            "{where}: load:parse {parse!r} is not known; known: {parses}",
            where=where,
            parse=parse,
            parses=", ".join(map(repr, PARSES)),
        )
    plain = Datatype(name, expand(parts.get("@id"), where), None, parse)
    limits, given = _limits(parts, name, where), parts.get("format")
    if limits and parse:
        raise RejectedMetadata("{where}: a value that load:parse reads has no {limit}", where=where, limit=limits[0][0])
    return Datatype(
        name,
        plain.iri,
        _format(given, plain, where) if given is not None and not plain.is_number else None,
        parse,
        tuple(str(unit) for unit in as_list(ours.get("unit"))),
        frozenset(str(code) for code in as_list(ours.get("known"))),
        limits,
        _number(given, where) if given is not None and plain.is_number else None,
    )


def _format(given: object, plain: Datatype, where: str) -> str | None:
    """Return the format of dates, booleans or texts. A value that `load:parse` reads has none."""
    if plain.parse:
        return None
    if plain.matches_format:
        return _pattern(str(given), where) if given else None
    try:
        if plain.base in DATES:
            regex(plain.base, str(given))
        else:
            boolean_words(given)
    except NotADate as fault:
        raise RejectedMetadata(
            "{where}: the format {given!r} is not one of CSVW for {base}", where=where, given=given, base=plain.base
        ) from fault
    except ValueError as fault:
        raise RejectedMetadata("{where}: the format {fault}", where=where, fault=fault) from fault
    return str(given)


def _pattern(pattern: str, where: str) -> str:
    """Check a list of words or a regular expression, and return it. Raises: RejectedMetadata (422)."""
    if WORDS.fullmatch(pattern):
        return pattern
    try:
        matcher(pattern)
    except BadPattern as fault:
        raise RejectedMetadata(
            "{where}: the format {pattern!r} is not accepted: {fault}; {syntax}",
            where=where,
            pattern=pattern[:100],
            fault=fault,
            syntax=SYNTAX,
        ) from fault
    return pattern


def _number(given: object, where: str) -> NumberFormat:
    try:
        return number_format(given)
    except NotANumber as fault:
        raise RejectedMetadata(
            "{where}: the number format {given!r} cannot be used", where=where, given=given
        ) from fault


def _limits(parts: Json, base: str, where: str) -> Limits:
    try:
        return limits_of(parts, base)
    except ValueError as fault:
        raise RejectedMetadata("{where}: {fault}", where=where, fault=fault) from fault
