"""Generation of the rule list and the explanations in `docs/reasoning.md`."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ontology.reasoning.rule_table import DATA, EQUALITY, FALSE, RENAMED, SCHEMA
from ontology.reasoning.rule_templates import templates

PAGE = Path(__file__).parents[3] / "docs" / "reasoning.md"
COMMAND = re.compile(r"```\n\$ kennisgraaf (explain [^\n]+)\n(?:[^`]*)```")
RULES = re.compile(r"(\| W3C rule \| carried out \|\n\| --- \| --- \|\n)(?:\| `[^\n]+\n)*")


def written(page: str, run: Callable[[list[str]], str]) -> str:
    """Return the page with the rules from the code and the output of each command."""
    listed = "".join(f"| `{name}` | {how} |\n" for name, how in coverage().items())
    page = RULES.sub(lambda found: found[1] + listed, page)
    return COMMAND.sub(lambda found: f"```\n$ kennisgraaf {found[1]}\n{run(found[1].split())}```", page)


LISTED: Final = (
    *("scm-int", "scm-uni", "prp-spo2", "prp-key", "prp-adp", "cls-int1", "cls-int2", "cls-uni", "cls-oo"),
    *("cax-adc", "eq-diff2", "eq-diff3"),
)
"""The rules over RDF lists (`lists.py`)."""

WRITTEN_OUT: Final = {
    "eq-ref": "left out of answers: everything equals itself",
    "eq-sym": "with equality only",
    "eq-trans": "with equality only",
    "eq-rep-s": "with equality only",
    "cls-thing": "left out of answers: axiomatic",
    "cls-nothing1": "left out of answers: axiomatic",
    "prp-ap": "left out of answers: axiomatic",
    "dt-type1": "left out of answers: axiomatic",
    "dt-type2": "for the datatypes that a rule reads",
    "dt-eq": "with equality only",
    "dt-diff": "a check, with equality only",
    "dt-not-type": "a check: of all literals with equality, otherwise of those that have a range",
}
"""The rules that are not lines of a rule table, and how each is carried out."""


def coverage() -> dict[str, str]:
    """Return how each W3C rule is carried out, by its name."""
    how = dict(WRITTEN_OUT)
    for table, words in (
        (SCHEMA, "closes the schema"),
        (DATA, "compiled to rules over data"),
        (EQUALITY, "compiled to rules over data with equality, otherwise to checks"),
        (RENAMED, "with equality only"),
        (FALSE, "compiled to checks"),
    ):
        how |= {template.name: words for template in templates(table)}
    how |= dict.fromkeys(LISTED, "compiled from lists")
    return dict(sorted(how.items()))
