from pathlib import Path

import pytest

from graph_store.well_formed import check_xml


def test_a_whole_file_is_taken_with_its_entities(tmp_path: Path) -> None:
    file = tmp_path / "data.rdf"
    file.write_text(
        '<!DOCTYPE a [<!ENTITY owl "http://www.w3.org/2002/07/owl#">]>\n<a b="&owl;Class"/>', encoding="utf-8"
    )

    check_xml(file)


@pytest.mark.parametrize(
    ("text", "line", "said"), [("", 1, "no element found"), ("<a>\n<b>\n</a>", 3, "mismatched tag")]
)
def test_what_breaks_off_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    file = tmp_path / "data.rdf"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(SyntaxError, match=said) as refused:
        check_xml(file)
    assert refused.value.lineno == line


def test_entities_that_grow_to_a_gigabyte_are_refused(tmp_path: Path) -> None:
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    file = tmp_path / "data.rdf"
    file.write_text(f'<!DOCTYPE a [<!ENTITY e0 "0123456789">{grown}]>\n<a>&e8;</a>', encoding="utf-8")
    with pytest.raises(SyntaxError, match="amplification"):
        check_xml(file)
