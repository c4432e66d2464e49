"""Peers are measured beside us, or left out where that cannot be."""

import pytest

from bench.reasoning_peers import clingo, reasonable

pytestmark = pytest.mark.slow

pytest.importorskip("clingo")
pytest.importorskip("reasonable")


def test_a_peer_is_told_as_a_share_of_its_time() -> None:
    names = [each.name for measured in (clingo(2000, 8), reasonable(2000, 40)) for each in measured]

    assert names == ["reasoning.share.clingo.2k", "reasoning.share.reasonable.2k"]


def test_what_a_peer_has_no_memory_for_is_told_in_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(reasonable(2000, 40, memory=2**20)) == []
    assert "reasonable: 2,000 triples do not fit in 0.0 GB; no figure\n" in capfd.readouterr().err
