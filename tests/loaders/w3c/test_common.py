"""Tests of common properties of metadata."""

from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode

from graph_store.errors import RejectedMetadata
from loaders.w3c.common import check_common, common_triples

NODE = NamedNode("urn:x")


@pytest.mark.parametrize(
    "value",
    [{"@list": []}, {"@id": "_:a"}, {"@language": "nl"}, {"@value": "x", "dc:title": "y"}, {"@type": "Foo"},
     [{"dc:title": {"@set": []}}], {"@value": "x", "@language": "n"}],
)  # fmt: skip
def test_json_ld_that_csvw_does_not_have_is_refused(value: Any) -> None:
    with pytest.raises(RejectedMetadata):
        check_common("dc:x", value)


def test_values_become_literals_and_nodes() -> None:
    properties = [("dc:title", "T"), ("dc:x", {"@id": "y", "dc:title": {"@value": 1}})]
    found = list(common_triples(NODE, properties, "http://e.org/", "nl"))
    assert found[0].object == Literal("T", language="nl")
    assert found[1].object == NamedNode("http://e.org/y")
    assert len(found) == 3
