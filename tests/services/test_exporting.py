"""Exports: what is ordered is written, whole or not at all, and over nothing that the user did not agree to lose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from pikadesk.adapters.copies import copy_film
from pikadesk.domain.clip import Clip
from pikadesk.domain.errors import DiskFull, FolderUnwritable, VideoDamaged
from pikadesk.domain.exporting import ExportKind, ExportOptions, Part, suffix_of
from pikadesk.domain.films import EditListKind, Joined, Trimmed
from pikadesk.services.exporting import Exporter, ExportOrder, Source
from tests.fakes import SMALL_FACTS, SMALL_VIDEO, START, Steps
from tests.fakes.film_writer import FakeFilmWriter

Make = Callable[..., ExportOrder]


@pytest.fixture
def writer() -> FakeFilmWriter:
    return FakeFilmWriter(Steps())


@pytest.fixture
def exporter(writer: FakeFilmWriter) -> Exporter:
    return Exporter(writer, copy_film)


@pytest.fixture
def order(tmp_path: Path) -> Make:
    """Return a function that orders an export of clips, which are there."""
    (tmp_path / "videos").mkdir()
    (tmp_path / "out").mkdir()

    def make(kind: ExportKind, count: int = 1, **values: object) -> ExportOrder:
        sources = []
        for number in range(count):
            file = tmp_path / "videos" / f"clip{number}.mp4"
            file.write_bytes(SMALL_VIDEO)
            sources.append(Source(Clip(f"{number:032x}", file, None, SMALL_FACTS, START), f"Clip {number}"))
        options = values.get("options", ExportOptions())
        assert isinstance(options, ExportOptions)
        stems = ["all"] if kind.of_all else [f"out{number}" for number in range(count)]
        names = tuple(f"{stem}{suffix_of(kind, options)}" for stem in stems)
        return replace(ExportOrder(kind, tuple(sources), tmp_path / "out", names), **values)  # type: ignore[arg-type]

    return make


def quiet(_: float) -> None:
    """Hear the progress and say nothing."""


def there(order: ExportOrder) -> list[str]:
    return sorted(each.name for each in order.folder.iterdir())


@pytest.mark.parametrize("kind", ExportKind)
@pytest.mark.parametrize("count", [1, 3])
def test_everything_that_is_ordered_is_written(exporter: Exporter, order: Make, kind: ExportKind, count: int) -> None:
    wanted, told = order(kind, count), list[float]()
    outcome = exporter.write(wanted, told.append, Event())
    assert there(wanted) == sorted(wanted.names) == sorted(file.name for file in outcome.files)
    assert (outcome.failures, outcome.stopped) == ((), False)
    assert told == sorted(told)
    assert kind is ExportKind.EDIT_LIST or told[-1] == 1
    assert kind.of_all or count == 1 or told[0] < 0.4


def test_a_part_is_cut_as_asked(exporter: Exporter, writer: FakeFilmWriter, order: Make) -> None:
    wanted = order(ExportKind.TRIM, part=Part(1.5, 2.5))
    assert exporter.write(wanted, quiet, Event()).result == Trimmed(1.0, 3.0, False)
    exact = replace(wanted, options=ExportOptions(exact=True))
    assert exporter.write(exact, quiet, Event()).result == Trimmed(1.5, 2.5, True)
    assert there(wanted) == ["out0-2.mp4", "out0.mp4"]


def test_options_and_part_reach_what_writes(exporter: Exporter, order: Make) -> None:
    options = ExportOptions(width=320, rate=8, columns=3, rows=2, sheet_width=1280, list_kind=EditListKind.EDL)
    for kind, said in (
        (ExportKind.GIF, "width=320, fps=8.0, start=1.5, end=2.5"),
        (ExportKind.SHEET, "3 × 2, 1280"),
        (ExportKind.EDIT_LIST, 'edl [["Clip 0", "file://'),
    ):
        outcome = exporter.write(order(kind, options=options, part=Part(1.5, 2.5)), quiet, Event())
        assert said in outcome.files[0].read_bytes().removeprefix(SMALL_VIDEO).decode()


def test_a_sequence_is_a_folder_of_numbered_pictures(exporter: Exporter, order: Make) -> None:
    wanted = order(ExportKind.FRAMES, names=("take #2",), part=Part(1.0, 1.1))
    outcome = exporter.write(wanted, quiet, Event())
    assert sorted(each.name for each in outcome.files[0].iterdir()) == [
        f"take _2-000{number}.png" for number in (1, 2, 3)
    ]
    source = wanted.sources[0]
    many = replace(source, clip=replace(source.clip, facts=replace(SMALL_FACTS, frames=54_000)))
    outcome = exporter.write(replace(wanted, sources=(many,)), quiet, Event())
    assert (outcome.files[0] / "take _2-2-00001.png").exists()


def test_clips_are_joined_in_order(exporter: Exporter, order: Make) -> None:
    outcome = exporter.write(order(ExportKind.JOINED, 3), quiet, Event())
    assert outcome.result == Joined(15.0, None)
    assert outcome.files[0].read_bytes().endswith(b"clip0.mp4 clip1.mp4 clip2.mp4")


def test_what_is_there_is_named_whatever_its_capitals(exporter: Exporter, order: Make) -> None:
    wanted = order(ExportKind.COPY, 3)
    assert exporter.existing(wanted).names == ()
    (wanted.folder / "OUT1.mp4").write_bytes(b"mine")
    found = exporter.existing(wanted)
    assert (found.names, found.replaceable) == (("out1.mp4",), True)
    assert exporter.existing(replace(wanted, folder=wanted.folder / "gone")).names == ()


def test_what_is_there_stays_unless_the_user_agreed(exporter: Exporter, order: Make) -> None:
    wanted = order(ExportKind.COPY)
    mine = wanted.folder / "out0.mp4"
    mine.write_bytes(b"mine")
    assert exporter.write(wanted, quiet, Event()).files == (wanted.folder / "out0-2.mp4",)
    assert mine.read_bytes() == b"mine"
    assert exporter.write(replace(wanted, replace=True), quiet, Event()).files == (mine,)
    assert mine.read_bytes() == SMALL_VIDEO


def test_what_comes_while_others_are_written_stays_too(writer: FakeFilmWriter, order: Make) -> None:
    wanted = order(ExportKind.COPY, 2)
    mine = wanted.folder / "out1.mp4"

    def copy(source: Path, target: Path, progress: Callable[[float], None], stop: Event) -> None:
        copy_film(source, target, progress, stop)
        if not mine.exists():
            mine.write_bytes(b"mine")

    outcome = Exporter(writer, copy).write(wanted, quiet, Event())
    assert [file.name for file in outcome.files] == ["out0.mp4", "out1-2.mp4"]
    assert mine.read_bytes() == b"mine"


def test_names_of_one_export_never_meet(exporter: Exporter, order: Make) -> None:
    wanted = order(ExportKind.COPY, 2)
    folder = wanted.sources[0].clip.path.parent
    own = replace(wanted, folder=folder, names=("clip1.mp4", "clip1-2.mp4"), replace=True)
    assert [file.name for file in exporter.write(own, quiet, Event()).files] == ["clip1-2.mp4", "clip1-2-2.mp4"]


def test_a_clip_is_never_replaced_by_its_own_export(exporter: Exporter, order: Make) -> None:
    wanted = order(ExportKind.COPY, 2)
    folder = wanted.sources[0].clip.path.parent
    own = replace(wanted, folder=folder, names=("clip1.mp4", "new.mp4"), replace=True)
    found = exporter.existing(own)
    assert (found.names, found.replaceable) == (("clip1.mp4",), False)
    assert exporter.write(own, quiet, Event()).files == (folder / "clip1-2.mp4", folder / "new.mp4")


def test_a_folder_of_pictures_is_never_replaced(exporter: Exporter, order: Make) -> None:
    wanted = order(ExportKind.FRAMES)
    exporter.write(wanted, quiet, Event())
    assert not exporter.existing(wanted).replaceable
    assert exporter.write(wanted, quiet, Event()).files == (wanted.folder / "out0-2",)


@pytest.mark.parametrize("kind", [kind for kind in ExportKind if kind not in (ExportKind.COPY, ExportKind.EDIT_LIST)])
def test_what_is_given_up_leaves_nothing(
    exporter: Exporter, writer: FakeFilmWriter, order: Make, kind: ExportKind
) -> None:
    wanted, stop = order(kind, 2), Event()
    outcome = exporter.write(wanted, lambda done: stop.set() if done == 0.5 else None, stop)
    whole = 0 if kind.of_all else 1
    assert outcome.stopped and len(outcome.files) == len(there(wanted)) == whole


def test_a_clip_that_cannot_be_read_is_passed_over(exporter: Exporter, order: Make) -> None:
    wanted = order(ExportKind.GIF, 3)
    wanted.sources[1].clip.path.unlink()
    outcome = exporter.write(wanted, quiet, Event())
    assert there(wanted) == ["out0.gif", "out2.gif"]
    failure = outcome.failures[0]
    assert (failure.source, failure.fault.code) == (wanted.sources[1], VideoDamaged.code)
    assert not outcome.stopped


def test_any_other_fault_ends_it(exporter: Exporter, writer: FakeFilmWriter, order: Make) -> None:
    wanted = order(ExportKind.GIF, 3)
    writer.on_write(DiskFull(path="x"))
    outcome = exporter.write(wanted, quiet, Event())
    assert there(wanted) == []
    assert [each.fault.code for each in outcome.failures] == [DiskFull.code]
    gone = replace(wanted, folder=wanted.folder / "gone")
    assert [each.fault.code for each in exporter.write(gone, quiet, Event()).failures] == [FolderUnwritable.code]


def test_of_joined_clips_the_one_that_is_meant_is_named(exporter: Exporter, order: Make) -> None:
    wanted = order(ExportKind.JOINED, 3)
    wanted.sources[2].clip.path.write_bytes(b"no film")
    outcome = exporter.write(wanted, quiet, Event())
    assert [each.source for each in outcome.failures] == [wanted.sources[2]]
    assert there(wanted) == []
