"""Generation of the rule list and the explanations in `docs/reasoning.md`."""

import re
from collections.abc import Callable
from pathlib import Path

from ontology.reasoning.rule_catalogue import coverage

PAGE = Path(__file__).parents[3] / "docs" / "reasoning.md"
COMMAND = re.compile(r"```\n\$ kennisgraaf (explain [^\n]+)\n(?:[^`]*)```")
RULES = re.compile(r"(\| W3C rule \| carried out \|\n\| --- \| --- \|\n)(?:\| `[^\n]+\n)*")


def written(page: str, run: Callable[[list[str]], str]) -> str:
    """Return the page with the rules from the code and the output of each command."""
    listed = "".join(f"| `{name}` | {how} |\n" for name, how in coverage().items())
    page = RULES.sub(lambda found: found[1] + listed, page)
    return COMMAND.sub(lambda found: f"```\n$ kennisgraaf {found[1]}\n{run(found[1].split())}```", page)
