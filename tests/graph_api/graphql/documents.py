"""Random valid documents over our schema, from a seed: what the plans and the stock executor are compared with.

They hold fragments, aliases, variables, directives, nulls, interfaces, pages, orders and filters, in proportion to what
the schema offers, and stay small enough to be answered in milliseconds.
"""

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    get_named_type,
    is_composite_type,
)

from graph_api.graphql.fields import ReadField

WORDS = ("en", "nl-BE", "fr, nl", "e", "Gent", "2", "stad", "")
DATES = ("2020", "2019-04", "2015/2020", "2016-02-01", "2020-21")
PAGES = (*("first: 2", "first: 0", "last: 2", "last: 3", "first: 5") * 4, "first: 1001", 'after: "x"')
SCOPES = ("include: ASSERTED", "include: INFERRED", "include: ALL")
ROOT_SCOPES = (
    *SCOPES,
    "synthetic: true",
    "include: ASSERTED, synthetic: true",
    *("version: 1", "version: 1, include: ASSERTED", "version: 2") * 2,
    "version: 3",
)
MOMENTS = (*("", "#at=version:1", "#at=version:2") * 3, "#at=version:3", "#at=")
LANGS = (*('["en"]', '["nl-BE", "en"]', '"fr"') * 8, '"???"')


@dataclass
class Document:
    """A document with its variables."""

    text: str
    variables: dict[str, Any] = field(default_factory=dict)


class Writer:
    """Writes one random document."""

    def __init__(self, schema: GraphQLSchema, ids: list[str], seed: int) -> None:
        self._schema, self._ids, self._random = schema, ids, Random(seed)
        self._variables: dict[str, tuple[str, Any]] = {}
        self._fragments: dict[str, str] = {}
        self._fields = 0

    def document(self) -> Document:
        """A document with one to three root fields."""
        roots = list(self._schema.query_type.fields)  # type: ignore[union-attr]
        chosen = self._random.sample(roots, self._random.randint(1, 3))
        body = "\n".join(self._root(place, name) for place, name in enumerate(chosen))
        directives = self._of_operation()
        declared = ", ".join(f"${name}: {kind}" for name, (kind, _) in self._variables.items())
        head = f"query Q({declared})" if declared else "query Q"
        fragments = "".join(self._fragments.values())
        return Document(
            f"{head}{directives} {{\n{body}\n}}\n{fragments}", {n: v for n, (_, v) in self._variables.items()}
        )

    def _root(self, place: int, name: str) -> str:
        definition = self._schema.query_type.fields[name]  # type: ignore[union-attr]
        arguments = self._arguments(definition.args)
        kind = get_named_type(definition.type)
        return f"  r{place}: {name}{arguments}{self._at(ROOT_SCOPES, 0.4)}{self._lang(0.2)} {self._selection(kind, 1)}"

    def _of_operation(self) -> str:
        return self._at(ROOT_SCOPES, 0.1) + self._lang(0.1)

    def _at(self, scopes: tuple[str, ...], share: float) -> str:
        """Return `@at`, whose version may be a variable."""
        if not self._chance(share):
            return ""
        given = self._random.choice(scopes)
        if given.startswith("version: ") and self._chance(0.5):
            name = f"n{len(self._variables)}"
            self._variables[name] = ("Int", int(given[9]))
            given = f"version: ${name}{given[10:]}"
        return f" @at({given})"

    def _lang(self, share: float) -> str:
        """Return `@lang`, whose languages may be a variable."""
        if not self._chance(share):
            return ""
        given = self._random.choice(LANGS)
        if self._chance(0.3):
            name = f"l{len(self._variables)}"
            self._variables[name] = ("[String!]!", json.loads(given))
            given = f"${name}"
        return f" @lang(prefer: {given})"

    def _below(self, definition: Any) -> str:
        """Return the directives of a field that is not a root field."""
        field = definition.extensions["strawberry-definition"]
        if not isinstance(field, ReadField) or field.reader.fixed:
            return ""
        return self._at(SCOPES, 0.08) + self._lang(0.08)

    def _arguments(self, args: dict[str, Any]) -> str:
        given: list[str] = []
        if "id" in args:
            given.append(f"id: {self._id()}")
        elif args and set(args) <= {"id", "ids"}:
            given += [
                f"{name}: {f'[{self._moment()}, {self._moment()}]' if name == 'ids' else self._moment()}"
                for name in args
            ]
        elif "subject" in args:
            given += [f"subject: {self._id()}", 'predicate: "type"', 'object: "Project"']
        elif "from" in args:
            given += [f"{name}: {self._random.choice((1, 1, 2, 2, 3))}" for name in ("from", "to")]
        if "first" in args and self._chance(0.6):
            given.append(self._random.choice(PAGES))
        if "minCount" in args and self._chance(0.3):
            given.append(self._random.choice(("minCount: 0", "minCount: 2", "minCount: -1")))
        for name, chance in (("filter", 0.3), ("orderBy", 0.3)):
            if name in args and self._chance(chance):
                made = self._input(args[name].type, 2)
                given += [f"{name}: {made}"] if made else []
        given += [
            f"{name}: {self._leaf(name, arg.type)}"
            for name, arg in args.items()
            if isinstance(arg.type, GraphQLNonNull) and not any(each.startswith(f"{name}:") for each in given)
        ]
        return f"({', '.join(given)})" if given else ""

    def _selection(self, kind: Any, depth: int) -> str:
        if not hasattr(kind, "fields"):
            return ""
        parts = [self._field(kind, name, depth) for name in self._some(list(kind.fields), 5 if depth < 3 else 2)]
        if self._chance(0.3):
            parts.append("__typename")
        if isinstance(kind, GraphQLInterfaceType) and depth < 4 and self._chance(0.5):
            parts.append(self._inline(kind, depth))
        if depth < 3 and self._chance(0.15):
            parts.append(self._spread(kind, depth))
        shown = [each for each in parts if each]
        return "{ " + " ".join(shown or ["__typename"]) + " }"

    def _field(self, kind: Any, name: str, depth: int) -> str:
        definition, self._fields = kind.fields[name], self._fields + 1
        named = get_named_type(definition.type)
        if self._fields > 40 or (is_composite_type(named) and depth >= 7):
            return ""
        below = self._below(definition)
        alias = f"a{self._fields}: " if self._chance(0.2) or definition.args or below else ""
        if self._fields > 25 and not definition.args and not below:
            alias = ""
        head = f"{alias}{name}{self._arguments(definition.args)}{below}{self._directive()}"
        return f"{head} {self._selection(named, depth + 1)}"

    def _inline(self, kind: Any, depth: int) -> str:
        possible = self._random.choice(self._schema.get_possible_types(kind))
        return f"... on {possible.name}{self._directive()} {self._selection(possible, depth + 1)}"

    def _spread(self, kind: Any, depth: int) -> str:
        name = f"F{len(self._fragments)}"
        self._fragments[name] = ""
        self._fragments[name] = f"fragment {name} on {kind.name} {self._selection(kind, depth + 1)}\n"
        return f"...{name}{self._directive()}"

    def _directive(self) -> str:
        if not self._chance(0.1):
            return ""
        name, value = f"b{len(self._variables)}", self._chance(0.5)
        self._variables[name] = ("Boolean!", value)
        return f" @{self._random.choice(('skip', 'include'))}(if: ${name})"

    def _input(self, kind: Any, depth: int) -> str:
        bare = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        if isinstance(bare, GraphQLList):
            made = self._input(bare.of_type, depth)
            return f"[{made}]" if made else ""
        if not hasattr(bare, "fields"):
            return self._leaf("", bare)
        names = self._some(list(bare.fields), 1 if bare.extensions["strawberry-definition"].is_one_of else 2)
        keys = [(name, self._key(name, bare.fields[name].type, depth)) for name in names]
        given = [f"{name}: {value}" for name, value in keys if value]
        return "{" + ", ".join(given) + "}" if given else ""

    def _key(self, name: str, kind: Any, depth: int) -> str:
        if depth <= 0 and hasattr(get_named_type(kind), "fields") and not get_named_type(kind).name.endswith("Filter"):
            return ""
        if depth <= -2:
            return ""
        return self._input(kind, depth - 1) if hasattr(get_named_type(kind), "fields") else self._leaf(name, kind)

    def _leaf(self, name: str, kind: Any) -> str:
        bare = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        if isinstance(bare, GraphQLList):
            return f"[{self._leaf(name, bare.of_type)}, {self._leaf(name, bare.of_type)}]"
        if isinstance(bare, GraphQLEnumType):
            return str(self._random.choice(list(bare.values)))
        value, text = self._value(bare.name, name)
        if self._chance(0.25):
            variable = f"v{len(self._variables)}"
            self._variables[variable] = (f"{bare.name}!", value)
            return f"${variable}"
        return text

    def _value(self, kind: str, name: str) -> tuple[Any, str]:
        if kind == "Boolean":
            flag = self._chance(0.5)
            return flag, "true" if flag else "false"
        if kind in {"Int", "Float"}:
            number = self._random.choice((0, 1, 2, 5, 2015, 2020))
            return number, str(number)
        if kind == "ID":
            return (made := self._random.choice(self._ids)), f'"{made}"'
        dated = kind in {"Date", "EDTF"}
        made = self._random.choice(DATES if dated else WORDS)
        return made, f'"{made}"'

    def _id(self) -> str:
        return f'"{self._random.choice(self._ids)}"'

    def _moment(self) -> str:
        """Return an ID, which may name a version."""
        return f'"{self._random.choice(self._ids)}{self._random.choice(MOMENTS)}"'

    def _some(self, names: list[str], most: int) -> list[str]:
        return self._random.sample(names, min(len(names), self._random.randint(1, most)))

    def _chance(self, share: float) -> bool:
        return self._random.random() < share


def documents(schema: GraphQLSchema, ids: list[str], count: int, start: int = 0) -> list[Document]:
    """So many documents; the same numbers give the same ones."""
    return [Writer(schema, ids, seed).document() for seed in range(start, start + count)]
