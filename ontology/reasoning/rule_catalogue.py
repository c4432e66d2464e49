"""A readable list of the compiled rules."""

from dataclasses import dataclass

from ontology.reasoning.dl_notation import DlNotation
from ontology.reasoning.interval_rule import OCCURRENCE
from ontology.reasoning.interval_rule import RULE as INTERVAL
from ontology.reasoning.owl_terms import local_name
from ontology.reasoning.rule import Rule
from ontology.reasoning.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Entry:
    """One compiled rule: its W3C name, the rule and its axiom in words, and whether it is only a check."""

    name: str
    rule: str
    axiom: str
    check: bool


def catalogue(rules: RuleSet) -> list[Entry]:
    """Return every rule of a rule set, sorted by name, with the checks last."""
    words = DlNotation(rules.stated, rules.is_anonymous)
    entries = [_entry(rule, words, check=False) for rule in rules.rules]
    entries += [_entry(rule, words, check=False) for rule in rules.closed]
    entries += [_entry(rule, words, check=True) for rule in rules.checks]
    entries += [_interval(local_name(property_), role) for property_, role in rules.dates.roles.items()]
    for each in rules.dates.occurrences if rules.dates.roles else ():
        rule = f"{OCCURRENCE}(x) ← {local_name(each)}(x)"
        entries.append(Entry(INTERVAL, rule, f"temporalKind {OCCURRENCE}", False))
    return sorted(entries, key=lambda entry: (entry.check, entry.name, entry.rule))


def _interval(property_: str, role: str) -> Entry:
    """Return the entry of a date property.

    A start or an end gives one bound; any other role gives both bounds to an occurrence.
    """
    bound = {"start": "earliest(x)", "end": "latest(x)"}.get(role)
    date = f"{property_}(x, date)"
    rule = f"{bound} ← {date}" if bound else f"earliest(x), latest(x) ← {date}, {OCCURRENCE}(x)"
    return Entry(INTERVAL, rule, f"intervalRole {role}", False)


def _entry(rule: Rule, words: DlNotation, *, check: bool) -> Entry:
    return Entry(rule.name, words.rule(rule), words.axiom(rule.axiom), check)
