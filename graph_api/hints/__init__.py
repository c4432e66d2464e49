"""Hints: the reasons why an answer has no rows, found in the text of a question and in the facts of a version."""
