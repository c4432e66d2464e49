"""The report of a sync as an HTML page: counts per file, and every issue with its place and reason."""

from html import escape

from loaders.reports.report import SyncReport

_HEAD = ("file", "rows", "loaded", "unchanged", "quarantined", "added", "changed", "removed", "stale", "skipped")
_ISSUE = ("weight", "file", "line", "column", "value", "code", "reason", "accepted", "suggestion")
_WORDS = {
    "nl": {
        "title": "Verslag van de synchronisatie", "file": "bestand", "rows": "rijen",
        "loaded": "geladen", "unchanged": "ongewijzigd", "quarantined": "in quarantaine", "added": "nieuw",
        "changed": "gewijzigd", "removed": "verwijderd", "stale": "verouderd", "skipped": "overgeslagen",
        "weight": "gewicht", "line": "regel", "column": "kolom", "value": "waarde", "code": "code",
        "reason": "reden", "accepted": "aanvaard", "suggestion": "bedoelde je",
    },
    "en": {"title": "Sync report", "suggestion": "did you mean"},
}  # fmt: skip


def as_html(report: SyncReport, language: str = "en") -> str:
    """Return the report as one self-contained HTML page; texts from files are escaped."""
    words = _WORDS[language]
    title = escape(words["title"])
    files = [[getattr(each, name) for name in _HEAD] for each in report.files]
    issues = [[each.as_json(language)[name] for name in _ISSUE] for each in report.issues]
    return (
        f'<!doctype html>\n<html lang="{language}"><meta charset="utf-8"><title>{title}</title>\n<h1>{title}</h1>\n'
        f"<p>{escape(report.said(language))}; +{report.triples_added} "
        f"−{report.triples_removed}; {report.seconds:.2f} s</p>\n"
        f"{_table([words.get(name, name) for name in _HEAD], files)}"
        f"{_table([words.get(name, name) for name in _ISSUE], issues)}</html>\n"
    )


def _table(head: list[str], rows: list[list[object]]) -> str:
    titles = "".join(f"<th>{escape(title)}</th>" for title in head)
    lines = (
        "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in row) for row in rows
    )  # fmt: skip
    return f"<table><tr>{titles}</tr>\n" + "".join(f"<tr>{line}</tr>\n" for line in lines) + "</table>\n"
