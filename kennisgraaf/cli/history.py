"""`kennisgraaf history`: list the published versions."""

from collections import defaultdict
from dataclasses import asdict

from kennisgraaf.cli.output import JsonFlag, heads, print_json, print_table
from kennisgraaf.cli.state import open_state

HEAD = ("version", "created", "quads", "added", "removed", "inferred_added", "inferred_removed", "names")


def history(*, json: JsonFlag = False) -> None:
    """List the published versions with their names, time, size and changes.

    With --json, the size of each graph and the hash of each source are included.
    """
    state = open_state()
    manifests, names = state.manifests(), defaultdict[int, list[str]](list)
    for name, version in state.pins().items():
        names[version].append(name)
    if json:
        print_json([{**asdict(manifest), "names": names[manifest.version]} for manifest in manifests])
        return
    print_table(
        heads(HEAD),
        [
            (
                m.version,
                m.created,
                m.quads,
                m.added,
                m.removed,
                m.inferred_added,
                m.inferred_removed,
                " ".join(names[m.version]),
            )
            for m in manifests
        ],
    )
