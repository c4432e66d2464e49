"""Names that can never be looked up."""

import pytest

from graph_api.writing.naming import check_names
from graph_store.errors import Rejected

BASE = "https://kennisgraaf.example/"


@pytest.mark.parametrize(
    "rest", ["id/x/a%0D%0Ab", "id/x/a%00", "id/x/%7f", "id/x/%1Fb", "id/x/..", "id/./x", "id/x/%2e%2E/y", "graph/%09"]
)
def test_a_control_character_and_a_dot_segment_are_refused_by_name(rest: str) -> None:
    with pytest.raises(Rejected, match="can never be looked up"):
        check_names([f"{BASE}id/mun/gent", BASE + rest], BASE)


@pytest.mark.parametrize(
    "name",
    [f"{BASE}id/x/caf\u00e9", f"{BASE}id/x/caf%C3%A9", f"{BASE}id/x/a.b", f"{BASE}id/x/...", f"{BASE}id/x/%20",
     f"{BASE}id/x/a..b/c", f"{BASE}ns#%0A", "https://elsewhere.example/%0D%0A", "urn:x:.."],
)  # fmt: skip
def test_every_other_name_is_taken(name: str) -> None:
    check_names([name], BASE)
