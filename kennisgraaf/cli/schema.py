"""`kennisgraaf schema`: write the GraphQL schema, or compare it with a recorded one."""

import sys
from pathlib import Path

from kennisgraaf.cli.language import say


def schema(*, check: Path | None = None) -> int:
    """Write the GraphQL schema to standard output, in the schema definition language.

    Parameters
    ----------
    check
        Write no schema, but list the changes since the schema in this file; the exit
        code is 1 if one of them breaks programs.
    """
    from graph_api.graphql.sdl import sdl
    from graph_store.graphs import rebase
    from kennisgraaf.settings import read_settings

    if check is not None:
        return _compared(check)
    sys.stdout.write(rebase(sdl(), read_settings().base))
    return 0


def _compared(recorded: Path) -> int:
    from graph_api.graphql.schema import schema
    from graph_api.graphql.schema_changes import changes

    found = changes(recorded.read_text(encoding="utf-8"), schema()._schema)
    for kind, change in found.by_kind():
        print(say(f"schema_{kind}", change=change))
    counts = {"breaking": len(found.breaking), "risky": len(found.risky), "additions": len(found.additions)}
    print(say("schema_counts", **counts))
    return int(bool(found.breaking))
