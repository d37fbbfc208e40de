"""Exporting clips: what is chosen in the dialog is what is written, and what is there is never lost unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QMenu

from pikadesk.domain.errors import DiskFull, VideoDamaged
from pikadesk.domain.exporting import ExportKind, Part
from pikadesk.domain.films import AnimationForm, AnimationKind, Difference, Disagreement, EditListKind, Size
from tests.fakes import until
from tests.ui.export_rig import asked, choice, click, clips, dialog_for, exporting, press_export, written


async def test_a_copy_gets_its_name_from_the_template_and_says_where_it_is(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 1))
        assert dialog.name.made.text() == "gentle-waves.mp4"
        await press_export(rig, dialog)
        assert written(rig) == ["gentle-waves.mp4"]
        assert dialog.line.isVisible() and dialog.line.text() == "Saved as gentle-waves.mp4."
        assert dialog.line.button.text() == "Show in folder"
        assert (rig.folder / "exports" / "gentle-waves.mp4").read_bytes() == rig.world.api.video


async def test_several_clips_go_into_a_folder_each_under_its_own_name(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 4))
        assert "Export 4 clips" in [label.text() for label in dialog.findChildren(type(dialog.folder))]
        QTest.keyClicks(dialog.name.edit, "-{number}")
        assert dialog.name.made.text() == "First of 4: gentle-waves-1.mp4"
        await press_export(rig, dialog)
        assert written(rig) == ["city-at-dusk-2.mp4", "dune-walk-3.mp4", "gentle-waves-1.mp4", "gentle-waves-4.mp4"]
        assert dialog.line.text() == "4 of 4 saved in exports."
        dialog.name.edit.clear()
        QTest.keyClicks(dialog.name.edit, "film")
        await press_export(rig, dialog)
        assert [name for name in written(rig) if name.startswith("film")] == [
            "film-2.mp4",
            "film-3.mp4",
            "film-4.mp4",
            "film.mp4",
        ]


@pytest.mark.parametrize(
    ("count", "kinds"),
    [
        (1, ["Copy", "Trimmed copy", "GIF", "WebP", "PNG sequence", "Contact sheet", "Edit list"]),
        (2, ["Copy", "GIF", "WebP", "PNG sequence", "Contact sheet", "Joined video", "Edit list"]),
    ],
)
async def test_one_clip_and_several_can_become_different_things(tmp_path: Path, count: int, kinds: list[str]) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, count))
        assert [tab.text() for tab in dialog.kinds.values()] == kinds


async def test_the_arrows_go_from_kind_to_kind(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 1))
        assert dialog.kinds[ExportKind.COPY].hasFocus()
        QTest.keyClick(dialog.kinds[ExportKind.COPY], Qt.Key.Key_Down)
        assert rig.exports.form is not None and rig.exports.form.kind is ExportKind.TRIM
        assert dialog.kinds[ExportKind.TRIM].hasFocus()
        assert dialog.options.parts[ExportKind.TRIM].first.isVisible()


async def test_a_gif_is_made_as_chosen_and_its_size_is_told_first(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 1), kind=ExportKind.GIF)
        await until(lambda: dialog.note.text() == "about 2.9 MB · 5.0 s · 60 pictures")
        click(choice(dialog, ExportKind.GIF, "width").button(320))
        assert dialog.note.text() == "Working it out…"
        click(choice(dialog, ExportKind.GIF, "rate").button(8))
        click(dialog.options.loops[ExportKind.GIF])
        await until(lambda: dialog.note.text() == "about 1.3 MB · 5.0 s · 40 pictures")
        assert rig.world.steps.passed.count("estimate") == 2, "what is clicked quickly is worked out once"
        await press_export(rig, dialog)
        form = AnimationForm(AnimationKind.GIF, 320, 8.0, loop=False)
        assert asked(tmp_path / "exports" / "gentle-waves.gif") == str(form)


async def test_an_estimate_that_comes_late_is_not_taken_for_that_of_something_else(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        steps = rig.world.steps
        steps.hold("estimate")
        rig.writer.on_estimate(Size(84_000, 1.0, 1), Size(42_000, 2.0, 2))
        dialog = await dialog_for(rig, host, await clips(rig, 1), kind=ExportKind.GIF)
        await steps.reached("estimate")
        click(choice(dialog, ExportKind.GIF, "width").button(640))
        steps.let("estimate")
        await until(lambda: steps.is_waiting("estimate"))
        assert dialog.note.text() == "Working it out…"
        steps.free()
        await until(lambda: dialog.note.text().startswith("about 42 KB"))
        # The first one is not worked out again.
        click(choice(dialog, ExportKind.GIF, "width").button(480))
        assert dialog.note.text().startswith("about 84 KB")


async def test_the_sizes_of_several_are_added_up(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 3), kind=ExportKind.WEBP)
        await until(lambda: dialog.note.text() == "about 8.6 MB · 15.0 s · 180 pictures")
        click(choice(dialog, ExportKind.WEBP, "quality").button(95))
        await press_export(rig, dialog)
        assert all("quality=95" in asked(file) for file in (tmp_path / "exports").iterdir())
        assert len(written(rig)) == 3


async def test_of_many_clips_some_speak_for_the_others(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 20), kind=ExportKind.GIF)
        await until(lambda: dialog.note.text() == "about 57.6 MB · 100.0 s · 1200 pictures")
        assert rig.world.steps.passed.count("estimate") <= 6


async def test_a_part_is_chosen_in_seconds_and_in_frames(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 1), kind=ExportKind.TRIM)
        part = dialog.options.parts[ExportKind.TRIM]
        assert (part.first.seconds.text(), part.first.frame.text()) == ("0.00 s", "frame 0")
        assert (part.last.seconds.text(), part.last.frame.text()) == ("4.96 s", "frame 119")
        assert not part.whole.isEnabled() and not dialog.export_button.isEnabled(), "nothing would be cut off"
        part.first.seconds.setFocus()
        part.first.seconds.selectAll()
        QTest.keyClicks(part.first.seconds.lineEdit(), "1.27")
        QTest.keyClick(part.first.seconds, Qt.Key.Key_Tab)
        assert (part.first.seconds.text(), part.first.frame.text()) == ("1.25 s", "frame 30")
        QTest.keyClick(part.last.frame, Qt.Key.Key_Down)
        assert (part.last.seconds.text(), part.last.frame.text()) == ("4.92 s", "frame 118")
        click(choice(dialog, ExportKind.TRIM, "exact").button(True))
        await until(lambda: dialog.note.text() == "From 1.25 s to 4.96 s, encoded anew.")
        await press_export(rig, dialog)
        assert asked(tmp_path / "exports" / "gentle-waves.mp4") == f"clip-1.mp4 1.25 {119 / 24}"
        assert dialog.line.text() == "Saved as gentle-waves.mp4. From 1.25 s to 4.96 s, encoded anew."
        click(part.whole)
        assert (part.first.frame.value(), part.last.frame.value()) == (0, 119)


async def test_the_ends_of_a_part_push_each_other(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 1), kind=ExportKind.FRAMES, part=Part(1.0, 2.0))
        part = dialog.options.parts[ExportKind.FRAMES]
        assert (part.first.frame.value(), part.last.frame.value()) == (24, 47)
        assert dialog.note.text() == "1.0 s · 24 frames"
        part.first.frame.setValue(60)
        assert (part.first.frame.value(), part.last.frame.value()) == (60, 60)
        part.last.frame.setValue(10)
        assert (part.first.frame.value(), part.last.frame.value()) == (10, 10)
        assert dialog.note.text() == "0.0 s · 1 frame"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (
            Part(1.5, 2.25),
            "From 1.00 s to 3.00 s, copied as it is. Cut at key frames, it begins 0.50 s earlier and ends 0.75 s later "
            "than marked.",
        ),
        (Part(2.0), "From 2.00 s to 5.00 s, copied as it is. It can be cut just there."),
        (Part(3.5), "From 3.00 s to 5.00 s, copied as it is. Cut at key frames, it begins 0.50 s earlier than marked."),
        (
            Part(end=0.5),
            "From 0.00 s to 1.00 s, copied as it is. Cut at key frames, it ends 0.50 s later than marked.",
        ),
    ],
)
async def test_a_part_that_is_copied_says_which_times_it_will_have(tmp_path: Path, part: Part, words: str) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 1), part=part)
        assert rig.exports.form is not None and rig.exports.form.kind is ExportKind.TRIM, "a marked part is to be cut"
        await until(lambda: dialog.note.text() == words)
        await press_export(rig, dialog)
        assert f"Saved as gentle-waves.mp4. {words.partition(' Cut')[0].partition(' It')[0]}" == dialog.line.text()


async def test_pictures_a_sheet_and_a_list_are_made_as_chosen(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        folder = tmp_path / "exports"
        dialog = await dialog_for(rig, host, await clips(rig, 1), kind=ExportKind.FRAMES)
        await press_export(rig, dialog)
        assert len(list((folder / "gentle-waves").glob("gentle-waves-0*.png"))) == 120
        click(dialog.kinds[ExportKind.SHEET])
        dialog.options.columns.setFocus()
        QTest.keyClick(dialog.options.columns, Qt.Key.Key_Up)
        click(choice(dialog, ExportKind.SHEET, "sheet_width").button(1280))
        assert dialog.note.text() == "20 frames in 5 × 4"
        await press_export(rig, dialog)
        assert asked(folder / "gentle-waves.png") == "5 × 4, 1280"
        click(dialog.kinds[ExportKind.EDIT_LIST])
        click(choice(dialog, ExportKind.EDIT_LIST, "list_kind").button(EditListKind.EDL))
        assert dialog.note.text() == "For any editor: one track, short names."
        await press_export(rig, dialog)
        assert asked(folder / "gentle-waves.edl").startswith('edl [["Gentle waves", "file:///')
        assert written(rig) == ["gentle-waves", "gentle-waves.edl", "gentle-waves.png"]


async def test_a_joined_video_says_first_whether_it_is_copied(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 3), kind=ExportKind.JOINED)
        await until(lambda: dialog.note.text() == "15.0 s in all. All videos agree: everything is copied as it is.")
        assert dialog.name.made.text() == "gentle-waves-and-2-more.mp4"
        QTest.keyClicks(dialog.name.edit, "_{seed}")
        assert dialog.name.made.text() == "gentle-waves-and-2-more.mp4", "no one seed makes it"
        await press_export(rig, dialog)
        assert asked(tmp_path / "exports" / "gentle-waves-and-2-more.mp4") == "clip-1.mp4 clip-2.mp4 clip-3.mp4"
        assert "It is 15.0 s long. All videos agree" in dialog.line.text()


@pytest.mark.parametrize("difference", Difference)
async def test_a_joined_video_that_is_encoded_anew_says_why(tmp_path: Path, difference: Difference) -> None:
    async with exporting(tmp_path) as (rig, host):
        rig.writer.on_agree(Disagreement(difference, 1, "24", "30"))
        dialog = await dialog_for(rig, host, await clips(rig, 2), kind=ExportKind.JOINED)
        await until(lambda: "“City at dusk”" in dialog.note.text())
        assert "encoded anew" in dialog.note.text()


async def test_a_template_with_a_problem_exports_nothing_and_says_why(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 1))
        QTest.keyClicks(dialog.name.edit, "{colour}")
        assert dialog.name.problem.text().startswith("{colour} is not known here. Known: {title}")
        assert not dialog.export_button.isEnabled() and not dialog.name.made.isVisible()
        assert rig.exports.form is not None
        rig.exports.form.export()
        await rig.settle()
        assert written(rig) == []
        dialog.name.edit.clear()
        QTest.keyClick(dialog.name.edit, Qt.Key.Key_A)
        assert dialog.export_button.isEnabled() and dialog.name.made.text() == "a.mp4"


async def test_a_placeholder_is_inserted_from_a_menu(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        dialog = await dialog_for(rig, host, await clips(rig, 1))
        QTest.keyClicks(dialog.name.edit, " ")
        click(dialog.name.insert)
        menu = dialog.findChild(QMenu)
        assert menu is not None
        next(action for action in menu.actions() if action.text().startswith("{duration}")).trigger()
        menu.close()
        assert dialog.name.edit.text() == "{title} {duration}"
        assert dialog.name.made.text() == "gentle-waves 5s.mp4"
        # The template of the settings stays as it is.
        assert rig.settings.preferences.file_name == "{title}"


async def test_how_and_where_it_was_exported_is_remembered_for_each_kind(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        clip = (await clips(rig, 1))[0]
        (tmp_path / "elsewhere").mkdir()
        dialog = await dialog_for(rig, host, [clip], kind=ExportKind.GIF)
        click(choice(dialog, ExportKind.GIF, "width").button(960))
        click(dialog.choose_button)
        await until(lambda: dialog.findChild(QFileDialog) is not None)
        chooser = dialog.findChild(QFileDialog)
        assert chooser is not None
        name, buttons = chooser.findChild(QLineEdit, "fileNameEdit"), chooser.findChild(QDialogButtonBox)
        assert name is not None and buttons is not None
        name.setText(str(tmp_path / "elsewhere"))
        click(buttons.button(QDialogButtonBox.StandardButton.Open))
        await until(lambda: dialog.folder.text() == str(tmp_path / "elsewhere"))
        await press_export(rig, dialog)
        assert (tmp_path / "elsewhere" / "gentle-waves.gif").exists()
        dialog.close()
        await until(lambda: rig.exports.form is None)
        await rig.settings.flush()
        again = await dialog_for(rig, host, [clip])
        assert rig.exports.form is not None and rig.exports.form.kind is ExportKind.GIF
        assert choice(again, ExportKind.GIF, "width").value() == 960
        assert again.folder.text() == str(tmp_path / "elsewhere")
        click(again.kinds[ExportKind.WEBP])
        assert choice(again, ExportKind.WEBP, "width").value() == 480


async def test_what_went_wrong_is_said_in_the_dialog(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        of = await clips(rig, 3)
        dialog = await dialog_for(rig, host, of, kind=ExportKind.SHEET)
        rig.writer.on_write(DiskFull(path="x"))
        await press_export(rig, dialog)
        assert dialog.line.text() == "The disk is full. Make room, then try again; nothing is lost."
        assert written(rig) == [], "the others would not fit either"
        # A clip that cannot be read keeps nobody else from being exported.
        of[0].path.write_bytes(b"no film")
        await press_export(rig, dialog)
        assert written(rig) == ["city-at-dusk.png", "dune-walk.png"]
        assert dialog.line.text() == (
            "2 of 3 saved in exports. clip-1.mp4 is damaged, was cut short, or is not there any more."
        )


async def test_a_clip_that_cannot_be_read_says_so_before_it_is_exported(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        clip = (await clips(rig, 1))[0]
        clip.path.unlink()
        dialog = await dialog_for(rig, host, [clip], kind=ExportKind.GIF)
        await until(lambda: "clip-1.mp4 is damaged" in dialog.note.text())


async def test_what_is_wrong_with_one_kind_is_not_said_of_another(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        rig.world.steps.hold("estimate")
        rig.writer.on_estimate(VideoDamaged(path="x"))
        dialog = await dialog_for(rig, host, await clips(rig, 1), kind=ExportKind.GIF)
        await rig.world.steps.reached("estimate")
        click(dialog.kinds[ExportKind.SHEET])
        rig.world.steps.free()
        await rig.settle()
        assert dialog.note.text() == "16 frames in 4 × 4"
