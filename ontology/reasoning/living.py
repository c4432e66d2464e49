"""A closure that lives with its facts: they come and go, axioms among them, and it follows and can be saved.

    living = LivingClosure.open(folder, ontology, source) or LivingClosure.of(ontology, facts, source)
    inferred_removed, inferred_added = change = living.update(removed, added)
    if change.violations:
        living.update(added, removed)          # back to where it was
    else:
        living.save(folder_of_the_next_version)

The cost of an update follows the change, not the graph. Nobody may read the closure while it changes.
"""

from collections.abc import Iterable, Set
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Triple

from ontology.reasoning.change import Change, update
from ontology.reasoning.closure import Closure, at_fixpoint, materialise
from ontology.reasoning.compile import compile_rules
from ontology.reasoning.concluding import Concluding
from ontology.reasoning.derivation import Violation
from ontology.reasoning.engine import Engine
from ontology.reasoning.facts import ReadFacts, Source
from ontology.reasoning.loading import engine_rules
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.saving import Base, opened, save
from ontology.reasoning.schema import axioms_among


class LivingClosure:
    """The closure of an ontology, the axioms that facts state, and the facts."""

    def __init__(
        self, ontology: frozenset[Triple], axioms: frozenset[Triple], closure: Closure, source: Source | None
    ) -> None:
        self.ontology, self.axioms, self.closure, self.source = ontology, axioms, closure, source
        self._base: Base | None = None
        self._let_facts_go()

    @classmethod
    def of(
        cls,
        ontology: Iterable[Triple],
        facts: Iterable[Triple],
        source: Source | None = None,
        axioms: frozenset[Triple] | None = None,
    ) -> "LivingClosure":
        """The closure made from nothing; `axioms` are those among the facts, where they are known.

        With a `source` no facts are kept but those in the arrays: it is asked for the facts of a property, as they
        are before a change, when an axiom that comes makes a rule read that property for the first time.
        """
        stated, axioms = frozenset(ontology), axioms_among(facts) if axioms is None else axioms
        rules = compile_rules(stated | axioms)
        if source is None:
            return cls(stated, axioms, materialise(rules, facts), None)
        return cls(stated, axioms, Closure(rules, frozenset(), *at_fixpoint(rules, facts)), source)

    @classmethod
    def open(cls, folder: Path, ontology: Iterable[Triple], source: Source) -> "LivingClosure | None":
        """The closure that was saved in a folder; None when there is none of this ontology, or not all of it."""
        stated = frozenset(ontology)
        saved = opened(folder, _digest(stated))
        if saved is None:
            return None
        rules = compile_rules(stated | saved.axioms)
        engine = Engine((*engine_rules(rules), *rules.closed), saved.base.dictionary, saved.relations)
        concluding = Concluding(rules.dates, engine, saved.base.concluded)
        found = cls(stated, saved.axioms, Closure(rules, frozenset(), engine, concluding), source)
        found._base = saved.base
        return found

    @property
    def rules(self) -> RuleSet:
        """The rules as they are now."""
        return self.closure.rules

    def update(self, removed: Set[Triple], added: Set[Triple]) -> Change:
        """Let facts go and come; a fact that is in both stays or comes.

        Gives what is no longer and what is newly inferred, and the contradictions that are new.
        """
        axioms = (self.axioms - removed) | axioms_among(added)
        rules = self.rules if axioms == self.axioms else compile_rules(self.ontology | axioms)
        change = update(self.closure, removed, added, rules)
        self.axioms = axioms
        self._let_facts_go()
        return change

    def violations(self) -> list[Violation]:
        """Every contradiction that there is now."""
        return self.closure.violations()

    def save(self, folder: Path) -> None:
        """Write the closure to a folder that is not there yet, sharing with the one before what has not changed."""
        engine, base = self.closure.engine, self._base
        self._base = None  # after a fault on the way the next folder stands alone
        self._base = save(
            folder,
            self._schema,
            engine.relations,
            self.closure.concluding.keys,
            engine.terms,
            self.axioms,
            base,
        )

    @cached_property
    def _schema(self) -> str:
        return _digest(self.ontology)

    def _let_facts_go(self) -> None:
        if self.source is not None:
            self.closure.facts = ReadFacts(self.rules, self.closure.engine, self.axioms, self.source)


def _digest(ontology: Iterable[Triple]) -> str:
    return sha256("\n".join(sorted(map(str, ontology))).encode()).hexdigest()
