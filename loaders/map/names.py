"""The names of one thing, and patterns that find them in texts: its IRIs, its keys and what people call it."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from graph_store.errors import BadRequest
from graph_store.snapshot import Snapshot
from ontology.namespaces import OWL_SAME_AS, RDFS_LABEL, SCHEMA, SKOS_ALT_LABEL, SKOS_PREF_LABEL, key_of, thing

NAMING = (
    RDFS_LABEL, SKOS_PREF_LABEL, SKOS_ALT_LABEL,
    NamedNode(f"{SCHEMA}name"), NamedNode("http://xmlns.com/foaf/0.1/name"),
)  # fmt: skip
"""The properties that say what a thing is called."""

_KEPT_AS_IS = "-._~:/"
_NEVER = "(?!)"
_BETWEEN = r"(?:\s|\\[nrt])+"
_AFTER_LINE_END = r"(?<=\\[nrt])"
"""In N-Quads and JSON the end of a line is written with a letter, which does not belong to the next word."""


@dataclass(frozen=True)
class Names:
    """The names of a thing; a pattern finds a key or an IRI as a whole, also as a part of the IRI of something else."""

    iris: frozenset[str]
    labels: frozenset[str]
    base: str

    @property
    def own(self) -> frozenset[str]:
        """The IRIs under our base, and their keys: the names by which a row or a write can bring the thing back."""
        ours = {iri for iri in self.iris if iri.startswith(self.base)}
        return frozenset({*ours, *(key for iri in ours if (key := key_of(iri, self.base)))})

    @cached_property
    def needles(self) -> frozenset[str]:
        """Texts in lower case of which each match of a pattern has one, in any case."""
        keys = {key_of(iri, self.base) or f":{iri}" for iri in self.iris}
        slugs = {key.partition(":")[2] for key in keys}
        words = {max(label.split(), key=len) for label in self.labels}
        return frozenset(each.lower() for each in {*slugs, *(quote(slug, safe=_KEPT_AS_IS) for slug in slugs), *words})

    @cached_property
    def keys(self) -> re.Pattern[str]:
        """The pattern of its keys and IRIs."""
        return _any_of(map(self._of_iri, sorted(self.iris)))

    @cached_property
    def lines(self) -> re.Pattern[str]:
        """The pattern for lines of N-Quads or JSON: its keys, a label of several words, or a text that is a label."""
        alone = (rf'(?<=["])(?:[^":]*: )?{_escaped(label)}(?=")' for label in sorted(self.labels))
        return _any_of([self.keys.pattern, *map(_words, self._phrases()), *alone])

    @cached_property
    def texts(self) -> re.Pattern[str]:
        """The pattern for the running text of a document: its keys, or a label of several words."""
        return _any_of([self.keys.pattern, *map(_words, self._phrases())])

    @cached_property
    def cells(self) -> re.Pattern[str]:
        """The pattern for the text of an inventory: as in running text, or a cell that is a label."""
        alone = (rf'(?<![^,;\t"\n]){re.escape(label)}(?![^,;\t"\r\n])' for label in sorted(self.labels))
        return _any_of([self.texts.pattern, *alone])

    def _phrases(self) -> list[str]:
        return [label for label in sorted(self.labels) if " " in label]

    def _of_iri(self, iri: str) -> str:
        prefix, _, slug = (key_of(iri, self.base) or "").partition(":")
        if not slug:
            return rf"{re.escape(iri)}(?![\w%~-]|\.\w)"
        slugs = "|".join(sorted({re.escape(slug), re.escape(quote(slug, safe=_KEPT_AS_IS))}))
        return rf"(?:(?<![\w%-])|{_AFTER_LINE_END}){re.escape(prefix)}(?::|/|%3A)(?:{slugs})(?![\w%~-]|\.\w)"


def iris_of(key: str, base: str) -> frozenset[str]:
    """Return the IRIs that a key `tree:oak` may mean, or the IRI if it is one. Raises: BadRequest (400)."""
    if "://" in key or key.startswith("urn:"):
        return frozenset({key})
    if not all(key.partition(":")):
        raise BadRequest("{key!r} is not a key or an IRI; a key is written as prefix:name.", key=key)
    return frozenset(thing(each, base).value for each in (key, quote(key, safe=_KEPT_AS_IS)))


def names_of(versions: Sequence[Snapshot], known: Set[str], base: str, *, labels: bool = True) -> Names:
    """Return the names that a thing with these IRIs has in these versions; `owl:sameAs` gives its aliases.

    Without `labels`, its labels are left out.
    """
    iris, waiting = set(known), sorted(known)
    while waiting:
        node = NamedNode(waiting.pop())
        found = {other for version in versions for other in _same(version, node)} - iris
        iris |= found
        waiting += found
    called = (label for version in versions for each in iris for label in _labels(version, NamedNode(each)))
    return Names(frozenset(iris), frozenset(called if labels else ()), base)


def _same(version: Snapshot, node: NamedNode) -> Iterator[str]:
    for quad in (*version.quads(node, OWL_SAME_AS), *version.quads(None, OWL_SAME_AS, node)):
        yield from (end.value for end in (quad.subject, quad.object) if isinstance(end, NamedNode))


def _labels(version: Snapshot, node: NamedNode) -> Iterator[str]:
    for name in NAMING:
        for quad in version.quads(node, name):
            if isinstance(quad.object, Literal) and (label := " ".join(quad.object.value.split())):
                yield label


def _words(label: str) -> str:
    return rf"(?:(?<!\w)|{_AFTER_LINE_END}){_BETWEEN.join(map(_escaped, label.split()))}(?!\w)"


def _escaped(text: str) -> str:
    return re.escape(text).replace('"', r'\\?"')


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) or _NEVER, re.IGNORECASE)
