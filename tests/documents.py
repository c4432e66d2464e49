"""The fenced blocks of every document, and a record of the blocks that a test runs or checks."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
_FENCED = re.compile(r"^(?P<indent> *)```(?P<language>[^\n]*)\n(?P<text>.*?)^ *```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page: the words after its fence, and its content without indentation."""

    page: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line} {self.language}".rstrip()


_taken: set[Block] = set()


def blocks(page: str) -> list[Block]:
    """Return every block of a page, from the top."""
    text = next(each for each in PAGES if each.name == page).read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, found.start()) + 1, found["language"].strip(), _without(found))
        for found in _FENCED.finditer(text)
    ]


def taken(page: str, *languages: str, start: str = "") -> list[Block]:
    """Return the blocks of a page in these languages, or in any, that begin so; the caller must run or check them."""
    found = [each for each in blocks(page) if (not languages or each.language in languages)]
    found = [each for each in found if each.text.startswith(start)]
    _taken.update(found)
    return found


def is_taken(block: Block) -> bool:
    """Return whether a test has requested the block."""
    return block in _taken


def _without(found: re.Match[str]) -> str:
    return re.sub(rf"^{found['indent']}", "", found["text"], flags=re.MULTILINE)
