"""The types of facts and changes."""

from graph_api.graphql.schema import schema


def test_every_thing_has_facts_of_one_type() -> None:
    found = schema()._schema
    for name in ("Thing", "OtherThing", "CentreCity", "Project"):
        assert str(found.type_map[name].fields["facts"].type) == "[Fact!]!"  # type: ignore[attr-defined]


def test_changes_are_a_connection_that_relay_can_page() -> None:
    found = schema()._schema
    connection, edge = (found.type_map[f"Change{name}"].fields for name in ("Connection", "Edge"))  # type: ignore[attr-defined]
    assert {"totalCount", "pageInfo", "nodes", "edges"} <= connection.keys()
    assert list(edge) == ["cursor", "node"]
    assert list(found.query_type.fields["changes"].args) == ["from", "to", "first", "after", "last", "before"]  # type: ignore[union-attr]
