"""The outcome of a command line, for the tests of the commands."""

import json
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Outcome:
    """The exit code and the printed text."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Run(Protocol):
    """The function that runs one command line in this process."""

    def __call__(self, *words: object) -> Outcome: ...
