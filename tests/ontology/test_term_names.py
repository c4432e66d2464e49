"""The names of terms as fields and types."""

from pyoxigraph import NamedNode

from ontology.term_names import unique_names


def names(*iris: str, **prefixes: str) -> list[str]:
    """Return the names of some terms, in order."""
    return list(
        unique_names(map(NamedNode, iris), {namespace: prefix for prefix, namespace in prefixes.items()}).values()
    )


def test_a_term_has_its_local_name() -> None:
    assert names("urn:a#name", "https://schema.org/Place") == ["name", "Place"]


def test_the_second_of_two_equal_local_names_has_its_prefix() -> None:
    assert names("urn:a#name", "urn:b#name", b="urn:b#") == ["name", "b_name"]


def test_without_a_prefix_a_number_follows() -> None:
    assert names("urn:a#name", "urn:b#name", "urn:c#name") == ["name", "name_2", "name_3"]


def test_a_name_that_graphql_cannot_have_is_changed() -> None:
    assert names("urn:a#has-part", "urn:a#3d", "urn:a#naïef") == ["has_part", "_3d", "na_ef"]


def test_names_that_become_equal_stay_different() -> None:
    assert names("urn:a#has-part", "urn:a#has.part", a="urn:a#") == ["has_part", "a_has_part"]
