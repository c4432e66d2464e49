"""The command line: one file for each command."""

from kennisgraaf.cli.command_line import main

__all__ = ["main"]
