"""Write the reference pages of the documentation: `python -m scripts.reference`."""

from pathlib import Path

from graph_api.graphql import reference as graphql
from graph_api.graphql.schema import schema
from ontology import reference as terms
from ontology.vocabulary import Vocabulary

DOCS = Path(__file__).parents[1] / "docs"


def pages() -> dict[Path, str]:
    """Return the text of each page that is made from the schema or the ontology."""
    made = {**graphql.reference(schema()._schema), "reference-ontology.md": terms.reference(Vocabulary.load())}
    return {DOCS / name: text for name, text in made.items()}


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
