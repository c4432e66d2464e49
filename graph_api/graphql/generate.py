"""Generation of `generated.py`, the schema as typed strawberry code, from the ontology.

A class with stated subclasses becomes an interface, and an object type `Other…` for its direct members. Any other
stated class becomes an object type. A class that is only inferred becomes a connection. Filters and orders have every
property of a class, its superclasses and its subclasses. A class without its own properties uses those of its parent.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph_api.graphql.input_groups import NUMBERS, Grouping
from graph_api.graphql.layout import (
    as_words,
    call,
    class_block,
    described,
    field_line,
    iri_argument,
    quoted,
    with_article,
    word_name,
)
from graph_api.graphql.templates import (
    BY_FIELDS,
    GROUP_FIELDS,
    GROUPS,
    HEAD,
    HIT_FIELDS,
    MEASURED_FIELDS,
    QUERY_FIELDS,
    THING_FIELDS,
)
from graph_api.graphql.version_facts import THING
from graph_store.errors import RejectedMetadata
from ontology.vocabulary import ClassTerm, Kind, PropertyTerm, Vocabulary

TARGET = Path(__file__).with_name("generated.py")

FILTERS = {
    Kind.TEXT: "Text",
    Kind.STRING: "String",
    Kind.INTEGER: "Int",
    Kind.DECIMAL: "Float",
    Kind.BOOLEAN: "Boolean",
    Kind.DATE: "Date",
}
"""The filter for the values of a property, by kind."""

SCALARS = {True: "Date", False: "EDTF"}
"""The scalar of a date, by whether the date is always a full day."""

PLAIN = {Kind.STRING: "str", Kind.INTEGER: "int", Kind.DECIMAL: "float", Kind.BOOLEAN: "bool"}
"""The types of values that are not converted."""

READERS = {
    Kind.TEXT: ("text", "strings", "str"),
    Kind.DATE: ("date", "dates", ""),
}
"""The fields for one value and for several values, and their type, for kinds that are converted."""

TAKEN = frozenset({
    "Aggregate", "BooleanFilter", "ClassName", "Connection", "CountRange", "Dataset", "Date", "DateFilter",
    "DateInterval", "Direction", "EDTF", "Edge", "Explanation", "FloatFilter", "GraphFilter", "GraphSize", "IdFilter",
    "Include", "IntFilter", "ListOrder", "NearMiss", "Node", "PageInfo", "Precision", "PropertyName", "Query",
    "SearchHit", "SourceRow", "Step", "StringFilter", "Text", "TextFilter", "TypeFilter", "ValueGroup", THING,
})  # fmt: skip
"""Type names that a class of the ontology must not have."""

RESERVED = frozenset({
    "and", "count", "during", "exists", "graph", "id", "key", "measure", "not", "notStated", "or", "overlapping",
    "ratio", "type", "types",
})  # fmt: skip
"""Names of fields and filter keys that a property of the ontology must not have."""


def module_text(words: Vocabulary) -> str:
    """Return the text of `generated.py`. Raises: RejectedMetadata (422) for a name that is used twice."""
    return HEAD + "\n\n" + "\n\n\n".join(_Writer(words).blocks()) + "\n"


class _Writer(Grouping):
    """Writes the classes of the module for one vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        self._check_names()

    def blocks(self) -> Iterator[str]:
        """Yield the classes of the module, one block each."""
        yield from self.class_names()
        yield from self.word_lists()
        for name in ("", *self.stated):
            yield from self.shared_inputs(name)
        for group in sorted({THING, *self.groups.values()}):
            yield from self.inputs(group)
        for group in sorted(set(self.number_groups.values())):
            yield from self.aggregates(group)
        yield from self.thing()
        for name in self.stated:
            yield from self.types(name)
        yield self.query()

    def _check_names(self) -> None:
        for name in self.words.classes:
            if name in TAKEN:
                raise RejectedMetadata(f"the class {name} has the name of a GraphQL type of this service: rename it")
        for name in self.words.properties:
            if name in RESERVED:
                raise RejectedMetadata(
                    f"the property {name} has the name of a field or filter key that every thing has: rename it"
                )
        names = [each for term in self.words.classes.values() for each in self._roots(term)]
        for name in names:
            if names.count(name) > 1:
                raise RejectedMetadata(f"two classes would get the root field {name}: give one of them a kg:plural")

    def _roots(self, term: ClassTerm) -> list[str]:
        return [term.plural] if term.inferred else [term.singular, term.plural]

    def class_names(self) -> Iterator[str]:
        names = [f'    {name} = "{name}"' for name in self.words.classes]
        decorator = '@strawberry.enum(description="The classes of the ontology.")'
        yield class_block(decorator, "ClassName", ["enum.Enum"], "The names of all classes.", names)
        keys = [
            "    eq: ClassName | None = f.key()",
            "    ne: ClassName | None = f.key()",
            '    in_: list[ClassName] | None = f.key("in")',
            '    not_in: list[ClassName] | None = f.key("notIn")',
        ]
        yield class_block("@conditions", "TypeFilter", [], "Conditions on the classes of a thing.", keys)
        names = [f'    {name} = "{name}"' for name in self.words.properties]
        decorator = '@strawberry.enum(description="The properties of the ontology.")'
        yield class_block(decorator, "PropertyName", ["enum.Enum"], "The names of all properties.", names)

    def own(self, name: str) -> list[PropertyTerm]:
        return self.words.standing_on(name) if name else self.words.anywhere()

    def word_lists(self) -> Iterator[str]:
        """Yield an enum for each property whose values a shape lists."""
        for term in self.words.properties.values():
            if term.words:
                lines = [f"    {word_name(each)} = {quoted(each)}" for each in term.words]
                decorator = f"@strawberry.enum(description={quoted(f'The words of `{term.name}`.')})"
                yield class_block(
                    decorator, self.enum(term), ["enum.Enum"], f"The values that {term.name} can have.", lines
                )

    def enum(self, term: PropertyTerm) -> str:
        """Return the name of the enum of a property: the name of the property, unless a type already has it."""
        name = term.name[0].upper() + term.name[1:]
        return f"{name}Word" if name in self.words.classes or name in TAKEN else name

    def shared_inputs(self, name: str) -> Iterator[str]:
        """Yield base classes with the keys that one class adds to filters and orders."""
        terms = self.own(name)
        if terms:
            keys = [f"    {term.name}: {self.filter_type(term)} | None = f.key()" for term in terms]
            yield class_block("@conditions", f"_{name}Keys", [], "", keys)
        orders = [f"    {term.name}: {self.order_type(term)} | None = f.key()" for term in terms if self.orders(term)]
        if self.is_measured(name):
            orders += [
                "    measure: inputs.MeasureOrder | None = f.key()",
                "    ratio: inputs.RatioOrder | None = f.key()",
            ]
        if orders:
            yield class_block("@conditions", f"_{name}Orders", [], "", orders)
        counts = [f"    {term.name}: inputs.Direction | None = f.key()" for term in terms if not term.single]
        if counts:
            yield class_block("@conditions", f"_{name}Counts", [], "", counts)

    def filter_type(self, term: PropertyTerm) -> str:
        base = self.group(self.target(term)) if term.kind is Kind.THING else f"inputs.{FILTERS[term.kind]}"
        return f"{base}Filter" if term.single else f"{base}ListFilter"

    def orders(self, term: PropertyTerm) -> bool:
        """Return whether things can be sorted by the property: by its one value, or its smallest or largest value."""
        return term.single or term.kind is not Kind.THING

    def order_type(self, term: PropertyTerm) -> str:
        if not term.single:
            return "inputs.ListOrder"
        return f"{self.group(self.target(term))}Order" if term.kind is Kind.THING else "inputs.Direction"

    def is_measured(self, name: str) -> bool:
        statistic = self.words.properties.get("statisticOf")
        return statistic is not None and name in statistic.ranges

    def near(self, group: str) -> list[str]:
        """Return the classes whose keys a group has; the empty name is for properties of every thing."""
        if group == THING:
            return ["", *self.stated]
        near = self.words.ancestors(group) | self.words.descendants(group)
        return ["", *(name for name in self.stated if name in near)]

    def bases(self, group: str, kind: str) -> list[str]:
        """Return the shared inputs of one kind that the group inherits from."""
        return [f"_{name}{kind}" for name in self.near(group) if self._has(name, kind)]

    def _has(self, name: str, kind: str) -> bool:
        terms = self.own(name)
        if kind == "Orders":
            return any(map(self.orders, terms)) or self.is_measured(name)
        return bool(terms) if kind == "Keys" else any(not term.single for term in terms)

    def inputs(self, group: str) -> Iterator[str]:
        what = as_words(group)
        keys, orders, counts = (self.bases(group, kind) for kind in ("Keys", "Orders", "Counts"))
        fields = GROUPS.format(group=group).splitlines()
        yield class_block(
            "@conditions", f"{group}Filter", keys, f"Conditions on {with_article(what)}; all of them must hold.", fields
        )
        where = [f"    where: {group}Filter | None = f.key()"]
        yield class_block(
            "@conditions",
            f"{group}Count",
            ["inputs.CountRange"],
            f"Conditions on the number of things that fulfil {with_article(what)} filter.",
            where,
        )
        fields = [
            *(f"    {name}: {group}Filter | None = f.key()" for name in ("some", "every", "none")),
            f"    count: {group}Count | None = f.key()",
            "    exists: bool | None = f.key()",
        ]
        yield class_block(
            "@conditions", f"{group}ListFilter", [], f"Conditions on a list, with {with_article(what)} filter.", fields
        )
        yield class_block("@choice", f"{group}Counts", counts, "Sort by the number of values of a property.", [])
        fields = [
            *("    id: inputs.Direction | None = f.key()", "    key: inputs.Direction | None = f.key()"),
            f"    count: {group}Counts | None = f.key()",
        ]
        yield class_block("@choice", f"{group}Order", orders, f"Sort by one value of {with_article(what)}.", fields)

    def aggregates(self, group: str) -> Iterator[str]:
        terms, what = self.numbers(group), as_words(group)
        for name, number in (("Numbers", ""), ("Averages", "float")):
            fields = [
                f'    {term.name}: {number or NUMBERS[term.kind]} | None = f.total("{term.name}")' for term in terms
            ]
            yield class_block(
                "@output", f"{group}{name}", [], f"One kind of figure for each number of {with_article(what)}.", fields
            )
        fields = [
            f'    {operation}: {group}{name} = f.totals("{operation}")'
            for operation, name in (("sum", "Numbers"), ("avg", "Averages"), ("min", "Numbers"), ("max", "Numbers"))
        ]
        yield class_block(
            "@output",
            f"{group}Aggregate",
            ["Aggregate"],
            f"Figures over the things of a connection of type {what}.",
            fields,
        )

    def thing(self) -> Iterator[str]:
        fields = [*THING_FIELDS.splitlines(), *self.fields(self.words.anywhere())]
        yield class_block("@thing_interface", THING, ["Node"], "Any thing that the inventories describe.", fields)
        yield class_block("@thing_type", f"Other{THING}", [THING], "A thing without a class of the ontology.", [])
        yield from self.pages(THING)
        yield class_block("@output", "SearchHit", [], "A thing found by a search.", HIT_FIELDS.splitlines())
        said = "A value, and the number of things in a connection that have it."
        yield class_block("@output", "ValueGroup", [], said, GROUP_FIELDS.splitlines())
        for name in ["", *self.stated]:
            yield from self.by(name)

    def by(self, name: str) -> Iterator[str]:
        """Yield the input that identifies one thing, if its class has identifying properties besides IRI and key."""
        unique = self.unique(name) if name else []
        if unique or not name:
            keys = [f"    {term.name}: {PLAIN[term.kind]} | None = f.key()" for term in unique]
            said = "The property that identifies the thing."
            yield class_block("@choice", f"{name or THING}By", [], said, [*BY_FIELDS.splitlines(), *keys])

    def types(self, name: str) -> Iterator[str]:
        fields = list(self.fields(self.words.standing_on(name)))
        if self.is_measured(name):
            fields += MEASURED_FIELDS.splitlines()
        decorator = "@thing_interface" if self.is_interface(name) else "@thing_type"
        yield class_block(decorator, name, self._parents(name), described(self.words.classes[name]), fields)
        if self.is_interface(name):
            yield class_block(
                "@thing_type", f"Other{name}", [name], f"A direct member of {name}, not of a subclass.", []
            )
        yield from self.pages(name)

    def _parents(self, name: str) -> list[str]:
        """Return the parents, subclasses first, so that Python can compute a method resolution order."""
        above = self.words.stated_parents(name) or (THING,)
        return sorted(above, key=lambda each: -self.stated.index(each) if each in self.stated else 1)

    def pages(self, name: str) -> Iterator[str]:
        what, numbers = as_words(name), self.number_groups.get(name, "")
        yield class_block(
            "@output",
            f"{name}Edge",
            ["Edge"],
            f"{with_article(what).capitalize()} on a page.",
            [f"    node: {name} = f.node()"],
        )
        fields = [
            f"    nodes: list[{name}] = f.nodes()",
            f"    edges: list[{name}Edge] = f.edges()",
            f"    aggregate: {numbers}Aggregate = f.aggregate()",
            "    groups: list[ValueGroup] = f.groups()",
        ]
        yield class_block("@output", f"{name}Connection", ["Connection"], f"Things of type {what}, in pages.", fields)

    def fields(self, terms: Iterable[PropertyTerm]) -> Iterator[str]:
        for term in terms:
            yield from self.relation(term) if term.kind is Kind.THING else self.attribute(term)

    def relation(self, term: PropertyTerm) -> Iterator[str]:
        name, target, said, iri = term.name, self.target(term), quoted(described(term)), iri_argument(term)
        group = quoted(self.group(target))
        if term.single:
            yield field_line(name, f"{target} | None", "one", said, iri)
        else:
            step = f"step={quoted(term.step)}" if term.step else ""
            yield field_line(name, f"list[{target}]", "members", group, said, iri, step)
            yield field_line(name, f"{target}Connection", "connection", group, iri, step, suffix="Connection")

    def attribute(self, term: PropertyTerm) -> Iterator[str]:
        said, iri = quoted(described(term)), iri_argument(term)
        single, several, plain = self.reader(term)
        if term.single:
            yield field_line(term.name, f"{plain} | None", single, said, iri)
        else:
            yield field_line(term.name, f"list[{plain}]", several, said, iri)
        if term.kind is Kind.TEXT:
            shown = quoted(f"The texts of `{term.name}`, with their languages.")
            yield field_line(term.name, "list[TextValue]", "texts", shown, iri, suffix="Texts")
        if term.kind is Kind.DATE and term.single:
            yield field_line(term.name, "DateInterval | None", "interval", iri, suffix="Interval")

    def reader(self, term: PropertyTerm) -> tuple[str, str, str]:
        """Return the fields for one and for several values, and the type of a value."""
        if term.words:
            return "word", "words", self.enum(term)
        single, several, plain = READERS.get(term.kind, ("value", "values", PLAIN.get(term.kind, "str")))
        return single, several, plain or SCALARS[term.whole_days]

    def query(self) -> str:
        fields = QUERY_FIELDS.splitlines()
        for name, term in self.words.classes.items():
            declared = name if not term.inferred else next(iter(self.words.stated_parents(name)), THING)
            said, group = quoted(described(term)), quoted(self.group(declared))
            if not term.inferred:
                fields.append(
                    call(
                        f"    {term.singular}: {name} | None = f.lookup",
                        [quoted(name), quoted(self.by_type(name)), said],
                    )
                )
            fields.append(call(f"    {term.plural}: {declared}Connection = f.all", [quoted(name), group, said]))
        return class_block("@output", "Query", [], "The fields that a query can start with.", fields)


def is_current(path: Path = TARGET) -> bool:
    """Return whether the committed module matches the ontology."""
    return path.exists() and path.read_text(encoding="utf-8") == module_text(Vocabulary.load())


def write(path: Path = TARGET) -> None:
    """Write the generated module."""
    path.write_text(module_text(Vocabulary.load()), encoding="utf-8")
