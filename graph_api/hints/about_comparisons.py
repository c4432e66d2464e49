"""Hints about comparisons that no value of a property meets."""

from collections.abc import Callable, Sequence

from pyoxigraph import Literal, NamedNode

from graph_api.hints.about_dates import vague_dates
from graph_api.hints.about_values import missing_value
from graph_api.hints.hint import Code, Hint
from graph_api.hints.inquiry import Inquiry
from graph_api.hints.value_tests import PARTS_OF_DATES, can_meet, number
from graph_api.hints.values_of import MOST_EXAMPLES, Values, labelled, languages_of, like, values_of
from graph_store.lexer.comparisons import Comparison
from graph_store.terms import XSD_STRING, Term

_CLAIMS = {
    "CONTAINS": "no_text",
    "REGEX": "no_text",
    "STRSTARTS": "no_start",
    "STRENDS": "no_end",
}
"""The claim about each function that looks for a text in another one."""

_IN_CASE: dict[str, Callable[[str], str]] = {"LCASE": str.lower, "UCASE": str.upper}


def unmet(asked: Inquiry, comparison: Comparison) -> Hint | None:
    """Return a hint about a comparison that no value of its variable meets, or None. Raises: Undecided."""
    triple = next((each for each in asked.query.triples if each.object == comparison.variable), None)
    if triple is None or not isinstance(triple.predicate, NamedNode) or triple.place.graph is not None:
        return None
    value = comparison.values[0]
    if isinstance(value, Literal) and _is_one_text(value, comparison):
        return missing_value(asked, triple.predicate, value, asked.ends.of(triple.subject), comparison.at)
    start = asked.ends.of(triple.subject)
    values = values_of(asked.facts, triple.predicate, start if start is not None and start.cls is not None else None)
    if not values.terms or not values.are_all or any(can_meet(term, comparison) for term in values.terms):
        return None
    return _Unmet(asked, triple.predicate, comparison, values, None if start is None else start.cls).hint()


def _is_one_text(value: Literal, comparison: Comparison) -> bool:
    """Return whether values are compared with one text, which can be looked up instead of reading all values."""
    is_alone = comparison.operator == "=" and not comparison.functions and len(comparison.values) == 1
    return is_alone and (value.datatype.value == XSD_STRING or bool(value.language))


class _Unmet:
    """A comparison that none of these values meets; they are the values of members of `cls`, or of anything."""

    def __init__(
        self, asked: Inquiry, property_: NamedNode, comparison: Comparison, values: Values, cls: NamedNode | None
    ) -> None:
        self._asked, self._property, self._comparison, self._values = asked, property_, comparison, values
        self._cls = cls
        self._value = comparison.values[0]
        self._function = comparison.functions[-1] if comparison.functions else ""

    def hint(self) -> Hint | None:
        """Return the hint that fits the comparison, or None if no sentence says exactly what is wrong."""
        if dates := vague_dates(self._asked, self._property, self._comparison, self._values):
            return dates
        if isinstance(self._value, NamedNode):
            return self._thing()
        if not self._values.literals and not self._function:
            near = labelled(self._asked, self._value.value)
            return self._hint("not_a_text", "near", near)
        if self._function in _IN_CASE and not self._comparison.flags:
            changed = _IN_CASE[self._function](self._value.value)
            if changed != self._value.value:
                return self._hint("case", "instead", [Literal(changed)], function=self._function)
        if self._comparison.operator in _CLAIMS:
            return self._text(self._value)
        if self._comparison.functions == ("LANG",):
            return self._language()
        return self._compared(self._value)

    def _thing(self) -> Hint | None:
        """Return the hint about a thing among literals; another thing may simply not be linked."""
        if self._function or any(isinstance(term, NamedNode) for term in self._values.terms):
            return None
        return self._hint("not_a_thing", *like(self._values, self._value))

    def _text(self, asked: Literal) -> Hint | None:
        """Return the hint about a text that is in no value, with a value that has it in another case."""
        texts = [each for each in self._values.literals if each.datatype.value == XSD_STRING or each.language]
        if not texts and not self._function and self._values.literals:
            function, known = self._comparison.operator, self._values.literals[0]
            return self._hint("not_texts", "instead", [], function=function, known=known, near="STR")
        if asked.language or len(texts) < len(self._values.terms):
            return None
        folded = asked.value.casefold()
        near = [each for each in texts if folded in each.value.casefold()]
        return self._hint(_CLAIMS[self._comparison.operator], "near", near[:1])

    def _language(self) -> Hint | None:
        known = languages_of(self._values.literals)
        return self._hint("no_language", "all_values", [], value=self._value.value, near=known)

    def _compared(self, asked: Literal) -> Hint | None:
        """Return the hint about a comparison by value or by order."""
        examples = self._values.terms[:MOST_EXAMPLES]
        if self._function in PARTS_OF_DATES and self._comparison.operator == "=":
            return self._hint("no_part", "values", examples, function=self._function)
        if self._function not in ("", "STR", *_IN_CASE):
            return None
        if self._comparison.operator == "=":
            return self._hint("no_value", *like(self._values, asked))
        numbers = [(found, each) for each in self._values.literals if (found := number(each)) is not None]
        if number(asked) is not None and numbers:
            if len(numbers) < len(self._values.terms) or self._function:
                return None
            least, most = (choose(numbers, key=lambda pair: pair[0])[1] for choose in (min, max))
            operator = self._comparison.operator
            return self._hint("out_of_range", "", [], operator=operator, least=least, most=most)
        if self._function or asked.datatype in {each.datatype for each in self._values.literals}:
            return None
        return self._hint("not_comparable", "values", examples)

    def _hint(self, claim: str, advice: str, near_terms: Sequence[Term], **words: Term | str) -> Hint:
        about: dict[str, Term | str] = {"property": self._property, "value": self._value, **words}
        if self._cls is not None:
            about["class"] = self._cls
        return self._asked.hint(Code.UNKNOWN_VALUE, claim, self._comparison.at, advice, near_terms, **about)
