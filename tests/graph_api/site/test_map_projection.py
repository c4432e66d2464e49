"""The frame of a map."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph_api.site.map_projection import WIDE, Frame, frame_of


def framed(*points: tuple[float, float]) -> Frame:
    frame = frame_of(points)
    assert frame is not None
    return frame


def test_north_is_at_the_top_and_west_at_the_left() -> None:
    frame = framed((2.5, 49.5), (6.4, 51.5))
    assert frame.place(2.5, 51.5) == (0, 0)
    assert frame.place(6.4, 49.5) == (WIDE, frame.height)


def test_a_map_that_crosses_the_line_of_dates_is_not_as_wide_as_the_globe() -> None:
    frame = framed((170.0, 60.0), (-170.0, 65.0))
    assert (frame.west, frame.east) == (170, 190)
    assert frame.place(-170, 65)[0] == WIDE


def test_a_single_point_has_a_map_around_it() -> None:
    frame = framed((4.5, 50.9))
    assert 0 < frame.place(4.5, 50.9)[0] < WIDE
    assert frame_of([]) is None


@given(some.lists(some.tuples(some.floats(-180, 180), some.floats(-89, 89)), min_size=1, max_size=8))
def test_every_point_lies_within_a_picture_of_a_bounded_height(points: list[tuple[float, float]]) -> None:
    frame = framed(*points)
    assert 0 < frame.height <= 100 * WIDE
    for longitude, latitude in points:
        across, down = frame.place(longitude, latitude)
        assert -1 <= across <= WIDE + 1
        assert -1 <= down <= frame.height + 1


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_widest_part_without_points_is_left_out(turn: float) -> None:
    points = [((each + turn + 180) % 360 - 180, 0.0) for each in (10.0, 20.0, 40.0)]
    frame = framed(*points)
    assert frame.east - frame.west == pytest.approx(30)
