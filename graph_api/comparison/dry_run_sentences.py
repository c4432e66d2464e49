"""The changes that a dry run found, as sentences, with the names that things have or would get."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.site.labels import Labels
from graph_api.site.sentences import sentences_of
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE, Term
from loaders import FactChanges
from ontology.change_sentences import ChangeSentences, Told, told_text
from ontology.namespaces import DCT_IDENTIFIER, RDFS_LABEL, SKOS_PREF_LABEL, row_base
from ontology.reasoning.owl_terms import ends
from ontology.sentences import Sentences
from ontology.wording import Wording

_NAMING = (RDFS_LABEL, SKOS_PREF_LABEL)


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences: things that are new or gone, values that change, facts that come or go, and what follows."""

    new: list[str]
    gone: list[str]
    changed: list[str]
    added: list[str]
    removed: list[str]
    following: list[str]
    following_no_more: list[str]

    def as_json(self) -> dict[str, list[str]]:
        """Return the sentences by their kind."""
        return asdict(self)


def said(stated: FactChanges, inferred: FactChanges, before: Snapshot, order: Sequence[str], language: str) -> Said:
    """Return the changes since a version as sentences in one language."""
    return _Saying(stated, before, order, language).all(stated, inferred)


class _Saying:
    """The words for things before and after a change."""

    def __init__(self, stated: FactChanges, before: Snapshot, order: Sequence[str], language: str) -> None:
        self._labels = Labels(before, Scope(), order, language)
        self._before, old = before, sentences_of(self._labels, before, Scope(), language)
        self._types = before.columns(Scope()).objects(RDF_TYPE)
        self._names, self._kinds = self._named(stated.appearing), _kinds(stated.appearing)
        new = Sentences(Wording.load(before.graphs.base), language, self._name, self._classes)
        self._words = ChangeSentences(old, new)

    def all(self, stated: FactChanges, inferred: FactChanges) -> Said:
        """Return the sentences."""
        new = [each for each in _keyed(stated.appearing) if not self._before.triples(Scope(), s=each)]
        gone = dict.fromkeys(_keyed(stated.going))
        kinds = {each: next(iter(self._kinds.get(each, ())), None) for each in new}
        appearing = [each for each in stated.appearing if each.subject not in kinds or not _is_said(each, kinds)]
        going = [each for each in stated.going if each.subject not in gone]
        changes = dict(_changed(appearing, going))
        replaced = set(changes.values())
        return Said(
            _texts(self._words.new(*each) for each in kinds.items()),
            _texts(map(self._words.gone, gone)),
            _texts(chain.from_iterable(self._change(*each) for each in changes.items())),
            _texts(map(self._fact, (each for each in appearing if each not in changes))),
            _texts(chain.from_iterable(self._fewer(each) for each in going if each not in replaced)),
            _texts(map(self._fact, self._following(inferred.appearing, stated.appearing))),
            _texts(map(self._fact, self._following(inferred.going, stated.going))),
        )

    def _name(self, term: Term, predicate: NamedNode | None) -> str:
        return self._names.get(term) or self._labels.of(term, predicate).text

    def _classes(self, term: Term) -> Iterable[object]:
        return [*self._types.get(term, ()), *self._kinds.get(term, ())]

    def _named(self, appearing: Iterable[Triple]) -> dict[Term, str]:
        """Return the names of things that have none so far."""
        found: dict[Term, list[Literal]] = {}
        for each in appearing:
            if each.predicate in _NAMING and isinstance(each.object, Literal):
                found.setdefault(ends(each)[0], []).append(each.object)
        unnamed = {thing: names for thing, names in found.items() if not self._labels.all_of(thing)}
        return {thing: self._labels.best(names).text for thing, names in unnamed.items()}

    def _fact(self, fact: Triple) -> Told:
        return self._words.fact(_subject(fact), fact.predicate, ends(fact)[1])

    def _fewer(self, fact: Triple) -> Iterator[Told]:
        return self._words.values(_subject(fact), fact.predicate, [ends(fact)[1]], [])

    def _change(self, after: Triple, before: Triple) -> Iterator[Told]:
        return self._words.values(_subject(after), after.predicate, [ends(before)[1]], [ends(after)[1]])

    def _following(self, facts: Iterable[Triple], stated: Iterable[Triple]) -> Iterator[Triple]:
        """Yield facts about things, those about the things of stated facts first, without inverses of what is said."""
        known = {(*ends(each), each.predicate) for each in stated}
        first = {each.subject for each in stated}
        for each in sorted(facts, key=lambda fact: fact.subject not in first):
            subject, value = ends(each)
            inverses = self._before.inverses.get(each.predicate, ())
            if not self._is_row(subject, value) and not any((value, subject, one) in known for one in inverses):
                known.add((subject, value, each.predicate))
                yield each

    def _is_row(self, *terms: Term) -> bool:
        rows = row_base(self._before.graphs.base)
        return any(isinstance(each, NamedNode) and each.value.startswith(rows) for each in terms)


def _texts(sentences: Iterable[Told]) -> list[str]:
    return [told_text(each) for each in sentences]


def _subject(fact: Triple) -> NamedNode:
    assert isinstance(fact.subject, NamedNode)  # noqa: S101 - a version has no blank nodes
    return fact.subject


def _kinds(facts: Iterable[Triple]) -> dict[Term, list[NamedNode]]:
    """Return the classes of things."""
    found: dict[Term, list[NamedNode]] = {}
    for each in facts:
        if each.predicate == RDF_TYPE and isinstance(each.object, NamedNode):
            found.setdefault(ends(each)[0], []).append(each.object)
    return found


def _keyed(facts: Iterable[Triple]) -> list[NamedNode]:
    """Return the things whose key is among the facts."""
    return [_subject(each) for each in facts if each.predicate == DCT_IDENTIFIER]


def _is_said(fact: Triple, kinds: Mapping[NamedNode, NamedNode | None]) -> bool:
    """Return whether the sentence that its thing is new says a fact: its name, its key or its kind."""
    is_kind = fact.predicate == RDF_TYPE and fact.object == kinds[_subject(fact)]
    return is_kind or fact.predicate in (*_NAMING, DCT_IDENTIFIER)


def _changed(appearing: Iterable[Triple], going: Iterable[Triple]) -> Iterator[tuple[Triple, Triple]]:
    """Yield each fact that replaces one other, with that one: of the same thing, property and language."""
    come, gone = _by_place(appearing), _by_place(going)
    for place, facts in come.items():
        if len(facts) == len(gone.get(place, ())) == 1:
            yield facts[0], gone[place][0]


def _by_place(facts: Iterable[Triple]) -> dict[tuple[object, ...], list[Triple]]:
    found: dict[tuple[object, ...], list[Triple]] = {}
    for each in facts:
        language = each.object.language if isinstance(each.object, Literal) else None
        found.setdefault((each.subject, each.predicate, language), []).append(each)
    return found
