"""What everything that writes films must do; see `tests.fakes.contracts`."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from pikadesk.domain.errors import FolderUnwritable, OwnSource, Stopped, StorageError, VideoDamaged
from pikadesk.domain.films import AnimationForm, AnimationKind, EditClip, EditListKind
from pikadesk.services.film_ports import FilmWriter, Progress

GIF = AnimationForm(AnimationKind.GIF, 64, 8)
WEBP = AnimationForm(AnimationKind.WEBP, 64, 8)

Write = Callable[[FilmWriter, Path, Path, Progress, Event], object]

WRITES: dict[str, Write] = {
    "trim.mp4": lambda writer, film, to, progress, stop: writer.trim(
        film, 0.5, 1.5, to, exact=False, progress=progress, stop=stop
    ),
    "exactly.mp4": lambda writer, film, to, progress, stop: writer.trim(
        film, 0.5, 1.5, to, exact=True, progress=progress, stop=stop
    ),
    "join.mp4": lambda writer, film, to, progress, stop: writer.join([film, film], to, progress=progress, stop=stop),
    "a.gif": lambda writer, film, to, progress, stop: writer.animation(film, GIF, to, progress=progress, stop=stop),
    "a.webp": lambda writer, film, to, progress, stop: writer.animation(film, WEBP, to, progress=progress, stop=stop),
    "frames": lambda writer, film, to, progress, stop: writer.frames(
        film, to, "#.png", 0, math.inf, progress=progress, stop=stop
    ),
    "sheet.png": lambda writer, film, to, progress, stop: writer.sheet(
        film, to, columns=3, rows=2, width=400, progress=progress, stop=stop
    ),
}
LISTS: dict[str, Write] = {
    f"list.{kind}": lambda writer, film, to, _, __, kind=kind: writer.edit_list([EditClip(film, "A")], to, kind)
    for kind in EditListKind
}
FILES = {name: write for name, write in (WRITES | LISTS).items() if name != "frames"}


def quiet(_: float) -> None:
    """Hear the progress and say nothing."""


class FilmWriterContract:
    @pytest.fixture
    def writer(self) -> FilmWriter:
        raise NotImplementedError

    @pytest.fixture
    def film(self, tmp_path: Path) -> Path:
        """Return a film of 2 s at least and 24 frames a second, with key frames at whole seconds."""
        raise NotImplementedError

    @pytest.fixture
    def unlike(self, tmp_path: Path) -> Path:
        """Return a film of another size."""
        raise NotImplementedError

    @pytest.mark.parametrize("name", [*WRITES, *LISTS])
    def test_it_writes(self, writer: FilmWriter, film: Path, tmp_path: Path, name: str) -> None:
        told, before = list[float](), {*tmp_path.iterdir()}
        (WRITES | LISTS)[name](writer, film, tmp_path / name, told.append, Event())
        assert {*tmp_path.iterdir()} == before | {tmp_path / name}
        if name in WRITES:
            assert told == sorted(told)
            assert told[0] < 0.2
            assert told[-1] == 1

    @pytest.mark.parametrize("name", FILES)
    def test_what_is_there_is_replaced(self, writer: FilmWriter, film: Path, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(b"another file")
        FILES[name](writer, film, tmp_path / name, quiet, Event())
        assert (tmp_path / name).read_bytes() != b"another file"

    @pytest.mark.parametrize("name", FILES)
    def test_no_film_is_written_over(self, writer: FilmWriter, film: Path, tmp_path: Path, name: str) -> None:
        content, other_name = film.read_bytes(), tmp_path / name
        other_name.symlink_to(film)
        for to in film, other_name:
            with pytest.raises(OwnSource) as caught:
                FILES[name](writer, film, to, quiet, Event())
            assert caught.value.fault.get("path") == str(to)
        assert film.read_bytes() == content

    @pytest.mark.parametrize("name", WRITES)
    def test_it_can_be_stopped(self, writer: FilmWriter, film: Path, tmp_path: Path, name: str) -> None:
        stop, before = Event(), {*tmp_path.iterdir()}
        stop.set()
        with pytest.raises(Stopped):
            WRITES[name](writer, film, tmp_path / name, quiet, stop)
        assert {*tmp_path.iterdir()} == before

    @pytest.mark.parametrize("name", [*WRITES, *LISTS])
    def test_what_is_no_film_is_named(self, writer: FilmWriter, tmp_path: Path, name: str) -> None:
        (tmp_path / "text.mp4").write_bytes(b"no film")
        for film in tmp_path / "text.mp4", tmp_path / "gone.mp4":
            with pytest.raises(VideoDamaged) as caught:
                (WRITES | LISTS)[name](writer, film, tmp_path / name, quiet, Event())
            assert caught.value.fault.get("path") == str(film)
        assert [file.name for file in tmp_path.iterdir()] == ["text.mp4"]

    @pytest.mark.parametrize("name", [*WRITES, "list.otio"])
    def test_a_folder_that_is_not_there_is_named(
        self, writer: FilmWriter, film: Path, tmp_path: Path, name: str
    ) -> None:
        to = tmp_path / "gone" / name
        with pytest.raises(StorageError) as caught:
            (WRITES | LISTS)[name](writer, film, to, quiet, Event())
        assert caught.value.code in ("folder_unwritable", "storage")
        assert str(tmp_path / "gone") in str(caught.value.fault.get("path"))

    def test_what_is_no_film_has_no_key_frames_and_agrees_with_none(
        self, writer: FilmWriter, film: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "text.mp4").write_bytes(b"no film")
        with pytest.raises(VideoDamaged):
            writer.key_frames(tmp_path / "text.mp4")
        with pytest.raises(VideoDamaged):
            writer.agree([film, tmp_path / "text.mp4"])
        with pytest.raises(VideoDamaged):
            writer.estimate(tmp_path / "text.mp4", GIF)

    def test_copies_begin_at_key_frames(self, writer: FilmWriter, film: Path, tmp_path: Path) -> None:
        assert writer.key_frames(film)[:2] == [0, 1]
        for start, begins in ((0.0, 0.0), (0.9, 0.0), (1.0, 1.0), (1.2, 1.0)):
            part = writer.trim(film, start, 1.5, tmp_path / "a.mp4", exact=False, progress=quiet, stop=Event())
            assert part.start == pytest.approx(begins)
            assert part.end >= 1.5 - 1e-6
            assert not part.reencoded

    def test_exact_parts_are_encoded_anew_where_they_must(self, writer: FilmWriter, film: Path, tmp_path: Path) -> None:
        for start, end, reencoded in ((0.5, 1.5, True), (1.0, math.inf, False), (0.0, math.inf, False)):
            part = writer.trim(film, start, end, tmp_path / "a.mp4", exact=True, progress=quiet, stop=Event())
            assert part.start == pytest.approx(start)
            assert end == math.inf or part.end == pytest.approx(end)
            assert part.reencoded == reencoded

    def test_which_part_it_would_be_is_known_before(self, writer: FilmWriter, film: Path, tmp_path: Path) -> None:
        for exact in (False, True):
            for start, end in ((0.0, math.inf), (0.5, 1.5), (1.0, 1.4), (1.2, math.inf)):
                told, before = writer.cut(film, start, end, exact=exact), {*tmp_path.iterdir()}
                to = tmp_path / f"{start}-{end}-{exact}.mp4"
                assert writer.trim(film, start, end, to, exact=exact, progress=quiet, stop=Event()) == told
                assert {*tmp_path.iterdir()} == before | {to}
        with pytest.raises(VideoDamaged):
            writer.cut(tmp_path / "gone.mp4", 0, 1, exact=True)

    def test_a_part_has_one_frame_at_least(self, writer: FilmWriter, film: Path, tmp_path: Path) -> None:
        part = writer.trim(film, 1.0, 0.5, tmp_path / "a.mp4", exact=True, progress=quiet, stop=Event())
        assert part.end - part.start == pytest.approx(1 / 24)

    def test_films_agree_or_differ(self, writer: FilmWriter, film: Path, unlike: Path, tmp_path: Path) -> None:
        assert writer.agree([film, film]) is None
        found = writer.agree([film, unlike])
        assert found is not None
        assert (found.difference, found.film, found.sound_only) == ("size", 1, False)
        one = writer.join([film], tmp_path / "one.mp4", progress=quiet, stop=Event())
        two = writer.join([film, film], tmp_path / "two.mp4", progress=quiet, stop=Event())
        assert (one.reencoded, two.reencoded) == (None, None)
        assert two.seconds == pytest.approx(2 * one.seconds)
        mixed = writer.join([film, unlike], tmp_path / "mixed.mp4", progress=quiet, stop=Event())
        assert mixed.reencoded == found

    @pytest.mark.parametrize("form", [GIF, WEBP])
    def test_a_size_is_estimated(self, writer: FilmWriter, film: Path, form: AnimationForm) -> None:
        part = AnimationForm(form.kind, 64, 8, 0.5, 1.5)
        size = writer.estimate(film, part)
        assert (size.seconds, size.frames) == (1, 8)
        assert 0 < size.bytes <= writer.estimate(film, form).bytes

    def test_frames_are_numbered(self, writer: FilmWriter, film: Path, tmp_path: Path) -> None:
        folder = tmp_path / "frames"
        folder.mkdir()
        made = writer.frames(film, folder, "a ### b.png", 0.5, 1.0, progress=quiet, stop=Event())
        assert made == [folder / f"a {number:03} b.png" for number in range(1, 13)]
        assert {*folder.iterdir()} == {*made}

    def test_frames_are_not_put_among_other_things(self, writer: FilmWriter, film: Path, tmp_path: Path) -> None:
        folder = tmp_path / "frames"
        folder.mkdir()
        (folder / "note.txt").write_text("mine")
        for taken in folder, folder / "note.txt":
            with pytest.raises(FolderUnwritable):
                writer.frames(film, taken, "#.png", 0, 1, progress=quiet, stop=Event())
        assert [file.name for file in folder.iterdir()] == ["note.txt"]
