"""The compiled rules as SPARQL Updates, for a store whose data cannot leave it. Slower, with the same result.

Each rule is one `INSERT … WHERE` that adds missing triples. Run all rules repeatedly until nothing is added, then
run them again together with the closed-world rules. Two things are not covered: facts about literals, which are not
RDF triples, and the days of dates (`kg-interval`), which are not graph patterns. The result also has triples about
class expressions; `reported` leaves them out, as `Closure.inferred` does.
"""

from collections.abc import Callable, Iterable, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.rule import Argument, Atom, Rule
from ontology.reasoning.ruleset import RuleSet


def as_update(rule: Rule, over: Sequence[NamedNode], into: NamedNode) -> str:
    """Return one rule as an update that reads the merge of some graphs and adds to one of them."""
    assert rule.head is not None  # noqa: S101 - checks conclude nothing
    head = _pattern(rule.head)
    conditions = [_pattern(atom) for atom in rule.body]
    conditions += [f"FILTER NOT EXISTS {{ {' '.join(map(_pattern, group))} }}" for group in rule.negated]
    if rule.unequal:
        conditions.append(f"FILTER({' != '.join(map(_term, rule.unequal))})")
    using = " ".join(f"USING {graph}" for graph in over)
    return (
        f"INSERT {{ GRAPH {into} {{ {head} }} }} {using} WHERE {{ {' '.join(conditions)} "
        f"FILTER NOT EXISTS {{ {head} }} }}"
    )


def as_updates(rules: Iterable[Rule], over: Sequence[NamedNode], into: NamedNode) -> str:
    """Return the rules as one request."""
    able = (rule for rule in rules if not any(isinstance(arg, Literal) for arg in _subjects(rule)))
    return " ;\n".join(as_update(rule, over, into) for rule in able)


def close_in_store(
    rules: RuleSet,
    over: Sequence[NamedNode],
    into: NamedNode,
    update: Callable[[str], object],
    size: Callable[[], int],
) -> int:
    """Close the graphs of a store and return the number of rounds. `size` counts the triples of `into`."""
    first, all_rules = as_updates(rules.rules, over, into), as_updates((*rules.rules, *rules.closed), over, into)
    return sum(_until_still(text, update, size) for text in (first, all_rules) if text)


def reported(rules: RuleSet, found: Iterable[Triple]) -> set[Triple]:
    """Return the triples that are reported."""
    return {triple for triple in found if is_reported(triple, rules.is_anonymous)}


def _until_still(text: str, update: Callable[[str], object], size: Callable[[], int]) -> int:
    rounds, before = 0, -1
    while (now := size()) != before:
        update(text)
        rounds, before = rounds + 1, now
    return rounds


def _subjects(rule: Rule) -> list[Argument]:
    return [atom.args[0] for atom in rule.atoms]


def _pattern(atom: Atom) -> str:
    if len(atom.args) == 1:
        return f"{_term(atom.args[0])} a {atom.relation} ."
    return f"{_term(atom.args[0])} {atom.relation} {_term(atom.args[1])} ."


def _term(arg: Argument) -> str:
    return f"?{arg}" if isinstance(arg, str) else str(arg)
