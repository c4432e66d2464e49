"""The runner of the W3C SPARQL suites with fewer writes: `sparql.py RUNNER` and the runner's arguments.

The runner clears the service and loads a dataset before each test, in a write each. Here both are one write, and
no write at all while the service still holds the dataset because since then it has only been asked.
"""

import importlib.util
import sys
from pathlib import Path
from typing import Any


def load(path: Path) -> Any:
    """Return the runner as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[path.stem] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def with_fewer_writes(endpoint: type[Any]) -> type[Any]:
    """Return a subclass of the runner's endpoint that writes a dataset just before the first request that needs it."""

    class Endpoint(endpoint):  # type: ignore[misc]
        def __init__(self, arguments: Any) -> None:
            super().__init__(arguments)
            self.wanted: list[str] = []
            self.written: list[str] = []

        def must_update(self, update: str) -> None:
            self.wanted = [update] if update == "DROP ALL" else [*self.wanted, update]

        def send(self, method: str, url: str, *rest: Any, **named: Any) -> Any:
            wanted, self.wanted = self.wanted, []
            if wanted and wanted != self.written:
                super().must_update(" ;\n".join(wanted))
                self.written = wanted
            if url.partition("?")[0] != self.a.query:
                self.written = []
            return super().send(method, url, *rest, **named)

    return Endpoint


if __name__ == "__main__":
    runner = load(Path(sys.argv[1]))
    runner.Endpoint = with_fewer_writes(runner.Endpoint)
    sys.exit(runner.main([*sys.argv[2:], "--load", "update"]))
