"""Orders in SPARQL: patterns that bind a variable for each order, and the expressions to sort by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph_api.graphql.filters import given
from graph_api.graphql.inputs import Direction
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.sparql_dates import Days, date_test, days
from graph_api.graphql.sparql_filters import FilterWriter
from graph_api.graphql.sparql_text import Script, iri, text
from graph_api.graphql.sparql_values import folded, sortable
from graph_api.http.accept_language import lookup_tags
from ontology.vocabulary import FigureTerms, Kind, PropertyTerm


class Sorted(NamedTuple):
    """One order: the variable to sort by, the patterns that bind it, and whether some things have no value."""

    key: str
    patterns: str
    descending: bool
    partial: bool

    def by(self, *, turned: bool = False) -> list[str]:
        """Return the sort expressions, or those of the opposite order."""
        way = "DESC" if self.descending is not turned else "ASC"
        last = [f"{'ASC' if turned else 'DESC'}(BOUND({self.key}))"] if self.partial else []
        return [*last, f"{way}({self.key})"]


@dataclass(frozen=True)
class OrderWriter:
    """Writes the orders of one query."""

    context: RequestContext
    script: Script
    filters: FilterWriter

    def all(self, orders: Sequence[object], subject: str) -> list[Sorted]:
        """Return the orders of things."""
        return [self._one(each, subject) for each in orders]

    def _one(self, order: object, subject: str) -> Sorted:
        name, value = next(given(order))
        key = self.script.fresh("key")
        if name in {"measure", "ratio"}:
            terms = self.script.lens.facts.vocabulary.figure
            write = self._measure if name == "measure" else self._ratio
            found = "" if terms is None else write(terms, value, subject, key)
            return Sorted(key, found, value.direction is Direction.DESC, True)
        if name == "id":
            return Sorted(key, f"BIND({subject} AS {key})", value is Direction.DESC, False)
        if name == "key":
            return Sorted(key, self._key(subject, key), value is Direction.DESC, True)
        return self._property(self.script.lens.facts.vocabulary.properties[name], value, subject, key)

    def _several(self, term: PropertyTerm, name: str, order: Any, subject: str, key: str) -> Sorted:
        """Return the order by the number of values, or by the smallest or largest of them."""
        if name == "count":
            number = self.script.fresh("count")
            found = f"{self.filters.counted(term, subject, number)} BIND(COALESCE({number}, 0) AS {key})"
            return Sorted(key, found, order is Direction.DESC, False)
        choose = "MAX" if name == "max" else "MIN"
        if term.kind is not Kind.THING:
            return Sorted(key, self._best(term, choose, subject, key), order is Direction.DESC, True)
        one = self.script.fresh("thing")
        inner = self._one(order, one)
        patterns = f"{self.script.pattern(term, subject, one)} {inner.patterns} FILTER(BOUND({inner.key}))"
        return Sorted(key, _chosen(choose, inner.key, key, subject, patterns), inner.descending, True)

    def _key(self, subject: str, key: str) -> str:
        """Return the patterns of the key: the stated one, otherwise that in the IRI."""
        value, stated, none = (self.script.fresh(name) for name in ("value", "stated", "none"))
        start = f"{self.script.lens.snapshot.graphs.base}id/"
        inside = f'REPLACE(STRAFTER(STR({subject}), {text(start)}), "^([^/]*)/", "$1:")'
        found = _chosen("MIN", f"STR({value})", stated, subject, self.script.keys(subject, value))
        named = f"IF(STRSTARTS(STR({subject}), {text(start)}), {inside}, {none})"
        return f"{found} BIND(COALESCE({stated}, {named}) AS {key})"

    def _property(self, term: PropertyTerm, value: Any, subject: str, key: str) -> Sorted:
        if not term.single:
            return self._several(term, *next(given(value)), subject, key)
        if term.kind is Kind.THING:
            return self._through(term, value, subject)
        descending = value is Direction.DESC
        if term.kind is Kind.TEXT:
            return Sorted(key, self._shown(term, subject, key), descending, True)
        return Sorted(key, self._best(term, "MIN", subject, key), descending, True)

    def _through(self, term: PropertyTerm, order: object, subject: str) -> Sorted:
        """Return the order by a value of the one related thing."""
        one = self.script.fresh("thing")
        inner = self._one(order, one)
        found = self.script.pattern(term, subject, one)
        values = self.script.lens.facts.values(term)
        if any(len(each) > 1 for each in values.values()):
            value, first = self.script.fresh("value"), self.script.fresh("first")
            chosen = _chosen("MIN", f"STR({value})", first, subject, self.script.pattern(term, subject, value))
            found = f"{chosen} FILTER(BOUND({first})) BIND(IRI({first}) AS {one})"
        return Sorted(inner.key, f"OPTIONAL {{ {found} {inner.patterns} }}", inner.descending, True)

    def _best(self, term: PropertyTerm, choose: str, subject: str, key: str) -> str:
        """Return the pattern that binds the smallest or largest value."""
        value = self.script.fresh("value")
        if term.kind is Kind.DATE:
            found = days(self.script, term, subject, value)
            sort = f'CONCAT({found.first}, {found.last}, " ", STR({value}))'
            return _chosen(choose, sort, key, subject, found.patterns)
        return _chosen(
            choose, sortable(self.script, term, value), key, subject, self.script.pattern(term, subject, value)
        )

    def _shown(self, term: PropertyTerm, subject: str, key: str) -> str:
        """Return the pattern that binds the text in the preferred language."""
        value, best, shown = (self.script.fresh(name) for name in ("value", "best", "text"))
        tags = dict.fromkeys(tag for each in self.script.lens.languages for tag in lookup_tags(each))
        rank = f'CONCAT("99", LANG({value}))'
        for place, tag in reversed(list(enumerate(tags))):
            rank = f"IF(LCASE(LANG({value})) = {text(tag)}, {text(f'{place:02}')}, {rank})"
        sort = f'CONCAT({rank}, " ", STR({value}))'
        found = _chosen("MIN", sort, best, subject, self.script.pattern(term, subject, value))
        plain = folded(self.script, term, shown)
        return (
            f'{found} BIND(STRAFTER({best}, " ") AS {shown}) '
            f"BIND(IF(BOUND({best}), CONCAT({plain}, {text(chr(1))}, {shown}), {best}) AS {key})"
        )

    def _measure(self, terms: FigureTerms, order: Any, subject: str, key: str) -> str:
        """Return the pattern that binds the newest figure of a metric, or the figure on a date."""
        value, newest = self.script.fresh("number"), self.script.fresh("newest")
        found, date = self._figure(terms, order.metric, subject, value)
        if order.as_of is not None:
            found += f" {date.patterns} FILTER({date_test(date, 'eq', order.as_of)})"
            return _chosen("MIN", f"xsd:double(STR({value}))", key, subject, found)
        sort = f'CONCAT(COALESCE(CONCAT({date.last}, {date.first}), ""), " ", STR({value}))'
        chosen = _chosen("MAX", sort, newest, subject, f"{found} OPTIONAL {{ {date.patterns} }}")
        return f'{chosen} BIND(xsd:double(STRAFTER({newest}, " ")) AS {key})'

    def _ratio(self, terms: FigureTerms, order: Any, subject: str, key: str) -> str:
        """Return the pattern that binds the ratio of two figures on the newest date that has both."""
        above, below, newest = (self.script.fresh(name) for name in ("above", "below", "newest"))
        found, date = self._figure(terms, order.of, subject, above)
        other, same = self._figure(terms, order.to, subject, below)
        zero = f"xsd:double(STR({below})) != 0"
        on = f"FILTER({date.first} = {same.first} && {date.last} = {same.last} && {zero})"
        sort = f'CONCAT({date.last}, {date.first}, " ", STR(xsd:double(STR({above})) / xsd:double(STR({below}))))'
        patterns = f"{found} {date.patterns} {other} {same.patterns} {on}"
        chosen = _chosen("MAX", sort, newest, subject, patterns)
        return f'{chosen} BIND(xsd:double(STRAFTER({newest}, " ")) AS {key})'

    def _figure(self, terms: FigureTerms, metric: str, subject: str, value: str) -> tuple[str, Days]:
        """Return the patterns of the figures of a metric, and the days of their dates."""
        figure, script = self.script.fresh("figure"), self.script
        named = iri(self.context.iri(metric, script.lens))
        patterns = (
            script.pattern(terms.thing, figure, subject),
            script.pattern(terms.metric, figure, named),
            script.pattern(terms.value, figure, value),
        )
        return " ".join(patterns), days(script, terms.date, figure, script.fresh("date"))


def _chosen(choose: str, sort: str, key: str, subject: str, patterns: str) -> str:
    """Return the pattern that binds the smallest or largest of several expressions, and nothing if there is none."""
    return f"OPTIONAL {{ SELECT {subject} ({choose}({sort}) AS {key}) WHERE {{ {patterns} }} GROUP BY {subject} }}"
