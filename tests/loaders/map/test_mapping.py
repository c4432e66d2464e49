"""Rows and the statements they are mapped to."""

from pyoxigraph import NamedNode, Triple

from loaders.check.inventory import inventory_of
from loaders.map.mapping import compile_table
from loaders.read.corrections import Correction, SourceText
from ontology.namespaces import OWL_HAS_VALUE, OWL_ON_PROPERTY, OWL_RESTRICTION, RDF_TYPE, RDFS_SUB_CLASS_OF
from tests.loaders.conftest import BASE, KG, Json, column, compiled, key, table, thing

CLASSES = [{"load:value": "class:CentreCity", "load:class": {"@id": f"{KG}CentreCity"}}, {"load:value": "class:Some"}]
TEXTS = {"t.txt": SourceText("een\ntwee\ndrie\n", [Correction(2, "twee", "2", None)])}


def statements(row: str, *columns: Json, **parts: object) -> list[str]:
    """Return the statements of one row, abbreviated."""
    group = compiled(table("test.csv", *columns, **parts))  # type: ignore[arg-type]
    each = group.tables[0]
    read = inventory_of(each, f"{','.join(cell.name for cell in each.cells)}\n{row}\n".encode(), "test.csv")
    (found,) = read.rows
    assert read.document.issues == []
    return [f"{graph} {_short(triple)}" for graph, triple in compile_table(each, group, TEXTS)(found)]


def _short(triple: Triple) -> str:
    terms = (triple.subject, triple.predicate, triple.object)
    text = " ".join(term.value if isinstance(term, NamedNode) else str(term) for term in terms)
    return text.replace(BASE, "").replace("http://www.w3.org/2001/XMLSchema#", "xsd:")


def test_a_cell_is_a_literal_with_language_or_datatype_or_the_name_of_a_thing() -> None:
    assert statements(
        "prj:a,Naam,12,mun:gent",
        key("prj"),
        column("name", property="name", lang="nl"),
        column("count", property="count", datatype="integer", lang="nl"),
        column("city", property="sitedIn", valueUrl=thing("city")),
    ) == [
        'source/test id/prj/a http://purl.org/dc/terms/identifier "prj:a"',
        'source/test id/prj/a ns#name "Naam"@nl',
        'source/test id/prj/a ns#count "12"^^<xsd:integer>',
        "source/test id/prj/a ns#sitedIn id/mun/gent",
    ]


def test_empty_cells_and_columns_without_property_state_nothing() -> None:
    assert statements("a,,x", column("id"), column("b", property="b"), column("c")) == []
    virtual = column("v", virtual=True, property="v", valueUrl=thing("b"))
    assert statements("a,", column("id"), column("b"), virtual) == []


def test_each_value_of_a_cell_states_its_own() -> None:
    assert statements("a,x;y", column("id"), column("b", property="b", separator=";", valueUrl=thing("b"))) == [
        "source/test id/a ns#b id/x",
        "source/test id/a ns#b id/y",
    ]


def test_without_a_subject_of_its_own_a_row_speaks_of_itself() -> None:
    parts = (column("a", required=True, property="a"), column("b"))
    assert statements("x y,", *parts, primary=["a", "b"], about=None) == ['source/test row/test/x%20y/- ns#a "x y"']


def test_a_table_or_a_column_goes_to_another_graph_or_to_none() -> None:
    columns = (column("id", property="a"), column("b", property="b", load_graph="reference"))
    assert statements("x,y", *columns, **{f"{BASE}load#graph": "synthetic"}) == [
        'synthetic id/x ns#a "x"',
        'reference id/x ns#b "y"',
    ]
    assert statements("x,y", *columns, suppressOutput=True) == []
    assert statements("x", column("id", property="a", suppressOutput=True)) == []


def test_a_map_chooses_property_object_and_direction() -> None:
    direct = column(
        "direct", virtual=True, valueUrl=thing("b"), load_mapColumn="role",
        load_map=[
            {"load:value": "partner", "load:property": {"@id": f"{KG}hasPartner"}},
            {"load:value": "lid", "load:property": {"@id": f"{KG}memberOf"}, "load:reverse": True},
            {"load:value": "gast"},
        ],
    )  # fmt: skip
    columns = (column("id"), column("b"), column("role"), direct)
    assert statements("prj:a,mun:x,Partner", *columns) == ["source/test id/prj/a ns#hasPartner id/mun/x"]
    assert statements("prj:a,mun:x,lid", *columns) == ["source/test id/mun/x ns#memberOf id/prj/a"]
    assert statements("prj:a,mun:x,gast", *columns) == []
    assert statements("prj:a,mun:x,", *columns) == []


def test_a_map_turns_a_value_or_a_prefix_into_a_class() -> None:
    kind = column("kind", propertyUrl="rdf:type", load_map=[
        {"load:value": "studiedag", "load:class": {"@id": f"{KG}StudyDay"}},
        {"load:prefix": "prog", "load:iri": {"@id": f"{KG}Programme"}},
    ])  # fmt: skip
    found = statements("a,studiedag", column("id"), kind) + statements("a,prog:x", column("id"), kind)
    assert [each.rpartition(" ")[2] for each in found] == ["ns#StudyDay", "ns#Programme"]


def test_a_column_with_several_values_maps_each_of_them() -> None:
    kinds = column("k", property="k", separator=";", load_map=[
        {"load:value": "a", "load:iri": {"@id": f"{KG}A"}}, {"load:value": "b", "load:iri": {"@id": f"{KG}B"}},
    ])  # fmt: skip
    assert statements("x,a;b", column("id"), kinds) == ["source/test id/x ns#k ns#A", "source/test id/x ns#k ns#B"]


def test_a_cell_that_names_a_class_makes_an_axiom_of_what_is_said_of_it() -> None:
    columns = (
        column("tool", required=True),
        column("user", required=True, property="user", valueUrl=thing("user"), load_classes=CLASSES),
        column("uses", virtual=True, aboutUrl=thing("user"), property="usesTool", valueUrl=thing("tool")),
        column("used", virtual=True, aboutUrl=thing("tool"), property="usedBy", valueUrl=thing("user")),
        column("likes", virtual=True, property="likes", aboutUrl=thing("user"), valueUrl=thing("tool")),
        column("type", virtual=True, propertyUrl="rdf:type", aboutUrl=thing("user"), valueUrl=f"{KG}Agent"),
    )
    row = "row/test/tool:o/class:CentreCity"
    found = statements("tool:o,class:CentreCity", *columns, primary=["tool", "user"], about=None)
    expected = [f'source/test {row} ns#appliesToClass "CentreCity"']
    for node, predicate in ((f"{row}#axiom", "usesTool"), (f"{row}#axiom-2", "likes")):
        expected += [
            f"source/test ns#CentreCity {RDFS_SUB_CLASS_OF.value} {node}",
            f"source/test {node} {RDF_TYPE.value} {OWL_RESTRICTION.value}",
            f"source/test {node} {OWL_ON_PROPERTY.value} ns#{predicate}",
            f"source/test {node} {OWL_HAS_VALUE.value} id/tool/o",
        ]
    assert found == expected
    assert statements("tool:o,class:Some", *columns, primary=["tool", "user"], about=None) == [
        'source/test row/test/tool:o/class:Some ns#appliesToClass "Some"'
    ]
    assert len(statements("tool:o,mun:x", *columns, primary=["tool", "user"], about=None)) == 5


def test_a_passage_has_the_text_of_its_lines_and_a_template_fills_in_cells() -> None:
    lines = {"load:from": "a", "load:to": "b", "load:text": "t.txt"}
    columns = (
        key("psg"),
        column("a", datatype="integer"),
        column("b", datatype="integer"),
        column("text", virtual=True, property="text", lang="nl", load_lines=lines),
        column("span", virtual=True, property="span", load_template="{a}-{b}"),
    )
    assert statements("psg:x,2,3", *columns)[1:] == [
        'source/test id/psg/x ns#text "2\\ndrie"@nl',
        'source/test id/psg/x ns#span "2-3"',
    ]
    assert len(statements("psg:x,2,", *columns)) == 1


def test_equal_values_make_equal_statements() -> None:
    columns = (column("id"), column("b", property="b", datatype="decimal"))
    assert statements('a,"1,0"', *columns) == statements('a,"1,00"', *columns)
