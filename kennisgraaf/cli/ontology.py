"""`kennisgraaf ontology`: check the ontology, and list the rules it compiles to."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from kennisgraaf.cli.language import language, say
from kennisgraaf.cli.output import JsonFlag, heads, print_json, print_table

if TYPE_CHECKING:
    from ontology.reasoning.rule_catalogue import Entry


def lint(*, json: JsonFlag = False) -> int:
    """Check the ontology: Turtle, OWL 2 RL only, documented in the languages of the graph, free of contradictions.

    Also checks that kennisgraaf.toml names classes, properties and things that there
    are, and that the metadata of all inventories can be used together.
    Each finding has the file and line of its term. The exit code is 1 if there
    is an error. Warnings do not change it.
    """
    from kennisgraaf.settings import read_settings
    from loaders import inventory_findings
    from ontology.findings import ERROR
    from ontology.lint import is_readable, lint_folder

    base = read_settings().base
    found = [*lint_folder(base), *(inventory_findings(base) if is_readable(base) else ())]
    if json:
        print_json([asdict(finding) for finding in found])
    else:
        for finding in found:
            print(finding.said(language()))
        print(say("findings", n=len(found)))
    return int(any(finding.weight == ERROR for finding in found))


def rules(*, json: JsonFlag = False) -> None:
    """List the rules that the ontology compiles to: name, conclusion, conditions and axiom.

    The names are those of W3C, except kg-interval and kg-closed-world, which are
    ours. A rule that concludes ⊥ is a check: nothing may match its conditions.
    """
    from kennisgraaf.settings import read_settings
    from ontology.reasoning import compile_rules
    from ontology.reasoning.rule_catalogue import catalogue
    from ontology.turtle_files import ontology_triples

    found = [_row(entry) for entry in catalogue(compile_rules(ontology_triples(read_settings().base)))]
    if json:
        print_json([dict(zip(HEAD, row, strict=True)) for row in found])
    else:
        print_table(heads(HEAD), found)


HEAD = ("rule", "head", "body", "axiom")


def _row(entry: "Entry") -> tuple[str, str, str, str]:
    head, _, body = entry.rule.partition(" ← ")
    return entry.name, head, body, entry.axiom
