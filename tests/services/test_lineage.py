"""How clips are told to come out of one another: by their jobs, their requests and their pictures."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import Draft, StoredImage, Transition, UploadedImage, blank
from pikadesk.domain.errors import RecordsUnreadable
from pikadesk.domain.job import Job, Origin, OriginKind
from pikadesk.domain.library import FrameSource, Marks
from pikadesk.domain.request import parse
from pikadesk.services.lineage import MOST_ALIKE, Kin, Lineage, Relative
from tests.fakes import FakeLibrary
from tests.fakes.contracts import a_clip, a_job

TEXT = Draft(Task.TEXT, {"prompt": "waves", "seed": "7"})
FRAME = hashlib.sha256(b"a frame").hexdigest()
OTHER = hashlib.sha256(b"another frame").hexdigest()


class Records:
    """A library with clips, and their jobs."""

    def __init__(self) -> None:
        self.library = FakeLibrary()
        self.jobs: dict[str, Job] = {}
        self.lineage = Lineage(self.library, lambda: self.jobs)

    async def add(self, number: int, draft: Draft | None, origin: Origin | None = None, *, job: bool = True) -> Clip:
        """Add a clip; a higher number is an older one."""
        request = parse(draft) if draft is not None else None
        made = replace(a_clip(number), request=request)
        made = replace(made, created_at=made.created_at - timedelta(hours=number))
        await self.library.add(made)
        if job and request is not None:
            self.jobs[made.id] = replace(a_job(number), id=made.id, request=request, origin=origin)
        return made

    async def kin(self, clip: Clip) -> list[tuple[Kin, str]]:
        return [(relative.kin, relative.clip_id) for relative in await self.lineage.of(clip)]


@pytest.fixture
def records() -> Records:
    return Records()


def frames(*digests: str) -> Draft:
    images = tuple(StoredImage(digest, f"{digest[:4]}.png") if digest else UploadedImage("x") for digest in digests)
    draft = blank(Task.FRAMES).with_value("images", images)
    return draft.with_value("transitions", (Transition(5),) * (len(digests) - 1))


async def test_a_final_and_its_draft_know_each_other(records: Records) -> None:
    draft = await records.add(3, TEXT)
    loud = Origin(OriginKind.FINAL, draft.id)
    final = await records.add(2, TEXT.with_value("resolution", "1080p"), loud)
    assert await records.kin(draft) == [(Kin.FINAL, final.id)]
    assert await records.kin(final) == [(Kin.DRAFT, draft.id)]
    (relative,) = await records.lineage.of(final)
    assert relative.entry is not None and relative.entry.clip == draft


async def test_a_final_without_a_fixed_seed_is_known_by_its_job_alone(records: Records) -> None:
    seedless = TEXT.with_value("seed", "")
    draft = await records.add(3, seedless)
    final = await records.add(2, seedless.with_value("resolution", "1080p"), Origin(OriginKind.FINAL, draft.id))
    await records.add(1, seedless.with_value("resolution", "1080p"), job=False)
    assert await records.kin(draft) == [(Kin.FINAL, final.id)]


async def test_where_the_jobs_are_gone_the_requests_tell_it(records: Records) -> None:
    draft = await records.add(3, TEXT, job=False)
    final = await records.add(2, TEXT.with_value("resolution", "1080p"), job=False)
    same = await records.add(1, TEXT, job=False)
    assert await records.kin(draft) == [(Kin.FINAL, final.id), (Kin.SAME, same.id)]
    assert await records.kin(final) == [(Kin.DRAFT, same.id), (Kin.DRAFT, draft.id)]


async def test_variations_know_each_other_and_the_first(records: Records) -> None:
    first = await records.add(4, TEXT)
    origin = Origin(OriginKind.VARIATION, first.id)
    second = await records.add(3, TEXT.with_value("seed", "8"), origin)
    third = await records.add(2, TEXT.with_value("seed", "9"), origin)
    await records.add(1, TEXT.with_value("seed", "10"), Origin(OriginKind.VARIATION, "another"))
    assert await records.kin(first) == [(Kin.VARIATION, third.id), (Kin.VARIATION, second.id)]
    assert await records.kin(second) == [(Kin.VARIATION, third.id), (Kin.VARIATION, first.id)]


async def test_what_was_sent_again_is_the_same(records: Records) -> None:
    first = await records.add(3, TEXT)
    again = await records.add(2, TEXT, Origin(OriginKind.AGAIN, first.id))
    gone = await records.add(1, TEXT.with_value("prompt", "hills"), Origin(OriginKind.AGAIN, "gone"))
    assert await records.kin(first) == [(Kin.SAME, again.id)]
    assert await records.kin(again) == [(Kin.SAME, first.id)]
    assert await records.kin(gone) == []


async def test_a_chain_is_known_in_both_directions(records: Records, tmp_path: Path) -> None:
    picture = tmp_path / "frame.png"
    picture.write_bytes(b"a frame")
    before = await records.add(5, TEXT)
    await records.lineage.note(picture, before.id, math.inf)
    assert records.library.frames == {FRAME: FrameSource(before.id, math.inf)}
    begun = await records.add(4, frames(FRAME, OTHER, "", FRAME))
    later = await records.add(3, blank(Task.EFFECTS).with_value("effect", "Melt").with_value("image", _image(FRAME)))
    await records.add(2, frames(OTHER, OTHER))
    assert await records.lineage.of(before) == (
        Relative(Kin.AFTER, later.id, (await records.library.entries([later.id]))[0], math.inf, 0),
        Relative(Kin.AFTER, begun.id, (await records.library.entries([begun.id]))[0], math.inf, 0),
        Relative(Kin.AFTER, begun.id, (await records.library.entries([begun.id]))[0], math.inf, 3),
    )
    told = await records.lineage.of(begun)
    assert [(each.kin, each.clip_id, each.place) for each in told] == [
        (Kin.BEFORE, before.id, 0),
        (Kin.BEFORE, before.id, 3),
    ]


async def test_a_clip_that_gave_a_picture_and_is_gone_is_still_told(records: Records) -> None:
    await records.library.note_frame(FRAME, FrameSource("gone", 1.5))
    begun = await records.add(4, frames(OTHER, FRAME))
    assert await records.lineage.of(begun) == (Relative(Kin.BEFORE, "gone", None, 1.5, 1),)


async def test_a_clip_is_no_relative_of_itself(records: Records) -> None:
    clip = await records.add(4, frames(OTHER, FRAME))
    await records.library.note_frame(FRAME, FrameSource(clip.id, 0))
    assert await records.lineage.of(clip) == ()


async def test_an_imported_clip_can_be_the_beginning_of_one(records: Records) -> None:
    plain = await records.add(4, None)
    assert await records.lineage.of(plain) == ()
    await records.library.note_frame(FRAME, FrameSource(plain.id, 0))
    begun = await records.add(3, frames(FRAME, OTHER))
    assert await records.kin(plain) == [(Kin.AFTER, begun.id)]


async def test_titles_of_relatives_are_the_users(records: Records) -> None:
    first = await records.add(3, TEXT)
    again = await records.add(2, TEXT, Origin(OriginKind.AGAIN, first.id))
    await records.library.mark({again.id: Marks(title="Dawn")})
    (relative,) = await records.lineage.of(first)
    assert relative.entry is not None and relative.entry.marks.title == "Dawn"


async def test_of_very_many_alike_the_newest_are_told(records: Records) -> None:
    clips = [await records.add(number, TEXT, job=False) for number in range(MOST_ALIKE + 5)]
    told = await records.kin(clips[3])
    assert told == [(Kin.SAME, clip.id) for clip in clips[: MOST_ALIKE + 1] if clip is not clips[3]]


async def test_a_picture_that_is_gone_is_not_noted(records: Records, tmp_path: Path) -> None:
    await records.lineage.note(tmp_path / "gone.png", "1", 0)
    assert records.library.frames == {}


async def test_records_that_cannot_be_read_are_told(records: Records) -> None:
    clip = await records.add(1, TEXT)
    records.library.error = RecordsUnreadable(path="x")
    with pytest.raises(RecordsUnreadable):
        await records.lineage.of(clip)


def _image(digest: str) -> StoredImage:
    return StoredImage(digest, "a.png")
