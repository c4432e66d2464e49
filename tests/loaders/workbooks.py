"""Write small Excel workbooks for tests, as ECMA-376 describes them, without the library that reads them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_HIDDEN = 'state="hidden"'

DAY, MOMENT, PERCENT, CLOCK = 1, 2, 3, 4
"""The styles of a number: a day, a day with a time, a percentage, hours over 24."""

_STYLES = f"""<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
<numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts>
<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="9"/><xf numFmtId="165"/>
</cellXfs></styleSheet>"""


@dataclass(frozen=True)
class Styled:
    """A number with a style; with a `formula`, its cached value; None as value if there is none."""

    value: float | str | None
    style: int = 0
    formula: str = ""


@dataclass(frozen=True)
class Fault:
    """An error value of Excel, such as `#N/A`."""

    text: str


Cell = str | float | bool | None | Styled | Fault
Sheet = Sequence[Sequence[Cell]]


def workbook(sheets: Mapping[str, Sheet], *, since_1904: bool = False, hidden: Sequence[str] = (), tail: str = "",
             row_attributes: Mapping[int, str] | None = None, shared: bool = True) -> bytes:  # fmt: skip
    """Return a workbook; texts are shared strings, or inline ones; `tail` follows the rows of each sheet."""
    texts: list[str] = []
    numbered = list(enumerate(sheets.items(), start=1))
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _book([name for _, (name, _) in numbered], since_1904, hidden),
        "xl/_rels/workbook.xml.rels": _relations(
            {f"rId{place}": ("worksheet", f"worksheets/sheet{place}.xml") for place, _ in numbered}
            | {"rId90": ("styles", "styles.xml"), "rId91": ("sharedStrings", "sharedStrings.xml")}
        ),
        "xl/styles.xml": _STYLES,
    }
    for place, (_, rows) in numbered:
        inner = "".join(
            f'<row r="{number}" {(row_attributes or {}).get(number, "")}>'
            + "".join(_cell(f"{letters(column)}{number}", cell, texts, shared) for column, cell in enumerate(row))
            + "</row>"
            for number, row in enumerate(rows, start=1)
        )
        sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{inner}</sheetData>{tail}</worksheet>'
        parts[f"xl/worksheets/sheet{place}.xml"] = sheet
    listed = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{listed}</sst>'
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def letters(column: int) -> str:
    """Return the letters of a column: A for 0, AA for 26."""
    first, last = divmod(column, 26)
    return (letters(first - 1) if first else "") + chr(ord("A") + last)


def _cell(place: str, cell: Cell, texts: list[str], shared: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Fault):
        return f'<c r="{place}" t="e"><v>{cell.text}</v></c>'
    if isinstance(cell, Styled):
        formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
        kind = ' t="str"' if isinstance(cell.value, str) else ""
        value = "" if cell.value is None else f"<v>{escape(str(cell.value))}</v>"
        return f'<c r="{place}" s="{cell.style}"{kind}>{formula}{value}</c>'
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, str) and not shared:
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
    if isinstance(cell, str):
        texts.append(cell)
        return f'<c r="{place}" t="s"><v>{len(texts) - 1}</v></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'


def _book(names: Sequence[str], since_1904: bool, hidden: Sequence[str]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{place}" r:id="rId{place}" {_HIDDEN * (name in hidden)}/>'
        for place, name in enumerate(names, start=1)
    )
    dates = f'<workbookPr date1904="{int(since_1904)}"/>'
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}">{dates}<sheets>{listed}</sheets></workbook>'


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_DOC}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def _content_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{place}.xml" ContentType="{_SHEET}.worksheet+xml"/>'
        for place in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>{sheets}</Types>'
    )
