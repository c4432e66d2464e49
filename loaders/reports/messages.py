"""The messages about cells, rows and files, in Dutch and in English.

Each code has one entry: the reason, and what is accepted instead. To add a code, add an entry.
"""

from collections.abc import Mapping
from typing import NamedTuple

from graph_store.text import Text


class Message(NamedTuple):
    """A message in each language; the issue fills in the `{names}`."""

    nl: str
    en: str
    accepted_nl: str = ""
    accepted_en: str = ""


_DATE_NL = "JJJJ-MM-DD, dd/mm/jjjj, 20 oktober 2015, JJJJ-MM, JJJJ, JJJJ-21 (lente), eind 2018, JJJJ/JJJJ"
_DATE_EN = "YYYY-MM-DD, dd/mm/yyyy, 20 oktober 2015, YYYY-MM, YYYY, YYYY-21 (spring), eind 2018, YYYY/YYYY"

MESSAGES: dict[str, Message] = {
    "ambiguous-header": Message(
        "De titels {headers} horen bij dezelfde kolom",
        "The titles {headers} belong to the same column",
        "elke kolom één keer",
        "each column once",
    ),
    "ambiguous-number": Message(
        "“{value}” kan op twee manieren gelezen worden{why_nl}",
        "“{value}” can be read in two ways{why_en}",
        "{forms}, of in de metadata een format met decimalChar",
        "{forms}, or in the metadata a format with decimalChar",
    ),
    "archive": Message(
        "Dit is een archief, geen CSV-bestand", "This is an archive, not a CSV file", "CSV UTF-8", "CSV UTF-8"
    ),
    "bad-workbook": Message(
        "Dit Excel-bestand kan niet gelezen worden{why}",
        "This Excel file cannot be read{why}",
        "een .xlsx zonder wachtwoord, of CSV UTF-8",
        "an .xlsx without a password, or CSV UTF-8",
    ),
    "bad-key": Message(
        "“{value}” is geen geldige sleutel",
        "“{value}” is not a valid key",
        "prefix:naam in kleine letters, cijfers en streepjes",
        "prefix:name in lower-case letters, digits and hyphens",
    ),
    "bad-date": Message("“{value}” is geen datum", "“{value}” is not a date", _DATE_NL, _DATE_EN),
    "bad-format": Message(
        "“{value}” heeft niet de verwachte vorm",
        "“{value}” does not have the expected form",
        "{format}",
        "{format}",
    ),
    "bad-lines": Message(
        "“{value}” is geen regel of reeks regels van de brontekst{where}",
        "“{value}” is not a line or a range of lines in the source text{where}",
        "eerste-laatste, met eerste ≤ laatste{most}, bijvoorbeeld 72-75",
        "first-last, with first ≤ last{most}, for example 72-75",
    ),
    "binary": Message(
        "Dit is geen tekst: het bestand bevat binaire gegevens",
        "This is not text: the file holds binary data",
        "CSV UTF-8",
        "CSV UTF-8",
    ),
    "cell-too-large": Message(
        "De cel heeft meer dan 1 000 000 tekens",
        "The cell has more than 1,000,000 characters",
        "hoogstens 1 000 000 tekens",
        "at most 1,000,000 characters",
    ),
    "control-char": Message(
        "De cel bevat een stuurteken (U+{hex})",
        "The cell contains a control character (U+{hex})",
        "tekst zonder stuurtekens",
        "text without control characters",
    ),
    "dangling-ref": Message(
        "Geen {usable_nl}rij met sleutel {value} in {files}{also_nl}",
        "No {usable_en}row with key {value} in {files}{also_en}",
        "een sleutel uit {files}",
        "a key from {files}",
    ),
    "duplicate-header": Message(
        "De kolom {header} komt twee keer voor{how_nl}",
        "The column {header} occurs twice{how_en}",
        "elke kolom één keer",
        "each column once",
    ),
    "duplicate-key": Message(
        "De sleutel {value} staat ook op regel {lines}, met andere cellen",
        "The key {value} also occurs on line {lines}, with other cells",
        "één rij per sleutel",
        "one row per key",
    ),
    "ends-early": Message(
        "De periode eindigt ({value}) voor ze begint ({first})",
        "The period ends ({value}) before it begins ({first})",
        "een laatste dag op of na {first}, of een lege cel",
        "a last day on or after {first}, or an empty cell",
    ),
    "empty-file": Message(
        "Het bestand is leeg", "The file is empty", "een kopregel en rijen", "a header line and rows"
    ),
    "enc-guess": Message(
        "Het bestand is gelezen als UTF-16 zonder BOM", "The file was read as UTF-16 without a byte order mark"
    ),
    "enc-invalid": Message(
        "De rij bevat bytes die niet als tekst te lezen zijn",
        "The row contains bytes that cannot be read as text",
        "UTF-8",
        "UTF-8",
    ),
    "enc-mixed": Message(
        "Het bestand mengt UTF-8 en Windows-1252; deze regel (een van {count}) is als Windows-1252 gelezen",
        "The file mixes UTF-8 and Windows-1252; this line (one of {count}) was read as Windows-1252",
    ),
    "ended-ref": Message(
        "{value} is beëindigd: {by} noemt het niet meer",
        "{value} has ended: {by} no longer lists it",
        "een sleutel die nog geldt, of deze verwijzing als ze zo bedoeld is",
        "a key that still holds, or this reference if it is meant",
    ),
    "is-xlsx": Message(
        "Dit is een Excel-bestand, geen CSV-bestand",
        "This is an Excel file, not a CSV file",
        "Opslaan als → CSV UTF-8, of een naam die op .xlsx eindigt",
        "Save as → CSV UTF-8, or a name that ends in .xlsx",
    ),
    "no-document": Message(
        "De rij noemt geen document",
        "The row names no document",
        "de sleutel van een document: {known}",
        "the key of a document: {known}",
    ),
    "no-sheet": Message(
        "Het Excel-bestand heeft geen blad “{sheet}”",
        "The Excel file has no sheet “{sheet}”",
        "{sheets}",
        "{sheets}",
    ),
    "older-document": Message(
        "{value} is ouder dan {newest}, dat al geladen was; alleen wat {newest} niet opnieuw vermeldt, verandert",
        "{value} is older than {newest}, which was loaded before; only what {newest} does not state again changes",
    ),
    "reused-key": Message(
        "{value} is in {before} iets anders: {was}",
        "{value} is something else in {before}: {was}",
        "een nieuwe sleutel voor een nieuw ding, of deze sleutel als het hetzelfde is",
        "a new key for a new thing, or this key if it is the same",
    ),
    "same-year": Message(
        "{value} en {other} zijn van hetzelfde jaar, {year}, in dezelfde reeks: {series}",
        "{value} and {other} are of the same year, {year}, in the same series: {series}",
        "een ander jaar, of deze twee documenten als het er echt twee zijn",
        "another year, or these two documents if there really are two",
    ),
    "too-large-unpacked": Message(
        "Het Excel-bestand is uitgepakt {size} MB groot",
        "The Excel file is {size} MB when unpacked",
        "hoogstens {limit} MB (KENNISGRAAF_MAX_UPLOAD_MB), en hoogstens 200 keer zijn eigen grootte",
        "at most {limit} MB (KENNISGRAAF_MAX_UPLOAD_MB), and at most 200 times its own size",
    ),
    "too-many-cells": Message(
        "Het blad heeft {rows} rijen en {columns} kolommen",
        "The sheet has {rows} rows and {columns} columns",
        "rijen maal kolommen hoogstens {most}; verwijder opmaak of losse cellen ver van de tabel",
        "rows times columns at most {most}; remove formatting or single cells far from the table",
    ),
    "long-row": Message(
        "Het aantal cellen is {cells} in de rij en {columns} in de kopregel",
        "The number of cells is {cells} in the row and {columns} in the header",
        "aanhalingstekens rond een tekst die het scheidingsteken bevat",
        "quotes around a text that contains the delimiter",
    ),
    "mass-delete": Message(
        "{removed} van de {before} rijen zouden verdwijnen",
        "{removed} of the {before} rows would disappear",
        "--allow-mass-delete, als dit de bedoeling is",
        "--allow-mass-delete, if this is intended",
    ),
    "erased": Message(
        "De rij noemt iets wat hier gewist werd",
        "The row names something that was erased here",
        "een rij zonder die sleutel",
        "a row without that key",
    ),
    "fact-loss": Message(
        "{rows} rijen waarvan de cellen niet veranderden, zouden samen {facts} feiten minder vermelden",
        "{rows} rows whose cells did not change would together state {facts} facts less",
        "--allow-fact-loss, als dit de bedoeling is; zo niet, dan ontbreekt iets in de ontologie of de metadata",
        "--allow-fact-loss, if this is intended; if not, something is missing from the ontology or the metadata",
    ),
    "lost-table": Message(
        "{facts} feiten van {rows} rijen zouden verdwijnen, omdat de metadata het bestand niet meer beschrijven",
        "{facts} facts of {rows} rows would be lost, because the metadata no longer describes the file",
        "--allow-fact-loss, als dit de bedoeling is; sync zonder map leest alle inventarissen van kennisgraaf.toml",
        "--allow-fact-loss, if this is intended; sync without a folder reads all inventories of kennisgraaf.toml",
    ),
    "missing-column": Message(
        "De kolom {header} ontbreekt; de vroegere waarden blijven behouden",
        "The column {header} is missing; its earlier values are kept",
        "--allow-column-loss, als dit de bedoeling is",
        "--allow-column-loss, if this is intended",
    ),
    "missing-file": Message(
        "Het bestand ontbreekt; de laatste goede gegevens blijven behouden",
        "The file is missing; the last good data is kept",
        "een CSV-bestand met deze naam",
        "a CSV file with this name",
    ),
    "missing-text": Message(
        "Het bestand ontbreekt; de rest wordt geladen zonder de tekst ervan",
        "The file is missing; everything else is loaded without its text",
        "een bestand met deze naam naast de inventarissen",
        "a file with this name beside the inventories",
    ),
    "missing-required": Message(
        "De verplichte kolom {header} ontbreekt",
        "The required column {header} is missing",
        "een kolom met de titel {titles}",
        "a column with the title {titles}",
    ),
    "no-header": Message(
        "De eerste regel heeft geen enkele bekende kolom{why_nl}",
        "The first line has no known column{why_en}",
        "een kopregel met {titles}",
        "a header line with {titles}",
    ),
    "no-rows": Message("Het bestand heeft geen rijen", "The file has no rows"),
    "not-boolean": Message(
        "“{value}” is geen ja of nee",
        "“{value}” is not yes or no",
        "ja, nee, true, false, 1, 0",
        "ja, nee, true, false, 1, 0",
    ),
    "not-csv": Message("Dit is {kind}, geen CSV-bestand", "This is {kind}, not a CSV file", "CSV UTF-8", "CSV UTF-8"),
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
        "“{value}” is als een lege cel gelezen{why_nl}",
        "“{value}” was read as an empty cell{why_en}",
    ),
    "out-of-bounds": Message("“{value}” ligt buiten de grenzen", "“{value}” is out of bounds", "{limits}", "{limits}"),
    "out-of-range": Message(
        "“{value}” valt buiten het bereik van {property}",
        "“{value}” is outside the range of {property}",
        "een waarde van xsd:{range}",
        "a value of xsd:{range}",
    ),
    "required": Message(
        "De verplichte cel is leeg", "The required cell is empty", "een waarde in {header}", "a value in {header}"
    ),
    "shape": Message(
        "{message_nl}{changed_nl}",
        "{message_en}{changed_en}",
        "rijen die aan de regel {shape} voldoen",
        "rows that satisfy the rule {shape}",
    ),
    "short-row": Message(
        "Het aantal cellen is {cells} in de rij en {columns} in de kopregel",
        "The number of cells is {cells} in the row and {columns} in the header",
        "evenveel cellen als de kopregel",
        "as many cells as the header",
    ),
    "thousands-assumed": Message(
        "“{value}” is gelezen als een getal met een scheidingsteken voor duizendtallen",
        "“{value}” was read as a number with a thousands separator",
    ),
    "two-digit-year": Message("“{value}” is als {read} gelezen", "“{value}” was read as {read}"),
    "unclosed-quote": Message(
        "Een aanhalingsteken wordt niet gesloten, of sluit vóór het einde van de cel",
        "A quote is not closed, or closes before the end of the cell",
        '“"…"” of verdubbeld “""”',
        '"…" or doubled ""',
    ),
    "undated-document": Message(
        "Het document heeft geen datum en geen jaar, en dus geen plaats tussen de andere",
        "The document has no date and no year, and therefore no place among the others",
        "een datum of een jaar: 2021-03-01, 2021-03, 2021",
        "a date or a year: 2021-03-01, 2021-03, 2021",
    ),
    "unknown-column": Message(
        "De kolom {header} is onbekend en wordt niet geladen",
        "The column {header} is unknown and is not loaded",
    ),
    "unknown-document": Message(
        "Geen inventaris van documenten bevat het document {value}",
        "No inventory of documents holds the document {value}",
        "de sleutel van een document: {known}",
        "the key of a document: {known}",
    ),
    "unknown-file": Message(
        "Geen tabel in csv-metadata.json beschrijft dit bestand", "No table in csv-metadata.json describes this file"
    ),
    "unnamed-column": Message("Kolom {place} heeft inhoud maar geen titel", "Column {place} has content but no title"),
    "old-edtf": Message("“{value}” is als {read} gelezen", "“{value}” was read as {read}"),
    "bad-kbo": Message(
        "“{value}” is geen ondernemingsnummer: het controlegetal klopt niet",
        "“{value}” is not an enterprise number: its check digits are wrong",
        "tien cijfers, bijvoorbeeld 0314.595.348",
        "ten digits, for example 0314.595.348",
    ),
    "bare-quote": Message(
        "Een aanhalingsteken in een cel zonder aanhalingstekens eromheen is letterlijk genomen",
        "A quote inside a cell without quotes around it was taken literally",
    ),
    "comment": Message(
        "“{value}” lijkt een opmerking, geen rij",
        "“{value}” looks like a comment, not a row",
        "een rij, of commentPrefix in de metadata",
        "a row, or commentPrefix in the metadata",
    ),
    "enc-declared": Message(
        "Het bestand is gelezen als {encoding}, zoals in de metadata staat",
        "The file was read as {encoding}, as the metadata says",
    ),
    "excel-date-id": Message(
        "Excel maakte van deze sleutel een datum: “{value}”",
        "Excel turned this key into a date: “{value}”",
        "de sleutel zelf; zet de kolom in Excel op Tekst",
        "the key itself; format the column as Text in Excel",
    ),
    "excel-error": Message(
        "“{value}”{sheet_nl} is een foutwaarde van Excel",
        "“{value}”{sheet_en} is an Excel error value",
        "de waarde zelf",
        "the value itself",
    ),
    "excel-serial": Message(
        "“{value}” is als dagnummer van Excel gelezen: {read}", "“{value}” was read as an Excel day number: {read}"
    ),
    "formula": Message(
        "“{value}” begint als een formule; de cel is als tekst geladen",
        "“{value}” begins like a formula; the cell was loaded as text",
    ),
    "lost-zero": Message("“{value}” is als {read} gelezen", "“{value}” was read as {read}"),
    "mojibake": Message(
        "“{value}” is tekst die met een verkeerde codering is gelezen; ze is ongewijzigd geladen",
        "“{value}” is text that was decoded with the wrong encoding; it was loaded unchanged",
    ),
    "no-scheme": Message("“{value}” {why_nl}", "“{value}” {why_en}", "https://… of mailto:…", "https://… or mailto:…"),
    "personal-column": Message(
        "De kolom {header} bevat persoonsgegevens die niet op de lijst staan; ze wordt niet gelezen",
        "The column {header} holds personal data that is not on the list; it is not read",
        "een eigenschap die de ontologie voor Person toelaat",
        "a property that the ontology allows for Person",
    ),
    "renamed-key": Message(
        "“{value}” heet nu {read} en is zo gelezen",
        "“{value}” is called {read} now and was read as that",
    ),
    "replaced-circle": Message(
        "{key} zou zo in een kring door zichzelf vervangen worden (regels {lines})",
        "{key} would replace itself in a circle (lines {lines})",
        "een sleutel die niet door {key} vervangen is",
        "a key that {key} does not replace",
    ),
    "replaced-later": Message(
        "De vervanging geldt pas vanaf {value}; het nieuwste document is {document} ({dated})",
        "The replacement holds from {value} on; the newest document is {document} ({dated})",
    ),
    "replaced-listed": Message(
        "{value} is vervangen, maar staat nog in {files}",
        "{value} is replaced, but {files} still lists it",
    ),
    "replaced-on": Message(
        "{key} is op verschillende datums vervangen (regels {lines})",
        "{key} is replaced on different dates (lines {lines})",
        "één datum voor elke sleutel",
        "one date for each key",
    ),
    "replaced-ref": Message(
        "{value} is vervangen; de verwijzing blijft staan",
        "{value} was replaced; the reference is kept",
    ),
    "replaced-unknown": Message(
        "Geen document heeft de sleutel {value} ooit vermeld",
        "No document ever listed the key {value}",
    ),
    "replacement-char": Message(
        "“{value}” bevat een vervangteken (U+FFFD) op de plaats van een verloren letter",
        "“{value}” contains a replacement character (U+FFFD) where a letter was lost",
    ),
    "scientific": Message(
        "“{value}” is een getal dat Excel heeft afgerond; er zijn cijfers verloren",
        "“{value}” is a number that Excel has rounded; digits are lost",
        "alle cijfers; zet de kolom in Excel op Tekst",
        "all digits; format the column as Text in Excel",
    ),
    "superseded": Message(
        "De rij {value} staat intussen in haar eigen bestand; de herstelde rij is niet nodig",
        "The row {value} is now in its own file; the corrected row is not needed",
    ),
    "too-large": Message(
        "Het bestand is {size} MB groot",
        "The file is {size} MB",
        "hoogstens {limit} MB (KENNISGRAAF_MAX_UPLOAD_MB)",
        "at most {limit} MB (KENNISGRAAF_MAX_UPLOAD_MB)",
    ),
    "truncated": Message(
        "Het bestand is afgebroken: {why_nl}",
        "The file ends early: {why_en}",
        "het hele bestand, of --allow-truncated als dit alles is",
        "the whole file, or --allow-truncated if this is all of it",
    ),
    "total-row": Message(
        "Dit lijkt een rij met totalen: {why_nl}",
        "This looks like a row of totals: {why_en}",
        "een rij met een sleutel",
        "a row with a key",
    ),
    "unknown-nis": Message(
        "“{value}” is geen bekende NIS-code", "“{value}” is not a known NIS code", "{known}", "{known}"
    ),
}

LANGUAGES = ("nl", "en")


_MEANT = {"nl": "{}. Bedoelde je {}?", "en": "{}. Did you mean {}?"}


class _Blanks(dict[str, object]):
    """The details of an issue; a detail that is missing is empty."""

    def __missing__(self, name: str) -> str:
        return ""


def reason(code: str, language: str, details: Mapping[str, object]) -> str:
    """Return the message for an issue code, in `nl` or `en`, with the suggestion when there is one."""
    message = MESSAGES[code]
    sentence = (message.nl if language == "nl" else message.en).format_map(_Blanks(details))
    meant = details.get("suggestion")
    return _MEANT[language].format(sentence, meant) if meant else sentence


def spoken_reason(code: str, details: Mapping[str, object]) -> Text:
    """Return the message for an issue code in every language."""
    return Text.spoken(lambda language: reason(code, language, details))


def accepted(code: str, language: str, details: Mapping[str, object]) -> str:
    """Return what would have been accepted; empty when there is nothing to correct."""
    message = MESSAGES[code]
    return (message.accepted_nl if language == "nl" else message.accepted_en).format_map(_Blanks(details))
