"""The small version for these tests, published once per run."""

from tests.graph_api.linked_data.conftest import small, small_state, snapshot

__all__ = ["small", "small_state", "snapshot"]
