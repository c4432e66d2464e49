"""The lines of a Turtle file on which terms are subjects, and the prefixes that the file declares.

Source: https://www.w3.org/TR/turtle/#sec-grammar
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^>\s]*>|#[^\n]*|[;,\[\]()]|[^\s\"'<#;,\[\]()]+",
    re.DOTALL,
)


def declared_prefixes(turtle: str) -> dict[str, str]:
    """Return the prefix of each namespace that the file declares one for."""
    return {namespace: prefix for prefix, namespace in _Reading(turtle).prefixes.items()}


def subject_lines(turtle: str) -> dict[str, int]:
    """Return the line on which each term first is a subject, by IRI."""
    return _Reading(turtle).lines


class _Reading:
    """One pass over the words of a file that is valid Turtle."""

    def __init__(self, turtle: str) -> None:
        self.prefixes: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self._base = ""
        words = _words(turtle)
        for word, line in words:
            directive = word.lower().removeprefix("@")
            if directive == "prefix":
                prefix = next(words)[0].removesuffix(":")
                self.prefixes[prefix] = self._iri(next(words)[0])
            elif directive == "base":
                self._base = self._iri(next(words)[0])
            elif word != ".":
                self.lines.setdefault(self._iri(word), line)
                while not word.endswith("."):
                    word, _ = next(words, (".", 0))

    def _iri(self, word: str) -> str:
        """Return the IRI of a subject; of anything else, the word itself."""
        if word.startswith("<"):
            iri = word[1:-1]
            return iri if ":" in iri.partition("/")[0] else urljoin(self._base, iri)
        prefix, _, local = word.partition(":")
        return self.prefixes[prefix] + local.replace("\\", "") if prefix in self.prefixes else word


def _words(turtle: str) -> Iterator[tuple[str, int]]:
    """Yield each word or sign with its line; comments are left out, and texts and IRIs are one word each."""
    line, read = 1, 0
    for found in _TOKEN.finditer(turtle):
        line += turtle.count("\n", read, found.start())
        read = found.start()
        if not found[0].startswith("#"):
            yield found[0], line
