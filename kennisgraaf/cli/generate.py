"""`kennisgraaf generate`: write the files that are made from the ontology."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kennisgraaf.cli.output import complain

_DOCS = Path(__file__).parents[2] / "docs"
"""The sources of the documentation in a checkout; an installed copy has no docs."""

_ANEW = "import sys; from kennisgraaf.cli import main; sys.exit(main(sys.argv[1:]))"

_GRAPHQL = ("reference-graphql.md", "reference-graphql-types.md", "reference-graphql-inputs.md")


def generate(*, check: bool = False, release: bool = False) -> int:
    """Write the files that are made from the ontology.

    Parameters
    ----------
    check
        Write nothing; the exit code is 1 if a file is out of date.
    release
        Also record the GraphQL schema, so that later changes are compared with it.
    """
    from graph_api.graphql.generate import TARGET, is_current, write

    if check:
        stale = [path for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text()]
        stale += [] if is_current() else [TARGET]
        for path in stale:
            complain(f"{path} is out of date; run kennisgraaf generate")
        return 1 if stale else 0
    if not is_current():
        write()
        return _anew(release)
    for path, text in pages().items():
        path.write_text(text(), encoding="utf-8")
    print(f"{TARGET} is up to date")
    if release:
        _take_contract()
    return 0


def _anew(release: bool) -> int:
    """Run the same command in another process, because this one has loaded the old module."""
    words = ["generate", *(["--release"] if release else [])]
    return subprocess.run([sys.executable, "-c", _ANEW, *words], check=False).returncode


def pages() -> dict[Path, Callable[[], str]]:
    """Return the reference pages that are made from the schema and the ontology; empty without docs."""
    if not _DOCS.is_dir():
        return {}
    graphql = {_DOCS / name: partial(_graphql, name) for name in _GRAPHQL}
    return {**graphql, _DOCS / "reference-ontology.md": _ontology}


def _graphql(name: str) -> str:
    from graph_api.graphql.reference import reference
    from graph_api.graphql.schema import schema

    return reference(schema()._schema)[name]


def _ontology() -> str:
    from graph_store.graphs import DEFAULT_BASE
    from ontology.reference import reference
    from ontology.vocabulary import Vocabulary

    return reference(Vocabulary.load(DEFAULT_BASE))


def _take_contract() -> None:
    from graph_api.graphql import contract
    from graph_api.graphql.schema import schema

    contract.write(contract.contract(schema()._schema))
    print(f"{contract.TARGET} is recorded; later schemas are compared with it")
