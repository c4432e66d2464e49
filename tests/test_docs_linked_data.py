"""Each command of docs/linked-data.md runs, and its answer contains the text on the page."""

import shlex
from itertools import pairwise

import pytest

from kennisgraaf.cli import main
from tests.curl import curl
from tests.documents import taken
from tests.service import Service

_ALL = [*taken("linked-data.md", "sh", "text"), None]
BLOCKS = [
    (each.text, after.text if after and after.language == "text" else "")
    for each, after in pairwise(_ALL)
    if each and each.language == "sh"
]
Printed = pytest.CaptureFixture[bytes]


@pytest.mark.slow
@pytest.mark.parametrize(("commands", "answer"), BLOCKS)
def test_the_commands_of_the_page_answer_as_it_says(
    commands: str,
    answer: str,
    service: Service,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setenv("KENNISGRAAF_DATA", str(service.state.root))
    shown = "".join(_run(shlex.split(line), service, capsysbinary) for line in commands.splitlines())
    assert shown
    assert [line for line in answer.splitlines() if line not in shown] == []


def test_the_page_has_commands() -> None:
    assert len(BLOCKS) > 10


def _run(words: list[str], service: Service, printed: pytest.CaptureFixture[bytes]) -> str:
    if words[0] == "kennisgraaf":
        assert main(words[1:]) == 0
        return printed.readouterr().out.decode()
    return _curl(words, service)


def _curl(words: list[str], service: Service) -> str:
    """Return the output of curl, with the headers after `-i`; the one example of an unknown key may fail."""
    answer = curl(words, service.client)
    assert answer.status_code < 400 or "gentt" in words[-1], answer.text
    head = "".join(f"{name}: {value}\n" for name, value in answer.headers.items()) if "-i" in words else ""
    return f"{head}{answer.content.decode('utf-8', 'replace')}"
