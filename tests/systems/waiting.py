"""Rows of systems.md for which the shipped inventories do not have the facts yet."""

import pytest


def waits_for(facts: str) -> pytest.MarkDecorator:
    """Mark a test that must fail until the inventories state these facts; then the mark must be removed."""
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=f"no row states {facts} yet")
