"""A period is a column of `kg:until` with each start of an interval beside it."""

import json

from loaders.csvw.metadata import Period
from loaders.csvw.tables import read_tables
from tests.loaders.conftest import Json, column, group, key, table, thing

FROM = column("begin", property="from", load_parse="edtf")
UNTIL = column("einde", property="until", load_parse="edtf")


def periods(*columns: Json) -> tuple[Period, ...]:
    return read_tables(json.dumps(group(table("x.csv", key("role"), *columns)))).tables[0].periods


def test_the_columns_are_found_by_their_properties() -> None:
    since = column("sinds", property="since", load_parse="edtf")
    assert periods(FROM, UNTIL) == (("begin", "einde"),)
    assert periods(FROM, UNTIL, since) == (("begin", "einde"), ("sinds", "einde"))
    assert periods(FROM) == periods(UNTIL) == ()


def test_both_days_are_of_the_same_thing() -> None:
    other = column("persoon")
    assert periods(FROM, other, UNTIL | {"aboutUrl": thing("persoon")}) == ()
