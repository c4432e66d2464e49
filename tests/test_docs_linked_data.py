"""Each command of docs/linked-data.md runs, and its answer holds what the page says."""

import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from kennisgraaf.cli import main
from tests.service import Service

PAGE = (Path(__file__).parent.parent / "docs" / "linked-data.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```sh\n(?P<commands>.*?)```(?:\n```text\n(?P<answer>.*?)```)?", re.DOTALL)
BLOCKS = [(found["commands"], found["answer"] or "") for found in BLOCK.finditer(PAGE)]
Printed = pytest.CaptureFixture[bytes]
HOST = "http://127.0.0.1:8000"


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
    """What curl shows: the headers too when `-i` stands there; the one example of an unknown key may fail."""
    headers = dict(word.split(": ", 1) for flag, word in pairwise(words) if flag == "-H")
    answer = service.client.get(words[-1].removeprefix(HOST), headers=headers, follow_redirects=False)
    assert answer.status_code < 400 or "gentt" in words[-1], answer.text
    head = "".join(f"{name}: {value}\n" for name, value in answer.headers.items()) if "-i" in words else ""
    return head + answer.content.decode("utf-8", "replace")
