"""Closed-world rules: conclusions from the *absence* of statements, in a stratum of their own.

OWL has no such rules, so the ontology carries them as an annotation `closedWorldRule` (in any namespace) on the
class or property that they conclude. Its text is a part of SPARQL: a group graph pattern in which `?this` is a
member of the class, or `?this` and `?value` are linked by the property. It may contain

| in the text | meaning |
|---|---|
| `?this a kg:Tree ; kg:shadedBy ?other .` | these triples must hold; they are the premises of an explanation |
| `?this kg:kind "oak" .` | the same with a text as the value |
| `FILTER NOT EXISTS { ?this kg:shadedBy ?any }` | no such triples may exist |
| `FILTER(?this != ?other)` | the two must differ; allowed once |

The prefix `kg` is the namespace of the annotation; the others are those of `ontology.namespaces`. A rule skips things
with `kg:endedBy`: their facts are no longer stated, so an absence says nothing. These rules run after all other rules
(`stratification.py`).
"""

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.errors import RejectedMetadata
from graph_store.text import Text
from ontology.namespaces import ENDED_BY, PREFIXES
from ontology.reasoning.graph import Graph
from ontology.reasoning.owl_terms import TYPE, ends, local_name
from ontology.reasoning.rule import Argument, Atom, Rule

RULE: Final = "kg-closed-world"
ANNOTATION: Final = "closedWorldRule"
LONGEST: Final = 4000

_TOKEN = re.compile(r'\s*(?:(<[^<>\s]*>|"[^"\\]*"|\?\w+|[A-Za-z][\w-]*:[\w-]+|!=|[A-Za-z]+|[{}().;,]))')


def closed_world_rules(schema: Graph) -> list[Rule]:
    """Return the closed-world rules of a schema. Raises: RejectedMetadata (422) naming the term and what is wrong."""
    return [closed_world_rule(triple) for triple in schema.called(ANNOTATION) if isinstance(triple.object, Literal)]


def closed_world_rule(annotation: Triple) -> Rule:
    """Return the rule of one annotation. Raises: RejectedMetadata (422)."""
    head, text = ends(annotation)
    assert isinstance(text, Literal)  # noqa: S101 - the caller checked this
    namespace = annotation.predicate.value.removesuffix(ANNOTATION)
    body, negated, unequal = _Reader(text.value, local_name(head), {**PREFIXES, "kg": namespace}).rule()
    variables = {arg for atom in body for arg in atom.args if isinstance(arg, str)}
    args = ("this", "value") if "value" in variables else ("this",)
    if "this" not in variables:
        raise RejectedMetadata(
            "the closed-world rule of {name} has no triple pattern with ?this", name=local_name(head)
        )
    lasting = _lasting(args, NamedNode(namespace + ENDED_BY), variables)
    return Rule(RULE, Atom(head, args), body, (annotation,), unequal, (*negated, *lasting))


def _lasting(args: tuple[str, ...], ended_by: NamedNode, variables: set[str]) -> Iterator[tuple[Atom, ...]]:
    """Yield the groups that must be absent so that none of the arguments has ended."""
    document = "ended"
    while document in variables:
        document += "_"
    yield from ((Atom(ended_by, (arg, document)),) for arg in args)


class _Reader:
    """Parser of the text of one rule."""

    def __init__(self, text: str, name: str, prefixes: dict[str, str]) -> None:
        self.name, self.prefixes = name, prefixes
        self.tokens = list(reversed(self._tokens(text)))

    def rule(self) -> tuple[tuple[Atom, ...], tuple[tuple[Atom, ...], ...], tuple[Argument, Argument] | None]:
        """Return the premises, the groups that must be absent, and the two arguments that must differ."""
        body: list[Atom] = []
        negated: list[tuple[Atom, ...]] = []
        unequal: tuple[Argument, Argument] | None = None
        while self.tokens:
            if self._next() != "FILTER":
                body += self._triples()
            elif self._take("FILTER") and self._next() == "NOT":
                negated.append(self._negated())
            elif unequal is None:
                unequal = self._unequal()
            else:
                raise self._fault("more than one `!=`")
        return tuple(body), tuple(negated), unequal

    def _tokens(self, text: str) -> list[str]:
        if len(text) > LONGEST:
            raise self._fault(Text("more than {longest} characters", longest=LONGEST))
        found, place = [], 0
        while text[place:].strip():
            match = _TOKEN.match(text, place)
            if match is None:
                raise self._fault(f"{text[place:].strip()[:20]!r}")
            found.append(match[1])
            place = match.end()
        return found

    def _next(self) -> str:
        return self.tokens[-1] if self.tokens else "its end"

    def _take(self, *wanted: str) -> str:
        """Consume the wanted words in order and return the last one.

        Raises RejectedMetadata if another word comes first.
        """
        for word in wanted:
            if self._next() != word:
                raise self._fault(Text("{found!r} where {word!r} was expected", found=self._next(), word=word))
            self.tokens.pop()
        return wanted[-1]

    def _negated(self) -> tuple[Atom, ...]:
        self._take("NOT", "EXISTS", "{")
        found: list[Atom] = []
        while self._next() != "}":
            found += self._triples()
        self._take("}")
        return tuple(found)

    def _unequal(self) -> tuple[Argument, Argument]:
        self._take("(")
        one = self._argument()
        self._take("!=")
        other = self._argument()
        self._take(")")
        return one, other

    def _triples(self) -> list[Atom]:
        """Parse `subject predicate object , object ; predicate object .`"""
        subject, predicate = self._subject(), self._predicate()
        found = [self._atom(subject, predicate)]
        while (mark := self._next()) in (",", ";"):
            self.tokens.pop()
            predicate = self._predicate() if mark == ";" else predicate
            found.append(self._atom(subject, predicate))
        if self._next() == ".":
            self.tokens.pop()
        elif self.tokens and self._next() not in ("}", "FILTER"):
            raise self._fault(Text("{found!r} after a triple", found=self._next()))
        return found

    def _atom(self, subject: Argument, predicate: NamedNode) -> Atom:
        value = self._argument()
        if predicate != TYPE:
            return Atom(predicate, (subject, value))
        if not isinstance(value, NamedNode):
            raise self._fault("a variable or a text as a class")
        return Atom(value, (subject,))

    def _subject(self) -> Argument:
        found = self._argument()
        if isinstance(found, Literal):
            raise self._fault("a text as a subject")
        return found

    def _predicate(self) -> NamedNode:
        if self._next() == "a":
            self.tokens.pop()
            return TYPE
        found = self._argument()
        if not isinstance(found, NamedNode):
            raise self._fault("a variable or a text as a property")
        return found

    def _argument(self) -> Argument:
        word = self._next()
        if word.startswith("?"):
            return self.tokens.pop()[1:]
        if word.startswith("<"):
            return NamedNode(self.tokens.pop()[1:-1])
        if word.startswith('"'):
            return Literal(self.tokens.pop()[1:-1])
        prefix, colon, local = word.partition(":")
        if not colon or prefix not in self.prefixes:
            raise self._fault(Text("{word!r} where a variable, an IRI or a text was expected", word=word))
        self.tokens.pop()
        return NamedNode(self.prefixes[prefix] + local)

    def _fault(self, what: str) -> RejectedMetadata:
        return RejectedMetadata(
            "the closed-world rule of {name} has {what}; it may have triple patterns, FILTER NOT "
            "EXISTS {{ }} over triple patterns, and one FILTER(?x != ?y)",
            name=self.name,
            what=what,
        )
