"""The classes and properties of an ontology as Python values, for GraphQL, templates and documents.

Only this module interprets our conventions: which classes are only inferred, which properties have one value, and
on which classes a property is used when reasoning does not need its domain.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.errors import RejectedMetadata
from graph_store.graphs import DEFAULT_BASE
from graph_store.terms import Term
from ontology import namespaces
from ontology.declared_terms import declared_terms
from ontology.graph_folder import cached_per_folder
from ontology.namespaces import local_name
from ontology.term_names import unique_names
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
    namespaces.XSD + "string": Kind.STRING,
    namespaces.XSD + "anyURI": Kind.STRING,
    namespaces.XSD + "integer": Kind.INTEGER,
    namespaces.XSD + "decimal": Kind.DECIMAL,
    namespaces.XSD + "double": Kind.DECIMAL,
    namespaces.XSD + "boolean": Kind.BOOLEAN,
    namespaces.XSD + "date": Kind.DATE,
    namespaces.RDFS + "Literal": Kind.DATE,
    namespaces.EDTF.value: Kind.DATE,
}
"""The kind of a datatype property by its range. A range of any literal means a date in EDTF or `xsd:date`."""

_FIRST, _REST, _NIL = (NamedNode(namespaces.RDF + name) for name in ("first", "rest", "nil"))
_PATH, _IN = NamedNode(f"{namespaces.SHACL}path"), NamedNode(f"{namespaces.SHACL}in")

MANY_A_LANGUAGE = frozenset({namespaces.SKOS_ALT_LABEL})
"""Properties with any number of texts in one language.

All others have one text for each language: https://www.w3.org/TR/skos-reference/#labels.
"""


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """A class that the ontology declares.

    `parents` holds its direct superclasses by name; `plural` is the name of its connection.
    """

    iri: NamedNode
    name: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    parents: tuple[str, ...]
    inferred: bool
    plural: str

    @property
    def singular(self) -> str:
        """The name with a lower-case first letter: `municipality`."""
        return self.name[0].lower() + self.name[1:]


@dataclass(frozen=True, slots=True)
class PropertyTerm:
    """A property.

    Without `domains` it can be used on anything. A `single` property has one value at most (in each language).
    `qualifier` is the property that says how a vague date is meant. An `in_provenance` property occurs only in the
    provenance graph. Two things of a class cannot share a value of a `unique` property. A property with `whole_days`
    has whole days as dates. `words` are the values that a shape allows, empty if no shape lists them. `step` is, for
    a transitive property, the property of a single step: the property itself, as rows state it, if it has no other.
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
    whole_days: bool = False
    words: tuple[str, ...] = ()
    step: str | None = None


@dataclass(frozen=True)
class Vocabulary:
    """The classes and properties under one base IRI, by local name."""

    base: str
    classes: Mapping[str, ClassTerm]
    properties: Mapping[str, PropertyTerm]

    @classmethod
    def load(cls, base: str = DEFAULT_BASE) -> "Vocabulary":
        """Return the vocabulary of the graph folder. Raises: RejectedMetadata (422) naming the faulty term."""
        return _loaded(base)

    @classmethod
    def of(
        cls, triples: Iterable[Triple], base: str = DEFAULT_BASE, prefixes: Mapping[str, str] | None = None
    ) -> "Vocabulary":
        """Return the vocabulary of an ontology with its shapes; `prefixes` holds the prefix of each namespace.

        Raises: RejectedMetadata (422) naming the faulty term.
        """
        return _Reader(triples, base, prefixes or {}).vocabulary()

    @cached_property
    def class_names(self) -> Mapping[NamedNode, str]:
        """The local name of each class, by IRI."""
        return {each.iri: name for name, each in self.classes.items()}

    @cached_property
    def own_names(self) -> Mapping[NamedNode, str]:
        """The local name of each class, and of each property that is not of a standard vocabulary, by IRI."""
        properties = {each.iri: name for name, each in self.properties.items()}
        own = {iri: name for iri, name in properties.items() if not iri.value.startswith(namespaces.STANDARD)}
        return {**self.class_names, **own}

    def ancestors(self, name: str) -> set[str]:
        """Return every superclass of the class, including itself."""
        found: set[str] = set()
        todo = [name]
        while todo:
            if (each := todo.pop()) not in found:
                found.add(each)
                todo.extend(self.classes[each].parents)
        return found

    def descendants(self, name: str) -> set[str]:
        """Return every subclass of the class, including itself."""
        return {each for each in self.classes if name in self.ancestors(each)}

    def stated_parents(self, name: str) -> tuple[str, ...]:
        """Return the nearest superclasses that rows may state, by name; two equal classes are not above each other."""
        above = {each for each in self.ancestors(name) - {name} if name not in self.ancestors(each)}
        above = {each for each in above if not self.classes[each].inferred}
        return tuple(sorted(self.lowest(above)))

    def stated_children(self, name: str) -> tuple[str, ...]:
        """Return the nearest subclasses that rows may state, by name."""
        return tuple(sorted(each for each in self.stated() if name in self.stated_parents(each)))

    def stated(self) -> list[str]:
        """Return the classes that rows may state, superclasses before subclasses."""
        names = [name for name, each in self.classes.items() if not each.inferred]
        return sorted(names, key=lambda name: (len(self.ancestors(name)), name))

    def lowest(self, names: set[str]) -> set[str]:
        """Return the classes that have no other of these classes below them."""
        return {name for name in names if not any(name in self.ancestors(each) - {each} for each in names)}

    def highest(self, names: set[str]) -> set[str]:
        """Return the classes that have no other of these classes above them."""
        return {name for name in names if not (self.ancestors(name) - {name}) & names}

    def standing_on(self, name: str) -> list[PropertyTerm]:
        """Return the properties declared for exactly this class, by name."""
        return [each for each in self.properties.values() if name in each.domains]

    def anywhere(self) -> list[PropertyTerm]:
        """Return the properties that may be used on anything, by name."""
        return [each for each in self.properties.values() if not each.domains]


@cached_per_folder
def _loaded(base: str) -> Vocabulary:
    return Vocabulary.of([*ontology_triples(base), *shape_triples(base)], base, namespace_prefixes(base))


class _Reader:
    """The triples of an ontology, indexed for reading."""

    def __init__(self, triples: Iterable[Triple], base: str, prefixes: Mapping[str, str]) -> None:
        self.base = base
        self.out: dict[Term, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self.into: dict[tuple[NamedNode, Term], list[Term]] = defaultdict(list)
        kept = tuple(triples)
        for triple in kept:
            self.out[triple.subject][triple.predicate].append(triple.object)
            self.into[triple.predicate, triple.object].append(triple.subject)
        terms = declared_terms(kept, base)
        self.class_names = unique_names(terms.classes, prefixes)
        self.names = unique_names(terms.properties, prefixes)

    def vocabulary(self) -> Vocabulary:
        classes = {name: self.class_term(iri) for iri, name in self.class_names.items()}
        plain = Vocabulary(self.base, dict(sorted(classes.items())), {})
        properties = {term.name: term for term in self.property_terms(plain)}
        return Vocabulary(self.base, plain.classes, dict(sorted(properties.items())))

    def unnamed(self, iri: Term) -> bool:
        return isinstance(iri, NamedNode) and iri.value.startswith(f"{self.base}.well-known/genid/")

    def name(self, iri: NamedNode) -> str:
        return self.names.get(iri, local_name(iri.value))

    def class_term(self, iri: NamedNode) -> ClassTerm:
        name = self.class_names[iri]
        parents = [self.class_names[p] for p in self.named(iri, namespaces.RDFS_SUB_CLASS_OF) if p in self.class_names]
        return ClassTerm(
            iri, name, self.texts(iri, namespaces.RDFS_LABEL), self.texts(iri, namespaces.RDFS_COMMENT),
            tuple(sorted(parents)), self.only_inferred(iri), self.plural(iri, name),
        )  # fmt: skip

    def only_inferred(self, iri: NamedNode) -> bool:
        """Return whether membership is only inferred: from a class expression, or because an annotation says so."""
        enough = [
            *self.into[namespaces.RDFS_SUB_CLASS_OF, iri],
            *self.out[iri][namespaces.OWL_EQUIVALENT_CLASS],
            *self.into[namespaces.OWL_EQUIVALENT_CLASS, iri],
        ]
        return any(map(self.unnamed, enough)) or self.flag(iri, "inferredOnly")

    def plural(self, iri: NamedNode, name: str) -> str:
        given = [str(value.value) for value in self.literals(iri, namespaces.kg("plural", self.base))]
        singular = name[0].lower() + name[1:]
        plural = given[0] if given else _plural(singular)
        return plural if plural != singular else f"all{name}"

    def property_terms(self, classes: Vocabulary) -> Iterator[PropertyTerm]:
        for iri in self.names:
            yield self.property_term(iri, namespaces.OWL_OBJECT_PROPERTY in self.out[iri][namespaces.RDF_TYPE], classes)

    def property_term(self, iri: NamedNode, relation: bool, classes: Vocabulary) -> PropertyTerm:
        inverse = self.inverse(iri) if relation else None
        domains = self.ends(iri, namespaces.RDFS_DOMAIN, namespaces.SCHEMA_DOMAIN_INCLUDES)
        ranges = self.ends(iri, namespaces.RDFS_RANGE, namespaces.SCHEMA_RANGE_INCLUDES) if relation else set()
        if inverse is not None:
            domains = domains or self.ends(inverse, namespaces.RDFS_RANGE, namespaces.SCHEMA_RANGE_INCLUDES)
            ranges = ranges or self.ends(inverse, namespaces.RDFS_DOMAIN, namespaces.SCHEMA_DOMAIN_INCLUDES)
        kind = Kind.THING if relation else self.kind(iri)
        return PropertyTerm(
            iri, self.name(iri),
            self.texts(iri, namespaces.RDFS_LABEL), self.texts(iri, namespaces.RDFS_COMMENT), kind,
            self.single(iri, kind), self.top(domains, classes), self.top(ranges, classes),
            None if inverse is None else self.name(inverse),
            next(map(self.name, self.named(iri, namespaces.kg("qualifiedBy", self.base))), None),
            self.flag(iri, "inProvenance"),
            self.flag(iri, "identifying"),
            self.range(iri) == f"{namespaces.XSD}date",
            self.words(iri) if kind is Kind.STRING else (),
            self.step(iri) if relation else None,
        )  # fmt: skip

    def step(self, iri: NamedNode) -> str | None:
        """Return the property of one step along a transitive property or along the inverse of one, or None."""
        if namespaces.OWL_TRANSITIVE_PROPERTY in self.out[iri][namespaces.RDF_TYPE]:
            below = [each for each in self.into[namespaces.RDFS_SUB_PROPERTY_OF, iri] if isinstance(each, NamedNode)]
            return self.name(min(below, key=str) if below else iri)
        back = self.inverse(iri)
        if back is None or namespaces.OWL_TRANSITIVE_PROPERTY not in self.out[back][namespaces.RDF_TYPE]:
            return None
        below = [each for each in self.into[namespaces.RDFS_SUB_PROPERTY_OF, back] if isinstance(each, NamedNode)]
        single = self.inverse(min(below, key=str)) if below else iri
        return None if single is None else self.name(single)

    def words(self, iri: NamedNode) -> tuple[str, ...]:
        """Return the values that shapes list for a property, in the order of the lists.

        Source: https://www.w3.org/TR/shacl/#InConstraintComponent
        """
        lists = (first for shape in self.into[_PATH, iri] for first in self.out[shape][_IN])
        return tuple(dict.fromkeys(str(each.value) for first in lists for each in self.members(first)))

    def members(self, node: Term) -> Iterator[Literal]:
        """Yield the literals of a list."""
        while node in self.out and node != _NIL:
            yield from (each for each in self.out[node][_FIRST] if isinstance(each, Literal))
            node = next(iter(self.out[node][_REST]), _NIL)

    def kind(self, iri: NamedNode) -> Kind:
        if (range_ := self.range(iri)) is None:
            raise RejectedMetadata(f"{iri.value} is a datatype property without a range")
        if range_ not in KINDS:
            raise RejectedMetadata(f"{iri.value} has the range {range_}, for which there is no field type")
        return KINDS[range_]

    def range(self, iri: NamedNode) -> str | None:
        """Return the first range, stated or documented, or None."""
        ranges = (*self.named(iri, namespaces.RDFS_RANGE), *self.named(iri, namespaces.SCHEMA_RANGE_INCLUDES))
        return next((each.value for each in ranges), None)

    def single(self, iri: NamedNode, kind: Kind) -> bool:
        """Return whether a property has one value: functional, annotated so, or a text (one for each language)."""
        functional = namespaces.OWL_FUNCTIONAL_PROPERTY in self.out[iri][namespaces.RDF_TYPE]
        return functional or self.flag(iri, "singleValued") or (kind is Kind.TEXT and iri not in MANY_A_LANGUAGE)

    def inverse(self, iri: NamedNode) -> NamedNode | None:
        if namespaces.OWL_SYMMETRIC_PROPERTY in self.out[iri][namespaces.RDF_TYPE]:
            return iri
        pairs = [*self.out[iri][namespaces.OWL_INVERSE_OF], *self.into[namespaces.OWL_INVERSE_OF, iri]]
        return next((other for other in pairs if isinstance(other, NamedNode)), None)

    def ends(self, iri: NamedNode, *predicates: NamedNode) -> set[str]:
        found = (value for predicate in predicates for value in self.named(iri, predicate))
        return {self.class_names[value] for value in found if value in self.class_names}

    def top(self, names: set[str], classes: Vocabulary) -> tuple[str, ...]:
        """Return the highest classes to put a field on, with inferred ones replaced by those that rows may state."""
        stated = {
            each
            for name in names
            for each in (classes.stated_parents(name) if classes.classes[name].inferred else (name,))
        }
        return tuple(sorted(classes.highest(stated)))

    def named(self, iri: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [value for value in self.out[iri][predicate] if isinstance(value, NamedNode)]

    def literals(self, iri: NamedNode, predicate: NamedNode) -> list[Literal]:
        return [value for value in self.out[iri][predicate] if isinstance(value, Literal)]

    def texts(self, iri: NamedNode, predicate: NamedNode) -> dict[str, str]:
        return {value.language or "": value.value for value in self.literals(iri, predicate)}

    def flag(self, iri: NamedNode, name: str) -> bool:
        return any(value.value in {"true", "1"} for value in self.literals(iri, namespaces.kg(name, self.base)))


def _plural(word: str) -> str:
    """Return the regular English plural."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
