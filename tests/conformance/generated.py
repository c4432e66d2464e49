"""Random small graphs, and random queries over them that combine all clauses of SPARQL 1.1."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

PREFIXES = "PREFIX : <http://e/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NODES, _LINKS, _GRAPHS = "abcde", "pqr", ("", "<http://e/g1>", "<http://e/g2>")
_NUMBERS = ("1", "2", "3", "2.5", "-1.5", "0")
_DATES = (
    '"2020-02-29"^^xsd:date', '"2021-01-01"^^xsd:date', '"2020-03-01T12:00:00Z"^^xsd:dateTime',
    '"2020-03-01T13:30:00+01:00"^^xsd:dateTime', '"2019-12-31T23:59:59Z"^^xsd:dateTime',
)  # fmt: skip
_TEXTS = ('"Gent"@nl', '"Ghent"@en', '"gent"', '"Gand"@fr-be', '""', '"a.b|c$"', '"été"@fr', '"Gent"')
_FLAGS, _BITS, _RANGES = ("", ', "i"'), ('"e"', '"G"', '""'), ('"en"', '"fr"', '"*"', '"NL"')
_PARTS = ("YEAR", "MONTH", "DAY", "HOURS", "MINUTES", "SECONDS")
_PATTERNS = ('"^g"', '"[A-G]e"', '"n.$"', '"a.b"', '"T$"', '"(g|h)"')


class Generator:
    """A generator of graphs and queries; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._rnd = random.Random(seed)
        self._new = 0

    def quads(self) -> str:
        """Return a dataset as N-Quads: links between five nodes, and values, most of them in the default graph.

        Each graph names every term, because ARQ also matches an empty path at values of a variable from another graph.
        """
        lines = set()
        for _ in range(self._rnd.randint(6, 16)):
            graph = self._pick(_GRAPHS) if self._maybe(0.3) else ""
            subject, verb = self._pick(_NODES), self._pick(_LINKS)
            lines.add(f"<http://e/{subject}> <http://e/{verb}> <http://e/{self._pick(_NODES)}> {graph} .")
        for _ in range(self._rnd.randint(3, 9)):
            name, values = self._pick((("n", _NUMBERS), ("d", _DATES), ("l", _TEXTS)))
            lines.add(f"<http://e/{self._pick(_NODES)}> <http://e/{name}> {_in_full(self._pick(values))} .")
        terms = [
            *(f"<http://e/{name}>" for name in f"{_NODES}{_LINKS}ndlx"),
            *map(_in_full, _NUMBERS + _DATES + _TEXTS),
        ]
        lines |= {f"<http://e/x> <http://e/names> {term} {graph} ." for term in terms for graph in _GRAPHS}
        return "".join(f"{line}\n" for line in sorted(lines))

    def query(self) -> str:
        """Return a query of any form except DESCRIBE."""
        self._new = 0
        form: Callable[[], str] = self._pick(
            (self._select, self._select, self._select, self._grouped, self._ordered, self._ask, self._construct)
        )
        return PREFIXES + form()

    def _select(self) -> str:
        chosen = {self._pick(("?a", "?b", "?c", "?n", "?l")) for _ in range(self._rnd.randint(1, 3))}
        columns = "*" if self._maybe(0.3) else " ".join(sorted(chosen))
        told = f" ({self._value(3)} AS ?told)" if columns != "*" and self._maybe(0.5) else ""
        tail = " VALUES ?a { :a :b }" if not told and self._maybe(0.1) else ""  # ARQ joins it after SELECT
        return f"SELECT {self._pick(('', '', 'DISTINCT '))}{columns}{told} WHERE {self._group(3)}{tail}"

    def _grouped(self) -> str:
        key = self._pick(("?a", "?b"))
        measure = self._pick(
            (
                "COUNT(*)",
                "COUNT(?c)",
                "COUNT(DISTINCT ?c)",
                "COUNT(DISTINCT *)",
                "SUM(?n)",
                "MIN(?n)",
                "MAX(?n)",
                "AVG(?n)",
            )
        )
        having = f" HAVING (COUNT(*) {self._pick('<>')} 2)" if self._maybe(0.3) else ""
        by = f"GROUP BY {key}" if self._maybe(0.8) else ""
        return f"SELECT {key if by else ''} ({measure} AS ?m) WHERE {self._group(2)} {by}{having}"

    def _ordered(self) -> str:
        order = self._pick(("?n", "DESC(?n)", "ASC(-?n)"))
        return f"SELECT ?n WHERE {{ ?a :n ?n . {self._inside(2)} }} ORDER BY {order} LIMIT 7"

    def _ask(self) -> str:
        return f"ASK {self._group(3)}"

    def _construct(self) -> str:
        return f"CONSTRUCT {{ ?a :made ?b ; :n ?n . :x :y ?c }} WHERE {self._group(2)}"

    def _group(self, depth: int) -> str:
        if depth < 3 and self._maybe(0.1):
            return f"{{ {self._subquery(depth - 1)} }}"
        return f"{{ {self._inside(depth)} }}"

    def _inside(self, depth: int) -> str:
        parts = [self._triples() for _ in range(self._rnd.randint(1, 2))]
        if depth > 0:
            parts += [self._other(depth - 1) for _ in range(self._rnd.randint(0, 2))]
        if self._maybe(0.2):
            parts.append(self._triples())
        return " ".join(parts)

    def _other(self, depth: int) -> str:
        kind = self._rnd.randint(0, 9)
        group = self._group(depth)
        match kind:
            case 0 | 1:
                return f"OPTIONAL {group}"
            case 2:
                return f"MINUS {group}"
            case 3:
                return f"{group} UNION {self._group(depth)}"
            case 4:
                return f"GRAPH {self._pick(('?g', ':g1', ':g2'))} {{ {self._triples()} }}"
            case 5:
                self._new += 1
                return f"BIND({self._value(2)} AS ?new{self._new})"
            case 6:
                return self._pick(
                    ("VALUES ?a { :a :b }", "VALUES (?b ?c) { (:a :c) (UNDEF :d) }", "VALUES ?n { 1 2.5 }")
                )
            case 7:
                return f"{{ {self._subquery(depth)} }}"
        return f"FILTER({self._truth(2)})"

    def _subquery(self, depth: int) -> str:
        if self._maybe(0.5):
            return f"SELECT {self._pick(('?a ?b', '?b', '*', 'DISTINCT ?a', '(?a AS ?other)'))} {self._group(depth)}"
        self._new += 1
        return f"SELECT ?a (COUNT(*) AS ?many{self._new}) {self._group(depth)} GROUP BY ?a"

    def _triples(self) -> str:
        kind = self._rnd.randint(0, 13)
        if kind < 5:
            return f"{self._variable()} {self._pick((':n ?n', ':d ?d', ':l ?l'))} ."
        if kind == 5:
            return f"{self._end()} {self._path(1)} {self._end()} ; {self._path(2)} {self._end()} , {self._end()} ."
        if kind == 6:
            return f"[ {self._path(1)} {self._end()} ; {self._path(2)} [ {self._path(1)} {self._end()} ] ] ."
        if kind == 7:
            self._new += 1
            label = f"_:b{self._new}"
            return f"{self._end()} {self._path(2)} {label} . {label} {self._path(1)} {self._end()} ."
        if kind == 8:
            return f"{self._variable()} {self._pick(('?p', '?p', '?a'))} {self._end()} ."
        return f"{self._end()} {self._path(3)} {self._end()} ."

    def _path(self, depth: int) -> str:
        kind = self._rnd.randint(0, 9) if depth else 0
        if kind < 3:
            return f":{self._pick(_LINKS)}"
        if kind == 3:
            names = [self._pick(("", "^")) + f":{self._pick('pqrn')}" for _ in range(self._rnd.randint(1, 3))]
            return f"!({'|'.join(names)})" if len(names) > 1 or self._maybe(0.5) else f"!{names[0]}"
        inner = self._path(depth - 1)
        if kind == 4 and "/" not in inner:  # ARQ walks the inverse of a sequence in the wrong order
            return f"^({inner})"
        if kind == 5:
            return f"({inner}){self._pick('?*+')}"
        return f"({inner}{self._pick('|/')}{self._path(depth - 1)})"

    def _variable(self) -> str:
        return self._pick(("?a", "?b", "?c"))

    def _end(self) -> str:
        return self._variable() if self._maybe(0.8) else f":{self._pick(_NODES)}"

    def _truth(self, depth: int) -> str:
        if depth and self._maybe(0.35):
            one = self._truth(depth - 1)
            return self._pick(
                (f"({one} && {self._truth(depth - 1)})", f"({one} || {self._truth(depth - 1)})", f"!({one})")
            )
        kinds: Sequence[Callable[[], str]] = (
            lambda: f"{self._number(1)} {self._pick(('<', '<=', '=', '!=', '>', '>='))} {self._number(1)}",
            lambda: f"{self._any()} {self._pick(('=', '!='))} {self._any()}",
            lambda: f"{self._any()} {self._pick(('IN', 'NOT IN'))} ({self._any()}, {self._any()})",
            lambda: f"BOUND({self._pick(('?a', '?c', '?n', '?l'))})",
            lambda: f"{self._pick(('isIRI', 'isLITERAL', 'isBLANK', 'isNUMERIC'))}({self._any()})",
            lambda: f"REGEX({self._text(1)}, {self._pick(_PATTERNS)}{self._pick(_FLAGS)})",
            lambda: f"{self._pick(('CONTAINS', 'STRSTARTS', 'STRENDS'))}({self._text(1)}, {self._pick(_BITS)})",
            lambda: f"LANGMATCHES(LANG(?l), {self._pick(_RANGES)})",
            lambda: f"?d {self._pick(('<', '<=', '=', '!=', '>', '>='))} {self._pick(_DATES)}",
            lambda: f"{self._pick(('EXISTS', 'NOT EXISTS'))} {self._group(0)}",
            lambda: f"sameTerm({self._any()}, {self._any()})",
        )  # fmt: skip
        return self._pick(kinds)()

    def _value(self, depth: int) -> str:
        return self._pick((self._number, self._text, self._conditional))(depth)

    def _conditional(self, depth: int) -> str:
        one, other = self._any(), self._value(depth - 1) if depth else "1"
        return self._pick((f"IF({self._truth(0)}, {one}, {other})", f"COALESCE({one}, {other})", f"DATATYPE({one})"))

    def _number(self, depth: int) -> str:
        if depth and self._maybe(0.6):
            one, other = self._number(depth - 1), self._number(depth - 1)
            return self._pick((
                f"({one} {self._pick('+-*/')} {other})", f"{self._pick(('ABS', 'CEIL', 'FLOOR', 'ROUND'))}({one})",
                f"STRLEN({self._text(0)})", f"{self._pick(_PARTS)}(?d)",
                f"-({one})",
            ))  # fmt: skip
        return self._pick(("?n", "?n", "1", "2.5", "1e1", "0"))

    def _text(self, depth: int) -> str:
        if depth and self._maybe(0.7):
            one = self._text(depth - 1)
            return self._pick((
                f"LCASE({one})", f"UCASE({one})",
                f"SUBSTR({one}, 2)", f"SUBSTR({one}, 1, 2)", f"CONCAT({one}, {self._text(0)})",
                f'STRBEFORE({one}, "e")', f'STRAFTER({one}, "e")', f'REPLACE({one}, {self._pick(_PATTERNS)}, "x")',
                f"ENCODE_FOR_URI({one})", f"STR({self._any()})", "LANG(?l)", f"MD5({one})", 'STRLANG(STR(?l), "de")',
                "TZ(?d)", f'REPLACE({one}, "(.)e", "$1$1")',
            ))  # fmt: skip
        return self._pick(("?l", "?l", "STR(?a)", '"Ghent"@en', '"gent"'))

    def _any(self) -> str:
        return self._pick(("?a", "?b", "?c", "?n", "?l", ":a", "1", "2.5", '"gent"', '"Gent"@nl', "?d"))

    def _maybe(self, chance: float) -> bool:
        return self._rnd.random() < chance

    def _pick(self, choices: Sequence[T]) -> T:
        return self._rnd.choice(choices)


def _in_full(value: str) -> str:
    """Return a value as N-Quads write it."""
    if value[0] == '"':
        return value.replace("xsd:", f"<{_XSD}") + (">" if "xsd:" in value else "")
    kind = "decimal" if "." in value else "integer"
    return f'"{value}"^^<{_XSD}{kind}>'
