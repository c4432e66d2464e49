"""The pages that `--help` prints: plain text, as wide as the terminal, in the language of the command.

The texts are those of the docstrings and of the options; `sentences.nl.json` has them in Dutch, each paragraph and each
description under the English one on one line.
"""

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from graph_store.text import Text
from kennisgraaf.cli.language import spoken

if TYPE_CHECKING:
    from cyclopts.help import HelpEntry, HelpPanel
    from rich.console import Console, ConsoleOptions

_LABEL = 22
"""The widest label that has its description beside it; after a wider one the description begins on the next line."""

_WIDEST = 100


class HelpPages:
    """The form of the pages, for `cyclopts`."""

    def __call__(self, console: "Console", options: "ConsoleOptions", panel: "HelpPanel") -> None:
        """Print one group of commands, arguments or options under its title."""
        if panel.entries:
            rows = [(_label(entry, panel.format), _described(entry)) for entry in panel.entries]
            _print(console, ["", f"{translated(str(panel.title))}:", *_columns(rows, _width(options))])

    def render_usage(self, console: "Console", options: "ConsoleOptions", usage: Any) -> None:
        """Print the form of the command; a word in capitals is a value to fill in."""
        form = re.sub(r"[A-Z][A-Z-]+", lambda word: translated(word.group()), _plain(usage))
        _print(console, [f"{translated('Usage')}: {form}"])

    def render_description(self, console: "Console", options: "ConsoleOptions", description: Any) -> None:
        """Print the paragraphs of a description."""
        for paragraph in re.split(r"\n\s*\n", _plain(description)):
            _print(console, ["", *wrap(translated(paragraph), _width(options))])


def translated(english: str) -> str:
    """Return a text of a page in the language of the command."""
    return spoken(Text(" ".join(english.split())))


def example_of(command: str) -> str:
    """Return the last paragraph of a page, with an example."""
    return f"{translated('Example')}:\n  {command}"


def _label(entry: "HelpEntry", form: str) -> str:
    names = (
        entry.display_labels_with_metavar if form == "parameter" else (*entry.positive_names, *entry.positive_shorts)
    )
    return re.sub(r"\b[A-Z][A-Z-]+\b", lambda word: translated(word.group()), ", ".join(names))


def _described(entry: "HelpEntry") -> str:
    notes = (
        entry.choices and f"{translated('one of')}: {', '.join(entry.choices)}",
        entry.default is not None and f"{translated('default')}: {entry.default}",
        entry.required and translated("required"),
    )
    return " ".join([translated(_plain(entry.description)), *(f"[{note}]" for note in notes if note)]).strip()


def _columns(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    rows = list(rows)
    wide = max(len(label) for label, _ in rows if len(label) <= _LABEL) if _has_short(rows) else _LABEL
    for label, text in rows:
        lines = wrap(text, width - wide - 4, break_on_hyphens=False) or [""]
        if len(label) > wide:
            yield f"  {label}"
            label = ""
        yield f"  {label:{wide}}  {lines[0]}".rstrip()
        yield from (f"  {'':{wide}}  {line}" for line in lines[1:])


def _has_short(rows: Iterable[tuple[str, str]]) -> bool:
    return any(len(label) <= _LABEL for label, _ in rows)


def _width(options: "ConsoleOptions") -> int:
    return min(options.max_width, _WIDEST)


def _plain(text: Any) -> str:
    text = getattr(text, "primary_renderable", text)
    return str(getattr(text, "plain", text or "")).strip()


def _print(console: "Console", lines: Iterable[str]) -> None:
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
