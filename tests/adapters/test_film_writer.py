"""What is made of films: that it keeps its promises, whatever it is made of and wherever it is written."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest

from pikadesk.adapters.film_writer import FilmTools
from pikadesk.domain.errors import DiskFull, Stopped, VideoDamaged
from tests.adapters.films import numbered_film
from tests.adapters.limits import on_a_full_disk
from tests.fakes.contracts_films import LISTS, WRITES, FilmWriterContract, quiet


@pytest.fixture
def writer() -> FilmTools:
    return FilmTools()


class TestContract(FilmWriterContract):
    @pytest.fixture
    def writer(self) -> FilmTools:
        return FilmTools()

    @pytest.fixture
    def film(self, tmp_path: Path) -> Path:
        return numbered_film(tmp_path / "film.mp4", frames=50, sound=2.1, x264="keyint=24:scenecut=0")

    @pytest.fixture
    def unlike(self, tmp_path: Path) -> Path:
        return numbered_film(tmp_path / "unlike.mp4", size=(64, 128), frames=10)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film that takes seconds to be encoded anew."""
    file = tmp_path_factory.mktemp("large") / "large.mp4"
    return numbered_film(file, size=(960, 544), frames=120, sound=5, x264="keyint=24")


@pytest.mark.parametrize("name", [*WRITES, *LISTS])
def test_a_full_disk_is_said_and_nothing_left(writer: FilmTools, tmp_path: Path, name: str) -> None:
    film, folder = numbered_film(tmp_path / "film.mp4", frames=50, sound=2), tmp_path / "full"
    folder.mkdir()
    with pytest.raises(DiskFull) as caught:
        on_a_full_disk(lambda: (WRITES | LISTS)[name](writer, film, folder / name, quiet, Event()))
    assert str(folder) in str(caught.value.fault.get("path"))
    assert not [*folder.iterdir()]


@pytest.mark.parametrize("name", [*WRITES, *LISTS])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_film_that_was_cut_short_is_named(writer: FilmTools, tmp_path: Path, name: str, share: float) -> None:
    film = numbered_film(tmp_path / "film.mp4", frames=50, sound=2)
    film.write_bytes(film.read_bytes()[: int(film.stat().st_size * share)])
    with pytest.raises(VideoDamaged) as caught:
        (WRITES | LISTS)[name](writer, film, tmp_path / name, quiet, Event())
    assert caught.value.fault.get("path") == str(film)
    assert [file.name for file in tmp_path.iterdir()] == ["film.mp4"]


@pytest.mark.parametrize("name", WRITES)
def test_a_film_that_was_cut_short_without_losing_its_index_is_named(
    writer: FilmTools, tmp_path: Path, name: str
) -> None:
    whole, film = numbered_film(tmp_path / "whole.mp4", frames=50, sound=2), tmp_path / "film.mp4"
    command = ["ffmpeg", "-v", "error", "-i", whole, "-c", "copy", "-movflags", "+faststart", film]
    subprocess.run(command, check=True)
    whole.unlink()
    film.write_bytes(film.read_bytes()[:-300])
    with pytest.raises(VideoDamaged) as caught:
        WRITES[name](writer, film, tmp_path / name, quiet, Event())
    assert caught.value.fault.get("path") == str(film)
    assert [file.name for file in tmp_path.iterdir()] == ["film.mp4"]


@pytest.mark.parametrize("name", ["exactly.mp4", "a.gif", "a.webp", "frames", "sheet.png"])
def test_it_stops_in_the_middle_and_leaves_nothing(writer: FilmTools, large: Path, tmp_path: Path, name: str) -> None:
    stop, told = Event(), list[float]()

    def hear(done: float) -> None:
        told.append(done)
        if done > 0.3:
            stop.set()

    with pytest.raises(Stopped):
        WRITES[name](writer, large, tmp_path / name, hear, stop)
    assert told[-1] < 0.9
    assert not [*tmp_path.iterdir()]


def test_progress_is_told_steadily_and_a_stop_soon_heeded(writer: FilmTools, large: Path, tmp_path: Path) -> None:
    """No time is measured against a limit here: steps of the work are counted."""
    told, stop = list[float](), Event()
    writer.trim(large, 0.1, 4.9, tmp_path / "a.mp4", exact=True, progress=told.append, stop=stop)
    steps = [later - earlier for earlier, later in pairwise(told)]
    assert len(steps) > 3
    # But for the look through the film before, and the last of it that the encoder holds back.
    assert sorted(steps)[-3] < 0.2


def test_lists_for_editors_are_loaded_when_they_are_needed() -> None:
    code = "import sys, pikadesk.adapters.film_writer; print({'opentimelineio', 'av', 'PIL'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
