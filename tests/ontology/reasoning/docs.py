"""Puts the rule list and the explanations into `docs/reasoning.md`, as the code and the command give them."""

import re
from collections.abc import Callable
from pathlib import Path

from ontology.reasoning.catalogue import coverage

PAGE = Path(__file__).parents[3] / "docs" / "reasoning.md"
COMMAND = re.compile(r"```\n\$ kennisgraaf (explain [^\n]+)\n(?:[^`]*)```")
RULES = re.compile(r"(\| W3C rule \| carried out \|\n\| --- \| --- \|\n)(?:\| `[^\n]+\n)*")


def written(page: str, run: Callable[[list[str]], str]) -> str:
    """The page with the rules as the code has them, and what each command prints."""
    listed = "".join(f"| `{name}` | {how} |\n" for name, how in coverage().items())
    page = RULES.sub(lambda found: found[1] + listed, page)
    return COMMAND.sub(lambda found: f"```\n$ kennisgraaf {found[1]}\n{run(found[1].split())}```", page)
