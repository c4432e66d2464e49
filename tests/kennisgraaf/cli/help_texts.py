"""The English texts of the pages that `--help` prints."""

import contextlib
import io
from unittest.mock import patch

from kennisgraaf.cli import command_line, help_pages
from kennisgraaf.cli.command_line import COMMANDS, GROUPS


def help_texts() -> set[str]:
    """Return every text of the pages of all commands, as `help_pages.translated` gets it."""
    found: set[str] = set()

    def kept(english: str) -> str:
        found.add(" ".join(english.split()))
        return english

    with (
        patch.object(help_pages, "translated", kept),
        patch.object(command_line, "translated", kept),
        contextlib.redirect_stdout(io.StringIO()),
    ):
        for command in ("", *COMMANDS, *GROUPS):
            command_line.main([*command.split(), "--help"])
    return found - {""}
