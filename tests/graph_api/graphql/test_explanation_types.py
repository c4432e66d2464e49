"""The types of provenance and explanations."""

from graph_api.graphql.schema import schema


def fields(name: str) -> list[str]:
    return list(schema()._schema.type_map[name].fields)  # type: ignore[attr-defined]


def test_a_row_has_no_id_because_caches_would_mix_its_columns_for_different_facts() -> None:
    assert "id" not in fields("SourceRow")
    assert fields("SourceRow")[:3] == ["iri", "file", "line"]


def test_provenance_is_one_type_for_edges_and_facts() -> None:
    assert fields("Provenance") == ["stated", "inferred", "graphs", "rows", "writes", "since", "sinceExact"]
    edge, fact = (schema()._schema.type_map[name].fields for name in ("ProjectEdge", "Fact"))  # type: ignore[attr-defined]
    assert {"provenance", "derivation"} <= edge.keys() & fact.keys()
    assert str(edge["provenance"].type) == "Provenance"
    assert str(fact["provenance"].type) == "Provenance!"
