"""Changes, broken rules and contradictions of the shipped data, as sentences in Dutch and English.

`told_changes.txt` lists them: a line with what happens, and a sentence in each language. A person who changes a phrase,
a noun or a message reads them again.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from graph_api.site.sentences import sentences_in
from graph_store.graphs import Scope
from ontology.change_sentences import ChangeSentences, Told, told_text
from ontology.clash_sentences import clash_sentence
from ontology.finding_sentences import finding_sentence
from ontology.reasoning.derivation import Violation
from ontology.reasoning.owl_terms import ends
from ontology.validation import validate
from tests.service import PREFIXES, Service

FILE = Path(__file__).parent / "told_changes.txt"
LISTED = FILE.read_text(encoding="utf-8").strip().split("\n\n")
KINDS = ("new", "gone", "dropped", "fact", "from", "more", "fewer", "shape", "clash")


def triples(turtle: str) -> list[Triple]:
    return [quad.triple for quad in parse(PREFIXES + turtle, format=RdfFormat.TURTLE)]


def told(service: Service, title: str, language: str) -> list[str]:
    """Return what happens as sentences in one language."""
    kind, _, what = title.partition(" ")
    words = sentences_in(service.state.newest(), Scope(), language)
    if kind == "shape":
        return [finding_sentence(each, words) for each in validate(triples(what))][:1]
    if kind == "clash":
        rule, _, facts = what.partition(" ")
        return [clash_sentence(Violation(rule, "", "", tuple(triples(facts))), words)]
    return [told_text(each) for each in changed(ChangeSentences(words, words), kind, what)]


def changed(say: ChangeSentences, kind: str, what: str) -> Iterator[Told]:
    before, after = ([ends(each)[1] for each in triples(part)] for part in f"{what} -> ".split(" -> ")[:2])
    first = triples(what.partition(" -> ")[0])[0]
    thing, value = ends(first)
    assert isinstance(thing, NamedNode)
    if kind == "new":
        assert isinstance(value, NamedNode)
        yield say.new(thing, None if "/row/" in thing.value else value)
    elif kind in ("gone", "dropped"):
        yield say.gone(thing) if kind == "gone" else say.dropped(thing)
    elif kind == "fact":
        yield say.fact(thing, first.predicate, value)
    elif kind == "more":
        yield from say.values(thing, first.predicate, [], before)
    else:
        yield from say.values(thing, first.predicate, before, after)


@pytest.mark.parametrize("listed", LISTED, ids=lambda text: text.splitlines()[0])
def test_what_happens_reads_as_it_is_listed(service: Service, listed: str) -> None:
    title, dutch, english = listed.splitlines()
    assert told(service, title, "nl") == [dutch.removeprefix("  nl ")]
    assert told(service, title, "en") == [english.removeprefix("  en ")]


def test_thirty_changes_and_thirty_messages_are_listed() -> None:
    kinds = [text.partition(" ")[0] for text in LISTED]
    messages = sum(kind in ("shape", "clash") for kind in kinds)
    assert messages >= 30
    assert len(kinds) - messages >= 30
    assert set(kinds) == set(KINDS)


def test_no_sentence_has_a_key_an_address_or_formal_notation() -> None:
    for text in LISTED:
        for sentence in text.splitlines()[1:]:
            assert not set(sentence) & set("⊑⊓∃≡∘_#<>")
            assert "http" not in sentence
