"""graphql-codegen with our schema, compared with GitHub's: one document of the same form, in the same run.

The packages are those of `tests/clients/graphql`, installed by npm when they are missing.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure

ROOT = Path(__file__).parent.parent
CLIENTS = ROOT / "tests" / "clients" / "graphql"
GITHUB = "node_modules/@octokit/graphql-schema/schema.graphql"
COMMAND = "scripts/bench codegen"
ROUNDS = 3
OURS = """query Page($first: Int!) { centreCities(first: $first) { totalCount nodes { ...Shown } } }
fragment Shown on CentreCity { iri label hosts(first: 5) { edges { cursor node { label } } } }
"""
THEIRS = """query Page($first: Int!) { viewer { repositories(first: $first) { totalCount nodes { ...Shown } } } }
fragment Shown on Repository { id name issues(first: 5) { edges { cursor node { title } } } }
"""


def codegen() -> Iterator[Figure]:
    """Measure the processor time of graphql-codegen on one document, and the bytes that it writes."""
    if not (CLIENTS / "node_modules").exists():
        npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(npm, cwd=CLIENTS, check=True)
    with TemporaryDirectory() as place:
        ours = _project(Path(place) / "ours", ROOT / "schema.graphql", OURS)
        theirs = _project(Path(place) / "theirs", CLIENTS / GITHUB, THEIRS)
        pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(ROUNDS)]
        own, peer = (min(times) for times in zip(*pairs, strict=True))
        written = sum(path.stat().st_size for path in (ours / "generated").iterdir())
    yield Figure("codegen.share", own / peer, "", COMMAND, 0.7, f"GitHub's schema {peer:.2f} s of processor time")
    yield Figure("codegen.seconds", own, "s", COMMAND)
    yield Figure("codegen.output", written / 1000, "kB", COMMAND, 15.0)


def _project(folder: Path, schema: Path, document: str) -> Path:
    """Make a folder in which graphql-codegen finds its packages, a schema and a document."""
    folder.mkdir()
    (folder / "node_modules").symlink_to(CLIENTS / "node_modules")
    shutil.copy(CLIENTS / "codegen" / "codegen.yml", folder)
    shutil.copy(schema, folder / "schema.graphql")
    (folder / "documents.ts").write_text(
        f"import {{ graphql }} from './generated';\nexport const page = graphql(`{document}`);\n", encoding="utf-8"
    )
    return folder


def _seconds(folder: Path) -> float:
    """Return the processor seconds of one run."""
    before = os.times()
    command = [str(folder / "node_modules" / ".bin" / "graphql-codegen"), "--config", "codegen.yml"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
