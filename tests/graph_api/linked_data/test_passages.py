"""The text of the source document, line by line."""

import re

from graph_api.linked_data.passages import excerpts, passages
from tests.service import DATA, Service

HTML = {"Accept": "text/html"}


def test_every_passage_has_its_text_in_the_order_of_the_document(service: Service) -> None:
    found = passages(service.state.newest())
    assert len(found) == 33
    assert found == sorted(found, key=lambda each: each.first)


def test_each_numbered_line_is_that_line_of_the_document_but_for_corrections(service: Service) -> None:
    printed = (DATA / "jaarplan-2020.txt").read_text(encoding="utf-8").splitlines()
    corrected = {int(line.split(",")[0]) for line in (DATA / "corrections.csv").read_text("utf-8").splitlines()[1:]}
    numbered = [line for each in passages(service.state.newest()) for line in each.lines if line.number]
    assert len(numbered) > 700
    wrong = [line for line in numbered if line.number and line.text.strip() != printed[line.number - 1].strip()]
    assert {line.number for line in wrong} <= corrected


def test_a_range_is_cut_from_the_passage_it_stands_in(service: Service) -> None:
    (excerpt,) = excerpts(service.state.newest(), ["1030-1032"])
    assert [line.number for line in excerpt.lines] == [1030, 1031, 1032]
    assert "BE-REEL" in excerpt.lines[0].text


def test_what_is_no_range_or_beyond_the_document_gives_no_text(service: Service) -> None:
    assert excerpts(service.state.newest(), ["", "x", "9000-9001", "1-2-3"]) == []


def test_a_row_shows_its_source_lines_with_their_text(service: Service) -> None:
    text = service.client.get("/row/projects/prj:be-reel", headers=HTML).text
    assert 'id="L1030"' in text
    assert "BE-REEL" in text


def test_the_source_document_shows_its_passages_with_numbers(service: Service) -> None:
    text = service.client.get("/source/jaarplan-2020", headers=HTML).text
    assert len(re.findall(r'id="L\d+"', text)) > 700


def test_a_passage_whose_lines_were_moved_says_why_it_has_no_numbers(service: Service) -> None:
    unnumbered = [each for each in passages(service.state.newest()) if each.lines[0].number is None]
    text = service.client.get("/source/jaarplan-2020", headers={**HTML, "Accept-Language": "en"}).text
    assert text.count("without line numbers") == len(unnumbered) > 0
