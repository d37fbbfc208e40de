from __future__ import annotations

from pikadesk.domain.frame_times import times_of
from pikadesk.services.frame_ports import FilmIndex


def test_a_frame_is_told_by_the_time_of_the_file() -> None:
    assert FilmIndex(1.0, times_of([1.0, 1.5], 2.0)).file_seconds(1) == 1.5
