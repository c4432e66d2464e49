"""Tests of the log of a running service."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from kennisgraaf.logs import configure_logs


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_json_is_one_object_a_line_with_level_time_and_name(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("json")
    structlog.get_logger("graph_api.http.problems").error("fault", path="/sparql")
    logging.getLogger("a.library").warning("slow")
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["event"], first["level"], first["path"], first["logger"]) == (
        "fault", "error", "/sparql", "graph_api.http.problems",
    )  # fmt: skip
    assert (second["event"], second["level"]) == ("slow", "warning")
    assert first["timestamp"].endswith("Z")


def test_text_is_one_line_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("text")
    structlog.get_logger("graph_api.http.problems").error("fault", path="/sparql")
    (line,) = capsys.readouterr().err.splitlines()
    assert "fault" in line
    assert "path=/sparql" in line


def test_a_traceback_stands_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("json")
    try:
        raise KeyError("gent")
    except KeyError:
        structlog.get_logger("x").exception("fault")
    assert "KeyError: 'gent'" in json.loads(capsys.readouterr().err)["exception"]


def test_what_a_client_sends_stays_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("text")
    structlog.get_logger("kennisgraaf.access").info("request", path="/x\n2026-01-01 [error   ] made up", rows=2)
    (line,) = capsys.readouterr().err.splitlines()
    assert "[kennisgraaf.access] path='/x\\n2026-01-01 [error   ] made up' rows=2" in line


def test_libraries_are_heard_from_warnings_on_and_we_from_our_first_word(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("text")
    logging.getLogger("a.library").info("started")
    structlog.get_logger("kennisgraaf.access").info("request")
    (line,) = capsys.readouterr().err.splitlines()
    assert "request [kennisgraaf.access]" in line
