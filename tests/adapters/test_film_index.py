"""What an index of a film says of its beginning, and of its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from pikadesk.adapters.frame_reader import AvFrameReader
from tests.adapters.films import film, numbered_film


def test_it_begins_with_what_comes_first_the_sound_or_the_picture(tmp_path: Path) -> None:
    later = AvFrameReader().index(numbered_film(tmp_path / "later.mp4", begin=1.5))
    assert (later.begins, later.first) == (1.5, 1.5)
    with_sound = AvFrameReader().index(numbered_film(tmp_path / "sound.mp4", begin=1.0, sound=3))
    assert (with_sound.begins, with_sound.first) == (0, 1.0)


def test_a_film_is_whole_until_it_is_cut_short(tmp_path: Path) -> None:
    file = film(tmp_path / "film.mp4", frames=120, size=(320, 180), sound=5)
    assert AvFrameReader().index(file).whole
    content = file.read_bytes()
    for share in (0.4, 0.8, 0.97):
        file.write_bytes(content[: int(len(content) * share)])
        index = AvFrameReader().index(file)
        assert not index.whole
        assert 0 < index.times.end < 5


@pytest.mark.parametrize("kind", ["mkv", "mov", "ts"])
def test_what_promises_nothing_is_whole(tmp_path: Path, kind: str) -> None:
    assert AvFrameReader().index(numbered_film(tmp_path / f"film.{kind}")).whole
