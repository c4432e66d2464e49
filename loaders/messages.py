"""What a reader or a check says about a cell, a row or a file, in Dutch and in English.

One row a code: the reason, and what is accepted in its place. A new code is a new row.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Message(NamedTuple):
    """One sentence in each language; `{names}` are filled from the issue."""

    nl: str
    en: str
    accepted_nl: str = ""
    accepted_en: str = ""


_DATE_NL = "JJJJ-MM-DD, dd/mm/jjjj, 20 oktober 2015, JJJJ-MM, JJJJ, JJJJ-21 (lente), eind 2018, JJJJ/JJJJ"
_DATE_EN = "YYYY-MM-DD, dd/mm/yyyy, 20 oktober 2015, YYYY-MM, YYYY, YYYY-21 (spring), eind 2018, YYYY/YYYY"

MESSAGES: dict[str, Message] = {
    "ambiguous-header": Message(
        "de kolommen {headers} zijn niet van elkaar te onderscheiden",
        "the columns {headers} cannot be told apart",
        "elke kolom één keer",
        "each column once",
    ),
    "ambiguous-number": Message(
        "“{value}” kan op twee manieren gelezen worden{why_nl}",
        "“{value}” can be read in two ways{why_en}",
        "{forms}, of in de metadata een format met decimalChar",
        "{forms}, or in the metadata a format with decimalChar",
    ),
    "archive": Message("dit is een archief, geen CSV", "this is an archive, not a CSV", "CSV UTF-8", "CSV UTF-8"),
    "bad-key": Message(
        "“{value}” is geen geldige sleutel",
        "“{value}” is not a valid key",
        "prefix:naam in kleine letters, cijfers en streepjes",
        "prefix:slug in small letters, digits and hyphens",
    ),
    "bad-date": Message("“{value}” is geen datum", "“{value}” is not a date", _DATE_NL, _DATE_EN),
    "bad-format": Message(
        "“{value}” heeft niet de verwachte vorm",
        "“{value}” does not have the expected form",
        "{format}",
        "{format}",
    ),
    "bad-lines": Message(
        "“{value}” zijn geen regels van de brontekst{where}",
        "“{value}” are not lines of the source text{where}",
        "van ≤ tot{most}, bijvoorbeeld 72-75",
        "from ≤ to{most}, for example 72-75",
    ),
    "cell-too-large": Message(
        "de cel is groter dan 1 MB",
        "the cell is larger than 1 MB",
        "hoogstens 1 000 000 tekens",
        "at most 1,000,000 characters",
    ),
    "control-char": Message(
        "de cel bevat een stuurteken (U+{hex})",
        "the cell holds a control character (U+{hex})",
        "gewone tekst",
        "plain text",
    ),
    "dangling-ref": Message(
        "“{value}” {why_nl}",
        "“{value}” {why_en}",
        "een sleutel uit {files}",
        "a key of {files}",
    ),
    "duplicate-header": Message(
        "de kolom {header} komt twee keer voor{how_nl}",
        "the column {header} occurs twice{how_en}",
        "elke kolom één keer",
        "each column once",
    ),
    "duplicate-key": Message(
        "de sleutel {value} staat ook op regel {lines}, met andere cellen",
        "the key {value} also stands on line {lines}, with other cells",
        "één rij per sleutel",
        "one row a key",
    ),
    "empty-file": Message("het bestand is leeg", "the file is empty", "een kopregel en rijen", "a header and rows"),
    "enc-guess": Message("gelezen als UTF-16 zonder BOM", "read as UTF-16 without BOM"),
    "enc-invalid": Message(
        "de rij bevat bytes die geen tekst zijn", "the row holds bytes that are no text", "UTF-8", "UTF-8"
    ),
    "enc-mixed": Message(
        "UTF-8 en Windows-1252 door elkaar; deze regel (van {count}) is als Windows-1252 gelezen",
        "UTF-8 and Windows-1252 mixed; this line (of {count}) was read as Windows-1252",
    ),
    "is-xlsx": Message(
        "dit is een Excel-bestand, geen CSV",
        "this is an Excel file, not a CSV",
        "Opslaan als → CSV UTF-8",
        "Save as → CSV UTF-8",
    ),
    "long-row": Message(
        "cellen in de rij: {cells}, in de kopregel: {columns}",
        "cells in the row: {cells}, in the header: {columns}",
        "tekst met een scheidingsteken tussen aanhalingstekens",
        "text with a delimiter between quotes",
    ),
    "mass-delete": Message(
        "{removed} van de {before} rijen zouden verdwijnen",
        "{removed} of the {before} rows would disappear",
        "--allow-mass-delete als dit de bedoeling is",
        "--allow-mass-delete when this is meant",
    ),
    "missing-column": Message(
        "de kolom {header} ontbreekt; wat er stond blijft behouden",
        "the column {header} is missing; what it said before is kept",
        "--allow-column-loss als dit de bedoeling is",
        "--allow-column-loss when this is meant",
    ),
    "missing-file": Message(
        "het bestand ontbreekt; de laatste goede toestand blijft",
        "the file is missing; its last good state stays",
        "een CSV met deze naam",
        "a CSV of this name",
    ),
    "missing-text": Message(
        "het bestand ontbreekt; de rest laadt zonder wat erin staat",
        "the file is missing; the rest loads without what it says",
        "een bestand met deze naam naast de inventarissen",
        "a file of this name beside the inventories",
    ),
    "missing-required": Message(
        "de verplichte kolom {header} ontbreekt",
        "the required column {header} is missing",
        "een kolom met de titel {titles}",
        "a column titled {titles}",
    ),
    "no-header": Message(
        "de eerste regel heeft geen enkele bekende kolom{why_nl}",
        "the first line has no column that is known{why_en}",
        "een kopregel met {titles}",
        "a header with {titles}",
    ),
    "no-rows": Message("het bestand heeft geen rijen", "the file has no rows"),
    "not-boolean": Message(
        "“{value}” is geen ja of nee",
        "“{value}” is not yes or no",
        "ja, nee, true, false, 1, 0",
        "ja, nee, true, false, 1, 0",
    ),
    "not-csv": Message("dit is {kind}, geen CSV", "this is {kind}, not a CSV", "CSV UTF-8", "CSV UTF-8"),
    "not-in-list": Message(
        "“{value}” staat niet in de lijst", "“{value}” is not in the list", "{choices}", "{choices}"
    ),
    "not-integer": Message(
        "“{value}” is geen geheel getal{bounds}",
        "“{value}” is not a whole number{bounds}",
        "128978 of 128.978",
        "128978 or 128.978",
    ),
    "not-number": Message("“{value}” is geen getal", "“{value}” is not a number", "1234,56", "1234,56"),
    "null-word": Message(
        "“{value}” is als leeg gelezen{why_nl}",
        "“{value}” was read as empty{why_en}",
    ),
    "out-of-bounds": Message("“{value}” ligt buiten de grenzen", "“{value}” is out of bounds", "{limits}", "{limits}"),
    "out-of-range": Message(
        "“{value}” valt buiten het bereik van {property}",
        "“{value}” is outside the range of {property}",
        "een waarde van xsd:{range}",
        "a value of xsd:{range}",
    ),
    "required": Message(
        "de verplichte cel is leeg", "the required cell is empty", "een waarde in {header}", "a value in {header}"
    ),
    "shape": Message(
        "{message_nl}{changed_nl} ({focus})",
        "{message_en}{changed_en} ({focus})",
        "rijen waarvoor regel {shape} klopt",
        "rows for which rule {shape} holds",
    ),
    "short-row": Message(
        "cellen in de rij: {cells}, in de kopregel: {columns}",
        "cells in the row: {cells}, in the header: {columns}",
        "evenveel cellen als de kopregel",
        "as many cells as the header",
    ),
    "thousands-assumed": Message("“{value}” is als duizendtal gelezen", "“{value}” was read with a thousands mark"),
    "two-digit-year": Message("“{value}” is als {read} gelezen", "“{value}” was read as {read}"),
    "unclosed-quote": Message(
        "een aanhalingsteken wordt niet gesloten, of sluit waar de cel niet ophoudt",
        "a quote is never closed, or closes where the cell does not end",
        '“"…"” of verdubbeld “""”',
        '"…" or doubled ""',
    ),
    "unknown-column": Message(
        "de kolom {header} is onbekend en wordt niet geladen",
        "the column {header} is unknown and is not loaded",
    ),
    "unknown-file": Message(
        "geen tabel in csv-metadata.json beschrijft dit bestand", "no table in csv-metadata.json describes this file"
    ),
    "unnamed-column": Message("kolom {place} heeft inhoud maar geen titel", "column {place} has content but no title"),
    "old-edtf": Message("“{value}” is als {read} gelezen", "“{value}” was read as {read}"),
    "bad-kbo": Message(
        "“{value}” is geen ondernemingsnummer: het controlegetal klopt niet",
        "“{value}” is not an enterprise number: its check digits are wrong",
        "tien cijfers, bijvoorbeeld 0314.595.348",
        "ten digits, for example 0314.595.348",
    ),
    "bare-quote": Message(
        "een aanhalingsteken in een cel zonder aanhalingstekens is letterlijk genomen",
        "a quote in a cell without quotes was taken literally",
    ),
    "comment": Message(
        "“{value}” lijkt een opmerking, geen rij",
        "“{value}” looks like a remark, not a row",
        "een rij, of commentPrefix in de metadata",
        "a row, or commentPrefix in the metadata",
    ),
    "enc-declared": Message(
        "gelezen als {encoding}, zoals de metadata zegt", "read as {encoding}, as the metadata says"
    ),
    "excel-date-id": Message(
        "Excel maakte van deze sleutel een datum: “{value}”",
        "Excel turned this key into a date: “{value}”",
        "de sleutel zelf; zet de kolom in Excel op Tekst",
        "the key itself; set the column to Text in Excel",
    ),
    "excel-error": Message(
        "“{value}” is een foutwaarde van Excel",
        "“{value}” is an error value of Excel",
        "de waarde zelf",
        "the value itself",
    ),
    "excel-serial": Message(
        "“{value}” is als dagnummer van Excel gelezen: {read}", "“{value}” was read as a day number of Excel: {read}"
    ),
    "formula": Message(
        "“{value}” begint als een formule; het is als tekst geladen",
        "“{value}” begins like a formula; it was loaded as text",
    ),
    "lost-zero": Message("“{value}” is als {read} gelezen", "“{value}” was read as {read}"),
    "mojibake": Message(
        "“{value}” is verkeerd gedecodeerde tekst; ze is geladen zoals ze er staat",
        "“{value}” is wrongly decoded text; it was loaded as it stands",
    ),
    "no-scheme": Message("“{value}” {why_nl}", "“{value}” {why_en}", "https://… of mailto:…", "https://… or mailto:…"),
    "personal-column": Message(
        "de kolom {header} zegt iets van personen dat niet op de lijst staat; ze wordt niet gelezen",
        "the column {header} says something of persons that is not on the list; it is not read",
        "een eigenschap die de ontologie voor Person heeft",
        "a property that the ontology has for Person",
    ),
    "renamed-key": Message(
        "“{value}” heet nu {read} en is zo gelezen",
        "“{value}” is called {read} now and was read so",
    ),
    "replacement-char": Message(
        "“{value}” bevat een teken (U+FFFD) in de plaats van een verloren letter",
        "“{value}” holds a sign (U+FFFD) in the place of a lost letter",
    ),
    "scientific": Message(
        "“{value}” is een afgerond getal van Excel; er zijn cijfers verloren",
        "“{value}” is a rounded number of Excel; digits are lost",
        "alle cijfers; zet de kolom in Excel op Tekst",
        "all digits; set the column to Text in Excel",
    ),
    "superseded": Message(
        "de rij {value} staat intussen in haar eigen bestand; de herstelde rij is niet nodig",
        "the row {value} stands in its own file by now; the mended row is not needed",
    ),
    "too-large": Message(
        "het bestand is {size} MB groot",
        "the file has {size} MB",
        "hoogstens {limit} MB (KENNISGRAAF_MAX_UPLOAD_MB)",
        "at most {limit} MB (KENNISGRAAF_MAX_UPLOAD_MB)",
    ),
    "total-row": Message(
        "dit lijkt een totaalrij: {why_nl}",
        "this looks like a row of totals: {why_en}",
        "een rij met een sleutel",
        "a row with a key",
    ),
    "unknown-nis": Message(
        "“{value}” is geen bekende NIS-code", "“{value}” is no known NIS code", "{known}", "{known}"
    ),
}

LANGUAGES = ("nl", "en")


_MEANT = {"nl": "{}; bedoeld: {}?", "en": "{}; did you mean {}?"}


class _Blanks(dict[str, object]):
    """Details in which what is not there is empty."""

    def __missing__(self, name: str) -> str:
        return ""


def reason(code: str, language: str, details: Mapping[str, object]) -> str:
    """The sentence for an issue code, in `nl` or `en`, with what was probably meant."""
    message = MESSAGES[code]
    sentence = (message.nl if language == "nl" else message.en).format_map(_Blanks(details))
    meant = details.get("suggestion")
    return _MEANT[language].format(sentence, meant) if meant else sentence


def accepted(code: str, language: str, details: Mapping[str, object]) -> str:
    """What would have been accepted; empty when there is nothing to mend."""
    message = MESSAGES[code]
    return (message.accepted_nl if language == "nl" else message.accepted_en).format_map(_Blanks(details))
