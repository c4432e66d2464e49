"""The lines of a folder that name a thing are listed, whatever the kind of the file."""

from pathlib import Path

from loaders.map.names import Names
from loaders.map.stated_in import Place, stated_in
from tests.loaders.workbooks import workbook

NAMES = Names(
    frozenset({"https://kennisgraaf.example/id/per/zoe"}), frozenset({"Zoë Dam"}), "https://kennisgraaf.example/"
)


def test_each_line_is_listed_once_with_how_it_names_the_thing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,label\nper:zoe,Zoë Dam\nper:piet,x\nprj:1,by Zoë Dam\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("Zoë Dam\r\n".encode("cp1252"))
    (tmp_path / "c.png").write_text("per:zoe", encoding="utf-8")
    (tmp_path / "d.xlsx").write_bytes(b"per:zoe is in no workbook")
    (tmp_path / "e.xlsx").write_bytes(workbook({"One": [["id"], ["per:piet"], ["per:zoe"]]}))
    assert list(stated_in(tmp_path, NAMES)) == [
        Place(str(tmp_path / "a.csv"), 2, by_key=True),
        Place(str(tmp_path / "a.csv"), 4, by_key=False),
        Place(str(tmp_path / "b.txt"), 1, by_key=False),
        Place(str(tmp_path / "e.xlsx"), 3, by_key=True),
    ]
