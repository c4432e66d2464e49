"""The pages of the manual that are made from the graph folder: its ontology and its GraphQL schema."""

from graph_api.graphql.reference import reference as graphql_pages
from graph_api.graphql.schema import schema
from ontology.reference import reference as terms_page
from ontology.vocabulary import Vocabulary


def reference_pages() -> dict[str, str]:
    """Return the text of each page by its name, as Markdown."""
    pages = {name.removesuffix(".md"): text for name, text in graphql_pages(schema()._schema).items()}
    return {**pages, "reference-ontology": terms_page(Vocabulary.load())}
