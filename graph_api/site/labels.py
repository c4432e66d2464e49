"""Names in the reader's language, for anything: things, terms of the vocabulary, rows, values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TypeAlias
from urllib.parse import unquote

from markupsafe import escape
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph_api.site.formatting import shown
from graph_api.site.per_version import cached_per_version
from graph_api.site.texts import INTERFACE, speaker
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.built_names import BuiltNames
from ontology.graph_folder import cached_per_folder, graph_folder
from ontology.namespaces import ENDED_BY, RDF_TYPE, SKOS_NOTATION, kg
from ontology.vocabulary import Vocabulary

_RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_NAMING = (NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), _RDFS_LABEL)

Term: TypeAlias = NamedNode | Literal | BlankNode | Triple

_STANDARD: dict[str, tuple[str, str]] = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": ("soort", "kind"),
    "http://www.w3.org/2000/01/rdf-schema#comment": ("uitleg", "comment"),
    "http://www.w3.org/2000/01/rdf-schema#subClassOf": ("een soort", "a kind of"),
    "http://www.w3.org/2000/01/rdf-schema#subPropertyOf": ("een vorm van", "a form of"),
    "http://www.w3.org/2000/01/rdf-schema#seeAlso": ("zie ook", "see also"),
    "http://www.w3.org/2002/07/owl#sameAs": ("is hetzelfde als", "is the same as"),
    "http://www.w3.org/ns/prov#wasDerivedFrom": ("afkomstig uit", "derived from"),
    "http://www.w3.org/ns/prov#wasGeneratedBy": ("gemaakt in", "made in"),
    "http://www.w3.org/2004/02/skos/core#inScheme": ("in begrippenlijst", "in scheme"),
    "http://purl.org/dc/terms/contributor": ("bijdrager", "contributor"),
    "http://purl.org/dc/terms/dateAccepted": ("aanvaard op", "accepted on"),
    "http://purl.org/dc/terms/description": ("beschrijving", "description"),
    "http://purl.org/dc/terms/hasPart": ("heeft als deel", "has as part"),
    "http://purl.org/dc/terms/isPartOf": ("is deel van", "is part of"),
    "http://purl.org/dc/terms/source": ("bron", "source"),
    "http://purl.org/dc/terms/spatial": ("gaat over de plaats", "covers the place"),
    "http://purl.org/dc/terms/subject": ("onderwerp", "subject"),
    "http://www.w3.org/ns/org#hasMember": ("heeft als lid", "has as member"),
    "http://www.w3.org/ns/org#headOf": ("hoofd van", "head of"),
    "http://www.opengis.net/ont/geosparql#sfContains": ("bevat", "contains"),
    "http://www.opengis.net/ont/geosparql#sfWithin": ("ligt binnen", "lies within"),
    "http://www.w3.org/ns/org#hasUnit": ("heeft als onderdeel", "has unit"),
    "http://www.w3.org/ns/org#linkedTo": ("verbonden met", "linked to"),
    "http://www.w3.org/ns/org#memberOf": ("lid van", "member of"),
    "http://www.w3.org/ns/org#transitiveSubOrganizationOf": ("valt onder", "falls under"),
    "http://www.w3.org/ns/org#unitOf": ("onderdeel van", "unit of"),
    "http://data.europa.eu/a4g/ontology#leadBy": ("getrokken door", "led by"),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A text, with its language when that differs from the language of the page, and a mark on what has ended."""

    text: str
    language: str | None = None
    mark: str = ""

    def __html__(self) -> str:
        """Return the HTML of the text: with isolated text direction, and with its language and mark when it has one."""
        text, mark = escape(self.text), f' <span class="tag">{escape(self.mark)}</span>' if self.mark else ""
        if not self.language:
            return f"<bdi>{text}</bdi>{mark}"
        language = escape(self.language)
        return f'<span lang="{language}" dir="auto">{text}</span> <span class="lang">({language})</span>{mark}'


class Labels:
    """Names in one version, from stated and inferred facts alike."""

    def __init__(self, snapshot: Snapshot, scope: Scope, order: Sequence[str], language: str) -> None:
        columns = self._columns = snapshot.columns(scope.whole)
        self._naming = [columns.objects(predicate) for predicate in _NAMING]
        self._base = base = snapshot.graphs.base
        types = columns.objects(RDF_TYPE)
        facts = partial(snapshot.triples, scope.whole)
        self._built = BuiltNames(self._known, lambda node: types.get(node, ()), facts, base)
        self._ended, self._codes = columns.objects(kg(ENDED_BY, base)), _codes(snapshot)
        self._order, self._language = order, language
        self._found: dict[Term, Label] = {}

    def text(self, term: Term) -> str:
        """Return the text of the name of a thing, or of a value."""
        return self.of(term).text

    def of(self, term: Term, as_value_of: NamedNode | None = None) -> Label:
        """Return the name of a thing or of a code, or a value in its written form.

        A text is a code only as the value of a property for which the ontology names it.
        """
        if isinstance(term, Literal):
            named = self._codes.get((as_value_of, term.value))
            return self.of(named) if named else self._value(term)
        found = self._found.get(term)
        if found is None:
            names = self._names(term)
            found = self.best(names) if names else Label(self._unnamed(term))
            if term in self._ended:
                found = replace(found, mark=speaker(self._language)("ended_mark"))
            self._found[term] = found
        return found

    def all_of(self, term: Term) -> list[Label]:
        """Return every name of a thing, the best one first."""
        ranked = sorted(self._names(term), key=lambda name: (self._rank(name), name.language or "", name.value))
        return list(dict.fromkeys(self._value(name) for name in ranked))

    @cached_property
    def _standing_in(self) -> list[Mapping[Term, Sequence[Term]]]:
        return [self._columns.objects(iri) for iri in _standing_in(self._base)]

    def _names(self, term: Term) -> list[Literal]:
        names = [name for naming in self._naming for name in naming.get(term, ())]
        if not names and isinstance(term, NamedNode) and term.value.startswith(f"{self._base}id/"):
            names = [name for naming in self._standing_in for name in naming.get(term, ())]
        return [name for name in names if isinstance(name, Literal)]

    def best(self, texts: Iterable[Literal]) -> Label:
        """Return the text in the requested language, else in the first available language of the service, else any."""
        ranked = sorted(texts, key=lambda text: (self._rank(text), text.language or "", text.value))
        return self._value(ranked[0]) if ranked else Label("")

    def _rank(self, text: Literal) -> int:
        tag = (text.language or "").lower()
        return self._order.index(tag) if tag in self._order else len(self._order)

    def _value(self, value: Literal) -> Label:
        foreign = value.language and value.language.lower() != self._language
        return Label(shown(value, self._language), value.language if foreign else None)

    def _unnamed(self, term: Term) -> str:
        if not isinstance(term, NamedNode):
            return str(term)
        if term.value in _STANDARD:
            return _STANDARD[term.value][INTERFACE.index(self._language)]
        return self._built.of(term) or _from_iri(term.value, self._base)

    def _known(self, term: NamedNode) -> str:
        """Return the name that the version has for a term; an empty text if it has none."""
        return self.text(term) if self._names(term) else ""


@cached_per_version
def _codes(snapshot: Snapshot) -> dict[tuple[NamedNode | None, str], NamedNode]:
    """Return the class or concept that names each code of a property."""
    columns = snapshot.columns()
    notations = columns.objects(SKOS_NOTATION)
    return {
        (of, notation.value): named
        for named, properties in columns.objects(kg("codeOf", snapshot.graphs.base)).items()
        for notation in notations.get(named, ())
        for of in properties
        if isinstance(named, NamedNode) and isinstance(of, NamedNode) and isinstance(notation, Literal)
    }


@cached_per_folder
def _standing_in(base: str) -> list[NamedNode]:
    """Return the properties whose value serves as the name of a thing without a name."""
    properties = Vocabulary.load(base).properties
    return [properties[name].iri for name in graph_folder().site.names]


def _from_iri(iri: str, base: str) -> str:
    """Return a readable form of an IRI without a label: file and key of a row, key of a thing, local name of a term."""
    if not iri.startswith(base):
        return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri
    kind, _, rest = iri.removeprefix(base).partition("/")
    if kind == "row":
        stem, _, key = rest.partition("/")
        return f"{stem}.csv · {unquote(key)}"
    if kind == "id":
        return unquote(rest).replace("/", ":", 1)
    return unquote(iri.removeprefix(base)).removeprefix("ns#")
