import os
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Triple

from bench.cities import triples
from ontology.namespaces import kg
from ontology.reasoning import Closure, IncrementalClosure, Violation, compile_rules, materialise
from ontology.reasoning.arrays import NONE, Ids, difference
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.engine import Engine
from ontology.reasoning.proofs import backward_rules
from ontology.reasoning.relation import ABSENT
from ontology.reasoning.rule import Name
from ontology.reasoning.schema_axioms import axioms_among
from ontology.reasoning.verbalisation import fact_words
from ontology.turtle_files import ontology_triples
from tests.ontology.reasoning.oracle import clashing, datasets, dates, ontologies
from tests.ontology.reasoning.small import turtle
from tests.ontology.reasoning.test_closed_world import RULES

EXAMPLES = int(os.environ.get("FUZZ_CASES", "600")) // 10
STEPS = 5

CITY = ":CentreCity rdfs:subClassOf :City . :City owl:disjointWith :Person . :in a owl:TransitiveProperty ."
UNIVERSAL = ":all a owl:Restriction ; owl:onProperty :uses ; owl:hasValue :tool . :CentreCity rdfs:subClassOf :all ."


class Living:
    """A closure with the set of facts that it should have. The closure also uses this set as its source."""

    def __init__(self, ontology: str | frozenset[Triple], facts: str | frozenset[Triple]) -> None:
        self.ontology = turtle(ontology) if isinstance(ontology, str) else ontology
        self.facts = turtle(facts) if isinstance(facts, str) else facts
        self.closure = IncrementalClosure.of(self.ontology, self.facts, self.source)

    def source(self, property_: NamedNode) -> list[Triple]:
        return [triple for triple in self.facts if triple.predicate == property_]

    def change(self, remove: frozenset[Triple], add: frozenset[Triple]) -> tuple[frozenset[Triple], frozenset[Triple]]:
        """Change the closure and compare all its results with those of a new closure."""
        before, clashes = self.fresh(), self.clashes(self.fresh())
        change = self.closure.update(remove, add)
        self.facts = (self.facts - remove) | add
        after = self.fresh()
        assert self.closure.closure.inferred() == after.inferred()
        assert change.removed == before.inferred() - after.inferred()
        assert change.added == after.inferred() - before.inferred()
        found = set(map(_clash, self.closure.violations()))
        assert found == self.clashes(after)
        assert found - clashes <= set(map(_clash, change.violations)) <= found
        return change.removed, change.added

    def said(self, remove: str, add: str) -> tuple[set[str], set[str]]:
        gone, new = self.change(turtle(remove), turtle(add))
        return {fact_words(triple) for triple in gone}, {fact_words(triple) for triple in new}

    def fresh(self) -> Closure:
        return materialise(compile_rules(self.ontology | axioms_among(self.facts)), self.facts)

    def reopened(self, folder: Path) -> None:
        """Save the closure and continue with the one opened from the saved files."""
        self.closure.save(folder)
        found = IncrementalClosure.open(folder, self.ontology, self.source)
        assert found is not None
        self.closure = found

    @staticmethod
    def clashes(closure: Closure) -> set[tuple[str, frozenset[Triple]]]:
        return set(map(_clash, closure.violations()))


def _clash(violation: Violation) -> tuple[str, frozenset[Triple]]:
    return violation.rule, frozenset(violation.triples)


def test_a_change_of_facts_tells_what_goes_and_comes() -> None:
    living = Living(CITY, ":a :in :b . :b :in :c .")

    assert living.said(":b :in :c .", ":b :in :d . :gent a :CentreCity .") == (
        {"a in c"},
        {"a in d", "gent is a City"},
    )


def test_an_axiom_among_the_facts_comes_and_goes() -> None:
    living = Living(CITY, ":gent a :CentreCity .")

    assert living.said("", UNIVERSAL) == (set(), {"gent uses tool"})
    assert living.said("", ":brugge a :CentreCity .")[1] == {"brugge is a City", "brugge uses tool"}
    assert living.said(UNIVERSAL, "") == ({"gent uses tool", "brugge uses tool"}, set())


def test_an_axiom_may_make_a_rule_read_what_none_has_read_before() -> None:
    living = Living(CITY, ":gent :note :n . :aalst :note :n .")

    assert living.said("", ":note rdfs:domain :Noted .")[1] == {"gent is a Noted", "aalst is a Noted"}
    assert living.said(":note rdfs:domain :Noted .", "") == ({"gent is a Noted", "aalst is a Noted"}, set())
    living.said(":gent :note :n .", "")
    assert living.said("", ":note rdfs:domain :Noted .")[1] == {"aalst is a Noted"}


def test_a_clash_of_before_does_not_hide_a_new_one() -> None:
    living = Living(CITY, ":a a :City, :Person .")
    change = living.closure.update(frozenset(), turtle(":b a :CentreCity, :Person ."))

    assert [_clash(violation) for violation in change.violations] == [
        ("cax-dw", turtle(":b a :City, :Person .")),
    ]
    assert len(living.closure.violations()) == 2


def test_an_axiom_that_comes_is_a_clash_with_what_is_there() -> None:
    living = Living("", ":a a :City, :Person .")
    change = living.closure.update(frozenset(), turtle(":City owl:disjointWith :Person ."))

    assert [violation.rule for violation in change.violations] == ["cax-dw"]


def test_what_is_undone_is_as_before() -> None:
    living = Living(CITY, ":a :in :b . :b :in :c . :gent a :CentreCity .")
    before = living.closure.closure.inferred()
    gone, new = turtle(":b :in :c . :gent a :CentreCity ."), turtle(UNIVERSAL + ":b :in :e .")
    living.closure.update(gone, new)
    living.closure.update(new, gone)

    assert living.closure.closure.inferred() == before


def test_what_a_closure_says_of_its_facts_is_the_same_without_keeping_them() -> None:
    living = Living(CITY, ":a :in :b . :a :note :n . :Town rdfs:subClassOf :City .")
    closure = living.closure.closure

    assert set(closure.facts) == turtle(":a :in :b . :Town rdfs:subClassOf :City .")
    assert len(closure.facts) == 2
    assert turtle(":a :in :c .").isdisjoint(closure.facts)
    (fact,) = turtle(":a :in :b .")
    derivation = closure.explain(fact)
    assert derivation is not None
    assert derivation.asserted


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ontologies, clashing, datasets, dates, st.sampled_from(RULES), st.integers(0, 2**32))
def test_a_history_of_facts_and_axioms_is_as_if_made_from_nothing_at_each_step(
    ontology: frozenset[Triple], checks: frozenset[Triple], things: frozenset[Triple], days: str, text: str, seed: int
) -> None:
    """Axioms and facts are added and removed, and the closure is sometimes saved and opened again.

    In half of the histories a class expression has a name: it becomes a class of that name when its parts are removed.
    """
    random = Random(seed)
    axioms = ontology | checks if random.random() < 0.5 else named(ontology | checks)
    universe = sorted(things | axioms | turtle(days), key=str)
    stated = frozenset(random.sample(sorted(axioms, key=str), len(ontology) * 2 // 3))
    stated |= turtle(f':K rdfs:subClassOf :L ; :closedWorldRule "{text}" .')
    living = Living(stated, frozenset(random.sample(universe, len(universe) // 2)))
    with TemporaryDirectory() as folder:
        for step in range(STEPS):
            remove = frozenset(random.sample(universe, random.randint(0, len(universe) // 4)))
            living.change(remove, frozenset(random.sample(universe, random.randint(0, 6))))
            if random.random() < 0.4:
                living.reopened(Path(folder) / str(step))
            elif random.random() < 0.5:
                living.closure.save(Path(folder) / str(step))


def named(triples: frozenset[Triple]) -> frozenset[Triple]:
    """Return the triples with a name for every blank node."""
    return frozenset(Triple(_named(t.subject), t.predicate, _named(t.object)) for t in triples)


def _named(term: Any) -> Any:
    return NamedNode(f"urn:x:{term.value}") if isinstance(term, BlankNode) else term


def test_a_class_expression_that_loses_its_parts_leaves_the_numbers_of_a_saved_closure_right(tmp_path: Path) -> None:
    """In this case the closure is rebuilt with other numbers, and the earlier files are not shared with it."""
    living = Living(CITY, ":gent a :CentreCity ; :uses :tool . :a :in :b .")
    living.change(frozenset(), turtle(UNIVERSAL))
    living.reopened(tmp_path / "1")
    living.change(turtle(":all owl:onProperty :uses ."), frozenset())
    living.reopened(tmp_path / "2")
    living.change(turtle(":all a owl:Restriction ; owl:hasValue :tool ."), turtle(":b :in :c ."))
    living.reopened(tmp_path / "3")

    assert living.said(":b :in :c .", "") == ({"a in c"}, set())


LARGE, CHANGES, CHECKED = (100_000, 100, 20) if "FUZZ_CASES" in os.environ else (30_000, 40, 20)
"""Numbers of triples and changes, and the number of changes after which everything is compared with a new closure."""


@pytest.mark.slow
def test_many_changes_of_a_large_graph_end_as_if_made_from_nothing() -> None:
    """Links, hubs and axioms are added and removed. The ranks of all conclusions still fall along every proof."""
    random, facts = Random(5), set(triples(LARGE))
    living = IncrementalClosure.of(ontology_triples(), facts, lambda name: [t for t in facts if t.predicate == name])
    links = sorted((t for t in facts if t.predicate in {kg("sitedIn"), kg("directPartOf"), kg("hasPartner")}), key=str)
    hubs = sorted((t for t in facts if t.predicate == kg("within")), key=str)
    universal = UNIVERSAL.replace(":uses", str(kg("usesTool"))).replace(":CentreCity", str(kg("CentreCity")))
    axioms = sorted(turtle(universal), key=str)
    for step in range(1, CHANGES + 1):
        pool = random.choice([links, links, links, hubs, axioms])
        some = set(random.sample(pool, random.randint(1, min(20, len(pool)))))
        gone, new = (some, set()) if random.random() < 0.5 else (set(), some)
        living.update(gone, new)
        facts = (facts - gone) | new
        if step % CHECKED == 0:
            _is_as_made_from_nothing(living, facts)


def _is_as_made_from_nothing(living: IncrementalClosure, facts: set[Triple]) -> None:
    numbered = EncodedFacts()
    numbered.terms = living.closure.engine.terms
    fresh = materialise(compile_rules(frozenset(ontology_triples()) | axioms_among(facts)), numbered.take(facts))
    mine, theirs = living.closure.engine.relations, fresh.engine.relations
    assert {name: len(found) for name, found in mine.items() if len(found)} == {
        name: len(found) for name, found in theirs.items() if len(found)
    }
    for name, found in mine.items():
        assert len(found) == 0 or (found.keys == theirs[name].keys).all()
        assert ((found.ranks == 0) == (len(found) == 0 or theirs[name].ranks == 0)).all()
    for name in mine:
        concluded = living.closure.interval_facts.keys.get(name, NONE)
        followed = difference(living.closure.engine.inferred_keys(name), concluded)
        assert _rest_on_lower_ranks(living.closure.engine, name, followed)


def _rest_on_lower_ranks(engine: Engine, name: Name, keys: Ids) -> bool:
    """Return whether some rule gives each of these facts from premises that all have a lower rank."""
    for rule in backward_rules(name, engine):
        keys = keys[rule.support(keys, engine.relation(name).ranks_of(keys)) == ABSENT]
    return not len(keys)
