"""clingo grounds the compiled rules as they are. This checks the engine, whereas owlrl also checks the compiler."""

from collections.abc import Iterator

import pytest
from pyoxigraph import Triple

from bench.cities import triples
from ontology.reasoning import Atom, Closure, Name, Rule, compile_rules, materialise
from ontology.turtle_files import ontology_triples

clingo = pytest.importorskip("clingo", reason="clingo is a development dependency")


class _Program:
    """The rules and asserted facts of a closure as a logic program, with relations and terms by number."""

    def __init__(self, closure: Closure) -> None:
        self.engine = closure.engine
        self.names: dict[Name, str] = {}

    def text(self) -> Iterator[str]:
        for rule in self.engine.rules:
            yield self._rule(rule)
        for name, relation in self.engine.relations.items():
            for key in relation.keys[relation.ranks == 0].tolist():
                yield f"{self._name(name)}({self._key(name, key)})."

    def _rule(self, rule: Rule) -> str:
        assert rule.head is not None
        conditions = [self._atom(atom) for atom in rule.body]
        if rule.unequal:
            conditions.append(" != ".join(self._argument(arg) for arg in rule.unequal))
        return f"{self._atom(rule.head)} :- {', '.join(conditions)}."

    def _atom(self, atom: Atom) -> str:
        return f"{self._name(atom.name)}({','.join(map(self._argument, atom.args))})"

    def _argument(self, arg: object) -> str:
        if isinstance(arg, str):
            return f"V{arg.upper()}"
        return str(self.engine.terms.known(arg))  # type: ignore[arg-type]

    def _name(self, name: Name) -> str:
        return self.names.setdefault(name, f"r{len(self.names)}")

    @staticmethod
    def _key(name: Name, key: int) -> str:
        return str(key) if name.arity == 1 else f"{key >> 32},{key & 0xFFFFFFFF}"


def grounded(program: _Program) -> set[str]:
    """Return every fact that clingo derives."""
    control = clingo.Control(["--warn=none"])
    control.add("base", [], "\n".join(program.text()))
    control.ground([("base", [])])
    return {str(atom.symbol) for atom in control.symbolic_atoms}


@pytest.mark.slow
def test_the_engine_derives_what_clingo_grounds() -> None:
    without = [t for t in ontology_triples() if "closedWorldRule" not in t.predicate.value]
    schema = [t for t in without if "intervalRole" not in t.predicate.value]
    facts: frozenset[Triple] = frozenset(triples(20_000))
    closure = materialise(compile_rules(schema), facts)
    program = _Program(closure)
    theirs = grounded(program)
    ours = {
        f"{program.names[name]}({_Program._key(name, key)})"
        for name, relation in closure.engine.relations.items()
        if name in program.names
        for key in relation.keys.tolist()
    }

    assert len(ours) > 50_000
    assert ours == theirs
