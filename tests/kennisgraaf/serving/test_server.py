"""One process that serves. tests/kennisgraaf/cli/test_serve.py runs it."""

import logging
import sys

from graph_api.http.problems import BrokenOff
from kennisgraaf.serving.server import is_news


def record(error: Exception | None) -> logging.LogRecord:
    try:
        if error is not None:
            raise error
    except Exception:
        return logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "failed", None, sys.exc_info())
    return logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "failed", None, None)


def test_an_answer_that_was_broken_off_on_purpose_is_no_news() -> None:
    assert not is_news(record(BrokenOff()))
    assert is_news(record(ValueError()))
    assert is_news(record(None))
