"""A form: what it says, what it costs, undo, and Generate."""

from __future__ import annotations

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Transition
from pikadesk.domain.errors import DiskFull
from pikadesk.domain.storyboard import replace_transition
from tests.fakes import until
from tests.ui.composer_rig import MakeRig, Rig


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
