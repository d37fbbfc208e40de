"""What every library must do; see `tests.fakes.contracts`."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import StoredImage, Transition, blank
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.library import Entry, FrameSource, Marks, Query, Sort
from pikadesk.domain.request import parse
from pikadesk.services.ports import Library
from tests.fakes.contracts import DRAFTS, NOW, PICTURE, a_clip

MARKED = Marks(True, "Harbour at dawn", ("Ölbild", "sea"), "for the reel \ud83d", ("Reel", "Ångström"))
ELSEWHERE = "AB" * 32


def plain(number: int, name: str = "holiday 1.mov") -> Clip:
    """Return a clip without a recipe."""
    return replace(a_clip(number), path=Path("/films") / name, request=None, remote_id=None, credits=None)


def prompted(number: int, prompt: str) -> Clip:
    """Return a clip that was made from a text."""
    return replace(a_clip(number), request=parse(blank(Task.TEXT).with_value("prompt", prompt)))


def ids(*numbers: int) -> tuple[str, ...]:
    return tuple(a_clip(number).id for number in numbers)


class LibraryContract:
    @pytest.fixture
    def library(self) -> Library:
        raise NotImplementedError

    async def test_a_new_library_is_empty(self, library: Library) -> None:
        assert await library.clips() == []
        assert await library.search(Query()) == ()
        assert await library.entries([a_clip().id]) == []
        assert (await library.tags(), await library.collections(), await library.folders()) == ((), (), ())
        assert await library.places() == {}
        assert await library.made_of([ELSEWHERE]) == {}
        assert await library.frame_sources([PICTURE.digest]) == {}
        assert await library.begun_with(a_clip().id) == []

    @pytest.mark.parametrize("task", list(Task))
    async def test_a_clip_is_read_as_it_was_added(self, library: Library, task: Task) -> None:
        clip = a_clip(task=task)
        await library.add(clip)
        assert await library.clips() == [clip]
        assert await library.entries(await library.search(Query())) == [Entry(clip)]

    async def test_a_clip_of_which_the_service_said_nothing_too(self, library: Library) -> None:
        clip = replace(a_clip(), remote_id=None, credits=None)
        for each in (clip, plain(2)):
            await library.add(each)
        assert await library.clips() == [plain(2), clip]

    async def test_the_youngest_comes_first_and_the_same_one_is_there_once(self, library: Library) -> None:
        for number in (2, 1, 3, 2):
            await library.add(a_clip(number))
        moved = replace(a_clip(1), path=Path("/elsewhere/1.mp4"))
        await library.add(moved)
        assert await library.clips() == [a_clip(3), a_clip(2), moved]
        # Of the same age the one that was added last is the youngest, and of two times in two zones the later one.
        far = timezone(timedelta(hours=-9))
        await library.add(replace(a_clip(4), created_at=a_clip(3).created_at.astimezone(far)))
        await library.add(replace(a_clip(5), created_at=a_clip(2).created_at.astimezone(far)))
        assert [clip.id for clip in await library.clips()] == [*ids(4, 3, 5, 2, 1)]
        assert await library.search(Query()) == ids(4, 3, 5, 2, 1)
        # One that is another time's now has another place.
        await library.add(replace(a_clip(3), created_at=NOW))
        assert await library.search(Query()) == ids(4, 5, 2, 1, 3)
        assert [clip.id for clip in await library.clips()] == [*ids(4, 5, 2, 1, 3)]

    async def test_entries_come_as_they_were_asked_for(self, library: Library) -> None:
        for number in (1, 2, 3):
            await library.add(a_clip(number))
        wanted = (*ids(2), "unknown", *ids(3, 2), "half \ud83d", "", "'; DROP TABLE clips")
        assert await library.entries(wanted) == [Entry(a_clip(2)), Entry(a_clip(3)), Entry(a_clip(2))]
        assert len(await library.entries(ids(1) * 40_000)) == 40_000
        assert await library.entries(iter(())) == []

    async def test_marks_are_read_as_they_were_written(self, library: Library) -> None:
        for number in (1, 2, 3):
            await library.add(a_clip(number))
        one, two = ids(1, 2)
        await library.mark({one: MARKED, two: Marks(star=True)})
        assert await library.entries([one, two]) == [Entry(a_clip(1), MARKED), Entry(a_clip(2), Marks(star=True))]
        await library.mark({two: Marks()})
        assert await library.entries(ids(2, 3)) == [Entry(a_clip(2)), Entry(a_clip(3))]
        # Whatever becomes of a clip, its marks are the user's.
        await library.add(replace(a_clip(1), credits=7))
        await library.relocate({one: Path("/elsewhere/1.mp4")})
        (entry,) = await library.entries([one])
        assert (entry.marks, entry.clip.credits, entry.clip.path) == (MARKED, 7, Path("/elsewhere/1.mp4"))

    async def test_marks_of_a_clip_that_is_not_there_are_not_kept(self, library: Library) -> None:
        await library.mark({a_clip(1).id: MARKED})
        await library.add(a_clip(1))
        assert await library.entries(ids(1)) == [Entry(a_clip(1))]

    async def test_what_was_removed_is_gone_and_can_be_put_back(self, library: Library) -> None:
        for number in (1, 2, 3):
            await library.add(a_clip(number))
        await library.mark({a_clip(2).id: MARKED})
        removed = await library.entries(ids(2, 3))
        await library.remove([*ids(2, 3), "unknown"])
        assert await library.clips() == [a_clip(1)]
        assert await library.search(Query(text="harbour")) == await library.search(Query(tag="sea")) == ()
        assert await library.tags() == await library.collections() == ()
        await library.restore(removed)
        assert await library.entries(await library.search(Query())) == [removed[1], removed[0], Entry(a_clip(1))]
        assert await library.search(Query(text="harbour", tag="sea")) == ids(2)
        # Once it was removed, a clip that is added is a new one.
        await library.remove(ids(2))
        await library.add(a_clip(2))
        assert await library.entries(ids(2)) == [Entry(a_clip(2))]

    async def test_a_file_that_is_elsewhere(self, library: Library) -> None:
        await library.add(a_clip(1))
        await library.add(plain(2))
        before = {a_clip(1).id: Path("/videos/1 🌊.mp4"), a_clip(2).id: Path("/films/holiday 1.mov")}
        assert await library.places() == before
        assert await library.folders() == (Path("/films"), Path("/videos"))
        await library.relocate({a_clip(2).id: Path("/videos/fjord \udce4.mov"), "unknown": Path("/x.mp4")})
        assert await library.places() == before | {a_clip(2).id: Path("/videos/fjord \udce4.mov")}
        assert await library.folders() == (Path("/videos"),)
        assert await library.search(Query(text="fjord", folder=Path("/videos"))) == ids(2)
        assert await library.search(Query(text="holiday")) == await library.search(Query(folder=Path("/films"))) == ()

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("", (3, 2, 1)),
            (" \t ! … ", (3, 2, 1)),
            ("harb", (2,)),
            ("HÁRBOUR sea", (2,)),
            ("arbour", ()),
            ("cake", (3,)),
            ("cake-ify", (3,)),
            ("cake. ify", (3,)),
            ("effects", (3,)),
            ("duck.jpg", ()),
            ("duck", (3,)),
            ("film 🦆", (3,)),
            ("🌊", (2, 1)),
            ("noon fade", (2,)),
            ("fade noon", (2,)),
            ("noonfade", ()),
            ("blurry", (1,)),
            ("strasse", (1,)),
            ("STRAẞE", (1,)),
            ("naïve", (1,)),
            ("naive", (1,)),
            ("東京", (1,)),
            ("京タワー", (1,)),
            ("京東", ()),
            ("ﾀﾜｰ", (1,)),
            ("서울", (1,)),
            ("reel", (2,)),
            ("olbild", (2,)),
            ("v2.2", (1,)),
            ("v2.3", ()),
            ("text", (1,)),
            ("half \ud83d char", (1,)),
            ('"', (3, 2, 1)),
            ('waves" OR title:"', ()),
            ("NOT waves", ()),
            ("waves*", (1,)),
            ("^waves", (1,)),
        ],
    )
    async def test_words_are_found(self, library: Library, text: str, found: tuple[int, ...]) -> None:
        prompt = "waves v2.2, naïve Straße 夜の東京タワー 서울의 밤 half \ud83d char".replace("\ud83d ", "")
        one = blank(Task.TEXT).with_value("prompt", prompt).with_value("negative_prompt", "blurry")
        frames = DRAFTS[Task.FRAMES].with_value("transitions", (Transition(1, "noon"), Transition(5, "to fade")))
        image = StoredImage("cd" * 32, "Duck.jpg")
        effect = DRAFTS[Task.EFFECTS].with_value("image", image).with_value("effect", "Cake-ify")
        for number, draft in enumerate((one, frames), start=1):
            await library.add(replace(a_clip(number), request=parse(draft)))
        await library.add(replace(a_clip(3), request=parse(effect), path=Path("/v/film 🦆.mp4")))
        await library.mark({a_clip(2).id: MARKED})
        assert await library.search(Query(text=text)) == ids(*found)

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            (Query(tasks=frozenset({Task.TEXT, Task.EFFECTS})), (4, 1)),
            (Query(resolutions=frozenset({"720p"})), (4, 3, 1)),
            (Query(resolutions=frozenset({"1080p"})), (2,)),
            (Query(ratios=frozenset({"16:9"})), (3, 1)),
            (Query(ratios=frozenset({"9:16", "2:1"})), (4, 2)),
            (Query(shortest=5.041667), (4, 3, 1)),
            (Query(longest=5.0), (2,)),
            (Query(shortest=6.0, longest=9.0), (3,)),
            (Query(since=NOW + timedelta(seconds=2), until=NOW + timedelta(seconds=4)), (3, 2)),
            (Query(starred=True), (2, 1)),
            (Query(tag="sea"), (1,)),
            (Query(tag="SEA"), ()),
            (Query(tag="no\ud83d"), ()),
            (Query(collection="Reel"), (3, 1)),
            (Query(collection="sea"), ()),
            (Query(folder=Path("/films")), (3, 2)),
            (Query(folder=Path("/fil")), ()),
            (Query(starred=True, collection="Reel", text="dawn", tasks=frozenset({Task.TEXT})), (1,)),
            (Query(starred=True, text="dawn", tasks=frozenset({Task.IMAGE})), ()),
            (Query(sort=Sort.OLDEST), (1, 2, 3, 4)),
            (Query(sort=Sort.LONGEST), (3, 4, 1, 2)),
            (Query(sort=Sort.SHORTEST), (2, 4, 1, 3)),
            # Harbour, holiday 2, holiday 10, Möwe
            (Query(sort=Sort.TITLE), (1, 2, 3, 4)),
            # The price of an effect, what the service said, and what nobody knows.
            (Query(sort=Sort.DEAREST), (4, 1, 3, 2)),
        ],
    )
    async def test_filters_and_orders(self, library: Library, query: Query, found: tuple[int, ...]) -> None:
        portrait = replace(a_clip(2).facts, width=1080, height=1920, seconds=4.5)
        landscape = replace(a_clip(3).facts, width=1280, height=704, seconds=7.0)
        await library.add(a_clip(1))
        await library.add(replace(plain(2, "Holiday 2.mov"), facts=portrait))
        scenes = replace(a_clip(3, Task.SCENES), path=Path("/films/x.mp4"), facts=landscape, credits=0)
        await library.add(scenes)
        await library.add(replace(a_clip(4, Task.EFFECTS), credits=None))
        await library.mark({a_clip(1).id: MARKED, a_clip(2).id: Marks(star=True, tags=("Sea",))})
        await library.mark({a_clip(3).id: Marks(title="hóliday 10", collections=("Reel",))})
        assert await library.search(query) == ids(*found)

    async def test_what_says_nothing_that_sorts_goes_by_age(self, library: Library) -> None:
        for number in (2, 3, 1):
            await library.add(a_clip(number))
        for sort in (Sort.NEWEST, Sort.TITLE, Sort.LONGEST, Sort.SHORTEST, Sort.DEAREST):
            assert await library.search(Query(sort=sort)) == ids(3, 2, 1)
        # And of the same age the one that was added last comes first.
        for number in (2, 3, 1):
            await library.add(replace(a_clip(number), created_at=NOW))
        for sort in Sort:
            assert await library.search(Query(sort=sort)) == ids(1, 3, 2)
            assert await library.search(Query(text="quotes", sort=sort)) == ids(1, 3, 2)

    async def test_a_file_may_say_anything_of_its_length_and_its_cost(self, library: Library) -> None:
        for number, seconds in enumerate((math.nan, math.inf, -math.inf, 1e300), start=1):
            facts = replace(a_clip().facts, width=0, height=0, seconds=seconds)
            await library.add(replace(a_clip(number), facts=facts, credits=10**30 + number))
        assert await library.search(Query(sort=Sort.SHORTEST, longest=1.0)) == ids(3, 2, 1)
        assert len(await library.search(Query(sort=Sort.DEAREST))) == 4

    async def test_labels_are_in_the_order_of_the_alphabet(self, library: Library) -> None:
        for number in (1, 2):
            await library.add(a_clip(number))
        await library.mark({a_clip(1).id: MARKED, a_clip(2).id: Marks(tags=("Zoo", "sea", "shot 10", "shot 9", "a"))})
        assert await library.tags() == ("a", "Ölbild", "sea", "shot 9", "shot 10", "Zoo")
        assert await library.collections() == ("Ångström", "Reel")
        await library.mark({a_clip(2).id: Marks()})
        assert await library.tags() == ("Ölbild", "sea")

    async def test_clips_are_found_by_their_requests(self, library: Library) -> None:
        one, other = prompted(1, "waves"), prompted(2, "mist")
        again = replace(one, id=a_clip(3).id, created_at=a_clip(3).created_at)
        for clip in (one, other, again, plain(4)):
            await library.add(clip)
        assert one.request is not None and other.request is not None
        marks = [fingerprint(request) for request in (one.request, other.request)]
        assert await library.made_of(marks) == {marks[0]: [again, one], marks[1]: [other]}
        assert await library.made_of([marks[0], ELSEWHERE]) == {marks[0]: [again, one]}
        assert await library.made_of([]) == {}
        await library.remove([again.id])
        assert await library.made_of(marks[:1]) == {marks[0]: [one]}

    async def test_where_a_frame_was_taken_is_known(self, library: Library) -> None:
        first, last = FrameSource("a", 1.25), FrameSource("b", math.inf)
        await library.note_frame(PICTURE.digest, FrameSource("c", 0.0))
        await library.note_frame(PICTURE.digest, first)
        await library.note_frame("cd" * 32, last)
        sources = await library.frame_sources([PICTURE.digest, "cd" * 32, ELSEWHERE])
        assert sources == {PICTURE.digest: first, "cd" * 32: last}
        assert await library.frame_sources([]) == {}

    async def test_clips_that_were_begun_with_a_frame_are_found(self, library: Library) -> None:
        for number, task in enumerate(Task, start=1):
            await library.add(a_clip(number, task))
        await library.note_frame(PICTURE.digest, FrameSource(a_clip(1).id, 1.25))
        begun = await library.begun_with(a_clip(1).id)
        assert begun == [a_clip(number, task) for number, task in reversed(list(enumerate(Task, 1))) if number > 1]
        assert await library.begun_with(a_clip(2).id) == []
        await library.note_frame(PICTURE.digest, FrameSource(a_clip(2).id, 1.25))
        assert await library.begun_with(a_clip(1).id) == []


class SharedLibraryContract:
    @pytest.fixture
    def libraries(self) -> Callable[[], Library]:
        """Return a function that opens the same library once more, as another program would."""
        raise NotImplementedError

    async def test_programs_see_what_the_others_do(self, libraries: Callable[[], Library]) -> None:
        one, other = libraries(), libraries()
        await one.add(a_clip(1))
        await other.mark({a_clip(1).id: MARKED})
        assert await one.search(Query(text="dawn", starred=True)) == ids(1)
        await one.remove(ids(1))
        assert await other.search(Query()) == ()
