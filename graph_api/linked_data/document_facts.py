"""The facts of a document as a page shows them: in groups, by name, with a link to explain each inferred fact."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.linked_data.notation import written
from graph_api.linked_data.term_relations import Hierarchy
from graph_api.linked_data.thing_description import Document
from graph_api.site.addresses import Addresses
from graph_api.site.groups import group_of, groups
from graph_api.site.labels import Label, Labels
from graph_store.columns import Columns
from graph_store.terms import Term
from ontology.built_names import key_parts
from ontology.graph_folder import graph_folder
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, RDFS_LABEL, SKOS_ALT_LABEL, SKOS_PREF_LABEL, row_base
from ontology.vocabulary import Vocabulary

_HEAD = frozenset({RDFS_LABEL, SKOS_PREF_LABEL, SKOS_ALT_LABEL, DCT_IDENTIFIER})


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one property."""

    label: Label
    href: str | None
    why: str | None
    note: Label | None
    long: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A property with its values; those in `implied` also follow from a narrower property of the same group."""

    label: Label
    href: str | None
    values: list[Value]
    implied: list[Value]


@dataclass(slots=True)
class Group:
    """Facts whose values are of one kind."""

    key: str
    title: Mapping[str, str] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    things: int = 0

    @property
    def implied(self) -> int:
        """The number of facts in the group that are implied by another fact of the group."""
        return sum(len(fact.implied) for fact in self.facts)


class Facts:
    """Sorts the facts of one document into groups for one reader."""

    def __init__(self, document: Document, labels: Labels, addresses: Addresses, terms: Hierarchy, columns: Columns):
        self._document, self._labels, self._addresses, self._terms = document, labels, addresses, terms
        self._columns, self._base = columns, addresses.base
        self._vocabulary = Vocabulary.load(self._base)

    def groups(self) -> list[Group]:
        """Return the groups that have facts, in the order of a page."""
        sorted_out: dict[str, dict[NamedNode, list[Triple]]] = defaultdict(lambda: defaultdict(list))
        for triple in self._document.outgoing:
            if triple.predicate not in _HEAD:
                sorted_out[self._group(triple)][triple.predicate].append(triple)
        implied = self._implied(self._document.outgoing)
        return [self._filled(key, sorted_out[key], implied) for key in groups() if key in sorted_out]

    def referring(self) -> Group:
        """Return facts about this thing in other documents that no inverse property shows in the other groups."""
        found: dict[NamedNode, list[Triple]] = defaultdict(list)
        said = {(triple.predicate, triple.object) for triple in self._document.outgoing}
        for triple in self._document.incoming:
            shown_above = (self._terms.inverse(triple.predicate), triple.subject) in said
            if not shown_above and not self._is_nameless(triple.subject):
                found[triple.predicate].append(triple)
        return self._filled("referred", found, self._implied(self._document.incoming), reverse=True)

    def kinds(self) -> list[Value]:
        """Return the most specific classes, each with the address of its members."""
        return [replace(self._value(each, each.object), href=self._members(each)) for each in self._kind_triples()]

    def classes(self) -> list[NamedNode]:
        """Return the same classes as terms."""
        return [each.object for each in self._kind_triples() if isinstance(each.object, NamedNode)]

    def _members(self, triple: Triple) -> str:
        assert isinstance(triple.object, NamedNode)  # noqa: S101
        return self._addresses.path(f"/class/{self._vocabulary.class_names[triple.object]}")

    def _kind_triples(self) -> list[Triple]:
        """Return the facts with the most specific classes: stated ones, then inferred ones without a narrower class."""
        triples = [
            t for t in self._document.outgoing if t.predicate == RDF_TYPE and t.object in self._vocabulary.class_names
        ]
        stated = [triple for triple in triples if triple not in self._document.inferred]
        return [*self._narrowest(stated), *self._narrowest(triples, stated)]

    def _narrowest(self, triples: list[Triple], shown: Sequence[Triple] = ()) -> list[Triple]:
        classes = [triple.object for triple in triples if isinstance(triple.object, NamedNode)]
        above = {broader for each in classes for broader in self._terms.classes_above(each)}
        return [triple for triple in triples if triple.object not in above and triple not in shown]

    def _is_nameless(self, term: Term) -> bool:
        """Return whether the term is a class expression of the ontology."""
        return isinstance(term, NamedNode) and term.value.startswith(f"{self._base}.well-known/genid/")

    def _is_ours(self, term: Term) -> bool:
        return term in self._vocabulary.own_names

    def _group(self, triple: Triple) -> str:
        if triple.predicate == RDF_TYPE:
            return "kinds"
        if isinstance(triple.object, Literal):
            return "facts"
        classes = self._columns.objects(RDF_TYPE).get(triple.object, [])
        return group_of((each for each in classes if isinstance(each, NamedNode)), self._base)

    def _filled(
        self, key: str, stated: Mapping[NamedNode, list[Triple]], implied: Set[Triple], *, reverse: bool = False
    ) -> Group:
        facts = [self._fact(predicate, triples, implied, reverse) for predicate, triples in stated.items()]
        things = {triple.subject if reverse else triple.object for triples in stated.values() for triple in triples}
        title = groups()[key].title if key in groups() else {}
        return Group(key, title, sorted(facts, key=_telling_first), len(things - {self._document.subject}))

    def _implied(self, triples: Sequence[Triple]) -> set[Triple]:
        """Return inferred triples that a narrower triple with the same ends implies, or that link a thing to itself."""
        above = {
            (triple.subject, broader, triple.object)
            for triple in triples
            for broader in self._terms.properties_above(triple.predicate)
        }
        for triple in triples:
            if triple.predicate == RDF_TYPE and isinstance(triple.object, NamedNode):
                above |= {(triple.subject, RDF_TYPE, cls) for cls in self._terms.classes_above(triple.object)}
        inferred = (triple for triple in triples if triple in self._document.inferred)
        return {t for t in inferred if t.subject == t.object or (t.subject, t.predicate, t.object) in above}

    def _fact(self, predicate: NamedNode, triples: Sequence[Triple], implied: Set[Triple], reverse: bool) -> Fact:
        return Fact(
            label=self._labels.of(predicate),
            href=self._term(predicate),
            values=self._values([triple for triple in triples if triple not in implied], reverse=reverse),
            implied=self._values([triple for triple in triples if triple in implied], reverse=reverse),
        )

    def _values(self, triples: Iterable[Triple], *, reverse: bool = False) -> list[Value]:
        values = [self._value(triple, triple.subject if reverse else triple.object) for triple in triples]
        return sorted(values, key=_stated_first)

    def _term(self, term: NamedNode) -> str | None:
        """Return the address of a term in the vocabulary; None for one that the vocabulary does not explain."""
        name = self._vocabulary.own_names.get(term)
        return f"{self._addresses.path('/ns')}#{name}" if name else None

    def _value(self, triple: Triple, shown: Term) -> Value:
        label = self._labels.of(shown, triple.predicate)
        return Value(
            label=label,
            href=self._href(shown),
            why=self._why(triple) if triple in self._document.inferred else None,
            note=self._note_of(shown, label) if isinstance(shown, NamedNode) else None,
            long=len(label.text) > 160,
        )

    def _href(self, shown: Term) -> str | None:
        if isinstance(shown, NamedNode):
            return self._term(shown) or self._addresses.of(shown)
        text = shown.value if isinstance(shown, Literal) else ""
        return text if text.startswith(("https://", "http://")) and " " not in text else None

    def _why(self, triple: Triple) -> str:
        parts = {"s": triple.subject, "p": triple.predicate, "o": triple.object}
        return self._addresses.path("/explain", **{name: written(term) for name, term in parts.items()})

    def _note_of(self, shown: NamedNode, label: Label) -> Label | None:
        """Return the note of a thing; for a row that of the first thing in its key with any."""
        is_row = shown.value.startswith(row_base(self._base))
        things = (each for _, each in key_parts(shown, self._base) if each) if is_row else [shown]
        return next((note for each in things if (note := self._note(each, label))), None)

    def _note(self, thing: NamedNode, label: Label) -> Label | None:
        """Return a text that distinguishes the thing from others: the first note of the graph folder that it has."""
        notes = (list(filter(None, (self._one(name, thing) for name in names))) for names in graph_folder().site.notes)
        found = (one[0] if len(one) == 1 else Label(" ".join(each.text for each in one)) for one in notes if one)
        return next((note for note in found if note.text != label.text), None)

    def _one(self, name: str, thing: NamedNode) -> Label | None:
        property_ = self._vocabulary.properties[name].iri
        values = self._columns.objects(property_).get(thing, [])
        return self._labels.of(values[0], property_) if values else None


def _telling_first(fact: Fact) -> tuple[bool, bool, str]:
    inferred_only = all(value.why for value in fact.values)
    return (not fact.values, inferred_only, fact.label.text.casefold())


def _stated_first(value: Value) -> tuple[bool, str]:
    return (value.why is not None, value.label.text.casefold())
