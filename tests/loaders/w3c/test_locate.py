"""Tests of finding the metadata of a CSV file."""

import json

from loaders.w3c.locate import Fetched, Locator, bare_table

CSV = "http://e.org/x.csv"
METADATA = json.dumps({"@context": "http://www.w3.org/ns/csvw", "url": "x.csv"}).encode()


def located(pages: dict[str, bytes], **headers: str) -> tuple[bool, list[str], list[str]]:
    asked: list[str] = []
    said: list[str] = []

    def fetch(url: str) -> Fetched:
        asked.append(url)
        found = pages.get(url)
        return Fetched(200, found, headers if url == CSV else {}) if found is not None else Fetched(404, b"", {})

    return Locator(fetch, said.append).group(CSV, None) is not None, asked, said


def test_the_file_s_own_metadata_comes_before_that_of_its_folder() -> None:
    found, asked, _ = located(
        {CSV: b"a\n", f"{CSV}-metadata.json": METADATA, "http://e.org/csv-metadata.json": METADATA}
    )
    assert (found, "http://e.org/csv-metadata.json" in asked) == (True, False)


def test_a_link_comes_first_and_must_describe_the_file() -> None:
    other = METADATA.replace(b"x.csv", b"y.csv")
    link = '<m.json>; rel="describedby"; type="application/csvm+json"'
    found, _, said = located({CSV: b"a\n", "http://e.org/m.json": other}, Link=link)
    assert (found, len(said)) == (False, 1)


def test_a_bare_table_describes_itself() -> None:
    assert bare_table(CSV).tables[0].url == CSV
