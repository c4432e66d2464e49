"""Any bytes: no traceback, and no row that is neither loaded, unchanged, quarantined nor skipped.

Reduced here; `scripts/fuzz-loaders` runs the same for as long as you like.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_store import State
from graph_store.errors import GraphError
from loaders import SyncOptions, check, sync
from loaders.check.row_check import check as check_rows
from loaders.csvw.tables import read_metadata
from loaders.read.document import Document
from loaders.read.reader import read

pytestmark = pytest.mark.slow

METADATA = Path(__file__).parent / "messy" / "csv-metadata.json"
TABLE = read_metadata(METADATA.read_text(encoding="utf-8")).tables[0]
HEAD = "id;naam;aantal;bedrag;datum;actief;nis;kbo;rol\n"
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))

CELLS = st.one_of(
    st.sampled_from(["prj:a", "prj:b", "Naam", "1.234,56", "31/02/2016", "eind 2018", "#VERW!", "=A1", "ja", "41002",
                     "0314.595.348", "3,1E+08", "01-feb", "n.v.t.", '"', '"x', "x\ny", "Totaal", "# x", "Ã©"]),
    st.text(max_size=12),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=11).map(";".join), max_size=12).map("\n".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
FILES = st.one_of(
    st.binary(max_size=300),
    st.builds(lambda rows, encoding: (HEAD + rows).encode(encoding, "replace"), ROWS, ENCODINGS),
    st.builds(lambda rows, junk: (HEAD + rows).encode() + junk, ROWS, st.binary(max_size=30)),
)


@settings(max_examples=ROUNDS * 5, deadline=None)
@given(FILES)
def test_any_file_is_judged_and_every_row_is_counted(content: bytes) -> None:
    document = Document("x.csv")
    raws = list(read(content, TABLE, document))
    rows = list(check_rows(raws, TABLE, document))
    assert len(rows) == len(raws)
    lines = {issue.line for issue in document.issues if issue.weight > 1}
    assert all(row.good or row.line in lines for row in rows)
    assert all(issue.say("nl") and issue.say("en") for issue in document.issues)


@settings(max_examples=max(10, ROUNDS // 6), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILES, FILES)
def test_g8_any_two_versions_of_a_file_sync_with_all_rows_counted(first: bytes, second: bytes) -> None:
    with TemporaryDirectory() as place:
        folder, state = Path(place) / "data", State(Path(place) / "var")
        folder.mkdir()
        (folder / "csv-metadata.json").write_bytes(METADATA.read_bytes())
        for content in (first, second):
            (folder / "messy.csv").write_bytes(content)
            try:
                report = sync(folder, state, SyncOptions(allow_mass_delete=True))
            except GraphError:
                continue
            counted = sum(report.total(name) for name in ("loaded", "unchanged", "quarantined", "skipped"))
            assert report.refused or report.total("rows") == counted
            verdict = check(folder / "messy.csv", METADATA)
            assert report.total("loaded") + report.total("unchanged") == len(verdict.rows)
