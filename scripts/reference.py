"""Write the reference pages of the documentation: `python -m scripts.reference`."""

from pathlib import Path

from graph_api.reference_pages import reference_pages

DOCS = Path(__file__).parents[1] / "docs"


def pages() -> dict[Path, str]:
    """Return the text of each page that is made from the schema or the ontology."""
    return {DOCS / f"{name}.md": text for name, text in reference_pages().items()}


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
