"""Tests of decoding bytes to text."""

import io
import zipfile

import pytest

from loaders.read.encoding import decode, mended, other_format
from loaders.reports.report import Weight


def text(content: bytes, declared: str | None = None) -> tuple[str, list[tuple[str, int | None]]]:
    told: list[tuple[str, int | None]] = []

    def say(code: str, weight: Weight, line: int | None = None, **details: object) -> None:
        told.append((code, line))

    return decode(content, declared, say).text, told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_read_in_its_encoding_without_a_word(encoding: str) -> None:
    assert text("Coördinatie é\n".encode(encoding)) == ("Coördinatie é\n", [])


def test_utf_16_that_was_cut_off_does_not_fail() -> None:
    assert text("ab".encode("utf-16") + b"x")[0].startswith("ab")


def test_each_line_of_another_encoding_is_named() -> None:
    content = "é\n".encode() + "ö\n".encode("cp1252") + b"x\n" + "ë\n".encode("cp1252")
    assert text(content) == ("é\nö\nx\në\n", [("enc-mixed", 2), ("enc-mixed", 4)])


@pytest.mark.parametrize(
    ("spoilt", "meant"),
    [("CoÃ¶rdinatie cafÃ©", "Coördinatie café"), ("donâ€™t", "don’t"), ("Ã\u00a0 propos", "à propos")],
)
def test_letters_that_were_decoded_twice_are_recognised(spoilt: str, meant: str) -> None:
    assert mended(spoilt) == meant


@pytest.mark.parametrize(
    ("spoilt", "meant"),
    [("Co”rdinatie", "Coördinatie"), ("Cošrdinatie", "Coördinatie"), ("gŽnie", "génie"), ("cafŽ", "café"),
     ("Belgi‘n", "Belgiën"), ("Košice", None), ("foto’s", None), ("hij zei ‘ja’", None)],
)  # fmt: skip
def test_letters_of_dos_and_of_an_old_macintosh_are_recognised_where_the_encoding_was_guessed(
    spoilt: str, meant: str | None
) -> None:
    assert mended(spoilt, guessed=True) == meant
    assert mended(spoilt) is None


@pytest.mark.parametrize("good", ["Coördinatie", "hij zei “ja”, nee…", "€ 5", "Ångström", "œuvre", "plain"])
def test_good_letters_are_left_alone(good: str) -> None:
    assert mended(good) is None


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (zipped("xl/workbook.xml"), "is-xlsx"),
        (zipped("steden.csv"), "archive"),
        (b"\xd0\xcf\x11\xe0", "is-xlsx"),
        (b"BZh9", "archive"),
        (b"\n <!DOCTYPE html>", "not-csv"),
        (b"%PDF-1.7", "not-csv"),
        (b'[{"a": 1}]', "not-csv"),
        (b"\x89PNG\r\n\x1a\n", "not-csv"),
        (b"\xff\xd8\xff\xe0", "not-csv"),
        (b"SQLite format 3\0", "not-csv"),
        (bytes(range(1, 256)) * 10, "binary"),
        (b"\x7fELF" + bytes(500), "binary"),
    ],
)
def test_other_formats_are_recognised(content: bytes, code: str) -> None:
    assert (other_format(content) or ("",))[0] == code


def test_a_format_is_called_by_its_name() -> None:
    assert other_format(b"{\\rtf1\\ansi}") == ("not-csv", "RTF")
    assert other_format(b'{"error": "login"}') == ("not-csv", "JSON")


def test_a_csv_is_no_other_format() -> None:
    assert other_format(b"id;naam\n") is None
    assert other_format(b"id;naam\n" + b"\x01\x00" * 9) is None, "the cells are named one by one"
    assert other_format("id;naam\n1;é\n".encode("utf-16")) is None
    assert other_format("id;naam\n1;é\n".encode("utf-16-le") * 50) is None
    assert other_format("id;naam\n1;Æ€ß\n".encode("cp1252") * 500) is None
