"""The ontology as a page of the documentation."""

from graph_store.graphs import DEFAULT_BASE
from ontology.reference import reference
from ontology.vocabulary import Vocabulary


def test_a_term_has_its_words_in_both_languages_and_what_it_connects() -> None:
    page = reference(Vocabulary.load(DEFAULT_BASE))
    hosts = page.partition("### `kg:hosts`")[2].partition("###")[0]
    assert "**hosts / huisvest** · from `Municipality` · to `Project` · inverse of `sitedIn`" in hosts
    assert "A project that has a site in the municipality." in hosts
