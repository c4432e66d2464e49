from itertools import accumulate, pairwise

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store

from graph_store.workers import answer_limits
from graph_store.workers.answer_limits import MARKS, Counting, Refused, occurrences
from graph_store.workers.evaluation import run
from graph_store.workers.protocol import CHUNK, Conditions

TABLES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
GRAPHS = "application/n-triples", "application/n-quads", "text/turtle", "application/rdf+xml", "application/ld+json"
ROWS = "SELECT ?s ?o { ?s <urn:p> ?o }"
TRIPLES = "CONSTRUCT WHERE { ?s <urn:p> ?o }"


class Written:
    """A sink that keeps the answer."""

    form = media_type = ""

    def __init__(self) -> None:
        self.content = b""

    def write(self, data: bytes) -> int:
        """Write the next bytes."""
        self.content += data
        return len(data)


def answered(text: str, media_type: str, number: int, most: int, label: str = "plain") -> int | None:
    """Return the number of rows reported for an answer with `number` rows when `most` are allowed."""
    store = Store()
    store.extend(Quad(NamedNode(f"urn:{n}"), NamedNode("urn:p"), Literal(f"{label} {n}")) for n in range(number))
    conditions = Conditions("urn:", [""], None, False, media_type, media_type, {}, most, 10_000_000, 10)
    return run(store, text, conditions, Written())


@pytest.mark.parametrize("number", [1, 2, 3_000])
@pytest.mark.parametrize(
    ("text", "media_type"), [(ROWS, each) for each in TABLES] + [(TRIPLES, each) for each in GRAPHS]
)
def test_as_many_rows_as_are_allowed_are_given_and_counted_and_one_more_is_refused(
    text: str, media_type: str, number: int
) -> None:
    assert answered(text, media_type, number, number) == number
    with pytest.raises(Refused, match=f"more than {number - 1} rows"):
        answered(text, media_type, number, number - 1)


@pytest.mark.parametrize("media_type", TABLES)
def test_a_literal_that_looks_like_the_end_of_a_row_takes_nothing_from_an_answer(media_type: str) -> None:
    assert (answered(ROWS, media_type, 1_000, 1_000, "},{ <result> \r\n") or 0) >= 1_000
    with pytest.raises(Refused):
        answered(ROWS, media_type, 1_001, 1_000, "},{ <result> \r\n")


@pytest.mark.parametrize("media_type", TABLES)
def test_a_table_without_rows_has_none(media_type: str) -> None:
    assert answered(ROWS, media_type, 0, 10) == 0


@pytest.mark.parametrize("media_type", TABLES)
def test_a_mark_is_counted_once_wherever_two_blocks_part(media_type: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_limits, "CHUNK", 1)
    output_format = QueryResultsFormat.from_media_type(media_type)
    assert output_format is not None
    rows = Store().query("SELECT ?a ?b { VALUES (?a ?b) { (1 2) (3 UNDEF) (UNDEF UNDEF) } }")
    assert isinstance(rows, QuerySolutions)
    whole = rows.serialize(format=output_format) or b""
    conditions = Conditions("urn:", [""], None, False, media_type, None, {}, 3, 10_000, 10)
    for at in range(10, len(whole)):
        written = Written()
        counted = Counting(written, conditions, output_format, lambda: True)
        for piece in (whole[:at], whole[at:]):
            counted.write(piece)
        assert counted.finish() == 3
        assert written.content == whole


def test_first_rows_do_not_wait_for_a_full_block() -> None:
    conditions = Conditions("urn:", [""], None, False, "text/csv", None, {}, 10**6, 10**7, 10)
    written, lengths = Written(), [0]
    counted = Counting(written, conditions, QueryResultsFormat.CSV, lambda: True)
    for _ in range(100):
        counted.write(b"x" * 8_190 + b"\r\n")
        lengths.append(len(written.content))
    blocks = [after - before for before, after in pairwise(lengths) if after > before]
    assert blocks[0] == 8_192
    assert max(blocks) == CHUNK
    given = accumulate(blocks, initial=0)
    assert all(block <= max(before, 8_192) for block, before in zip(blocks, given, strict=False))


@pytest.mark.parametrize("mark", sorted({mark for mark, _ in MARKS.values()}))
def test_a_long_block_is_counted_like_a_short_one(mark: bytes) -> None:
    block = mark + (b"x" + mark) * 9_000 + mark[:-1]
    assert occurrences(mark, block) == block.count(mark) == 9_001
