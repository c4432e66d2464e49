"""The command line: one file for each command."""

from kennisgraaf.cli.app import main

__all__ = ["main"]
