from pathlib import Path

import pytest

from graph_api.writing import parsing, plain
from graph_api.writing.plain import write
from graph_api.writing.task import DELETE, POST, PUT, UPDATE, Part, WriteTask, Written
from graph_store.errors import BadRequest, MalformedBody, NotFound
from graph_store.versions import State
from tests.graph_api.plain import writing

G = "http://example.org/g"


class Dataset:
    """A state that is written to in this process."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.state = folder, State(folder / "state")

    def write(self, kind: str, body: str = "", graph: str = G, **fields: object) -> Written:
        file = self.folder / "body"
        file.write_text(body)
        parts = [] if kind == DELETE else [Part(str(file), "text/turtle")]
        task = {"kind": kind, "data": str(self.folder / "state"), "base": self.state.base, "keep": 5, "plain": True,
                "wait_s": 1, "parts": parts, "token": "t", "sha256": body, "graph": graph, **fields}  # fmt: skip
        return write(WriteTask(**task))  # type: ignore[arg-type]

    def lines(self) -> list[str]:
        self.state.verify(self.state.current() or 0)
        return sorted(str(quad) for quad in self.state.newest().quads())


@pytest.fixture(params=["small", "large", "small into a large graph", "large into a large graph"])
def dataset(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """The ways in which a body gets into the store, and a graph out of it."""
    monkeypatch.setattr(parsing, "BULK_BYTES", 10**9 if request.param.startswith("small") else 0)
    monkeypatch.setattr(plain, "BULK_QUADS", 0 if "graph" in request.param else 10**9)
    return Dataset(tmp_path)


def test_put_replaces_post_adds_and_delete_removes(dataset: Dataset) -> None:
    assert dataset.write(PUT, "<urn:a> <urn:b> 1 .").created
    assert not dataset.write(PUT, "<urn:a> <urn:b> 2 .").created
    assert dataset.write(POST, "<urn:a> <urn:b> 3 .").published
    assert [line.split('"')[1] for line in dataset.lines()] == ["2", "3"]
    dataset.write(PUT, "<urn:a> <urn:b> 1 .", graph="")
    dataset.write(DELETE)
    assert len(dataset.lines()) == 1
    with pytest.raises(NotFound):
        dataset.write(DELETE)


def test_what_is_not_rdf_changes_nothing(dataset: Dataset) -> None:
    dataset.write(PUT, "<urn:a> <urn:b> 1 .")
    with pytest.raises((MalformedBody, BadRequest)):
        dataset.write(PUT, "<urn:a> <urn:b>")
    assert len(dataset.lines()) == 1


def test_blank_nodes_are_kept(dataset: Dataset) -> None:
    dataset.write(PUT, "[] <urn:b> [ <urn:c> 1 ] .")
    dataset.write(UPDATE, "INSERT DATA { _:x <urn:b> 2 }")
    assert len(dataset.lines()) == 3
    assert all("_:" in line for line in dataset.lines())


def test_a_blank_node_of_another_body_is_another_node(dataset: Dataset) -> None:
    for _ in range(2):
        dataset.write(POST, "_:x <urn:b> 1 .")
    dataset.write(PUT, "_:x <urn:b> 1 .", graph=f"{G}2")
    assert len({line.split()[0] for line in dataset.lines()}) == 3


def test_relative_names_are_resolved_by_the_graph(dataset: Dataset) -> None:
    dataset.write(PUT, "<#x> <y> 1 .")
    assert dataset.lines()[0].startswith(f"<{G}#x> <http://example.org/y>")


def test_counts_and_digest_stay_true_through_every_kind_of_write(dataset: Dataset) -> None:
    for text in (
        "INSERT DATA { <urn:a> <urn:b> 1, 2 GRAPH <urn:g> { <urn:a> <urn:b> 1 } }",
        "DELETE DATA { <urn:a> <urn:b> 2, 9 }",
        "DELETE { ?s ?p 1 } INSERT { ?s ?p 3 } WHERE { ?s ?p 1 }",
        "COPY <urn:g> TO <urn:h> ; DROP GRAPH <urn:g>",
    ):
        assert dataset.write(UPDATE, text).published
        dataset.lines()
    assert dataset.state.newest().manifest.graphs == {"default": 1, "urn:h": 1}


@pytest.mark.slow
def test_a_dataset_with_blank_nodes_is_restored_from_its_backup(tmp_path: Path) -> None:
    with writing(tmp_path / "state") as writer:
        writer.update("INSERT DATA { _:a <urn:p> _:b . _:b <urn:p> 1 . GRAPH <urn:g> { _:a <urn:q> 2 } }")
        assert writer.update("INSERT DATA { <urn:c> <urn:p> [ <urn:p> 2 ] }").status_code == 200
    State(tmp_path / "state").backup(2, tmp_path / "backup.tar.gz")
    restored = State(tmp_path / "elsewhere")
    restored.restore(tmp_path / "backup.tar.gz")
    restored.verify(2)
    with writing(tmp_path / "elsewhere") as writer:
        assert writer.values("SELECT ?o { ?x <urn:p>/<urn:p> ?o }") == ["1", "2"]
        assert writer.values("SELECT ?o { ?x <urn:p> ?y GRAPH ?g { ?x <urn:q> ?o } }") == ["2"]
        writer.update("DELETE { ?y <urn:p> 1 } INSERT { ?y <urn:p> 3 } WHERE { ?x <urn:p> ?y . ?y <urn:p> 1 }")
        assert writer.values("SELECT ?o { ?x <urn:p>/<urn:p> ?o }") == ["2", "3"]


@pytest.mark.slow
def test_two_updates_never_make_the_same_blank_node(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        for number in range(3):
            writer.update(f"INSERT DATA {{ [] <urn:p> {number} }}")
        assert len(set(writer.values("SELECT ?s { ?s <urn:p> ?o }"))) == 3
