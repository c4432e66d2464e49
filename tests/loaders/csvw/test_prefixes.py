"""Prefixes of CSVW metadata."""

import pytest

from graph_store.errors import RejectedMetadata
from loaders.csvw.prefixes import expand


def test_the_prefixes_of_csvw_are_written_in_full() -> None:
    assert expand("dc:identifier", "here") == "http://purl.org/dc/terms/identifier"
    assert expand("https://example.org/{+id}", "here") == "https://example.org/{+id}"
    assert expand("{+id}", "here") == "{+id}"
    assert expand(None, "here") is None


@pytest.mark.parametrize("name", ["dct:identifier", "kg:sitedIn", "sitedIn"])
def test_any_other_prefix_is_refused(name: str) -> None:
    with pytest.raises(RejectedMetadata, match=f"here: .*{name.split(':')[0]}"):
        expand(name, "here")
