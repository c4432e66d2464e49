"""A second way to answer a GraphQL document: by SPARQL, thing by thing, without anything of `graph_api`'s reading.

It knows the terms of fields by `@rdf`, the language fallback of the contract, and the part of the schema that `Plain`
writes documents in. The tests compare its answers with those of the service.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    SelectionSetNode,
    get_named_type,
    is_leaf_type,
    parse,
    value_from_ast_untyped,
)
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import text_of
from graph_store.workers.functions import RowsOf, functions
from ontology.intervals import interval_of
from ontology.namespaces import XSD
from ontology.term_names import word_name
from ontology.vocabulary import Kind, PropertyTerm, Vocabulary
from tests.graph_api.graphql.documents import Document, Writer
from tests.graph_store.scoped import select

BASE = "https://kennisgraaf.example/"
KG = f"{BASE}ns#"
LABEL, PREF = "<http://www.w3.org/2000/01/rdf-schema#label>", "<http://www.w3.org/2004/02/skos/core#prefLabel>"
IDENTIFIER = "<http://purl.org/dc/terms/identifier>"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
OWL, PROV = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/ns/prov#"
INVERSES = f"""SELECT DISTINCT ?q WHERE {{{{
    {{{{ ?q <{OWL}inverseOf> {{0}} }}}} UNION {{{{ {{0}} <{OWL}inverseOf> ?q }}}}
    UNION {{{{ {{0}} {TYPE} <{OWL}SymmetricProperty> BIND({{0}} AS ?q) }}}} }}}}"""
STATING = f"""SELECT ?row ?file ?line WHERE {{{{ GRAPH <{BASE}graph/provenance> {{{{
    ?row <{KG}line> ?line ; <{PROV}wasDerivedFrom> / <{KG}fileName> ?file VALUES ?row {{{{ {{0}} }}}} }}}} }}}}"""
STATED = re.compile(f"{BASE}graph/(source/.+|edits|reference|ontology)")
Fact = tuple[str, str, str]
"""Subject, property and object, in SPARQL."""

OURS = {"id", "iri", "key", "types", "facts", "__typename", "notStated", "during", "overlapping", "measure", "ratio"}
PROVENANCE = {"line", "asWritten", "staleSince", "staleReason"}
WORD_FILTER = {"eq", "ne", "in", "notIn", "exists"}
COMPARED = {"eq": "=", "ne": "!=", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}


def term(definition: Any) -> str:
    """The property of a field, in SPARQL."""
    directives = definition.extensions["strawberry-definition"].directives
    return next((f"<{each.iri}>" for each in directives if hasattr(each, "iri")), "")


class Seen(NamedTuple):
    """The facts and the languages of a field."""

    scope: Scope
    languages: tuple[str, ...]


class Plain(Writer):
    """Writes documents in the part of the schema that has an obvious translation."""

    def _root(self, place: int, name: str) -> str:
        definition = self._schema.query_type.fields[name]  # type: ignore[union-attr]
        kind: Any = get_named_type(definition.type)
        if "filter" in definition.args and "text" not in definition.args:
            wanted = definition.args["filter"].type
            chosen = f"filter: {made}" if self._chance(0.6) and (made := self._input(wanted, 2)) else ""
            head = f"{name}{_arguments([f'first: {self._random.randint(1, 12)}', chosen])}{self._chosen()}"
            return f"  r{place}: {head} {{ totalCount {self._listed(self._of(kind), 2)} }}"
        if "id" in definition.args and kind.name != "Node":
            return f"  r{place}: {name}(id: {self._id()}){self._chosen()} {self._selection(kind, 2)}"
        return f"  r{place}: municipalities {{ totalCount }}"

    def _of(self, connection: Any) -> Any:
        return get_named_type(connection.fields["nodes"].type)

    def _of_operation(self) -> str:
        return self._chosen()

    def _chosen(self) -> str:
        """Return directives."""
        at = self._random.choice(
            (" @at(include: ASSERTED)", " @at(include: INFERRED)", " @at(include: ALL)", "", "", "")
        )
        return at + self._random.choice((' @lang(prefer: ["en"])', ' @lang(prefer: ["fr", "nl-BE"])', "", "", ""))

    def _selection(self, kind: Any, depth: int) -> str:
        names = [name for name in kind.fields if name not in OURS - {"id", "iri", "key", "types"} | PROVENANCE]
        names = [name for name in names if not name.endswith("Interval")]
        parts = [self._plain(kind, name, depth) for name in self._some(names, 5)]
        if isinstance(kind, GraphQLInterfaceType) and depth < 4 and self._chance(0.2):
            parts.append(f"... on {kind.name} {{ id key }}")
        return "{ " + " ".join([each for each in parts if each] or ["id"]) + " }"

    def _plain(self, kind: Any, name: str, depth: int) -> str:
        definition, self._fields = kind.fields[name], self._fields + 1
        named, alias = get_named_type(definition.type), f"a{self._fields}: " if self._fields < 8 else ""
        if named.name == "Text":
            return f"{alias}{name} {{ value lang }}"
        chosen = "" if name in {"id", "iri", "key"} or not alias else self._chosen()
        if is_leaf_type(named):
            return f"{alias}{name}{chosen}"
        if depth > 4 or self._fields > 30:
            return ""
        if not named.name.endswith("Connection"):
            return f"{alias}{name}{chosen} {self._selection(named, depth + 1)}"
        made = self._input(definition.args["filter"].type, 1) if self._chance(0.4) else ""
        given = _arguments([f"first: {self._random.randint(0, 6)}", f"filter: {made}" if made else ""])
        return f"{alias}{name}{given}{chosen} {{ totalCount {self._listed(self._of(named), depth + 1)} }}"

    def _listed(self, kind: Any, depth: int) -> str:
        """Return the things of a page, or its edges with their provenance."""
        inner = self._selection(kind, depth)
        origin = "provenance { stated inferred graphs rows { iri } }"
        return f"edges {{ node {inner} {origin} }}" if depth < 4 and self._chance(0.3) else f"nodes {inner}"

    def _input(self, kind: Any, depth: int) -> str:
        bare = get_named_type(kind)
        keys = {name: each.type for name, each in bare.fields.items() if self._translates(bare.name, name, each.type)}
        if bare.name == "IdFilter":
            return f"{{{self._random.choice(('eq', 'ne'))}: {self._id()}}}"
        if bare.name == "TypeFilter":
            return f"{{{self._random.choice(('eq', 'ne'))}: {self._leaf('', bare.fields['eq'].type)}}}"
        most = 2 if "and" in bare.fields else 1
        given = [
            f"{name}: {value}"
            for name in self._some(list(keys), most)
            if (value := self._given(name, keys[name], depth))
        ]
        return "{" + ", ".join(given) + "}" if given else ""

    def _given(self, name: str, kind: Any, depth: int) -> str:
        if name in {"and", "or"}:
            made = [each for _ in range(2) if (each := self._input(kind, depth - 1))]
            return f"[{', '.join(made)}]" if made and depth > 0 else ""
        if hasattr(get_named_type(kind), "fields"):
            return self._input(kind, depth - 1) if depth > -2 else ""
        return self._leaf(name, kind)

    def _translates(self, parent: str, name: str, kind: Any) -> bool:
        if parent.removesuffix("Filter") in {"Int", "Float", "String", "Boolean"}:
            return (
                name in {"eq", "exists"} if parent.startswith(("String", "Boolean")) else name in {*COMPARED, "exists"}
            )
        if set(self._schema.type_map[parent].fields) == WORD_FILTER:  # type: ignore[attr-defined]
            return name in {"eq", "exists"}
        if parent in {"TextFilter", "DateFilter", "TextListFilter", "StringListFilter", "DateListFilter"}:
            return name == "exists"
        if name in {"graph", "count"} | PROVENANCE:
            return False
        return name in {"exists", "some", "every", "none"} if parent.endswith("ListFilter") else name != "exists"

    def _leaf(self, name: str, kind: Any) -> str:
        bare = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        return super()._leaf(name, bare) if hasattr(bare, "values") else self._value(bare.name, name)[1]


class Translator:
    """Answers documents of `Plain` over one version by SPARQL."""

    def __init__(self, snapshot: Snapshot, schema: GraphQLSchema, languages: tuple[str, ...]) -> None:
        self._snapshot, self._schema, self._languages = snapshot, schema, languages
        self._fragments: Mapping[str, FragmentDefinitionNode] = {}
        self._count = 0

    def answer(self, asked: Document) -> dict[str, Any]:
        """The data of the document; a thing that is not known is null."""
        operation: Any = parse(asked.text).definitions[0]
        seen = self._seen(operation, Seen(Scope(), self._languages))
        found: dict[str, Any] = {}
        for node in operation.selection_set.selections:
            found[node.alias.value] = self._root(node, self._seen(node, seen))
        return found

    def _root(self, node: FieldNode, seen: Seen) -> Any:
        given = {each.name.value: value_from_ast_untyped(each.value) for each in node.arguments or ()}
        kind: Any = get_named_type(self._schema.query_type.fields[node.name.value].type)  # type: ignore[union-attr]
        if kind.name.endswith("Connection"):
            reader = self._schema.query_type.fields[node.name.value].extensions["strawberry-definition"].reader  # type: ignore[union-attr]
            declared = reader.declared
            pattern = f"?x {TYPE} {f'<{KG}{declared}>' if declared != 'Thing' else '?anyClass'} ."
            if declared == "Thing":
                pattern += f" FILTER(STRSTARTS(STR(?anyClass), '{KG}'))"
            iris = self._things("?x", pattern + self._condition(given.get("filter"), "?x"), seen.scope)
            facts = [(f"<{each}>", TYPE, f"<{KG}{declared}>") if declared != "Thing" else None for each in iris]
            return self._page(node, kind, iris, facts, given, seen)
        iri = given["id"] if "://" in given["id"] else f"{BASE}id/{given['id'].replace(':', '/', 1)}"
        declared = kind.name
        known = self._rows(f"SELECT ?c WHERE {{ <{iri}> {TYPE} ?c }}", Scope())
        classes = {row["c"].value for row in known}
        if not classes or (declared != "Thing" and f"{KG}{declared}" not in classes):
            return None
        return self._thing(iri, kind, node.selection_set, seen)

    def _page(
        self,
        node: FieldNode,
        kind: Any,
        iris: list[str],
        facts: Sequence[Fact | None],
        given: dict[str, Any],
        seen: Seen,
    ) -> dict[str, Any]:
        below = get_named_type(kind.fields["nodes"].type)
        first = given.get("first")
        found: dict[str, Any] = {}
        for each in node.selection_set.selections if node.selection_set else ():
            assert isinstance(each, FieldNode)
            if each.name.value == "totalCount":
                found["totalCount"] = len(iris)
            elif each.name.value == "nodes":
                found["nodes"] = [self._thing(iri, below, each.selection_set, seen) for iri in iris[:first]]
            else:
                shown = list(zip(iris, facts, strict=True))[:first]
                inner: Any = each.selection_set.selections[0]  # type: ignore[union-attr]
                found["edges"] = [
                    {"node": self._thing(iri, below, inner.selection_set, seen), "provenance": self._provenance(fact)}
                    for iri, fact in shown
                ]
        return found

    def _provenance(self, fact: Fact | None) -> Any:
        """Return where a fact comes from."""
        if fact is None:
            return None
        inverses = self._rows(INVERSES.format(fact[1]), Scope())
        turned = [(fact[2], f"<{each['q'].value}>", fact[0]) for each in inverses]
        graphs = self._graphs(fact)
        stated = [fact] if self._is_stated(fact) else list(filter(self._is_stated, turned))
        return {
            "stated": bool(stated),
            "inferred": f"{BASE}graph/inferred" in graphs,
            "graphs": sorted(graphs),
            "rows": [{"iri": row} for row in self._stating(stated)],
        }

    def _is_stated(self, fact: Fact) -> bool:
        return any(map(STATED.fullmatch, self._graphs(fact)))

    def _graphs(self, fact: Fact) -> set[str]:
        hidden = {f"{BASE}graph/synthetic", f"{BASE}graph/inferred-synthetic"}
        found = self._snapshot.select(f"SELECT ?g WHERE {{ GRAPH ?g {{ {' '.join(fact)} }} }}")
        return {text_of(row["g"]) for row in found} - hidden

    def _stating(self, facts: Sequence[Fact]) -> list[str]:
        """Return the rows that state any of the facts, by file and line."""
        stating = functions(BASE, RowsOf(self._snapshot.rows))
        calls = " ".join(f"({' '.join(fact)})" for fact in facts)
        query = f"SELECT (<{KG}rows>(?s, ?p, ?o) AS ?rows) {{ VALUES (?s ?p ?o) {{ {calls} }} }}"
        found = cast(QuerySolutions, Store().query(query, custom_functions=stating))
        names = {f"<{name}>" for each in found if each["rows"] for name in text_of(each["rows"]).split()}
        rows = ({name: text_of(term) for name, term in row.items()}
                for row in self._snapshot.select(STATING.format(" ".join(names))))  # fmt: skip
        known = {row["row"]: (row["file"], int(row["line"]), row["row"]) for row in rows}
        return sorted(known, key=known.__getitem__)

    def _thing(self, iri: str, kind: Any, selections: SelectionSetNode | None, seen: Seen) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                found[node.alias.value if node.alias else node.name.value] = self._field(
                    iri, kind, node, self._seen(node, seen)
                )
            else:
                found.update(self._thing(iri, kind, node.selection_set, seen))  # type: ignore[attr-defined]
        return found

    def _field(self, iri: str, kind: Any, node: FieldNode, seen: Seen) -> Any:
        name = node.name.value
        if name in {"id", "iri"}:
            return iri
        if name == "key":
            keys = self._objects(iri, IDENTIFIER, Scope(synthetic=True))
            return min((each.value for each in keys), default=None)
        if name == "types":
            classes = [each.value for each in self._objects(iri, TYPE, seen.scope)]
            return sorted(each.removeprefix(KG) for each in classes if each.startswith(KG))
        definition = kind.fields[name]
        given = {each.name.value: value_from_ast_untyped(each.value) for each in node.arguments or ()}
        named = get_named_type(definition.type)
        if is_leaf_type(named) or named.name == "Text":
            return self._values(iri, definition, name, named.name, seen)
        return self._linked(iri, definition, node, given, seen)

    def _linked(self, iri: str, definition: Any, node: FieldNode, given: dict[str, Any], seen: Seen) -> Any:
        condition, link = self._condition(given.get("filter"), "?y"), f"<{iri}> {term(definition)} ?y"
        if Vocabulary.load().properties[node.name.value].in_provenance:
            rows = self._snapshot.select(f"SELECT ?y WHERE {{ GRAPH <{BASE}graph/provenance> {{ {link} }} }}")
            link = f"VALUES ?y {{ {' '.join(str(row['y']) for row in rows)} }}"
        iris = self._things("?y", f"{link} . {condition}", seen.scope)
        kind: Any = get_named_type(definition.type)
        if kind.name.endswith("Connection"):
            facts = [(f"<{iri}>", term(definition), f"<{each}>") for each in iris]
            return self._page(node, kind, iris, facts, given, seen)
        return next((self._thing(each, kind, node.selection_set, seen) for each in iris), None)

    def _values(self, iri: str, definition: Any, name: str, kind: str, seen: Seen) -> Any:
        found = [each for each in self._objects(iri, term(definition), seen.scope) if isinstance(each, Literal)]
        bare = definition.type.of_type if isinstance(definition.type, GraphQLNonNull) else definition.type
        if kind == "Text":
            return sorted(
                ({"value": each.value, "lang": each.language or ""} for each in found),
                key=lambda e: (e["value"], e["lang"]),
            )
        if isinstance(bare, GraphQLList):
            return [_plain(each, kind) for each in sorted(found, key=lambda each: (each.value, each.language or ""))]
        if Vocabulary.load().properties[name].kind is Kind.TEXT:
            return _preferred(found, seen.languages)
        return _plain(found[0], kind) if found else None

    def _objects(self, iri: str, predicate: str, scope: Scope) -> list[Any]:
        path = f"{LABEL}|{PREF}" if predicate == LABEL else predicate
        return [row["v"] for row in self._rows(f"SELECT DISTINCT ?v WHERE {{ <{iri}> {path} ?v }}", scope)]

    def _things(self, variable: str, pattern: str, scope: Scope) -> list[str]:
        rows = self._rows(f"SELECT DISTINCT {variable} WHERE {{ {pattern} FILTER(isIRI({variable})) }}", scope)
        return sorted(row[variable[1:]].value for row in rows)

    def _rows(self, query: str, scope: Scope) -> list[dict[str, Any]]:
        return list(select(self._snapshot, query, scope))

    def _seen(self, node: FieldNode, seen: Seen) -> Seen:
        """Return the facts and languages of a field with these directives."""
        for directive in node.directives or ():
            ((name, value),) = (
                (each.name.value, value_from_ast_untyped(each.value)) for each in directive.arguments or ()
            )
            if name == "include":
                seen = seen._replace(scope=Scope(Include(value.lower()), seen.scope.synthetic))
            else:
                seen = seen._replace(languages=(*value, *self._languages))
        return seen

    def _condition(self, filter_: dict[str, Any] | None, variable: str) -> str:
        return f"FILTER({self._all(filter_, variable)})" if filter_ else ""

    def _all(self, filter_: dict[str, Any], variable: str) -> str:
        return " && ".join(f"({self._one(name, value, variable)})" for name, value in filter_.items()) or "true"

    def _one(self, name: str, value: Any, variable: str) -> str:
        if name in {"and", "or"}:
            joined = " && " if name == "and" else " || "
            return joined.join(f"({self._all(each, variable)})" for each in value) or "true"
        if name == "not":
            return f"!({self._all(value, variable)})"
        if name == "id":
            ((operator, iri),) = value.items()
            iri = iri if "://" in iri else f"{BASE}id/{iri.replace(':', '/', 1)}"
            return f"{variable} {COMPARED[operator]} <{iri}>"
        if name == "type":
            ((operator, cls),) = value.items()
            return f"{'' if operator == 'eq' else 'NOT '}EXISTS {{ {variable} {TYPE} <{KG}{cls}> }}"
        if name == "holds":
            return self._holds(value, variable)
        prop = Vocabulary.load().properties[name]
        if prop.kind is Kind.THING and prop.single:
            exists, rest = value.get("exists"), {key: each for key, each in value.items() if key != "exists"}
            parts = [] if exists is None else [self._on(name, "exists", exists, variable)]
            return " && ".join([*parts, *([self._on(name, "some", rest, variable)] if rest else [])])
        return " && ".join(f"({self._on(name, key, each, variable)})" for key, each in value.items())

    def _holds(self, asked: str, variable: str) -> str:
        """Return the condition that something begins no later than the end of a date, and ends no earlier than it."""
        days = interval_of(asked)
        assert days is not None
        limits = (("earliest", ">", days.latest), ("latest", "<", days.earliest))
        return " && ".join(
            f"NOT EXISTS {{ {variable} <{KG}{name}> ?{name} FILTER(?{name} {outside} {_day(day)}) }}"
            for name, outside, day in limits
            if day is not None
        )

    def _on(self, name: str, key: str, value: Any, variable: str) -> str:
        self._count += 1
        other, prop = f"?f{self._count}", Vocabulary.load().properties[name]
        path = f"{LABEL}|{PREF}" if f"<{prop.iri.value}>" == LABEL else f"<{prop.iri.value}>"
        there = f"{variable} {path} {other}"
        if key == "exists":
            return f"EXISTS {{ {there} }}" if value else f"NOT EXISTS {{ {there} }}"
        if key in {"some", "every", "none"}:
            inner = self._member(prop, value, other)
            wanted = f"!({inner})" if key == "every" else inner
            return f"{'' if key == 'some' else 'NOT '}EXISTS {{ {there} FILTER({wanted}) }}"
        return f"EXISTS {{ {there} FILTER({other} {COMPARED[key]} {_written(value, prop)}) }}"

    def _member(self, prop: PropertyTerm, value: dict[str, Any], variable: str) -> str:
        if prop.kind is Kind.THING:
            return self._all(value, variable)
        parts = [
            str(each).lower() if key == "exists" else f"({variable} {COMPARED[key]} {_written(each, prop)})"
            for key, each in value.items()
        ]
        return " && ".join(parts) or "true"


def _day(day: date) -> str:
    return str(Literal(str(day), datatype=NamedNode(f"{XSD}date")))


def _arguments(given: list[str]) -> str:
    parts = ", ".join(filter(None, given))
    return f"({parts})" if parts else ""


def _written(value: Any, prop: PropertyTerm) -> str:
    if prop.words:
        return str(Literal(next(word for word in prop.words if word_name(word) == value)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else str(Literal(value))


def _plain(literal: Literal, kind: str) -> Any:
    if kind == "Boolean":
        return literal.value in {"true", "1"}
    return {"Int": int, "Float": float}.get(kind, str)(literal.value)


def _preferred(found: list[Literal], languages: tuple[str, ...]) -> str | None:
    for language in languages:
        parts = language.lower().split("-")
        for length in range(len(parts), 0, -1):
            fitting = [each for each in found if (each.language or "").lower() == "-".join(parts[:length])]
            if fitting:
                return min(each.value for each in fitting)
    return min(found, key=lambda each: (each.language or "", each.value)).value if found else None
