"""Rewriting of a text so that the engine gives it the meaning that the standard defines."""

import re
from collections.abc import Sequence

from graph_store.lexer.path_unions import PathUnions
from graph_store.lexer.projections import all_variables, counted
from graph_store.lexer.replacements import replacements
from graph_store.lexer.syntax_tree import tree_of
from graph_store.lexer.tokens import Edit, Token, edited, tokens_of
from graph_store.lexer.update_scan import UpdateScan

_MAY_DIFFER = re.compile(r"(?<!\|)\|(?!\|)|!(?!=)|REPLACE|DISTINCT\s*\*", re.IGNORECASE)


def standard(text: str) -> str:
    """Return a query for the engine. A text without these constructs, or with a syntax error, stays the same.

    Raises: QueryTooComplex (400).
    """
    if not _MAY_DIFFER.search(text):
        return text
    return edited(text, _edits(PathUnions(text), list(tokens_of(text)), "Query"))


def standard_update(scanned: UpdateScan) -> str:
    """Return an update for the engine. Raises: QueryTooComplex (400)."""
    if scanned.is_data or not _MAY_DIFFER.search(scanned.text):
        return scanned.text
    unions = PathUnions(scanned.text)
    patterns = [operation.tokens for operation in scanned.operations if operation.form == "MODIFY"]
    return edited(scanned.text, [edit for tokens in patterns for edit in _edits(unions, tokens, "Operation")])


def _edits(unions: PathUnions, tokens: Sequence[Token], start: str) -> list[Edit]:
    """Return the changes in a part of the text that follows the rule `start`."""
    tree = tree_of(tokens, start)
    if tree is None:
        return []
    replaced, found = list(replacements(tree)), unions.edits(tree)
    shown = list(all_variables(tree)) if unions.adds_variables else []
    if any(not names for _, names in shown):  # `*` cannot become an empty list of variables
        return replaced
    return [*replaced, *found, *(edit for edit, _ in shown), *counted(tree)]
