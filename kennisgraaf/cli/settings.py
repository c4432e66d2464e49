"""`kennisgraaf settings`: show every setting with its current value and its default."""

from graph_store.text import Text
from kennisgraaf.cli.language import spoken
from kennisgraaf.cli.output import JsonFlag, heads, print_json, print_table


def settings(*, json: JsonFlag = False) -> None:
    """Show every setting with its value, default and meaning."""
    from kennisgraaf.settings import read_settings, settings_table

    now = read_settings()
    rows = [
        (entry.variable, str(getattr(now, entry.field)), entry.default, entry.meaning) for entry in settings_table()
    ]
    if json:
        print_json([dict(zip(("name", "value", "default", "meaning"), row, strict=True)) for row in rows])
    else:
        shown = [(*row[:3], spoken(Text(row[3]))) for row in rows]
        print_table(heads(("setting", "value", "default", "meaning")), shown)
