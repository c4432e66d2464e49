"""Steps along a transitive property."""

from graph_api.graphql.transitive_steps import joined, near


def test_a_step_may_be_stated_in_either_direction() -> None:
    assert joined({"a": ("b",)}, {"c": ("a", "b"), "b": ("a",)}) == {"a": ("b", "c"), "b": ("c",)}


def test_a_circle_ends() -> None:
    """A transitive field takes a depth, and cycles end."""
    circle = {"a": ("b",), "b": ("c",), "c": ("a",)}
    assert near(circle, "a", 100, ("a", "b", "c", "d")) == ("a", "b", "c")
    assert near(circle, "a", 2, ("a", "b", "c")) == ("b", "c")
