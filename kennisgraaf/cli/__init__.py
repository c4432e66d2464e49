"""The command line: one file a command."""

from kennisgraaf.cli.app import main

__all__ = ["main"]
