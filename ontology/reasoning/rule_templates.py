"""Parser of the lines of the rule table."""

import re
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode

from ontology.namespaces import XSD
from ontology.reasoning.owl_terms import MEMBER, term

_ATOM = re.compile(r"(\w+)\(([^)]*)\)")
_UNEQUAL = re.compile(r"\b(\w)/(\w)\b")
_CONTINUED = re.compile(r"\n +")
_COUNT = NamedNode(f"{XSD}nonNegativeInteger")


@dataclass(frozen=True, slots=True)
class Form:
    """An atom as written. Its relation and arguments are letters (variables of the table) or constants."""

    relation: str | NamedNode | BlankNode
    args: tuple[str | NamedNode | Literal, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A line of the table. It gives one rule, with the letters filled in, for each way its schema part holds."""

    name: str
    schema: tuple[Form, ...]
    head: Form | None
    body: tuple[Form, ...]
    unequal: tuple[str, str] | None


@cache
def templates(table: str) -> tuple[Template, ...]:
    """Return the lines of a table, in order."""
    return tuple(_template(line) for line in _CONTINUED.sub(" ", table.strip()).splitlines())


def _template(line: str) -> Template:
    name, schema, clause = (part.strip() for part in line.split("|"))
    head, body = (part.strip() for part in clause.split("<-"))
    unequal = _UNEQUAL.search(body)
    return Template(
        name,
        _forms(schema),
        None if head == "!" else _forms(head)[0],
        _forms(body),
        (unequal[1], unequal[2]) if unequal else None,
    )


def _forms(text: str) -> tuple[Form, ...]:
    return tuple(
        Form(
            MEMBER if relation == "LIST" else _symbol(relation),
            tuple(_argument(arg.strip()) for arg in args.split(",")),
        )
        for relation, args in _ATOM.findall(text)
    )


def _symbol(text: str) -> str | NamedNode:
    return text if len(text) == 1 else term(text)


def _argument(text: str) -> str | NamedNode | Literal:
    return Literal(text, datatype=_COUNT) if text.isdigit() else _symbol(text)
