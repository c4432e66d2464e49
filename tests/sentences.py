"""Find the sentences in the code that users read: those of errors, findings and `Text`."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final

ROOT: Final = Path(__file__).parent.parent
_ERRORS: Final = {
    each.name
    for each in ast.parse((ROOT / "graph_store" / "errors.py").read_text(encoding="utf-8")).body
    if isinstance(each, ast.ClassDef)
}
_ARGUMENTS: Final = dict.fromkeys((*_ERRORS, "Text", "translated"), (0,)) | {
    "Finding": (2, 3), "finding": (2, 3), "guess": (1,), "decide": (1,), "Refused": (1,), "Guess": (1,),
}  # fmt: skip
"""For each function that takes sentences, the places of these among its arguments."""


def sentences_of(package: str) -> dict[str, str]:
    """Return the sentences of a package, each with the place where it first is."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / package).rglob("*.py")):
        for line, sentence in _sentences(ast.parse(file.read_text(encoding="utf-8"))):
            found.setdefault(sentence, f"{file.relative_to(ROOT)}:{line}")
    return found


def values_of(sentence: str) -> set[str]:
    """Return the names of the values in a sentence."""
    try:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name}
    except ValueError:  # a sentence without values may have single braces
        return set()


def _sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        for place in _ARGUMENTS.get(name, ()):
            for text in _constants(call.args[place : place + 1]):
                yield call.lineno, text


def _constants(given: list[ast.expr]) -> Iterator[str]:
    """Yield the texts that an argument may be: one, or one of two."""
    for each in given:
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and any(map(str.isalpha, each.value)):
            yield each.value
        elif isinstance(each, ast.IfExp):
            yield from _constants([each.body, each.orelse])
