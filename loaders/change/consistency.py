"""The refusal of a change that contradicts itself: in sentences, with the facts and the rows on both sides."""

from collections.abc import Iterator, Sequence
from typing import Final, NoReturn

from pyoxigraph import Triple

from graph_store.errors import Inconsistent
from graph_store.text import Text
from loaders.change.proposal import Proposal
from loaders.map.provenance import Record, Words
from ontology.clash_sentences import clash_sentence
from ontology.fact_names import sentences_about
from ontology.language_texts import listed
from ontology.reasoning import Closure, Derivation, Violation
from ontology.sentences import Sentences

_SHOWN: Final = 3
_PLACES: Final = 3
_TEXTS: Final = {
    "nl": {
        "refused": "Er is niets geschreven, want de feiten zouden elkaar tegenspreken.",
        "rule": "(regel {rule})",
        "stated": "“{fact}” staat in {places}.",
        "follows": "“{fact}” volgt uit {places}.",
        "no_row": "“{fact}” staat in geen rij van een bestand.",
        "place": "{file} regel {line}",
        "more_places": "nog {count} rijen",
        "correct": "Verbeter of verwijder een van deze feiten.",
        "more": "Er zijn nog {count} andere tegenspraken.",
        "more_one": "Er is nog één andere tegenspraak.",
    },
    "en": {
        "refused": "Nothing was written, because the facts would contradict each other.",
        "rule": "(rule {rule})",
        "stated": "“{fact}” is in {places}.",
        "follows": "“{fact}” follows from {places}.",
        "no_row": "“{fact}” is in no row of a file.",
        "place": "{file} line {line}",
        "more_places": "{count} other rows",
        "correct": "Correct or remove one of these facts.",
        "more": "There are {count} other contradictions.",
        "more_one": "There is one other contradiction.",
    },
}


def refuse(violations: Sequence[Violation], closure: Closure, proposal: Proposal) -> NoReturn:
    """Raise Inconsistent (422): the first contradictions, each with the rows that its facts rest on."""
    raise Inconsistent(Text.spoken(lambda language: _Telling(closure, proposal, language).all(violations)))


class _Telling:
    """The contradictions of a proposal in one language."""

    def __init__(self, closure: Closure, proposal: Proposal, language: str) -> None:
        base = proposal.places.graphs.base
        self._closure, self._proposal, self._provenance = closure, proposal, Words(base)
        self._texts = _TEXTS[language]
        self._words: Sentences = sentences_about(proposal.after(synthetic=True), base, language)

    def all(self, violations: Sequence[Violation]) -> str:
        told = [part for each in violations[:_SHOWN] for part in self._clash(each)]
        more = len(violations) - _SHOWN
        counted = [self._texts["more_one" if more == 1 else "more"].format(count=more)] if more > 0 else []
        return " ".join([self._texts["refused"], *told, self._texts["correct"], *counted])

    def _clash(self, violation: Violation) -> Iterator[str]:
        sentence = clash_sentence(violation, self._words).removesuffix(".")
        yield f"{sentence} {self._texts['rule'].format(rule=violation.rule)}."
        yield from map(self._side, violation.triples)

    def _side(self, triple: Triple) -> str:
        """Return one fact of a contradiction, with the rows that it rests on."""
        leaves = [*_leaves(self._closure.explain(triple), triple)]
        places = [*dict.fromkeys(place for leaf in leaves for place in self._rows(leaf))]
        others = len(places) - _PLACES
        more = [self._texts["more_places"].format(count=others)] if others > 0 else []
        form = "no_row" if not places else "stated" if leaves == [triple] else "follows"
        shown = listed([*places[:_PLACES], *more], self._words.language)
        return self._texts[form].format(fact=self._words.fact(triple), places=shown)

    def _rows(self, leaf: Triple) -> Iterator[str]:
        """Yield the file and line of each row that states a fact."""
        provenance, words = self._proposal.provenance(), self._provenance
        for record in sorted(_records(leaf, self._proposal, words), key=lambda each: (each.stem, each.line)):
            yield self._texts["place"].format(file=words.file_name(record.stem, provenance), line=record.line)


def _records(triple: Triple, proposal: Proposal, words: Words) -> Iterator[Record]:
    """Yield the records of the rows that would state a fact."""
    for node in words.rows_of(triple, proposal.rows):
        if record := words.record(node, proposal.provenance(), proposal.rows):
            yield record


def _leaves(derivation: Derivation | None, triple: Triple) -> Iterator[Triple]:
    """Yield the asserted facts that a fact rests on; the fact itself when it is asserted."""
    if derivation is None or not derivation.premises:
        yield triple if derivation is None else derivation.fact
        return
    for premise in derivation.premises:
        yield from _leaves(premise, premise.fact)
