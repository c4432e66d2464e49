"""`kennisgraaf history`: list the published versions."""

from dataclasses import asdict

from kennisgraaf.cli.output import JsonFlag, print_json, print_table
from kennisgraaf.cli.state import open_state

HEAD = ("version", "created", "quads", "added", "removed", "inferred added", "inferred removed")


def history(*, json: JsonFlag = False) -> None:
    """List the published versions with their time, size and changes.

    With --json, the size of each graph and the hash of each source are included.
    """
    manifests = open_state().manifests()
    if json:
        print_json([asdict(manifest) for manifest in manifests])
        return
    print_table(
        HEAD,
        [(m.version, m.created, m.quads, m.added, m.removed, m.inferred_added, m.inferred_removed) for m in manifests],
    )
