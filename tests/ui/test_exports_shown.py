"""Everybody can use the screens of exports, and with real films they do what they say."""

from __future__ import annotations

from pathlib import Path

import av
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from pikadesk.adapters.copies import copy_film
from pikadesk.adapters.film_writer import FilmTools
from pikadesk.adapters.frame_reader import AvFrameReader
from pikadesk.domain.exporting import ExportKind
from pikadesk.services.exporting import Exporter
from pikadesk.services.preferences import Preferences
from pikadesk.ui.presenters.exports import Exported, Exporting, ExportsPresenter
from pikadesk.ui.widgets.export_dialog import ExportDialog
from tests.adapters.films import number_in, numbered_film
from tests.fakes import until
from tests.ui import accessible
from tests.ui.screens_exports import exports
from tests.ui.window_rig import Rig, running, text_draft

PROMPT = "Gentle waves roll onto a quiet beach at sunset, wide shot, warm light on the wet sand"
PREFERENCES = Preferences(reduce_motion=True, file_name="{title}")


async def test_everybody_can_use_every_screen(tmp_path: Path) -> None:
    wrong: dict[str, list[str]] = {}
    async with running(tmp_path) as rig:
        window = await rig.show(1024, 700)
        async for name in exports(rig, window, PROMPT):
            shown = QApplication.activeModalWidget() or window
            # Qt's own question is its own business, and so is a menu that is open.
            if isinstance(shown, QMessageBox) or QApplication.activePopupWidget() is not None:
                continue
            shown.activateWindow()
            await until(shown.isActiveWindow)
            await accessible.laid_out()
            wrong[name] = _unusable(shown if isinstance(shown, ExportDialog) else window.exports.room)
            if isinstance(shown, ExportDialog):
                wrong[name] += _out_of_reach(shown)
    assert {name: found for name, found in wrong.items() if found} == {}
    assert len(wrong) > 18


def _unusable(shown: QWidget) -> list[str]:
    checks = (accessible.unnamed, accessible.odd_roles, accessible.cut_off, accessible.untold)
    return [each for check in checks for each in check(shown)]


def _out_of_reach(dialog: ExportDialog) -> list[str]:
    """What the keyboard comes to late, without a ring, or not at all: first the kinds, then what belongs to one."""
    order = accessible.tabbed(dialog)
    found = [accessible.told(each) for each in accessible.focusable(dialog) if each not in order]
    if found:
        return found
    kinds = [each for each in order if each in dialog.kinds.values()]
    rest = order[len(kinds) :]
    assert order[: len(kinds)] == kinds
    return [*accessible.out_of_order(dialog, rest), *accessible.without_ring(dialog, order)]


async def _real(rig: Rig, *films: Path) -> ExportsPresenter:
    """Ask how clips of real films are to be exported, with what really writes them."""
    tools = FilmTools()
    exports = ExportsPresenter(
        rig.library,
        rig.settings,
        films=tools,
        index=AvFrameReader().index,
        exporter=Exporter(tools, copy_film),
        default_folder=rig.folder / "out",
        spawn=rig.spawn,
    )
    (rig.folder / "out").mkdir()
    clips = [await rig.add_clip(text_draft(f"Film {film.stem}"), video=film.read_bytes()) for film in films]
    exports.ask([clip.id for clip in clips])
    await rig.settle()
    return exports


async def _exported(rig: Rig, exports: ExportsPresenter, kind: ExportKind, **options: object) -> str:
    """Export as something, and return what was said before of what it would be."""
    form = exports.form
    assert form is not None
    form.choose_kind(kind)
    form.choose(**options)
    await until(lambda: not form.note.busy)
    form.export()
    await rig.settle()
    assert isinstance(exports.state, Exported) and exports.state.whole, exports.state
    return form.note.text


def _numbers(film: Path) -> list[int]:
    with av.open(str(film)) as container:
        return [number_in(frame.to_image()) for frame in container.decode(video=0)]


async def test_of_a_real_film_just_the_frames_that_are_chosen_are_written(tmp_path: Path) -> None:
    # Frames that are not as long as each other, in a file that does not count from 0.
    times = [0.5 + index / 24 + (index // 7) * 0.05 for index in range(60)]
    film = numbered_film(tmp_path / "a.mp4", times=times)
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        exports = await _real(rig, film)
        out, form = tmp_path / "out", exports.form
        assert form is not None and len(form.frames) == 60, "the film is asked, not what is known of the clip"
        form.choose_frames(10, 20)
        said = await _exported(rig, exports, ExportKind.TRIM, exact=True)
        assert "encoded anew" in said
        assert _numbers(out / "film-a.mp4") == list(range(10, 21))
        form.write_template("copied")
        said = await _exported(rig, exports, ExportKind.TRIM, exact=False)
        copied = _numbers(out / "copied.mp4")
        assert set(range(10, 21)) <= set(copied) and copied == list(range(copied[0], copied[-1] + 1))
        starts = [time - times[0] for time in times] + [form.timeline.times.end]
        assert f"From {starts[copied[0]]:.2f} s to {starts[copied[-1] + 1]:.2f} s, copied as it is." in said
        form.choose_frames(10, 20)
        await _exported(rig, exports, ExportKind.FRAMES)
        pictures = sorted((out / "copied").iterdir())
        assert [number_in(picture) for picture in pictures] == list(range(10, 21))


async def test_the_size_of_an_animation_of_a_real_film_is_about_what_was_said(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "a.mp4", size=(480, 270), frames=72)
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        exports = await _real(rig, film)
        for kind in (ExportKind.GIF, ExportKind.WEBP):
            said = await _exported(rig, exports, kind, width=320)
            size = (tmp_path / "out" / f"film-a.{kind}").stat().st_size
            told = float(said.split()[1]) * (1_000_000 if "MB" in said else 1000)
            assert size / 2 < told < size * 2 + 1000, (said, size)
            assert "3.0 s · 36 pictures" in said


async def test_real_films_are_joined_as_was_said(tmp_path: Path) -> None:
    films = [numbered_film(tmp_path / f"{name}.mp4", frames=24, first=first) for name, first in (("a", 0), ("b", 100))]
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        exports = await _real(rig, *films)
        said = await _exported(rig, exports, ExportKind.JOINED)
        assert said.endswith("All videos agree: everything is copied as it is.")
        joined = tmp_path / "out" / "film-a-and-1-more.mp4"
        assert _numbers(joined) == [*range(24), *range(100, 124)]


async def test_a_real_export_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "a.mp4", size=(640, 360), frames=240)
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        exports = await _real(rig, film)
        assert exports.form is not None
        exports.form.choose_kind(ExportKind.FRAMES)
        exports.form.export()
        await until(lambda: isinstance(exports.state, Exporting) and exports.state.percent > 0)
        await exports.close()
        await rig.settle()
        assert list((tmp_path / "out").iterdir()) == []
        assert exports.state is None
