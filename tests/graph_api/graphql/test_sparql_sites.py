"""The fields with rows: each once, by its path, for a thing that has it."""

from tests.graph_api.graphql.equivalence import BASE, Compared


def paths(compared: Compared, text: str) -> dict[str, str | None]:
    """Return the thing of each field with rows, by its path."""
    told = compared.ask(text, explain=True)["extensions"]["explain"]
    return {each["path"]: each.get("parent") for root in told for each in root["sparql"]}


def test_a_field_of_many_things_is_told_once_for_one_that_has_rows(compared: Compared) -> None:
    asked = (
        "{ municipalities(orderBy: [{id: DESC}]) { nodes { label hosts { nodes { label partOf { totalCount } } } } } }"
    )
    assert paths(compared, asked) == {
        "municipalities": None,
        "municipalities.nodes.hosts": f"{BASE}id/mun/gent",
        "municipalities.nodes.hosts.nodes.partOf": f"{BASE}id/prj/bakkersite",
    }


def test_fragments_aliases_and_edges_are_followed(compared: Compared) -> None:
    asked = """query ($no: Boolean = false) {
      all: things(filter: {type: {eq: Project}}) { list: edges { one: node { ... on Project { ...P } } } }
      dataset { version }
      projects @include(if: $no) { totalCount }
    }
    fragment P on Project { city: sitedIn { hosts { totalCount } } }"""
    assert list(paths(compared, asked)) == ["all", "all.list.one.city", "all.list.one.city.hosts"]


def test_a_field_with_an_error_has_no_rows(compared: Compared) -> None:
    asked = '{ municipality(id: "mun:nowhere") { hosts { totalCount } } projects(after: "x") { totalCount } }'
    assert paths(compared, asked) == {}
