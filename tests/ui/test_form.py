from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PIL import Image as Pillow

from pikadesk.domain.catalogue import CATALOGUE, EFFECTS, Task
from pikadesk.domain.draft import LocalImage, Transition, UploadedImage, blank
from pikadesk.domain.errors import DiskFull, FolderUnwritable
from pikadesk.domain.storyboard import replace_transition
from pikadesk.ui.presenters.form_notices import NoticeKind
from pikadesk.ui.presenters.form_words import Origin
from tests.fakes import until
from tests.ui.composer_rig import Rig

MakeRig = Callable[[Task], Rig]


@pytest.fixture
async def rig_of(tmp_path: Path) -> AsyncIterator[MakeRig]:
    """Makes a form of a task."""
    made: list[Rig] = []

    def make(task: Task) -> Rig:
        made.append(Rig(task, tmp_path))
        return made[-1]

    yield make
    for rig in made:
        await rig.close()


def texts(rig: Rig) -> list[str]:
    return [notice.text for notice in rig.form.notices]


def said(rig: Rig) -> str:
    """Why Generate is disabled."""
    return "".join(piece.text for piece in rig.form.blocked_line)


@pytest.mark.parametrize("task", list(Task))
async def test_a_new_form_shows_nothing_red_and_says_what_it_still_needs(task: Task, rig_of: MakeRig) -> None:
    rig = rig_of(task)
    reading = rig.form.reading
    assert reading.problems
    assert reading.shown == ()
    assert all(reading.problem(problem.field) == "" for problem in reading.problems)
    assert not rig.form.can_generate
    needs = {
        Task.TEXT: "Add a prompt to generate.",
        Task.IMAGE: "Add a picture and a prompt to generate.",
        Task.SCENES: "Add a picture and a prompt to generate.",
        Task.FRAMES: "Add at least 2 keyframes to generate.",
        Task.EFFECTS: "Add a picture and choose an effect to generate.",
    }
    assert said(rig) == needs[task]


async def test_trying_to_generate_shows_every_problem_and_sends_nothing(rig_of: MakeRig) -> None:
    rig = rig_of(Task.IMAGE)
    rig.form.generate()
    await rig.settle()
    assert rig.queue.calls == 0
    assert rig.form.reading.problem("image") == "Image needs a picture."
    assert rig.form.reading.problem("prompt") == "Say what should move. Image needs a prompt."
    expected = "To generate, fix 2 fields: Picture and Prompt"
    assert said(rig) == expected
    assert [piece.target for piece in rig.form.blocked_line if piece.target] == ["image", "prompt"]


async def test_a_field_that_was_emptied_says_so_at_once(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.edit("prompt", "waves")
    assert said(rig) == ""
    rig.form.edit("prompt", " ")
    assert rig.form.reading.problem("prompt") == "Say what should happen. Text needs a prompt."
    assert said(rig) == "To generate, fix 1 field: Prompt"


async def test_a_wrong_seed_is_told_beside_the_seed(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.edit("seed", "48 2l3")
    assert rig.form.reading.problem("seed") == "Whole number only, or leave empty."
    rig.form.edit("seed", "3000000000")
    assert rig.form.reading.problem("seed") == "Choose a whole number from 0 to 2147483647."


async def test_the_first_of_two_keyframes_is_no_mistake_but_taking_one_away_is(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(1))
    await rig.settle()
    assert rig.form.reading.problem("images") == ""
    rig.form.add_images([rig.picture("b.png")])
    await rig.settle()
    assert rig.form.can_generate
    rig.form.remove_image(0)
    assert rig.form.reading.problem("images") == "Add pictures: at least 2 are needed, there are 1."
    assert "Keyframes" in said(rig)


@pytest.mark.parametrize(
    ("task", "values", "credits", "arithmetic"),
    [
        (Task.TEXT, {}, 600_000, "Pika 2.2, 5 s at 720p"),
        (Task.TEXT, {"duration": 10}, 1_200_000, "Pika 2.2, 10 s at 720p"),
        (Task.IMAGE, {"model": "pika-v2-turbo"}, 600_000, "Pika Turbo, one price for every video"),
        (Task.SCENES, {"duration": 10, "resolution": "1080p"}, 2_700_000, "Pikascenes, 10 s at 1080p"),
        (Task.EFFECTS, {}, 1_395_000, "Pikaffects, one price for every effect"),
        (Task.FRAMES, {}, 600_000, "From 600,000 for 5 s at 720p"),
    ],
)
async def test_the_price_says_how_it_comes_about(
    task: Task, values: dict[str, str | int], credits: int, arithmetic: str, rig_of: MakeRig
) -> None:
    rig = rig_of(task)
    for name, value in values.items():
        rig.form.edit(name, value)
    assert rig.form.reading.estimate.credits == credits
    assert rig.form.reading.arithmetic == arithmetic


async def test_every_other_option_says_what_it_would_change(rig_of: MakeRig) -> None:
    form = rig_of(Task.TEXT).form
    form.edit("duration", 10)
    assert form.reading.note("model", "pika-v2-turbo") == "−600,000"
    assert form.reading.note("model", "pika-v2.1") == "same price"
    assert form.reading.note("model", "pika-v2.2") == ""
    assert form.reading.note("resolution", "1080p") == "+1,500,000"
    assert form.reading.note("duration", 5) == "−600,000"
    assert form.reading.note("aspect_ratio", "1:1") == "", "an aspect ratio never changes a price"
    form.edit("model", "pika-v2-turbo")
    assert form.reading.note("resolution", "1080p") == "same price"


async def test_frames_shows_rates_until_there_are_keyframes(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    assert not rig.form.reading.estimate.complete
    assert rig.form.reading.note("resolution", "720p") == "120,000 a second"
    assert rig.form.reading.note("resolution", "1080p") == "180,000"
    rig.form.add_images(rig.pictures(3))
    await rig.settle()
    rig.form.set_duration(1, 8)
    assert rig.form.reading.arithmetic == "13 s × 120,000 at 720p"
    assert rig.form.reading.note("resolution", "1080p") == "+780,000"
    assert rig.form.reading.transition_credits == (600_000, 960_000)
    assert rig.form.reading.minimum_line == ""


async def test_a_short_storyboard_says_that_the_minimum_is_billed(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(2))
    await rig.settle()
    rig.form.set_duration(0, 3)
    assert rig.form.reading.minimum_line == "A video of 3 s is billed as 5 s, the minimum: 600,000 credits."
    assert rig.form.reading.arithmetic == "5 s, the minimum, × 120,000 at 720p"


async def test_a_storyboard_that_is_too_long_says_so_without_being_asked(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(3))
    await rig.settle()
    rig.form.set_duration(0, 22)
    expected = "Shorten the transitions: 27 s in all, and 25 s is the most."
    assert rig.form.reading.problem("transitions") == expected
    assert not rig.form.can_generate


async def test_undo_and_redo_go_over_every_edit_and_typing_is_one_step(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    for text in ("w", "wa", "waves"):
        rig.form.edit("prompt", text)
        rig.time += 0.4
    rig.time += 2
    rig.form.edit("prompt", "waves roll")
    rig.form.edit("resolution", "1080p")
    rig.form.edit("resolution", "720p")
    seen = []
    while rig.form.can_undo:
        rig.form.undo()
        seen.append((rig.form.draft.text("prompt"), rig.form.draft.get("resolution")))
    assert seen == [("waves roll", "1080p"), ("waves roll", "720p"), ("waves", "720p"), ("", "720p")]
    while rig.form.can_redo:
        rig.form.redo()
    assert rig.form.draft.text("prompt") == "waves roll"
    rig.form.undo()
    rig.form.edit("duration", 10)
    assert not rig.form.can_redo


async def test_an_edit_that_changes_nothing_is_no_step(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.edit("resolution", "720p")
    assert not rig.form.can_undo


async def test_typing_in_two_transitions_is_two_steps(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(3))
    await rig.settle()
    rig.form.set_transition_prompt(0, "dusk")
    rig.form.set_transition_prompt(1, "night")
    rig.form.undo()
    assert [gap.prompt for gap in rig.form.draft.transitions()] == ["dusk", ""]


async def test_dragging_a_boundary_for_long_is_one_step(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(2))
    await rig.settle()
    for length in (6, 7, 8):
        rig.time += 30
        rig.form.retime(replace_transition(rig.form.draft, 0, Transition(length)), "drag 1")
    rig.form.retime(replace_transition(rig.form.draft, 0, Transition(9)), "drag 2")
    rig.form.undo()
    assert rig.lengths == [8]
    rig.form.undo()
    assert rig.lengths == [5]


async def test_undo_brings_a_removed_keyframe_back_with_its_lengths(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(3))
    await rig.settle()
    rig.form.set_duration(1, 8)
    rig.form.remove_image(1)
    assert rig.lengths == [13]
    rig.form.undo()
    assert rig.names == ["picture-1.png", "picture-2.png", "picture-3.png"]
    assert rig.lengths == [5, 8]


async def test_six_pictures_for_scenes_keep_five_and_say_so(rig_of: MakeRig) -> None:
    rig = rig_of(Task.SCENES)
    rig.form.add_images(rig.pictures(6))
    await rig.settle()
    assert rig.names == [f"picture-{number}.png" for number in range(1, 6)]
    assert texts(rig) == ["You dropped 6 pictures. Scenes takes 5, so the first 5 were kept."]
    assert rig.form.notices[0].offer is None
    assert rig.form.notices[0].kind is NoticeKind.ODD
    rig.form.add_images([rig.picture("late.png")], origin=Origin.CHOSEN)
    await rig.settle()
    assert texts(rig) == ["Scenes takes 5, and all places are taken, so none was added."]


async def test_three_pictures_for_image_keep_one_and_offer_scenes(rig_of: MakeRig) -> None:
    rig = rig_of(Task.IMAGE)
    files = rig.pictures(3)
    rig.form.add_images(files)
    await rig.settle()
    assert rig.names == ["picture-1.png"]
    assert texts(rig) == ["You dropped 3 pictures. Image uses one, so the first was kept."]
    offer = rig.form.notices[0].offer
    assert offer is not None
    assert (offer.text, offer.task, offer.files) == ("Use all 3 in Scenes", Task.SCENES, tuple(files))


async def test_text_takes_no_pictures_and_offers_those_that_do(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.add_images(rig.pictures(1))
    await rig.settle()
    (notice,) = rig.form.notices
    assert notice.text == "Text takes no pictures."
    assert notice.offer is not None
    assert (notice.offer.text, notice.offer.task) == ("Use it in Image", Task.IMAGE)
    rig.form.add_images(rig.pictures(2))
    await rig.settle()
    (notice,) = rig.form.notices
    assert notice.offer is not None
    assert (notice.offer.text, notice.offer.task) == ("Use all 2 in Scenes", Task.SCENES)


async def test_what_is_no_picture_is_refused_with_a_sentence_and_the_rest_is_kept(
    rig_of: MakeRig, tmp_path: Path
) -> None:
    rig = rig_of(Task.SCENES)
    good = rig.picture("good.png")
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "empty.png").touch()
    (tmp_path / "album").mkdir()
    rig.form.add_images([tmp_path / "notes.txt", good, tmp_path / "empty.png", tmp_path / "album"])
    await rig.settle()
    assert rig.names == ["good.png"]
    assert texts(rig) == [
        "notes.txt is not a picture that can be read. Choose a JPEG or PNG.",
        "empty.png is empty. Choose another picture.",
        "album is a folder. Choose the pictures inside it.",
    ]
    assert {notice.kind for notice in rig.form.notices} == {NoticeKind.WRONG}


async def test_too_big_and_vanished_files_are_refused(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.IMAGE)
    huge = tmp_path / "wide.png"
    Pillow.new("1", (10_001, 10_000)).save(huge)
    heavy = tmp_path / "heavy.png"
    with heavy.open("wb") as file:
        file.truncate(50 * 2**20 + 1)
    for brought, sentence in (
        (huge, "wide.png has more than 100 megapixels. Save it smaller."),
        (heavy, "heavy.png is larger than 50 MB, the most that can be uploaded. Save it smaller."),
        (tmp_path / "gone.png", "gone.png is not there any more. Put it back, or choose another picture."),
    ):
        rig.form.add_images([brought])
        await rig.settle()
        assert texts(rig) == [sentence]
    assert rig.names == []


async def test_many_refused_files_are_told_in_three_lines(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.SCENES)
    rig.form.add_images([tmp_path / f"{number}.png" for number in range(9)])
    await rig.settle()
    assert len(texts(rig)) == 3
    assert texts(rig)[-1] == "7 more files cannot be used."


async def test_an_edit_takes_the_sentences_away(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.SCENES)
    rig.form.add_images([tmp_path / "gone.png"])
    await rig.settle()
    rig.form.edit("prompt", "a boat")
    assert texts(rig) == []


async def test_pictures_are_inserted_where_they_were_dropped(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(2))
    await rig.settle()
    rig.form.set_duration(0, 7)
    rig.form.add_images([rig.picture("between.png")], at=1)
    await rig.settle()
    assert rig.names == ["picture-1.png", "between.png", "picture-2.png"]
    assert rig.lengths == [4, 3]


async def test_moving_a_keyframe_leaves_lengths_and_price_in_place(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(3))
    await rig.settle()
    rig.form.set_duration(0, 2)
    rig.form.move_image(2, 0)
    assert rig.names == ["picture-3.png", "picture-1.png", "picture-2.png"]
    assert rig.lengths == [2, 5]


async def test_replacing_keeps_the_place_and_refusing_keeps_the_picture(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(3))
    await rig.settle()
    rig.form.replace_image(1, rig.picture("other.png"))
    await rig.settle()
    assert rig.names == ["picture-1.png", "other.png", "picture-3.png"]
    rig.form.replace_image(0, tmp_path / "gone.png")
    await rig.settle()
    assert rig.names[0] == "picture-1.png"
    assert "gone.png is not there any more" in texts(rig)[0]


async def test_a_pasted_picture_is_kept_in_a_file_and_added(rig_of: MakeRig) -> None:
    rig = rig_of(Task.SCENES)
    rig.form.paste(lambda: rig.picture("pasted.png"))
    await rig.settle()
    assert rig.names == ["pasted.png"]

    def full() -> Path:
        raise DiskFull(path="/pictures")

    rig.form.paste(full)
    await rig.settle()
    assert texts(rig) == ["The disk is full. Make room, then try again; nothing is lost."]
    assert rig.names == ["pasted.png"]


async def test_generate_waits_for_pictures_that_are_still_looked_at(rig_of: MakeRig) -> None:
    rig = rig_of(Task.SCENES)
    rig.form.edit("prompt", "a boat")
    rig.form.add_images(rig.pictures(1))
    await rig.settle()
    rig.form.add_images([rig.picture("second.png")])
    await until(lambda: rig.form.looking)
    assert not rig.form.can_generate
    assert said(rig) == "Looking at the pictures…"
    rig.form.generate()
    assert rig.queue.calls == 0
    await rig.settle()
    assert rig.form.can_generate


async def test_pressing_generate_twice_sends_one(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.edit("prompt", "waves")
    rig.queue.gate.clear()
    rig.form.generate()
    assert not rig.form.can_generate
    rig.form.generate()
    rig.queue.gate.set()
    await rig.settle()
    assert rig.queue.calls == 1
    assert rig.form.can_generate
    assert rig.queue.requests[0].draft.text("prompt") == "waves"


async def test_a_seed_that_is_not_kept_is_new_each_time(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.edit("prompt", "waves")
    rig.form.roll_seed()
    assert rig.form.draft.text("seed") == "48213"
    rig.form.generate()
    await rig.settle()
    assert rig.queue.requests[0].draft.text("seed") == "48213"
    assert rig.form.draft.text("seed") == ""
    rig.form.keep_seed(True)
    assert rig.form.draft.text("seed") == "48214", "keeping none keeps a random one"
    rig.form.generate()
    await rig.settle()
    assert rig.form.draft.text("seed") == "48214"
    assert rig.form.seed_kept


async def test_a_picture_that_vanished_before_generate_is_told_and_the_draft_stays(rig_of: MakeRig) -> None:
    rig = rig_of(Task.IMAGE)
    file = rig.picture("balloons.png")
    rig.form.add_images([file])
    await rig.settle()
    rig.form.edit("prompt", "rise")
    file.unlink()
    before = rig.form.draft
    rig.form.generate()
    await rig.settle()
    assert rig.form.draft == before
    assert texts(rig) == ["balloons.png is not there any more. Put it back, or choose another picture."]
    assert rig.form.pictures[0].fault is not None
    rig.picture("balloons.png")
    rig.form.generate()
    await rig.settle()
    assert len(rig.queue.requests) == 1, "the file is back, so it works"


async def test_a_full_disk_is_told_under_the_price_and_the_draft_stays(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.edit("prompt", "waves")
    rig.form.edit("seed", "7")
    rig.queue.error = DiskFull(path="/data")
    rig.form.generate()
    await rig.settle()
    assert rig.form.trouble == "The disk is full. Make room, then try again; nothing is lost."
    assert rig.form.draft.text("seed") == "7"
    assert rig.form.can_generate
    rig.queue.error = None
    rig.form.generate()
    await rig.settle()
    assert rig.form.trouble == ""
    assert len(rig.queue.requests) == 1


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
