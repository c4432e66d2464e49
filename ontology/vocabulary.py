"""The classes and properties of an ontology as Python values, for GraphQL, templates and documents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pyoxigraph import NamedNode, Triple

from graph_store.graphs import DEFAULT_BASE
from ontology import namespaces
from ontology.class_hierarchy import ClassHierarchy, ClassTerm
from ontology.declared_terms import declared_terms
from ontology.folder_sections import GraphqlSection
from ontology.graph_folder import cached_per_folder, graph_folder
from ontology.integers import INTEGERS
from ontology.ontology_index import OntologyIndex
from ontology.term_names import ROOT_NAMES, class_names, free_name, plural_of, property_names
from ontology.turtle_files import namespace_prefixes, ontology_triples, shape_triples


class Kind(StrEnum):
    """The kind of a property's values."""

    THING = "thing"
    TEXT = "text"
    STRING = "string"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"


KINDS = {
    namespaces.RDF + "langString": Kind.TEXT,
    namespaces.RDF + "PlainLiteral": Kind.TEXT,
    namespaces.XSD + "boolean": Kind.BOOLEAN,
    namespaces.EDTF.value: Kind.DATE,
    **{namespaces.XSD + name: Kind.INTEGER for name in INTEGERS},
    **{namespaces.XSD + name: Kind.DECIMAL for name in ("decimal", "double", "float")},
    **{namespaces.XSD + name: Kind.DATE for name in ("date", "gYear", "gYearMonth")},
}
"""The kind of a datatype property by its range. Without a range, or with any other, its values are read as strings."""

MANY_A_LANGUAGE = frozenset({namespaces.SKOS_ALT_LABEL})
"""Properties with any number of texts in one language.

All others have one text for each language: https://www.w3.org/TR/skos-reference/#labels.
"""

TYPE, KEY = "type", "key"
"""The names of rdf:type and dct:identifier, which are fields of their own."""

FIGURE_ROLES = ("thing", "metric", "date", "value")
"""The values of `kg:figureRole`."""


@dataclass(frozen=True, slots=True)
class PropertyTerm:
    """A property.

    Without `domains` it can be used on anything. A `single` property has one value at most (in each language).
    `qualifier` is the property that says how a vague date is meant. An `in_provenance` property occurs only in the
    provenance graph. Two things of a class cannot share a value of a `unique` property. `datatype` is the range of a
    property of literals, None if any literal may be a value. `words` are the values that a shape allows, empty if no
    shape lists them. `step` is, for a transitive property, the property of a single step: the property itself, as rows
    state it, if it has no other.
    """

    iri: NamedNode
    name: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    kind: Kind
    single: bool
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    inverse: str | None
    qualifier: str | None = None
    in_provenance: bool = False
    unique: bool = False
    datatype: str | None = None
    words: tuple[str, ...] = ()
    step: str | None = None
    figure_role: str | None = None

    @property
    def whole_days(self) -> bool:
        """True if the values are dates of whole days."""
        return self.datatype == f"{namespaces.XSD}date"


@dataclass(frozen=True, slots=True)
class FigureTerms:
    """The properties of an observation: the thing it is about, the metric, the date and the value (`kg:figureRole`)."""

    thing: PropertyTerm
    metric: PropertyTerm
    date: PropertyTerm
    value: PropertyTerm


NO_CHOICES = GraphqlSection()
"""The schema of an ontology as it is."""


@dataclass(frozen=True)
class Vocabulary(ClassHierarchy):
    """The classes and properties under one base IRI, by name."""

    properties: Mapping[str, PropertyTerm]
    base: str = DEFAULT_BASE

    @classmethod
    def load(cls, base: str = DEFAULT_BASE) -> "Vocabulary":
        """Return the vocabulary of the graph folder."""
        return _loaded(base)

    @classmethod
    def of(
        cls,
        triples: Iterable[Triple],
        base: str = DEFAULT_BASE,
        prefixes: Mapping[str, str] | None = None,
        schema: GraphqlSection = NO_CHOICES,
    ) -> "Vocabulary":
        """Return the vocabulary of an ontology with its shapes.

        `prefixes` holds the prefix of each namespace; `schema` chooses names, and types for classes without properties.

        Raises: BadSetting (400) for a chosen name that is reserved or belongs to another term.
        """
        return _Reader(tuple(triples), base, prefixes or {}, schema).vocabulary()

    @cached_property
    def class_names(self) -> Mapping[NamedNode, str]:
        """The name of each class, by IRI."""
        return {each.iri: name for name, each in self.classes.items()}

    @cached_property
    def own_names(self) -> Mapping[NamedNode, str]:
        """The name of each class, and of each property that is not of a standard vocabulary, by IRI."""
        properties = {each.iri: name for name, each in self.properties.items()}
        own = {iri: name for iri, name in properties.items() if not iri.value.startswith(namespaces.STANDARD)}
        return {**self.class_names, **own}

    @cached_property
    def field_names(self) -> Mapping[NamedNode, str]:
        """The name of each property in the schema, by IRI; the class and the key of a thing are fields of their own."""
        own = {each.iri: name for name, each in self.properties.items()}
        return {namespaces.RDF_TYPE: TYPE, namespaces.DCT_IDENTIFIER: KEY} | own

    @cached_property
    def figure(self) -> FigureTerms | None:
        """The properties of observations, if the ontology marks one for each role."""
        marked = {each.figure_role: each for each in self.properties.values() if each.figure_role}
        return FigureTerms(*(marked[role] for role in FIGURE_ROLES)) if marked.keys() >= set(FIGURE_ROLES) else None

    def standing_on(self, name: str) -> list[PropertyTerm]:
        """Return the properties declared for exactly this class, by name."""
        return self._standing.get(name, [])

    def anywhere(self) -> list[PropertyTerm]:
        """Return the properties that may be used on anything, by name."""
        return self._standing.get("", [])

    @cached_property
    def _standing(self) -> Mapping[str, list[PropertyTerm]]:
        found: dict[str, list[PropertyTerm]] = {}
        for each in self.properties.values():
            for domain in each.domains or ("",):
                found.setdefault(domain, []).append(each)
        return found


@cached_per_folder
def _loaded(base: str) -> Vocabulary:
    triples, folder = [*ontology_triples(base), *shape_triples(base)], graph_folder()
    return Vocabulary.of(triples, base, namespace_prefixes(base), folder.graphql)


class _Reader(OntologyIndex):
    """The reader of the terms of an ontology, whose classes get their names before its properties."""

    def __init__(
        self, triples: tuple[Triple, ...], base: str, prefixes: Mapping[str, str], schema: GraphqlSection
    ) -> None:
        super().__init__(triples, base)
        self.typed = schema.types
        terms = declared_terms(triples, base)
        self.class_names = class_names(terms.classes, prefixes, schema.names)
        self.relations = terms.relations
        self.names = property_names(terms.properties, prefixes, schema.names)
        self.hierarchy = ClassHierarchy(dict(sorted((each.name, each) for each in self.class_terms())))

    def vocabulary(self) -> Vocabulary:
        properties = {name: self.property_term(iri) for iri, name in self.names.items()}
        return Vocabulary(self.hierarchy.classes, dict(sorted(properties.items())), self.base)

    def class_terms(self) -> Iterator[ClassTerm]:
        taken = set(ROOT_NAMES)
        for iri, name in self.class_names.items():
            singular, plural = self.root_names(iri, name, taken)
            taken |= {singular, plural}
            parents = self.named(iri, namespaces.RDFS_SUB_CLASS_OF)
            kinds = self.annotations(iri, "temporalKind")
            yield ClassTerm(
                iri, name, self.texts(iri, namespaces.RDFS_LABEL), self.texts(iri, namespaces.RDFS_COMMENT),
                tuple(sorted({self.class_names[each] for each in parents if each in self.class_names})),
                self.is_inferred(iri), singular, plural, self.is_personal(iri),
                self.has_type(iri, name), bool(kinds), "state" in kinds,
            )  # fmt: skip

    def has_type(self, iri: NamedNode, name: str) -> bool:
        """Return whether rows may state the class, and a property has it as domain or range or the folder names it."""
        used = (each in self.names for end in (*namespaces.DOMAINS, *namespaces.RANGES) for each in self.into[end, iri])
        return not self.is_inferred(iri) and (name in self.typed or any(used))

    def root_names(self, iri: NamedNode, name: str, taken: set[str]) -> tuple[str, str]:
        """Return the names of the look-up and the connection of a class, which no other root field has."""
        singular = name[0].lower() + name[1:]
        plural = next(iter(self.annotations(iri, "plural")), None) or plural_of(singular)
        singular = free_name(singular, taken)
        return singular, free_name(plural if plural != singular else f"all{name}", taken | {singular})

    def property_term(self, iri: NamedNode) -> PropertyTerm:
        relation = iri in self.relations
        kind = Kind.THING if relation else KINDS.get(self.range(iri) or "", Kind.STRING)
        domains, ranges = self.ends(iri) if relation else (self.classes_of(iri, *namespaces.DOMAINS), set[str]())
        inverse, step = (self.inverse(iri), self.step(iri)) if relation else (None, None)
        return PropertyTerm(
            iri, self.names[iri], self.texts(iri, namespaces.RDFS_LABEL), self.texts(iri, namespaces.RDFS_COMMENT),
            kind, self.is_single(iri, kind), self.top(domains), self.top(ranges),
            self.name(inverse),
            self.name(*self.named(iri, namespaces.kg("qualifiedBy", self.base))[:1]),
            self.flag(iri, "inProvenance"),
            self.flag(iri, "identifying"),
            None if relation else self.range(iri),
            self.words(iri) if kind is Kind.STRING else (),
            self.name(step),
            next(iter(self.annotations(iri, "figureRole")), None),
        )  # fmt: skip

    def name(self, iri: NamedNode | None = None) -> str | None:
        """Return the name of a property that the ontology declares, or None."""
        return self.names.get(iri) if iri else None

    def is_single(self, iri: NamedNode, kind: Kind) -> bool:
        """Return whether a property has one value: functional, annotated so, or a text (one for each language)."""
        functional = self.is_a(iri, namespaces.OWL_FUNCTIONAL_PROPERTY)
        return functional or self.flag(iri, "singleValued") or (kind is Kind.TEXT and iri not in MANY_A_LANGUAGE)

    def ends(self, iri: NamedNode) -> tuple[set[str], set[str]]:
        """Return the classes at both ends of an object property, where needed from its inverse."""
        domains, ranges = self.classes_of(iri, *namespaces.DOMAINS), self.classes_of(iri, *namespaces.RANGES)
        if inverse := self.inverse(iri):
            domains = domains or self.classes_of(inverse, *namespaces.RANGES)
            ranges = ranges or self.classes_of(inverse, *namespaces.DOMAINS)
        return domains, ranges

    def classes_of(self, iri: NamedNode, *predicates: NamedNode) -> set[str]:
        return {self.class_names[value] for value in self.named(iri, *predicates) if value in self.class_names}

    def top(self, names: set[str]) -> tuple[str, ...]:
        """Return the highest classes to put a field on, with inferred ones replaced by those that rows may state."""
        tree = self.hierarchy
        stated = {
            each for name in names for each in (tree.stated_parents(name) if tree.classes[name].inferred else (name,))
        }
        return tuple(sorted(tree.highest(stated)))
