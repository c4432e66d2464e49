"""The metadata of described tables is CSVW that our own reader and the strict one accept."""

import json
from pathlib import Path

from loaders import convert_w3c, describe
from loaders.csvw.tables import read_metadata


def test_a_reference_is_a_foreign_key_and_names_the_same_things(tmp_path: Path) -> None:
    (tmp_path / "steden.csv").write_text("code,naam\ngent 1,Gent\naalst,Aalst\n")
    (tmp_path / "werken.csv").write_text("nr,stad code,type\n1,gent 1,a\n2,aalst,b\n3,gent 1,c\n")
    text = describe([tmp_path]).files["csv-metadata.json"]
    cities, works = json.loads(text)["tables"]
    (link,) = [each for each in works["tableSchema"]["columns"] if "valueUrl" in each and not each.get("virtual")]
    assert link["valueUrl"] == cities["tableSchema"]["aboutUrl"].replace("{code}", "{stad_code}")
    assert works["tableSchema"]["foreignKeys"] == [
        {"columnReference": "stad_code", "reference": {"resource": "steden.csv", "columnReference": "code"}}
    ]
    assert [each["name"] for each in works["tableSchema"]["columns"]][-1] == "type_0"
    assert len(read_metadata(text).tables) == 2

    (tmp_path / "csv-metadata.json").write_text(text)
    strict = convert_w3c(tmp_path / "csv-metadata.json")
    assert b"/id/stad/gent%201>" in strict.quads


def test_a_key_with_a_prefix_keeps_its_form(tmp_path: Path) -> None:
    (tmp_path / "steden.csv").write_text("id,naam\nmun:gent,Gent\nmun:aalst,Aalst\n")
    found = json.loads(describe([tmp_path]).files["csv-metadata.json"])["tables"][0]["tableSchema"]
    assert found["aboutUrl"].endswith("/id/{+id}")
