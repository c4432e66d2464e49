"""The header of a question file: `#+ key: text` lines in SPARQL, `# key: text` lines in GraphQL."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph_store.errors import BadRequest

_LINE = re.compile(r"#\+? ?(?P<key>[a-z]+): *(?P<text>\S.*?) *$")


@dataclass(frozen=True, slots=True)
class Header:
    """What a question file says about itself; a part that it does not have is empty."""

    lines: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.lines.get(key, "")

    @property
    def question(self) -> dict[str, str]:
        """The question by language: English stands before the bar, Dutch after it."""
        english, _, dutch = self["question"].partition(" | ")
        return {"en": english, "nl": dutch} if dutch else {"en": english}

    @property
    def params(self) -> tuple[str, ...]:
        """Names of the parameters: `body (iri), year (integer)` names `body` and `year`."""
        return tuple(re.findall(r"\w+", re.sub(r"\([^)]*\)", "", self["params"])))


def header(text: str, required: tuple[str, ...]) -> Header:
    """The comment lines at the top of a question file.

    Raises: BadRequest (400) naming the first part that is missing or written twice.
    """
    lines: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if found := _LINE.match(line):
            if found["key"] in lines:
                raise BadRequest(f"the header says {found['key']!r} twice")
            lines[found["key"]] = found["text"]
    for key in required:
        if key not in lines:
            raise BadRequest(f"the header has no line {key!r}")
    return Header(lines)
