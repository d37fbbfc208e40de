"""What a form remembers: its draft, its pictures, and what became of them meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image as Pillow

from pikadesk.domain.catalogue import CATALOGUE, EFFECTS, Task
from pikadesk.domain.draft import LocalImage, Transition, UploadedImage, blank
from pikadesk.domain.errors import FolderUnwritable
from tests.fakes import until
from tests.ui.composer_rig import MakeRig


async def test_a_picture_that_has_not_changed_is_decoded_once(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.SCENES)
    file = rig.picture("boat.png")
    rig.form.add_images([file])
    await rig.settle()
    first = rig.form.pictures[0]
    rig.form.look_again()
    await rig.settle()
    assert rig.form.pictures[0] is first
    Pillow.new("RGB", (50, 60)).save(file)
    later = file.stat().st_mtime_ns + 10**9
    os.utime(file, ns=(later, later))
    rig.form.look_again()
    await rig.settle()
    facts = rig.form.pictures[0].facts
    assert facts is not None
    assert (facts.width, facts.height) == (50, 60)


async def test_looking_again_notices_what_vanished_and_what_came_back(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.SCENES)
    file = rig.picture("boat.png")
    rig.form.add_images([file])
    await rig.settle()
    file.rename(tmp_path / "elsewhere.png")
    rig.form.look_again()
    await rig.settle()
    fault = rig.form.pictures[0].fault
    assert fault is not None
    assert fault.get("reason") == "missing"
    (tmp_path / "elsewhere.png").rename(file)
    rig.form.look_again()
    await rig.settle()
    assert rig.form.pictures[0].fault is None


async def test_the_draft_is_remembered_half_a_second_after_the_last_edit(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.edit("prompt", "w")
    rig.form.edit("prompt", "waves")
    assert rig.drafts.kept == {}
    await until(lambda: rig.drafts.kept)
    assert rig.drafts.kept[Task.TEXT].text("prompt") == "waves"


async def test_closing_remembers_what_was_just_typed(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.edit("prompt", "waves")
    await rig.form.flush()
    assert rig.drafts.kept[Task.TEXT].text("prompt") == "waves"
    rig.drafts.kept.clear()
    await rig.form.flush()
    assert rig.drafts.kept == {}, "nothing changed since"


async def test_a_draft_that_cannot_be_remembered_is_told(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.drafts.error = FolderUnwritable(path="/data")
    rig.form.edit("prompt", "waves")
    await rig.form.flush()
    assert rig.form.trouble == "/data cannot be written. Choose another folder; nothing is lost."


async def test_a_draft_that_cannot_be_remembered_is_tried_again_when_the_program_ends(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.drafts.error = FolderUnwritable(path="/data")
    rig.form.edit("prompt", "waves")
    await rig.form.flush()
    await rig.form.flush()
    assert rig.drafts.kept == {}
    rig.drafts.error = None
    await rig.form.flush()
    assert rig.drafts.kept[Task.TEXT].text("prompt") == "waves"


async def test_a_remembered_draft_is_shown_and_its_pictures_are_looked_at(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.FRAMES)
    here = rig.picture("here.png", (1920, 1080))
    refs = (
        LocalImage(here),
        LocalImage(tmp_path / "gone.png"),
        rig.images.keep(here),
        UploadedImage("images/x.jpg"),
    )
    draft = blank(Task.FRAMES).with_value("images", refs).with_value("transitions", (Transition(5),) * 3)
    rig.form.restore(draft.with_value("seed", "12"))
    await rig.settle()
    facts = [picture.facts for picture in rig.form.pictures]
    assert facts[0] is not None
    assert (facts[0].width, facts[0].height) == (1920, 1080)
    assert rig.form.pictures[1].fault is not None
    assert rig.form.pictures[2].file == rig.images.path(rig.images.keep(here))
    assert rig.form.pictures[3].fault is None
    assert rig.names[3] == "x.jpg"
    assert rig.form.seed_kept
    assert not rig.form.can_undo
    await rig.form.flush()


async def test_a_remembered_draft_comes_too_late_for_a_form_in_use(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.edit("prompt", "mine")
    rig.form.restore(blank(Task.TEXT).with_value("prompt", "old"))
    assert rig.form.draft.text("prompt") == "mine"


async def test_loading_settings_can_be_undone(rig_of: MakeRig) -> None:
    rig = rig_of(Task.EFFECTS)
    rig.form.load(blank(Task.EFFECTS).with_value("effect", EFFECTS[8]))
    assert rig.form.draft.get("effect") == "Inflate"
    assert not rig.form.seed_kept
    rig.form.undo()
    assert rig.form.draft == blank(Task.EFFECTS)


async def test_the_chosen_option_never_has_a_price_of_its_own(rig_of: MakeRig) -> None:
    for task in Task:
        form = rig_of(task).form
        if form.reading.estimate.complete:
            for name in ("model", "resolution", "duration"):
                if CATALOGUE[task].has(name):
                    assert form.reading.note(name, form.draft.get(name)) == ""  # type: ignore[arg-type]
