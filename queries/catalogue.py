"""The questions of the graph folder: list them by name, load their text, and bind their parameters.

A SPARQL question is in `{name}.rq`, and the same question in GraphQL, if there is one, in `{name}.graphql`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from graph_store.errors import BadRequest, NotFound
from graph_store.graphs import DEFAULT_BASE
from ontology.graph_folder import cached_per_folder, graph_folder, in_base
from queries.header import Header, header

Value: TypeAlias = NamedNode | Literal
"""A term that may replace the example of a parameter."""

_VALUES = re.compile(r"VALUES (?P<names>\?\w+|\((?:\?\w+ ?)+\)) \{(?P<rows>(?:[^\"{}]|\"(?:[^\"\\]|\\.)*\")*)\}")


class Language(StrEnum):
    """The language of a question file, which is also the suffix of its name."""

    SPARQL = "rq"
    GRAPHQL = "graphql"

    @property
    def required(self) -> tuple[str, ...]:
        """The parts that the header of a file in this language must have."""
        return ("summary", "question", "returns", "reads") if self is Language.SPARQL else ("question", "answer")


@dataclass(frozen=True, slots=True)
class Question:
    """One question in one language."""

    name: str
    language: Language
    header: Header
    text: str
    base: str = DEFAULT_BASE

    def examples(self) -> dict[str, str]:
        """Return the example of each parameter, as written in the text."""
        blocks = _VALUES.finditer(self.text)
        found = [pair for block in blocks for pair in _examples(block, re.findall(r"\w+", block["names"]))]
        return {name: term for name, term in found if name in self.header.params}

    def bound(self, **values: Value | Sequence[Value]) -> str:
        """Return the text with terms instead of the examples in its VALUES lines; several terms ask a batch.

        A term is written as the store writes it, so a caller's text never becomes query text.

        Raises: BadRequest (400) for a name that is not a parameter of this question.
        """
        text = self.text
        for name in values:
            if name not in self.header.params:
                known = ", ".join(self.header.params) or "none"
                raise BadRequest(
                    "question {question!r} has no parameter {name!r}; it has: {known}",
                    question=self.name,
                    name=name,
                    known=known,
                )
        return _VALUES.sub(lambda block: _filled(block, values), text) if values else text


@cached_per_folder
def names(language: Language = Language.SPARQL) -> tuple[str, ...]:
    """Return the names of the questions in a language, sorted: `cq-001`, `cq-002` …"""
    return tuple(_found(language))


@cached_per_folder
def question(name: str, language: Language = Language.SPARQL, base: str = DEFAULT_BASE) -> Question:
    """Return the question with this name, under `base`.

    Raises: NotFound (404); BadRequest (400) if its header is incomplete.
    """
    file = _found(language).get(name)
    if file is None:
        raise NotFound("there is no question {name!r}", name=name)
    text = in_base(file.read_text(encoding="utf-8"), base)
    return Question(name, language, header(text, language.required), text, base)


def questions(language: Language = Language.SPARQL, base: str = DEFAULT_BASE) -> list[Question]:
    """Return every question in a language, sorted by name."""
    return [question(name, language, base) for name in names(language)]


@cached_per_folder
def _found(language: Language) -> dict[str, Path]:
    """Return the files in a language, by the name of the question, sorted."""
    folder = graph_folder().questions
    return {file.stem: file for file in sorted(folder.glob(f"*.{language}"))} if folder else {}


def _filled(block: re.Match[str], values: Mapping[str, Value | Sequence[Value]]) -> str:
    names = re.findall(r"\w+", block["names"])
    if not any(name in values for name in names):
        return block[0]
    columns = [_terms(values[name]) if name in values else [example] for name, example in _examples(block, names)]
    rows = max(len(column) for column in columns)
    if any(len(column) not in (1, rows) for column in columns):
        raise BadRequest("the parameters {names} need the same number of values", names=", ".join(names))
    lines = (" ".join(column[row % len(column)] for column in columns) for row in range(rows))
    inner = " ".join(f"({line})" for line in lines) if block["names"].startswith("(") else " ".join(lines)
    return f"VALUES {block['names']} {{ {inner} }}"


def _examples(block: re.Match[str], names: list[str]) -> list[tuple[str, str]]:
    terms = re.findall(r'"(?:[^"\\]|\\.)*"[^\s()]*|[^\s()]+', block["rows"])
    return list(zip(names, terms, strict=False))


def _terms(value: Value | Sequence[Value]) -> list[str]:
    return [str(term) for term in ([value] if isinstance(value, NamedNode | Literal) else value)]
