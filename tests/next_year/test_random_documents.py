"""A view as of a document equals a fresh load of the documents up to it, whatever the order in which they arrived."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from graph_api.dumps.dump_names import WHOLE, Dump
from graph_api.dumps.dump_writer import write_dump
from graph_store import State
from kennisgraaf.cli.state import open_version
from loaders import SyncOptions, sync
from tests.next_year.clubs import Listed, documents, holds, stated, write

pytestmark = pytest.mark.slow

FREELY = SyncOptions(allow_mass_delete=True, allow_fact_loss=True, yes=True)
EXAMPLES = int(os.environ.get("RANDOM_DOCUMENTS", "4"))
"""The number of random sets of documents that each test tries; scripts/random-documents tries many."""
RANDOMLY = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

Story: TypeAlias = tuple[list[Listed], list[Listed], list[int]]
"""Documents as they first come, as they are in the end, and the order in which they arrive."""


@contextmanager
def graph(folder: Path) -> Iterator[State]:
    """Use the graph folder and a state of its own."""
    before = {name: os.environ.get(name) for name in ("KENNISGRAAF_GRAPH", "KENNISGRAAF_DATA")}
    os.environ |= {"KENNISGRAAF_GRAPH": str(folder), "KENNISGRAAF_DATA": str(folder / "state")}
    try:
        yield State(folder / "state")
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            os.environ |= {name: value} if value is not None else {}


def export(suffix: str, document: str = "") -> bytes:
    out = BytesIO()
    write_dump(open_version(None, document), Dump(WHOLE, suffix), out)
    return out.getvalue()


def exported(document: str = "") -> tuple[bytes, dict[str, bytes]]:
    """Return the facts as Turtle, and each inventory of the CSV export, of documents only if it lists some."""
    with zipfile.ZipFile(BytesIO(export("csv.zip", document))) as packed:
        files = {name: packed.read(name) for name in packed.namelist() if name.endswith(".csv")}
    return export("ttl", document), {
        name: text for name, text in files.items() if text.count(b"\n") > 1 or not name.startswith("documents")
    }


def fresh(place: Path, listed: list[Listed]) -> tuple[bytes, dict[str, bytes]]:
    with graph(place) as state:
        sync(write(place, listed), state, FREELY)
        return exported()


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Documents of which some are edited after they came, in a random order."""
    final = draw(documents())
    other = {each.number: each for each in draw(documents())}
    first = [other.get(each.number, each) if draw(st.booleans()) and each.number > 1 else each for each in final]
    return first, final, draw(st.permutations([each.number for each in final]))


def arrived(place: Path, first: list[Listed], final: list[Listed], order: list[int]) -> None:
    """Sync the documents one after the other, in the order of arrival, and then as they are in the end."""
    with graph(place) as state:
        for count in range(1, len(order) + 1):
            sync(write(place, [each for each in first if each.number in order[:count]]), state, FREELY)
        sync(write(place, final), state, FREELY)


@RANDOMLY
@given(stories())
def test_the_newest_view_equals_a_fresh_load_and_holds_what_a_second_engine_computes(story: Story) -> None:
    _, final, _ = story
    with TemporaryDirectory() as name:
        place = Path(name)
        arrived(place / "all", *story)
        with graph(place / "all"):
            newest = exported()
        assert newest == fresh(place / "fresh", final)
        assert stated(Graph().parse(data=newest[0], format="turtle")) == set(holds(final))


@RANDOMLY
@given(stories())
def test_each_view_equals_a_fresh_load_of_the_documents_up_to_it(story: Story) -> None:
    _, final, _ = story
    with TemporaryDirectory() as name:
        place = Path(name)
        arrived(place / "all", *story)
        with graph(place / "all"):
            views = {each.number: exported(each.key) for each in final}
        for number, view in views.items():
            until = [each for each in final if each.number <= number]
            assert view == fresh(place / str(number), until)
            assert stated(Graph().parse(data=view[0], format="turtle")) == set(holds(until))


@RANDOMLY
@given(documents())
def test_a_withdrawn_document_leaves_what_the_others_say(listed: list[Listed]) -> None:
    with TemporaryDirectory() as name:
        place = Path(name)
        with graph(place / "all") as state:
            sync(write(place / "all", listed), state, FREELY)
            sync(write(place / "all", listed[:-1]), state, FREELY)
            left = exported()
        assert left == fresh(place / "fresh", listed[:-1])


def test_the_second_engine_computes_what_holds() -> None:
    clubs = {"a": ("red", "1", ""), "b": ("blue club", "", "club:a")}
    one = Listed(1, clubs, {"a": ("green", "club:b")})
    two = replace(one, number=2, clubs={"a": ("red", "2", "")}, notes={})
    facts = {(str(s).rsplit("/", 1)[1], str(p).rsplit("#", 1)[-1], str(o)) for s, p, o in holds([one, two])}
    assert {("a", "size", "2"), ("b", "endedOn", "2002-01-01")} <= facts
    assert not any(subject == "b" and term == "partner" for subject, term, _ in facts)
