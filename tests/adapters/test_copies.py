"""Copies of videos: whole or not at all, told how far they are, and given up when nobody wants them."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from pikadesk.adapters.copies import copy_film
from pikadesk.domain.errors import DiskFull, FolderUnwritable, Stopped, StorageError, VideoDamaged
from tests.adapters.limits import on_a_full_disk

CONTENT = bytes(range(256)) * 20_000


@pytest.fixture
def film(tmp_path: Path) -> Path:
    file = tmp_path / "a.mp4"
    file.write_bytes(CONTENT)
    return file


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_copy_is_the_same_and_tells_how_far_it_is(film: Path) -> None:
    told: list[float] = []
    target = film.with_name("b.mp4")
    target.write_bytes(b"before")
    copy_film(film, target, told.append, Event())
    assert target.read_bytes() == CONTENT
    assert told == sorted(told) and told[-1] == 1 and 0 < told[0] < 0.5 and len(told) > 4
    assert names(film.parent) == ["a.mp4", "b.mp4"]


def test_an_empty_file_is_copied_too(film: Path) -> None:
    film.write_bytes(b"")
    told: list[float] = []
    copy_film(film, film.with_name("b.mp4"), told.append, Event())
    assert told == [1.0]


def test_a_copy_that_is_given_up_leaves_nothing_of_itself(film: Path) -> None:
    stop = Event()
    target = film.with_name("b.mp4")
    target.write_bytes(b"before")
    with pytest.raises(Stopped):
        copy_film(film, target, lambda _: stop.set(), stop)
    assert target.read_bytes() == b"before"
    assert names(film.parent) == ["a.mp4", "b.mp4"]


def test_a_video_that_is_gone_is_told_from_a_folder_that_is(film: Path) -> None:
    with pytest.raises(VideoDamaged) as told:
        copy_film(film.with_name("gone.mp4"), film.with_name("b.mp4"), bool, Event())
    assert told.value.fault.get("path") == str(film.with_name("gone.mp4"))
    with pytest.raises(FolderUnwritable) as refused:
        copy_film(film, film.parent / "gone" / "b.mp4", bool, Event())
    assert refused.value.fault.get("path") == str(film.parent / "gone")
    with pytest.raises(VideoDamaged):
        copy_film(film.parent, film.with_name("b.mp4"), bool, Event())
    assert names(film.parent) == ["a.mp4"]


def test_a_video_is_never_written_over_itself(film: Path) -> None:
    link = film.with_name("link.mp4")
    link.symlink_to(film)
    for target in (film, link):
        with pytest.raises(StorageError):
            copy_film(film, target, bool, Event())
    assert film.read_bytes() == CONTENT


def test_a_full_disk_leaves_what_was_there(film: Path) -> None:
    target = film.with_name("b.mp4")
    target.write_bytes(b"before")
    with pytest.raises(DiskFull):
        on_a_full_disk(lambda: copy_film(film, target, bool, Event()))
    assert target.read_bytes() == b"before"
    assert names(film.parent) == ["a.mp4", "b.mp4"]
