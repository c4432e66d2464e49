"""A closure that is updated with its facts, including axioms, and that can be saved.

    closure = IncrementalClosure.open(folder, ontology, source) or IncrementalClosure.of(ontology, facts, source)
    inferred_removed, inferred_added = change = closure.update(removed, added)
    if change.violations:
        closure.update(added, removed)          # undo the change
    else:
        closure.save(folder_of_the_next_version)

The cost of an update depends on the size of the change, not of the graph. The closure must not be read while it
changes.
"""

from collections.abc import Iterable, Set
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Triple

from ontology.reasoning.array_facts import ArrayFacts, Source
from ontology.reasoning.closure import Closure, at_fixpoint, materialise
from ontology.reasoning.closure_files import Base, load, save
from ontology.reasoning.closure_update import Change, update
from ontology.reasoning.compile import compile_rules
from ontology.reasoning.derivation import Violation
from ontology.reasoning.engine import Engine
from ontology.reasoning.interval_facts import IntervalFacts
from ontology.reasoning.loading import engine_rules
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.schema_axioms import axioms_among


class IncrementalClosure:
    """The closure of an ontology, of the axioms that facts state, and of the facts."""

    def __init__(
        self, ontology: frozenset[Triple], axioms: frozenset[Triple], closure: Closure, source: Source | None
    ) -> None:
        self.ontology, self.axioms, self.closure, self.source = ontology, axioms, closure, source
        self._base: Base | None = None
        self._read_facts_from_arrays()

    @classmethod
    def of(
        cls,
        ontology: Iterable[Triple],
        facts: Iterable[Triple],
        source: Source | None = None,
        axioms: frozenset[Triple] | None = None,
    ) -> "IncrementalClosure":
        """Build the closure from scratch. `axioms` are those among the facts, if they are already known.

        With a `source`, only the facts in the arrays are kept. The source is asked for the facts of a property, as
        they were before a change, when a new axiom makes a rule read that property for the first time.
        """
        stated, axioms = frozenset(ontology), axioms_among(facts) if axioms is None else axioms
        rules = compile_rules(stated | axioms)
        if source is None:
            return cls(stated, axioms, materialise(rules, facts), None)
        return cls(stated, axioms, Closure(rules, frozenset(), *at_fixpoint(rules, facts)), source)

    @classmethod
    def open(cls, folder: Path, ontology: Iterable[Triple], source: Source) -> "IncrementalClosure | None":
        """Open a closure saved in a folder. Returns None if it is missing, incomplete, or of another ontology."""
        stated = frozenset(ontology)
        saved = load(folder, _digest(stated))
        if saved is None:
            return None
        rules = compile_rules(stated | saved.axioms)
        engine = Engine((*engine_rules(rules), *rules.closed), saved.base.dictionary, saved.relations)
        interval_facts = IntervalFacts(rules.dates, engine, saved.base.concluded)
        found = cls(stated, saved.axioms, Closure(rules, frozenset(), engine, interval_facts), source)
        found._base = saved.base
        return found

    @property
    def rules(self) -> RuleSet:
        """The current rules."""
        return self.closure.rules

    def update(self, removed: Set[Triple], added: Set[Triple]) -> Change:
        """Remove and add facts. A fact in both sets is kept or added.

        Returns the triples that are no longer and that are newly inferred, and the new contradictions.
        """
        axioms = (self.axioms - removed) | axioms_among(added)
        rules = self.rules if axioms == self.axioms else compile_rules(self.ontology | axioms)
        change = update(self.closure, removed, added, rules)
        self.axioms = axioms
        self._read_facts_from_arrays()
        return change

    def violations(self) -> list[Violation]:
        """Return every contradiction in the current facts."""
        return self.closure.violations()

    def save(self, folder: Path) -> None:
        """Write the closure to a new folder, sharing unchanged files with the previous one."""
        engine, base = self.closure.engine, self._base
        self._base = None  # if writing fails, the next folder shares no files with this one
        self._base = save(
            folder,
            self._schema,
            engine.relations,
            self.closure.interval_facts.keys,
            engine.terms,
            self.axioms,
            base,
        )

    @cached_property
    def _schema(self) -> str:
        return _digest(self.ontology)

    def _read_facts_from_arrays(self) -> None:
        if self.source is not None:
            self.closure.facts = ArrayFacts(self.rules, self.closure.engine, self.axioms, self.source)


def _digest(ontology: Iterable[Triple]) -> str:
    return sha256("\n".join(sorted(map(str, ontology))).encode()).hexdigest()
