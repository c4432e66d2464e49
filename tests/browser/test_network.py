"""The network in a real browser: the label of each link is drawn at the line of that link."""

from typing import Any

import pytest

from tests.browser.browser import Visit, look

pytestmark = pytest.mark.slow

WIDTHS = (320, 390, 1440)
SCALES = {390: 3}
"""A phone draws with three dots for each pixel."""

THINGS = ("mun:gent", "prog:rr", "per:wim-dries", "org:ugent")
MEASURE = """(() => {
  const graph = document.querySelector("#network")._cyreg.cy;
  const centre = document.querySelector("#network").dataset.of;
  const canvas = document.querySelector("#network canvas[data-id='layer2-node']");
  const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const isDark = (at) => data[at + 3] > 60 && data[at] + data[at + 1] + data[at + 2] < 600;
  const ink = (...box) => {
    const [x1, y1, x2, y2] = box.map((each) => Math.round(each * devicePixelRatio));
    let found = 0;
    for (let y = y1; y < y2; y += 1) for (let x = x1; x < x2; x += 1) found += isDark((y * width + x) * 4);
    return found / devicePixelRatio ** 2;
  };
  const only = { includeNodes: false, includeEdges: false, includeLabels: true, includeOverlays: false };
  return graph.edges().map((edge) => {
    const other = edge.connectedNodes().filter((node) => node.id() !== centre)[0];
    const { x1, y1, x2, y2 } = edge.renderedBoundingBox(only);
    const [line, zoom] = [other.renderedPosition().y, graph.zoom()];
    const above = ink(x1, line - 13 * zoom, x2, line - 2 * zoom);
    const below = ink(x1, line + 2 * zoom, x2, line + 15 * zoom);
    return { x1, y1, x2, y2, line, above, below, node: other.renderedPosition().x,
             centre: graph.getElementById(centre).renderedPosition().x, zoom };
  });
})()"""


@pytest.fixture(scope="module")
def measured(host: str) -> dict[tuple[str, int], list[dict[str, float]]]:
    """Return the box of each label and the position of its line, for some things at each width."""
    keys = [(thing, width) for thing in THINGS for width in WIDTHS]
    visits = [
        Visit(
            f"/network?of={thing}&lang=nl",
            width=width,
            scale=SCALES.get(width, 1),
            steps=[["settle"], ["evaluate", MEASURE]],
        )
        for thing, width in keys
    ]
    pages: list[dict[str, Any]] = look(host, visits)
    assert [page.get("fault") for page in pages] == [None] * len(pages)
    return {key: page["seen"][1] for key, page in zip(keys, pages, strict=True)}


# Over 20 s to prepare: a browser draws the network of several things at several widths.
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("thing", THINGS)
def test_the_name_of_a_link_is_just_above_its_own_line(
    measured: dict[tuple[str, int], list[dict[str, float]]], thing: str, width: int
) -> None:
    boxes = measured[thing, width]
    assert boxes
    for box in boxes:
        above = box["line"] - (box["y1"] + box["y2"]) / 2
        assert 0 < above / box["zoom"] <= 13  # rows are 42 apart


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("thing", THINGS)
def test_the_letters_are_drawn_above_the_line_and_none_below_it(
    measured: dict[tuple[str, int], list[dict[str, float]]], thing: str, width: int
) -> None:
    """The dots of the picture itself are counted, since the boxes above are what the library means to draw."""
    for box in measured[thing, width]:
        assert box["above"] > 10
        assert box["below"] == 0


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("thing", THINGS)
def test_the_name_of_a_link_is_between_its_two_ends_and_covers_no_other(
    measured: dict[tuple[str, int], list[dict[str, float]]], thing: str, width: int
) -> None:
    boxes = measured[thing, width]
    for box in boxes:
        assert min(box["centre"], box["node"]) <= box["x1"]
        assert box["x2"] <= max(box["centre"], box["node"])
    overlaps = [
        (one, other)
        for number, one in enumerate(boxes)
        for other in boxes[:number]
        if one["x1"] < other["x2"] and other["x1"] < one["x2"] and one["y1"] < other["y2"] and other["y1"] < one["y2"]
    ]
    assert overlaps == []
