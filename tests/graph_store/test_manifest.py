import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph_store.errors import Damaged, StateFormat
from graph_store.manifest import FORMAT, Manifest, decode, encode, mark_of, now, read_manifest, write_manifest

ONE = Manifest(
    version=1, created=now(), base="https://kennisgraaf.example/", quads=1, graphs={"default": 1},
    sources={"één.csv": "00"}, added=1, removed=0, inferred_added=0, inferred_removed=0, digest="0" * 64,
    files={"store/CURRENT": 16},
)  # fmt: skip


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_manifest(tmp_path, ONE)

    assert read_manifest(tmp_path) == ONE


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"format": 1}', encode(ONE).replace("één", "twee")])
def test_a_text_that_is_no_whole_manifest_is_damage(text: str) -> None:
    with pytest.raises(Damaged, match=r"manifest\.json"):
        decode(text, "manifest.json")


def test_a_manifest_of_a_newer_release_is_refused_with_both_numbers() -> None:
    newer = json.loads(encode(ONE)) | {"format": FORMAT + 1}

    with pytest.raises(StateFormat, match=f"format {FORMAT + 1}; this release reads format {FORMAT}"):
        decode(json.dumps(newer), "manifest.json")


def test_a_moment_is_utc_to_the_second() -> None:
    assert len(now()) == len("2026-11-24T12:00:00Z")
    assert now().endswith("Z")


def test_a_view_as_of_a_document_has_a_mark_of_its_own() -> None:
    assert (mark_of(ONE), mark_of(replace(ONE, note={"document": "plan:2020"}))) == ("1", "1.000000000000")
