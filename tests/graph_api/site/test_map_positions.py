"""The positions of things."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_api.site.folder_pages import folder_pages
from graph_api.site.map_positions import Position, degrees, point, positions_of
from graph_store.versions import State
from ontology.graph_folder import FILE, VARIABLE
from ontology.namespaces import RDF_TYPE, kg, thing

TREES = """
@prefix kg: <https://kennisgraaf.example/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
kg:Tree a owl:Class .
kg:where a owl:DatatypeProperty ; rdfs:range rdfs:Literal .
kg:y a owl:DatatypeProperty ; rdfs:range rdfs:Literal .
kg:x a owl:DatatypeProperty ; rdfs:range rdfs:Literal .
"""
PAGE = '[sources]\nontology = ["t.ttl"]\n[[site.page]]\nkind = "map"\npath = "/m"\nclass = ["Tree"]\n'


@pytest.mark.parametrize("keys", ['point = "where"', 'latitude = "y"\nlongitude = "x"'])
def test_the_members_of_the_class_with_a_position_have_one(
    keys: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).write_text(PAGE + keys, encoding="utf-8")
    (tmp_path / "t.ttl").write_text(TREES, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    oak, elm = thing("tree:oak"), thing("tree:elm")
    facts = [(oak, kg("where"), "POINT(4.5 50.9)"), (oak, kg("y"), "50.9"), (oak, kg("x"), "4.5")]
    facts += [(elm, kg("where"), "in the park"), (elm, kg("y"), "50.9")]
    state = State(tmp_path / "state")
    with state.writer("test", 1) as writer:
        typed = [Quad(each, RDF_TYPE, kg("Tree"), DefaultGraph()) for each in (oak, elm)]
        placed = [Quad(each, name, Literal(text), DefaultGraph()) for each, name, text in facts]
        writer.publish([], [*typed, *placed], sources={})
    page = next(each for each in folder_pages() if each.kind == "map")
    assert positions_of(state.newest(), page) == {NamedNode(oak.value): (50.9, 4.5)}


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        ("50.9", "4.48", (50.9, 4.48)),
        ("-90", "180", (-90, 180)),
        ("90.1", "4", None),
        ("4", "-180.5", None),
        ("", "4", None),
        ("nan", "4", None),
        ("50,9", "4", None),
    ],
)
def test_degrees_are_numbers_on_earth(latitude: str, longitude: str, expected: Position | None) -> None:
    assert degrees(latitude, longitude) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("POINT(4.48 50.9)", (50.9, 4.48)),
        ("Point Z (4.48 50.9 12)", (50.9, 4.48)),
        ("POINT ( -4.5e0 +.9 )", (0.9, -4.5)),
        ("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(4.48 50.9)", (50.9, 4.48)),
        ("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(50.9 4.48)", (50.9, 4.48)),
        ("<http://www.opengis.net/def/crs/EPSG/0/31370> POINT(150000 170000)", None),
        ("POINT EMPTY", None),
        ("POLYGON((0 0, 1 1, 1 0, 0 0))", None),
        ("POINT(4.48 500)", None),
        ("POINT(" + "1" * 10_000, None),
    ],
)
def test_a_point_in_well_known_text_has_longitude_first_unless_its_system_says_otherwise(
    text: str, expected: Position | None
) -> None:
    assert point(text) == expected
