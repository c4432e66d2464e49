"""The terms and keys of a version that may have been meant by an unknown one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_api.hints.near_names import NearNames
from graph_api.site.per_version import cached_per_version
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE, Term
from ontology.namespaces import (
    DCT_IDENTIFIER,
    OWL_ANNOTATION_PROPERTY,
    OWL_CLASS,
    OWL_DATATYPE_PROPERTY,
    OWL_OBJECT_PROPERTY,
    RDF_PROPERTY,
    RDFS_CLASS,
    RDFS_LABEL,
    local_name,
)

_CLASSES = (OWL_CLASS, RDFS_CLASS)
_PROPERTIES = (OWL_OBJECT_PROPERTY, OWL_DATATYPE_PROPERTY, OWL_ANNOTATION_PROPERTY, RDF_PROPERTY)
_MOST_KEYS = 10_000
_MOST_TEXTS = 5_000
_MOST_NEAR, _MOST_NEAR_TEXTS = 6, 2


class _Terms:
    """Terms by the names that people may give them: local names, and labels in any language."""

    def __init__(self, named: Iterable[tuple[str, NamedNode]]) -> None:
        self._terms: dict[str, list[NamedNode]] = defaultdict(list)
        for name, term in named:
            self._terms[name].append(term)
        self._names = NearNames(self._terms)

    def near(self, name: str) -> Iterator[NamedNode]:
        """Yield the terms whose names are most like this one, best first."""
        found = (term for each in self._names.nearest(name, _MOST_NEAR) for term in self._terms[each])
        yield from dict.fromkeys(found)


class KnownTerms:
    """The classes, properties and keys of one version, in the form in which they are compared."""

    def __init__(self, snapshot: Snapshot) -> None:
        graph = snapshot.graphs.ontology
        labels: dict[object, list[str]] = defaultdict(list)
        for quad in snapshot.quads(p=RDFS_LABEL, g=graph):
            if isinstance(quad.object, Literal):
                labels[quad.subject].append(quad.object.value)

        def named(*kinds: NamedNode) -> Iterator[tuple[str, NamedNode]]:
            for term in dict.fromkeys(each for kind in kinds for each in _subjects(snapshot, kind)):
                yield local_name(term.value), term
                yield from ((label, term) for label in labels[term])

        self.classes, self.properties = _Terms(named(*_CLASSES)), _Terms(named(*_PROPERTIES))
        self._start = f"{snapshot.graphs.base}id/"
        self._keys: dict[str, list[str]] = defaultdict(list)
        for iri in _with_key(snapshot, self._start):
            self._keys[iri.partition("/")[0]].append(iri)
        self._near: dict[str, NearNames] = {}
        self._labels = _Texts(snapshot, RDFS_LABEL)

    def near_thing(self, iri: str) -> NamedNode | None:
        """Return the thing whose key is most like that of an IRI, or None; with the same prefix, if that exists."""
        if not iri.startswith(self._start):
            return None
        path = iri[len(self._start) :]
        prefix, _, slug = path.partition("/")
        index = self._index(prefix if prefix in self._keys else "")
        found = index.nearest(slug or prefix)
        return NamedNode(self._start + self._path(found[0], prefix)) if found else None

    def near_labels(self, asked: Literal) -> Sequence[Term]:
        """Return the labels that are most like a text."""
        return self._labels.near(asked)

    def _path(self, slug: str, prefix: str) -> str:
        if prefix in self._keys:
            return f"{prefix}/{slug}"
        return next(path for paths in self._keys.values() for path in paths if path.partition("/")[2] == slug)

    def _index(self, prefix: str) -> NearNames:
        """Return the index of the names with a prefix, or of all names; built at first use."""
        if prefix not in self._near:
            paths = self._keys[prefix] if prefix else [path for paths in self._keys.values() for path in paths]
            self._near[prefix] = NearNames(path.partition("/")[2] for path in paths)
        return self._near[prefix]


class _Texts:
    """The texts of a property in the default graph, up to a limit."""

    def __init__(self, snapshot: Snapshot, property_: NamedNode) -> None:
        quads = islice(snapshot.store().quads_for_pattern(None, property_, None, DefaultGraph()), _MOST_TEXTS)
        self._literals: dict[str, list[Literal]] = defaultdict(list)
        for quad in quads:
            if isinstance(quad.object, Literal):
                self._literals[quad.object.value].append(quad.object)
        self._names = NearNames(self._literals)

    def near(self, asked: Literal) -> list[Literal]:
        """Return the texts that are most like this one, in its language if they have it."""
        near = [self._literals[name] for name in self._names.nearest(asked.value, _MOST_NEAR_TEXTS)]
        return [next((each for each in texts if each.language == asked.language), texts[0]) for texts in near]


@cached_per_version
def known_terms(snapshot: Snapshot) -> KnownTerms:
    """Return the known terms of a version."""
    return KnownTerms(snapshot)


def _subjects(snapshot: Snapshot, kind: NamedNode) -> list[NamedNode]:
    quads: list[Quad] = snapshot.quads(p=RDF_TYPE, o=kind, g=snapshot.graphs.ontology)
    unnamed = f"{snapshot.graphs.base}.well-known/"
    subjects = [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]
    return sorted((each for each in subjects if not each.value.startswith(unnamed)), key=str)


def _with_key(snapshot: Snapshot, start: str) -> Iterator[str]:
    """Yield the part after `id/` of the IRIs of things that have a key, up to a limit."""
    quads = snapshot.store().quads_for_pattern(None, DCT_IDENTIFIER, None, DefaultGraph())
    subjects = (quad.subject.value for quad in islice(quads, _MOST_KEYS) if isinstance(quad.subject, NamedNode))
    yield from (iri[len(start) :] for iri in sorted(set(subjects)) if iri.startswith(start))
