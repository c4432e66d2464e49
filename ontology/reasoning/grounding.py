"""The rules that a schema gives, kept as numbers until they are needed: those that cannot fire are never made.

An ontology may give fifty thousand rules, of which a few hundred can fire on the facts at hand (`live_rules.py`).
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import numpy as np
from pyoxigraph import Literal, Triple

from ontology.reasoning.arrays import Ids, Mask
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.engine import Engine
from ontology.reasoning.joins import Rows
from ontology.reasoning.owl_terms import MEMBER, TYPE, Term
from ontology.reasoning.rule import Argument, Atom, Name, Rule
from ontology.reasoning.rule_templates import Form, Template, templates


def code(name: Name, terms: Dictionary) -> int:
    """Return the number of a relation: twice the number of its term, and one more for a property."""
    return terms.number(name.term) << 1 | (name.arity - 1)


Variables: TypeAlias = tuple[str | None, ...]


class Group(ABC):
    """Some rules with bodies of the same length."""

    head: Ids | None
    """The relation that each rule concludes, by its code; None for checks."""
    body: list[Ids]
    """The relations that each rule reads, by their codes: one array for each atom of the body."""
    head_args: Variables
    """The variables of the head; None for a value of its own in each rule."""
    body_args: list[Variables]
    """The same for each atom of the body."""
    head_values: Ids | None = None
    """For a head with a variable and a value: the value in each rule."""
    body_values: list[Ids | None]
    """The same for each atom of the body."""

    @property
    def relations(self) -> list[Ids]:
        """All of these relations."""
        return self.body if self.head is None else [*self.body, self.head]

    @abstractmethod
    def rules(self, wanted: Mask | None = None) -> Iterator[Rule]:
        """Yield the rules, or those that the mask wants."""


class Matched(Group):
    """A line of the rule table with its schema part matched. Each row of the letters gives one rule."""

    def __init__(self, template: Template, schema: tuple[Atom, ...], rows: Rows, terms: Dictionary) -> None:
        self.template, self.schema, self.rows, self.terms = template, schema, rows, terms
        self.head = self._codes(template.head) if template.head else None
        self.body = [self._codes(form) for form in template.body]
        self.head_args = self._args(template.head) if template.head else ()
        self.body_args = [self._args(form) for form in template.body]
        self.head_values = self._values(template.head) if template.head else None
        self.body_values = [self._values(form) for form in template.body]

    def _args(self, form: Form) -> Variables:
        return tuple([arg if isinstance(arg, str) and arg not in self.rows.columns else None for arg in form.args])

    def _values(self, form: Form) -> Ids | None:
        """Return the value of each rule in an atom like P(x, V)."""
        variable, *value = self._args(form)
        if variable is None or value != [None] or not isinstance(form.args[1], str):
            return None
        return self.rows.columns[form.args[1]]

    def rules(self, wanted: Mask | None = None) -> Iterator[Rule]:  # noqa: D102
        names, terms, template = list(self.rows.columns), self.terms.terms, self.template
        columns = [each if wanted is None else each[wanted] for each in self.rows.columns.values()]
        size = self.rows.size if wanted is None else int(np.count_nonzero(wanted))
        for values in zip(*(column.tolist() for column in columns), strict=True) if columns else [()] * size:
            letters = {name: terms[value] for name, value in zip(names, values, strict=True)}
            head = _atom(template.head, letters) if template.head else None
            body = tuple(_atom(form, letters) for form in template.body)
            axiom = tuple(_triple(atom, letters) for atom in self.schema if atom.relation != MEMBER)
            yield Rule(template.name, head, body, axiom, template.unequal)

    def _codes(self, form: Form) -> Ids:
        pair = len(form.args) - 1
        if isinstance(form.relation, str):
            return self.rows.columns[form.relation] << 1 | pair
        return np.full(self.rows.size, code(Name(form.relation, pair + 1), self.terms), np.int64)


class Made(Group):
    """Rules that are made already, because they come from lists. All have the same variables."""

    def __init__(self, made: Sequence[Rule], terms: Dictionary) -> None:
        self.made = made
        heads = [code(rule.head.name, terms) for rule in made if rule.head]
        bodies = ([code(atom.name, terms) for atom in rule.body] for rule in made)
        self.head = np.array(heads, np.int64) if heads else None
        self.body = [np.array(column, np.int64) for column in zip(*bodies, strict=True)]
        self.head_args, self.body_args = _variables(made[0])
        self.body_values = [None] * len(self.body)

    def rules(self, wanted: Mask | None = None) -> Iterator[Rule]:  # noqa: D102
        yield from self.made if wanted is None else (self.made[place] for place in np.flatnonzero(wanted).tolist())


def unconditional(table: str) -> list[Rule]:
    """Return the rules of lines without a schema part."""
    return [rule for line in templates(table) for rule in Matched(line, (), Rows({}, None, 1), Dictionary()).rules()]


def schema_names(*tables: str) -> set[Name]:
    """Return the relations of the schema that some tables match."""
    return {atom.name for table in tables for template in templates(table) for atom in _schema(template)}


def matched(table: str, schema: Engine) -> Iterator[Matched]:
    """Yield the lines of a table that match a closed schema, with their matches."""
    literal = schema.terms.literals()
    for template in templates(table):
        atoms = _schema(template)
        for rows in schema.matches(Rule(template.name, None, atoms)) if atoms else [Rows({}, None, 1)]:
            kept = np.ones(rows.size, np.bool_)
            for form, atom in zip(template.schema, atoms, strict=True):
                kept &= ~literal[rows.values(_letter(atom.args[0]))]
                if isinstance(form.args[-1], Literal):
                    kept &= _spells(rows.values(_letter(atom.args[-1])), form.args[-1], schema.terms)
            if kept.any():
                yield Matched(template, atoms, rows.take(kept, None, frozenset(rows.columns)), schema.terms)


def made(rules: Iterable[Rule], terms: Dictionary) -> list[Made]:
    """Return the rules in groups with the same variables."""
    groups: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        groups[repr(_variables(rule))].append(rule)
    return [Made(group, terms) for group in groups.values()]


def _variables(rule: Rule) -> tuple[Variables, list[Variables]]:
    head, *body = [tuple([arg if isinstance(arg, str) else None for arg in atom.args]) if atom else ()
                   for atom in (rule.head, *rule.body)]  # fmt: skip
    return head, body


def _schema(template: Template) -> tuple[Atom, ...]:
    """Return the schema part of a line as atoms. A number may be spelt in several ways, so that it is a variable."""
    args = (tuple(str(arg) if isinstance(arg, Literal) else arg for arg in form.args) for form in template.schema)
    return tuple(Atom(form.relation, each) for form, each in zip(template.schema, args, strict=True))  # type: ignore[arg-type]


def _letter(arg: Argument) -> str:
    assert isinstance(arg, str)  # noqa: S101 - the subject of an axiom is a letter of the table
    return arg


def _spells(numbers: Ids, number: Literal, terms: Dictionary) -> Mask:
    """Return a mask of the terms, given by number, that spell a number of the table."""
    found = (terms.terms[each] for each in numbers.tolist())
    same = (isinstance(each, Literal) and each.value.lstrip("+0") == number.value.lstrip("0") for each in found)
    return np.fromiter(same, np.bool_, len(numbers))


def _atom(form: Form, letters: dict[str, Term]) -> Atom:
    relation = letters[form.relation] if isinstance(form.relation, str) else form.relation
    args: list[Argument] = [letters.get(arg, arg) if isinstance(arg, str) else arg for arg in form.args]
    return Atom(relation, tuple(args))


def _triple(atom: Atom, letters: dict[str, Term]) -> Triple:
    """Return the triple that states an atom of the schema."""
    subject, *value = (letters.get(arg, arg) if isinstance(arg, str) else arg for arg in atom.args)
    if value:
        return Triple(subject, atom.relation, value[0])  # type: ignore[arg-type]
    return Triple(subject, TYPE, atom.relation)  # type: ignore[arg-type]
