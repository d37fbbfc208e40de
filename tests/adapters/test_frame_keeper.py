"""Frames of videos that are kept as pictures, under names that people give and systems take."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from pikadesk.adapters.files import frame_keeper
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.errors import DiskFull, Fault, FolderUnwritable, ImageRejected
from tests.adapters.films import film, number_in, numbered_film
from tests.adapters.limits import on_a_full_disk, without_root

Keep = Callable[[Path, float, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "frames"


@pytest.fixture
def keep(folder: Path) -> Keep:
    return frame_keeper(AvVideoTools(), folder)


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return numbered_film(tmp_path / "duck.mp4")


def test_a_frame_is_kept_under_its_name_and_the_same_one_once(keep: Keep, folder: Path, video: Path) -> None:
    first, last = keep(video, 0, "Duck – first frame"), keep(video, math.inf, "Duck – last frame")
    assert (first.name, last.name) == ("Duck – first frame.png", "Duck – last frame.png")
    assert (number_in(first), number_in(last)) == (0, 59)
    before = first.stat().st_mtime_ns, first.read_bytes()
    assert keep(video, -1, "Duck – first frame") == first
    assert first.read_bytes() == before[1]
    assert sorted(file for file in folder.rglob("*") if file.is_file()) == sorted([first, last])


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ('a/b\\c:d*e?f"g<h>i|j\n– last frame', "a b c d e f g h i j – last frame.png"),
        ("../../etc/passwd", "etc passwd.png"),
        ("...", "frame.png"),
        ("", "frame.png"),
        ("half \ud83d character", "half character.png"),
        (".hidden", "hidden.png"),
    ],
)
def test_a_name_is_one_that_every_system_takes(keep: Keep, folder: Path, video: Path, wanted: str, name: str) -> None:
    file = keep(video, 0, wanted)
    assert file.is_file()
    assert file.name == name
    assert file.parent.parent == folder


def test_of_a_long_name_the_end_is_kept(keep: Keep, video: Path) -> None:
    file = keep(video, 0, f"{'🦆' * 100} – last frame")
    assert file.name.endswith("🦆 – last frame.png")
    assert 150 < len(file.name.encode()) <= 204


def test_what_gives_no_frame_is_named_with_the_reason(keep: Keep, folder: Path, tmp_path: Path) -> None:
    silent = film(tmp_path / "sound.mp4", frames=0, sound=1)
    for file, reason in ((silent, "not_a_film"), (tmp_path / "gone.mp4", "missing"), (tmp_path, "not_a_film")):
        with pytest.raises(ImageRejected) as caught:
            keep(file, math.inf, "a")
        assert caught.value.fault == Fault("image_rejected", (("name", file.name), ("reason", reason)))
    assert not folder.exists()


def test_a_full_disk_leaves_nothing(keep: Keep, folder: Path, video: Path) -> None:
    with pytest.raises(DiskFull):
        on_a_full_disk(lambda: keep(video, 0, "a"))
    assert [file for file in folder.rglob("*") if file.is_file()] == []
    assert keep(video, 0, "a").is_file()


def test_a_folder_that_cannot_be_written_is_told(keep: Keep, folder: Path, video: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    with pytest.raises(FolderUnwritable):
        without_root(lambda: keep(video, 0, "a"))
    folder.chmod(0o700)
    assert list(folder.iterdir()) == []
