"""The plans of columns as csv2rdf makes them, and the facts of rows."""

from typing import Any

from loaders.map.facts import Fact
from loaders.values.cells import Datatype
from loaders.w3c.locate import bare_table
from loaders.w3c.mapping import StandardTable
from loaders.w3c.model import Column
from loaders.w3c.tables import Row

URL = "http://e.org/x.csv"


def stated(cells: list[str], *columns: Column) -> list[Fact]:
    """Return the facts of the third data row, on line 4 of its file."""
    table = StandardTable(bare_table(URL).tables[0], columns, "und", print)
    return [fact for _, facts in table.facts(table.row(Row(3, 4, cells))) for fact in facts]


def column(name: str | None, *, virtual: bool = False, **inherited: Any) -> Column:
    return Column(name, {}, virtual=virtual, inherited=inherited)


def test_a_column_without_templates_states_a_property_of_the_table_about_a_blank_node() -> None:
    one, other = stated(["1", "b"], column("a", datatype=Datatype("integer", "urn:int")), column(None, lang="nl"))
    assert (one.predicate, one.object.written) == (f"{URL}#a", '"1"^^<urn:int>')
    assert (other.predicate, other.object.written) == (f"{URL}#_col.2", '"b"@nl')
    assert one.subject == other.subject
    assert one.subject.written.startswith("_:")


def test_templates_know_the_row_the_column_and_all_cells() -> None:
    about, value = "#{_row}-{_sourceRow}", "{a}/{_column}-{_name}"
    (fact,) = stated(["x y"], column("a", aboutUrl=about, propertyUrl="dc:title", valueUrl=value))
    assert fact.subject.text == f"{URL}#3-4"
    assert fact.predicate == "http://purl.org/dc/terms/title"
    assert fact.object.text == "http://e.org/x%20y/1-a"


def test_an_empty_template_names_the_table() -> None:
    (fact,) = stated(["x"], column("a", aboutUrl="", valueUrl=""))
    assert (fact.subject.text, fact.object.text) == (URL, URL)


def test_a_list_states_each_value_and_an_ordered_one_an_rdf_list() -> None:
    assert [fact.object.text for fact in stated(["a;b"], column("a", separator=";"))] == ["a", "b"]
    facts = stated(["a;b"], column("a", separator=";", ordered=True))
    assert [fact.predicate.rpartition("#")[2] for fact in facts] == ["a", "first", "rest", "first", "rest"]
    assert facts[-1].object.text.endswith("nil")
    assert [fact.object.text for fact in stated(["a;b"], column("a", separator=";", valueUrl="{a}"))] == [
        "http://e.org/a,b"
    ]


def test_an_empty_cell_states_nothing_and_a_virtual_column_its_value() -> None:
    virtual = column("v", virtual=True, propertyUrl="rdf:type", valueUrl="foaf:Person")
    (fact,) = stated([""], column("a", valueUrl="{a}"), virtual, column("w", virtual=True))
    assert fact.object.text == "http://xmlns.com/foaf/0.1/Person"
