"""The triple patterns of a SELECT query in a shape, found without running the query.

Patterns under OPTIONAL or NOT EXISTS are included and marked, because the caller needs what a query reads, not what
it returns. A literal in a pattern is treated as a variable, because the engine compares literals by value.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph_store.lexer.tokens import Token, group_end, tokens_of
from graph_store.terms import Term
from ontology.namespaces import RDF_TYPE


class Opaque(Exception):
    """A shape that cannot be written as patterns."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One triple pattern, with a term or the name of a variable as subject and object.

    `group` holds the optional or absent groups around it, from the outermost inwards.
    """

    s: Term | str
    p: NamedNode
    o: Term | str
    group: tuple[int, ...] = ()

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the pattern's variables."""
        return tuple(each for each in (self.s, self.o) if isinstance(each, str))

    def renamed(self, names: Mapping[str, str], group: tuple[int, ...] = ()) -> "Pattern":
        """Return the pattern with its variables renamed, inside another group."""
        s, o = (names.get(each, each) if isinstance(each, str) else each for each in (self.s, self.o))
        return Pattern(s, self.p, o, (*group, *self.group))


def select_patterns(text: str, prefixes: Mapping[str, str]) -> tuple[Pattern, ...]:
    """Return the patterns of a query. Raises: Opaque if the query uses more than triples and filters."""
    tokens = list(tokens_of(text))
    opened = next((at for at, token in enumerate(tokens) if token.text == "{"), None)
    if opened is None:
        raise Opaque("no group")
    return tuple(_Reader(prefixes).group(tokens[opened + 1 : group_end(tokens, opened)]))


class _Reader:
    """Reader of groups. Variables that it introduces get unique names."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self._fresh = self._groups = 0

    def group(self, tokens: Sequence[Token]) -> list[Pattern]:
        """Return the patterns between two braces. Variables that occur only in an absent group are renamed."""
        found: list[Pattern] = []
        inner: list[list[Pattern]] = []
        at = 0
        while at < len(tokens):
            if tokens[at].word in ("FILTER", "BIND"):
                at = self._filter(tokens, at + 1, inner)
            elif tokens[at].word == "OPTIONAL":
                end = group_end(tokens, at + 1)
                self._groups += 1
                found += [each.renamed({}, (self._groups,)) for each in self.group(tokens[at + 2 : end])]
                at = end + 1
            elif tokens[at].text == "{":
                at = self._select(tokens, at, found)
            elif tokens[at].text == ".":
                at += 1
            else:
                at = self._triples(tokens, at, found)
        known = {"this", *(name for each in found for name in each.variables)}
        for patterns in inner:
            self._groups += 1
            found += self._own(patterns, known, (self._groups,))
        return found

    def _own(self, patterns: Sequence[Pattern], known: Container[str], group: tuple[int, ...]) -> list[Pattern]:
        """Return the patterns with unique names for all variables but the known ones."""
        names = dict.fromkeys(name for each in patterns for name in each.variables if name not in known)
        own = {name: self._variable() for name in names}
        return [each.renamed(own, group) for each in patterns]

    def _select(self, tokens: Sequence[Token], at: int, found: list[Pattern]) -> int:
        """Read a subquery. The outer query sees only the variables it selects."""
        end = group_end(tokens, at)
        if tokens[at + 1].word != "SELECT" or (end + 1 < len(tokens) and tokens[end + 1].word == "UNION"):
            raise Opaque("a group in braces")
        opened = next(place for place in range(at + 1, end) if tokens[place].text == "{")
        selected = set(_selected(tokens[at + 2 : opened]))
        found += self._own(self.group(tokens[opened + 1 : group_end(tokens, opened)]), selected, ())
        return end + 1

    def _filter(self, tokens: Sequence[Token], at: int, inner: list[list[Pattern]]) -> int:
        """Read a FILTER or BIND: a group that must (not) exist, or an expression, which reads no triples."""
        if tokens[at].word == "NOT":
            at += 1
        if tokens[at].word == "EXISTS":
            end = group_end(tokens, at + 1)
            inner.append(self.group(tokens[at + 2 : end]))
            return end + 1
        opened = next(place for place in range(at, len(tokens)) if tokens[place].text == "(")
        end = group_end(tokens, opened)
        if any(token.word == "EXISTS" for token in tokens[opened:end]):
            raise Opaque("EXISTS within an expression")
        return end + 1

    def _triples(self, tokens: Sequence[Token], at: int, found: list[Pattern]) -> int:
        """Read `subject predicate object , object ; predicate object`."""
        subject, at = self._term(tokens, at)
        while True:
            steps, at = self._path(tokens, at)
            while True:
                value, at = self._term(tokens, at)
                found += self._chain(subject, steps, value)
                if at >= len(tokens) or tokens[at].text != ",":
                    break
                at += 1
            if at >= len(tokens) or tokens[at].text != ";":
                return at
            at += 1

    def _chain(self, subject: Term | str, steps: Sequence[NamedNode], value: Term | str) -> Iterator[Pattern]:
        for place, step in enumerate(steps):
            end = value if place == len(steps) - 1 else self._variable()
            yield Pattern(subject, step, end)
            subject = end

    def _path(self, tokens: Sequence[Token], at: int) -> tuple[list[NamedNode], int]:
        """Read a predicate, or several with `/` between them."""
        steps = []
        while True:
            if tokens[at].text == "a":
                steps.append(RDF_TYPE)
            elif tokens[at].kind in ("iri", "name"):
                steps.append(self._iri(tokens[at]))
            else:
                raise Opaque(f"{tokens[at].text!r} as a predicate")
            at += 1
            if tokens[at].text != "/":
                break
            at += 1
        if tokens[at].kind == "operator":
            raise Opaque(f"a path with {tokens[at].text!r}")
        return steps, at

    def _term(self, tokens: Sequence[Token], at: int) -> tuple[Term | str, int]:
        token = tokens[at]
        if token.kind == "variable":
            return token.text[1:], at + 1
        if token.kind in ("iri", "name"):
            return self._iri(token), at + 1
        if token.kind in ("string", "number") or token.text in ("true", "false"):
            at += 1
            if at < len(tokens) and tokens[at].kind == "language":
                at += 1
            elif at < len(tokens) and tokens[at].text == "^^":
                at += 2
            return self._variable(), at
        raise Opaque(f"{token.text!r} where a term was expected")

    def _iri(self, token: Token) -> NamedNode:
        if token.kind == "iri":
            return NamedNode(token.text[1:-1])
        prefix, _, local = token.text.partition(":")
        if prefix not in self.prefixes:
            raise Opaque(f"the prefix {prefix!r}")
        return NamedNode(self.prefixes[prefix] + local)

    def _variable(self) -> str:
        self._fresh += 1
        return f"+{self._fresh}"


def _selected(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the variables that a query selects. For an expression, this is the name after AS."""
    depth = 0
    for at, token in enumerate(tokens):
        depth += (token.kind == "open") - (token.kind == "close")
        if token.kind == "variable" and (not depth or tokens[at - 1].word == "AS"):
            yield token.text[1:]
