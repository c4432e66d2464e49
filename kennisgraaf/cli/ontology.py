"""`kennisgraaf ontology`: the words themselves, and the rules that follow from them."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from kennisgraaf.cli.console import JsonFlag, print_json, print_table

if TYPE_CHECKING:
    from ontology.reasoning import Atom, Rule
    from ontology.reasoning.describe import Describer


def lint(*, json: JsonFlag = False) -> int:
    """Check the ontology: OWL 2 RL only, documented in Dutch and English, nothing that contradicts itself."""
    from ontology.files import ontology_triples
    from ontology.lint import lint as check

    found = check(ontology_triples())
    if json:
        print_json([asdict(finding) for finding in found])
        return int(bool(found))
    for finding in found:
        print(f"{finding.code}: {finding.term}: {finding.message}; {finding.suggestion}")
    print(f"{len(found)} findings")
    return int(bool(found))


def rules(*, json: JsonFlag = False) -> None:
    """List the rules that the ontology compiles to: the W3C name, what follows, from what, because of which axiom."""
    from kennisgraaf.settings import read_settings
    from ontology.files import ontology_triples
    from ontology.reasoning import compile_rules
    from ontology.reasoning.describe import Describer

    compiled = compile_rules(ontology_triples(read_settings().base))
    words = Describer(compiled.stated, compiled.is_anonymous)
    found = [_row(rule, words) for rule in (*compiled.rules, *compiled.checks)]
    if json:
        print_json([dict(zip(HEAD, row, strict=True)) for row in found])
    else:
        print_table(HEAD, found)


HEAD = ("rule", "head", "body", "axiom")


def _row(rule: "Rule", words: "Describer") -> tuple[str, str, str, str]:
    """A rule in words; a check has no head, for nothing may match its body."""
    body = " ∧ ".join(_atom(atom, words) for atom in rule.body)
    head = "⊥" if rule.head is None else _atom(rule.head, words)
    return rule.name, head, body, words.axiom(rule.axiom)


def _atom(atom: "Atom", words: "Describer") -> str:
    arguments = [arg if isinstance(arg, str) else words.term(arg) for arg in atom.args]
    return f"{words.term(atom.relation, nested=True)}({', '.join(arguments)})"
