"""Texts, dates, times and durations in the forms of CSVW, as values with the IRI of their datatype."""

from contextlib import suppress

from loaders.values.date_formats import DURATIONS, NotADate, is_duration, month_first
from loaders.values.date_formats import read_date as moment_text
from loaders.values.dates import read_date
from loaders.values.lexical import DATATYPES, EXAMPLES, XSD, is_allowed, spaced
from loaders.values.numbers import Parse
from loaders.values.readings import Reading, Refused


def iri_of(base: str) -> str | None:
    """Return the IRI of a datatype, None for plain text. A `number` is a decimal, so that no digit is lost."""
    if base == "string":
        return None
    return f"{XSD}decimal" if base == "number" else DATATYPES[base]


def texts(base: str) -> Parse:
    """Return the function that reads texts, and durations, of a datatype. Its refusal is `bad-format`."""
    iri = iri_of(base)

    def read(text: str) -> Reading:
        text = spaced(text, base)
        if not is_allowed(text, base) or (base in DURATIONS and not is_duration(text, base)):
            raise Refused("bad-format", {"format": EXAMPLES[base]})
        return Reading(text, iri)

    return read


def moments(base: str, form: str | None) -> Parse:
    """Return the function that reads dates and times in the format of their column, or as XML Schema writes them.

    A date whose format does not have the month first is also read in every Belgian form.
    """
    iri = iri_of(base)
    is_belgian = base == "date" and not (form and month_first(form))
    forms = dict.fromkeys((form, None))

    def read(text: str) -> Reading:
        for each in forms:
            with suppress(NotADate):
                return Reading(moment_text(text, base, each), iri)
        if is_belgian:
            return read_date(text)
        raise Refused("bad-format", {"format": form or EXAMPLES[base]})

    return read
