"""The header of a question file: `#+ key: text` lines in SPARQL, `# key: text` lines in GraphQL."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph_store.errors import BadRequest

_LANGUAGE = re.compile(r"[a-z]{2}")
_LINE = re.compile(r"#\+? ?(?P<key>[a-z]+): *(?P<text>\S.*?) *$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question: `kind` is iri, string, integer or date; `note` is the rest of its description."""

    name: str
    kind: str
    language: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a question file; a missing part is empty."""

    lines: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.lines.get(key, "")

    @property
    def question(self) -> dict[str, str]:
        """The question by language: English is before the bar, Dutch after it."""
        english, _, dutch = self["question"].partition(" | ")
        return {"en": english, "nl": dutch} if dutch else {"en": english}

    @property
    def parameters(self) -> "tuple[Parameter, ...]":
        """The parameters with their kinds: in `from, to (date)`, both are dates."""
        pairs = re.findall(r"(\w+)\s*(?:\(([^)]*)\))?", self["params"])
        kinds = [note for _, note in pairs]
        for place in reversed(range(len(kinds) - 1)):
            kinds[place] = kinds[place] or kinds[place + 1]
        return tuple(_parameter(name, note) for (name, _), note in zip(pairs, kinds, strict=True))

    @property
    def params(self) -> tuple[str, ...]:
        """The names of the parameters: `body (iri), year (integer)` gives `body` and `year`."""
        return tuple(re.findall(r"\w+", re.sub(r"\([^)]*\)", "", self["params"])))


def _parameter(name: str, note: str) -> Parameter:
    """Read a parameter from the note in brackets after it: `string, nl; one or more`."""
    kind, *rest = (part.strip() for part in re.split("[,;]", note or "string"))
    language = next((part for part in rest if _LANGUAGE.fullmatch(part)), None)
    return Parameter(name, kind, language, "; ".join(part for part in rest if part != language))


def header(text: str, required: tuple[str, ...]) -> Header:
    """Read the comment lines at the top of a question file.

    Raises: BadRequest (400) naming the first part that is missing or written twice.
    """
    lines: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if found := _LINE.match(line):
            if found["key"] in lines:
                raise BadRequest("the header has two lines {key!r}", key=found["key"])
            lines[found["key"]] = found["text"]
    for key in required:
        if key not in lines:
            raise BadRequest("the header has no line {key!r}", key=key)
    return Header(lines)
