"""One press of Generate, from the form to a saved video."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import file_name
from pikadesk.domain.draft import LocalImage, StoredImage, Transition, UploadedImage, blank
from pikadesk.domain.errors import DiskFull, FolderUnwritable, ImageRejected
from pikadesk.domain.job import Charged, Failed, Saved, Uploading
from pikadesk.domain.provenance import write_provenance
from pikadesk.domain.request import parse, payload, read_recipe
from pikadesk.services.ports import Done, NotMade, Working
from pikadesk.services.preferences import Delivery
from tests.fakes import CREDITS, SMALL_FACTS, SMALL_VIDEO, START, World, recipe_in


@pytest.mark.parametrize(
    ("delivery", "states"),
    [
        (Delivery.RECOVERABLE, ["Queued", "Uploading", "Submitting", "Generating", "Downloading", "Saved"]),
        (Delivery.SYNCHRONOUS, ["Queued", "Uploading", "Submitting", "Downloading", "Saved"]),
    ],
)
async def test_from_the_form_to_a_saved_video(world: World, delivery: Delivery, states: list[str]) -> None:
    world.delivery = delivery
    told, _ = world.changes()
    job = await world.generate(world.scenes("duck.jpg", "boat.jpg"))

    assert job.state == Saved(job.id, 600_000)
    assert job.trouble is None
    assert world.store.kept == {job.id: job}
    assert world.store.states(job.id) == states
    assert list(dict.fromkeys(told)) == states
    assert world.api.uploads == [("duck.jpg", b"duck.jpg"), ("boat.jpg", b"boat.jpg")]
    digests = {ref.digest for ref in job.request.images if isinstance(ref, StoredImage)}
    sent = [state.assets for kept in world.store.history if isinstance(state := kept.state, Uploading)][-1]
    assert sent.keys() == digests
    (body,) = world.api.submits
    assets = {ref: sent[ref.digest] for ref in job.request.images if isinstance(ref, StoredImage)}
    assert body == payload(job.request, assets, recoverable=delivery is Delivery.RECOVERABLE)

    clip = world.library.kept[job.id]
    assert clip.path == world.output_folder / file_name(job)
    assert (clip.request, clip.facts, clip.credits) == (job.request, SMALL_FACTS, CREDITS)
    assert clip.remote_id == world.api.charges[0].remote_id
    assert clip.path.read_bytes().startswith(SMALL_VIDEO)
    assert json.loads(recipe_in(clip.path)) == write_provenance(job, clip)
    assert read_recipe(json.loads(recipe_in(clip.path)), Path()) == job.request.draft
    assert list((world.folder / "downloads").iterdir()) == []
    assert list(world.output_folder.iterdir()) == [clip.path]
    assert world.store.claims == set()


async def test_every_task_is_sent_as_its_draft_says(world: World) -> None:
    duck, boat = LocalImage(world.picture("duck.jpg")), UploadedImage("images/boat.jpg")
    frames = blank(Task.FRAMES).with_value("images", (duck, boat, duck))
    for draft in (
        blank(Task.TEXT).with_value("prompt", "waves").with_value("seed", "7"),
        blank(Task.IMAGE).with_value("image", boat).with_value("prompt", "it sails"),
        frames.with_value("transitions", (Transition(1), Transition(9, "it sinks"))),
        blank(Task.EFFECTS).with_value("image", duck).with_value("effect", "Melt"),
    ):
        job = await world.generate(draft)
        assert isinstance(job.state, Saved)
        assert job.request.draft.task is draft.task
        assert world.api.submits[-1]["type"] == draft.spec.type
    # The duck was kept twice, for two jobs, and in each of them uploaded once; the boat was there already.
    assert [name for name, _ in world.api.uploads] == ["duck.jpg", "duck.jpg"]
    sent = world.api.submits[2]["promptObject"]["imageUrls"]
    assert sent[0] == sent[2] != sent[1] == "images/boat.jpg"


async def test_the_same_picture_is_uploaded_once_whatever_its_names(world: World) -> None:
    same = [world.picture(name, b"the same duck") for name in ("a.jpg", "b.jpg")]
    images = (*map(LocalImage, same), LocalImage(same[0]), LocalImage(world.picture("boat.jpg")))
    draft = blank(Task.SCENES).with_value("prompt", "they meet").with_value("images", images)
    await world.generate(draft)
    assert sorted(content for _, content in world.api.uploads) == [b"boat.jpg", b"the same duck"]
    first, second, third, other = world.api.submits[0]["promptObject"]["imageUrls"]
    assert first == second == third != other


async def test_what_becomes_of_the_pictures_after_generate_does_not_matter(world: World) -> None:
    world.steps.hold("upload")
    request = world.scenes("duck.jpg")
    job = await world.runner.enqueue(request)
    await world.steps.reached("upload")
    assert isinstance(request.images[0], LocalImage)
    request.images[0].path.unlink()
    world.steps.free()
    assert isinstance((await world.runner.settled(job.id)).state, Saved)
    assert world.api.uploads == [("duck.jpg", b"duck.jpg")]


async def test_the_price_and_the_times_are_written_down(world: World) -> None:
    job = await world.generate(world.text())
    assert job.estimated_credits == 600_000
    assert job.created_at == START
    assert job.changed_at > START
    written = [kept.changed_at for kept in world.store.history]
    assert written == sorted(written)


@pytest.mark.parametrize("delivery", list(Delivery))
async def test_the_answer_decides_and_not_the_way_it_was_asked_for(world: World, delivery: Delivery) -> None:
    world.delivery = delivery
    world.api.on_submit(Working("r1"), Done("r2", world.api.link("r2"), 5), Done(None, world.api.link("r3")))
    first, second, third = [await world.generate(world.text()) for _ in range(3)]
    assert world.store.states(first.id)[-3:] == ["Generating", "Downloading", "Saved"]
    assert world.store.states(second.id)[-3:] == ["Submitting", "Downloading", "Saved"]
    assert world.library.kept[second.id].credits == 5
    assert world.store.states(third.id)[-3:] == ["Submitting", "Downloading", "Saved"]
    clip = world.library.kept[third.id]
    assert (clip.remote_id, clip.credits) == (None, None)
    assert ["async" in body for body in world.api.submits] == [delivery is Delivery.RECOVERABLE] * 3


async def test_the_service_may_say_at_once_or_later_that_it_failed(world: World) -> None:
    world.api.on_submit(NotMade("r1", "too dark"), Working("r2"))
    world.api.on_poll(Working("r2"), NotMade("r2", "too bright"))
    for message in ("too dark", "too bright"):
        job = await world.generate(world.text())
        assert isinstance(job.state, Failed)
        assert job.state.charged is Charged.UNKNOWN
        assert (job.state.fault.code, job.state.fault.get("message")) == ("generation_failed", message)
    assert len(world.api.submits) == 2


async def test_every_step_is_on_disk_before_the_next_is_taken(world: World) -> None:
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    assert world.store.kept[job.id] == job
    await world.runner.settled(job.id)
    passed = world.steps.passed
    order = ["put Submitting", "submit", "submit answered", "put Generating", "poll", "put Downloading", "download"]
    places = [passed.index(step) for step in [*order, "save", "add", "put Saved"]]
    assert places == sorted(places)
    assert passed[passed.index("submit") - 1] == "put done"
    assert passed[passed.index("poll") - 1] == "put done"


@pytest.mark.parametrize(
    ("break_it", "error"),
    [
        (lambda world: world.picture("duck.jpg").unlink(), ImageRejected),
        (lambda world: world.images.on_keep(DiskFull(path="images")), DiskFull),
        (lambda world: world.videos.on_check_writable(FolderUnwritable(path="videos")), FolderUnwritable),
        (lambda world: setattr(world.store, "refuses", lambda _: True), DiskFull),
    ],
    ids=["picture gone", "no room for the picture", "no folder for the video", "no room for the job"],
)
async def test_what_cannot_be_enqueued_leaves_nothing_behind(world: World, break_it: object, error: type) -> None:
    request = world.scenes("duck.jpg")
    assert callable(break_it)
    break_it(world)
    told, _ = world.changes()
    with pytest.raises(error):
        await world.runner.enqueue(request)
    assert world.runner.jobs == world.store.kept == {}
    assert world.store.claims == set()
    assert told == []
    assert world.api.uploads == world.api.submits == []


async def test_a_stored_picture_that_is_gone_is_rejected(world: World) -> None:
    image = world.images.keep(world.picture("duck.jpg"))
    draft = blank(Task.EFFECTS).with_value("effect", "Melt").with_value("image", image)
    assert isinstance((await world.generate(draft)).state, Saved)
    world.images.path(image).unlink()
    with pytest.raises(ImageRejected) as caught:
        await world.runner.enqueue(parse(draft))
    assert caught.value.reason == "missing"


async def test_a_picture_that_leaves_the_store_before_its_upload_ends_the_job_uncharged(world: World) -> None:
    world.steps.hold("put Uploading")
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await world.steps.reached("put Uploading")
    (image,) = job.request.images
    assert isinstance(image, StoredImage)
    world.images.path(image).unlink()
    world.steps.free()
    state = (await world.runner.settled(job.id)).state
    assert isinstance(state, Failed)
    assert (state.fault.code, state.fault.get("name"), state.charged) == ("image_rejected", "duck.jpg", Charged.NO)


async def test_jobs_are_there_to_be_seen_in_their_order(world: World) -> None:
    jobs = [await world.runner.enqueue(world.text(prompt)) for prompt in "abc"]
    assert list(world.runner.jobs) == [job.id for job in jobs]
    with pytest.raises(TypeError):
        world.runner.jobs["x"] = jobs[0]  # type: ignore[index]
    for job in jobs:
        await world.runner.settled(job.id)
        assert not world.runner.active(job.id)
    assert all(isinstance(job.state, Saved) for job in world.runner.jobs.values())
