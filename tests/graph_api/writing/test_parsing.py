from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph_api.writing.parsing import format_of, stated_by, triples_of, update_of, without_blank_nodes
from graph_api.writing.task import Part, WriteTask
from graph_store.errors import BadRequest, MalformedBody, MalformedQuery, RemoteForbidden
from graph_store.formats import GRAPHS

A, B = NamedNode("urn:a"), NamedNode("urn:b")


def task(folder: Path, text: str | bytes, broker: str | None = None) -> WriteTask:
    file = folder / "update"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return WriteTask("update", str(folder), "http://base/", 5, True, 1, [Part(str(file), "")], "t", "x", broker=broker)


def test_what_comes_and_goes_by_data_is_known_without_the_dataset(tmp_path: Path) -> None:
    made = task(
        tmp_path, "PREFIX : <urn:> INSERT DATA { :a :b 1, 2 } ; DELETE DATA { :a :b 2, 3 } ; INSERT DATA { :a :b 3 }"
    )
    going, coming = stated_by(update_of(made), made)
    assert sorted(quad.object.value for quad in coming) == ["1", "3"]  # type: ignore[union-attr]
    assert sorted(quad.object.value for quad in going) == ["2", "3"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["DELETE DATA { _:x <urn:b> 1 }", "INSERT DATA { _:x <urn:b> 1 } ; INSERT DATA { _:x <urn:b> 2 }"]
)
def test_blank_nodes_stand_where_they_may(tmp_path: Path, text: str) -> None:
    made = task(tmp_path, text)
    with pytest.raises(MalformedQuery):
        stated_by(update_of(made), made)


def test_only_the_broker_may_be_reached(tmp_path: Path) -> None:
    with pytest.raises(RemoteForbidden):
        update_of(task(tmp_path, "LOAD <http://127.0.0.1:99/x>", "http://127.0.0.1:98/"))
    assert update_of(task(tmp_path, "LOAD <http://127.0.0.1:98/x>", "http://127.0.0.1:98/")).remote


def test_a_text_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="UTF-8"):
        update_of(task(tmp_path, b"\xff"))


def test_a_body_that_is_none_names_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("<urn:a> <urn:b> 1 .\n<urn:a> <urn:b> }")
    with pytest.raises(MalformedBody) as error:
        list(triples_of(Part(str(tmp_path / "x"), "text/turtle"), "http://base/"))
    assert error.value.line == 2


def test_xml_that_breaks_off_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text('<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n')
    with pytest.raises(MalformedBody, match="not well-formed XML"):
        list(triples_of(Part(str(tmp_path / "x"), "application/rdf+xml"), "http://base/"))


def test_every_format_of_a_graph_is_read() -> None:
    assert all(format_of(Part("", each.media_type)) for each in GRAPHS)


def test_blank_nodes_get_the_same_name_wherever_they_stand() -> None:
    node = BlankNode("x")
    found = without_blank_nodes({Triple(node, B, Literal("1")), Triple(A, B, node)}, "http://base/")
    named = NamedNode("http://base/.well-known/genid/x")
    assert found == {Triple(named, B, Literal("1")), Triple(A, B, named)}
