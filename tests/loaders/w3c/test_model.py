"""Columns of the annotated tables."""

from loaders.values.cells import Datatype
from loaders.w3c.model import Column


def test_a_column_knows_what_it_inherits_and_is_text_otherwise() -> None:
    column = Column("a", {}, inherited={"lang": "nl", "datatype": Datatype("date", "urn:date")})
    assert (column.get("lang"), column.get("null", ""), column.datatype.base) == ("nl", "", "date")
    assert Column("b", {}).datatype == Datatype()
