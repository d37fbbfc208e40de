"""The library in a real SQLite file, beside the one in memory."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pikadesk.domain.catalogue import EFFECTS, Task
from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import Draft, blank
from pikadesk.domain.library import Entry, Marks, Query, Sort
from pikadesk.domain.request import parse
from tests.adapters.databases import opened, query
from tests.fakes import FakeLibrary
from tests.fakes.contracts import DRAFTS, NOW, PICTURE, a_clip
from tests.fakes.contracts_library import MARKED, ids, plain


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pikadesk.db"


WORDS = [
    "waves",
    "Wave",
    "mist",
    "Straße",
    "東京",
    "京都",
    "🌊",
    "v2.2",
    "naïve",
    "a",
    "harbour-side",
    "\ud83d",
    "10",
    '"',
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
NAMES = st.sampled_from(["1 waves.mp4", "Möwe.mov", "half \udce4.mp4", "東京.mp4", "clip 10.mp4", "clip 9.mp4"])
FOLDERS = [Path("/videos"), Path("/videos/Reel"), Path("/filme/half \udce4")]
LABELS = ["sea", "Sea", "Öl", "half \ud83d", "shot 10"]


@st.composite
def drafts(draw: st.DrawFn) -> Draft | None:
    task = draw(st.sampled_from([*Task, None]))
    if task is None:
        return None
    draft = DRAFTS[task]
    if task is Task.EFFECTS:
        return draft.with_value("effect", draw(st.sampled_from(EFFECTS)))
    draft = draft.with_value("resolution", draw(st.sampled_from(["720p", "1080p"])))
    if draft.spec.has("aspect_ratio"):
        draft = draft.with_value("aspect_ratio", draw(st.sampled_from(["16:9", "9:16"])))
    # Half a character can be in a file's name and in what is searched, and not in a request.
    return (
        draft.with_value("prompt", draw(TEXTS).replace("\ud83d", "").strip() or "x")
        if draft.spec.has("prompt")
        else draft
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    draft = draw(drafts())
    width, height = draw(st.sampled_from([(1280, 720), (720, 1280), (1080, 1080), (640, 272), (1, 3)]))
    facts = VideoFacts(width, height, 120, draw(st.sampled_from([0.04, 5.0, 5.041667, 10.0])), has_sound=False)
    saved = NOW + timedelta(hours=draw(st.integers(0, 4)), microseconds=draw(st.integers(0, 1)))
    number, path = draw(st.integers(1, 9)), draw(st.sampled_from(FOLDERS)) / draw(NAMES)
    cost = draw(st.sampled_from([None, 0, 600_000]))
    clip = Clip(a_clip(number).id, path, None if draft is None else parse(draft), facts, saved, None, cost)
    labels = st.lists(st.sampled_from(LABELS), max_size=2, unique=True).map(tuple)
    return Entry(clip, Marks(draw(st.booleans()), draw(TEXTS), draw(labels), draw(TEXTS), draw(labels)))


SOME = st.one_of(st.none(), st.sampled_from([0.0, 5.0, 6.0]))
TIMES = st.one_of(st.none(), st.integers(0, 4).map(lambda hours: NOW + timedelta(hours=hours)))
QUERIES = st.builds(
    Query,
    text=TEXTS,
    tasks=st.frozensets(st.sampled_from(Task), max_size=2),
    resolutions=st.frozensets(st.sampled_from(["720p", "1080p"]), max_size=1),
    ratios=st.frozensets(st.sampled_from(["16:9", "9:16", "1:1", "40:17", "1:3"]), max_size=2),
    shortest=SOME,
    longest=SOME,
    since=TIMES,
    until=TIMES,
    starred=st.booleans(),
    tag=st.sampled_from(["", "", *LABELS]),
    collection=st.sampled_from(["", "", *LABELS]),
    folder=st.sampled_from([None, None, *FOLDERS]),
    sort=st.sampled_from(Sort),
)


# Without making a failure smaller: that takes minutes, where each try writes a file.
@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(entries(), max_size=14), st.lists(QUERIES, min_size=1, max_size=4))
def test_the_same_is_found_in_memory_and_in_the_file(shelf: list[Entry], queries: list[Query]) -> None:
    """Each query by itself, and each part of it alone, which finds more."""

    async def compare(folder: Path) -> None:
        fake = FakeLibrary()
        async with opened(folder / "pikadesk.db") as real:
            for library in (fake, real):
                await library.restore(shelf[:7])
                await library.remove(entry.clip.id for entry in shelf[2:4])
                for entry in shelf[7:]:
                    await library.add(entry.clip)
                    await library.mark({entry.clip.id: entry.marks})
            for each in queries:
                parts = (Query(**{part.name: getattr(each, part.name)}) for part in fields(Query))
                for asked in (each, *parts):
                    found = await real.search(asked)
                    assert found == await fake.search(asked), asked
                    assert await real.entries(found) == await fake.entries(found)
            assert await real.clips() == await fake.clips()
            assert await real.places() == await fake.places()
            assert await real.tags() == await fake.tags()
            assert await real.collections() == await fake.collections()
            assert await real.folders() == await fake.folders()

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(compare(Path(folder)))


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
OPERATORS = st.lists(
    st.sampled_from(['"', "*", "(", ")", "AND", "OR", "NOT", "NEAR(", "^", ":", "-", "title:", "a", "{"])
)


async def test_no_text_that_is_searched_for_is_an_error(file: Path) -> None:
    async with opened(file) as database:
        await database.restore([Entry(a_clip(1), MARKED)])

        async def ask(text: str) -> None:
            found = await database.search(Query(text=text, tag=text, collection=text))
            assert found in ((), ids(1))

        loop = asyncio.get_running_loop()

        @settings(max_examples=300, deadline=None)
        @given(
            st.one_of(ANYTHING, OPERATORS.map(" ".join), OPERATORS.map("".join), ANYTHING.map(lambda text: text * 50))
        )
        def ask_all(text: str) -> None:
            asyncio.run_coroutine_threadsafe(ask(text), loop).result(30)

        await asyncio.to_thread(ask_all)
        assert await database.search(Query(text="\0".join("harbour"))) == ()
        assert await database.search(Query(text="harb " * 5000)) == ids(1)


async def test_any_text_of_others_is_kept_and_found(file: Path) -> None:
    texts = ["half \ud83d a character", "not UTF-8 \udce4", "nothing \0", "𝄞 \u2028 \u202e x"]
    async with opened(file) as database:
        for number, text in enumerate(texts, start=1):
            clip = replace(plain(number), path=Path(f"/videos {text}/{text}.mp4"))
            await database.restore([Entry(clip, Marks(title=text, tags=(text,), note=text, collections=(text,)))])
    async with opened(file) as database:
        for number, text in enumerate(texts, start=1):
            wanted = Query(text=text, tag=text, collection=text, folder=Path(f"/videos {text}"))
            assert await database.search(wanted) == ids(number)
            (entry,) = await database.entries(ids(number))
            assert entry.marks == Marks(title=text, tags=(text,), note=text, collections=(text,))
        assert set(await database.tags()) == set(texts)


@pytest.mark.parametrize("doc", ["", "{", "[]", "{}", "null", '{"request": {}, "path": 7}'])
async def test_a_clip_that_cannot_be_read_is_left_out_and_counted_once_it_was_met(file: Path, doc: str) -> None:
    async with opened(file) as database:
        await database.restore([Entry(a_clip(number), MARKED) for number in (1, 2, 3)])
        query(file, f"UPDATE clips SET doc = '{doc}' WHERE id = '{a_clip(2).id}'")
        assert database.unreadable == 0
        assert [entry.clip for entry in await database.entries(ids(1, 2, 3))] == [a_clip(1), a_clip(3)]
        assert database.unreadable == 1
        # Whatever is done, the record stays as it is.
        await database.mark({a_clip(2).id: Marks()})
        await database.relocate({a_clip(2).id: Path("/x.mp4")})
        request = a_clip(2).request
        assert request is not None
        assert await database.begun_with(a_clip(2).id) == []
        await database.add(a_clip(4))
        assert database.unreadable == 1
    assert query(file, f"SELECT doc FROM clips WHERE id = '{a_clip(2).id}'") == [(doc,)]


@pytest.mark.parametrize("doc", ["", "{", "[]", "{}", '{"star": true}', '{"star": 1, "title": 7}'])
async def test_marks_that_cannot_be_read_keep_nobody_from_the_clip(file: Path, doc: str) -> None:
    async with opened(file) as database:
        await database.restore([Entry(a_clip(1), MARKED)])
        query(file, f"UPDATE marks SET doc = '{doc}'")
        assert await database.entries(ids(1)) == [Entry(a_clip(1))]
        await database.mark({a_clip(1).id: MARKED})
        assert await database.entries(ids(1)) == [Entry(a_clip(1), MARKED)]


async def test_what_was_not_readable_is_found_once_it_is(file: Path) -> None:
    """An earlier version did not know its model yet, say."""
    async with opened(file) as database:
        await database.restore([Entry(a_clip(number), MARKED) for number in (1, 2)])
    query(file, f"UPDATE clips SET doc = '~' || doc WHERE id = '{a_clip(1).id}'")
    query(file, f"DELETE FROM shelf WHERE clip_id = '{a_clip(1).id}'")
    async with opened(file) as database:
        assert await database.search(Query()) == ids(2)
        await database.look_through()
        assert database.unreadable == 1
    query(file, "UPDATE clips SET doc = ltrim(doc, '~')")
    async with opened(file) as database:
        assert await database.search(Query(text="dawn", tag="sea", starred=True)) == ids(2, 1)
        await database.look_through()
        assert database.unreadable == 0


async def test_a_write_that_fails_in_the_middle_did_nothing(file: Path) -> None:
    async with opened(file) as database:
        await database.restore([Entry(a_clip(number)) for number in (1, 2)])
        # The second of them cannot be written.
        wrong = replace(MARKED, title=b"no text")  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            await database.mark({a_clip(2).id: MARKED, a_clip(1).id: wrong})
        assert await database.entries(ids(1, 2)) == [Entry(a_clip(1)), Entry(a_clip(2))]
        assert await database.search(Query(starred=True)) == ()
    assert query(file, "SELECT count(*) FROM marks WHERE doc LIKE '%dawn%'") == [(0,)]
    assert query(file, "INSERT INTO words (words) VALUES ('integrity-check')") == []


async def test_no_clip_is_read_to_search_and_to_open(file: Path) -> None:
    """What reads every record takes seconds where there are thousands."""
    async with opened(file) as database:
        await database.restore([Entry(a_clip(number), MARKED) for number in range(1, 30)])
    query(file, "UPDATE clips SET doc = '{'")
    async with opened(file) as database:
        assert len(await database.search(Query(text="dawn", sort=Sort.TITLE))) == 29
        assert len(await database.places()) == 29
        await database.look_through()
        assert database.unreadable == 0


async def test_a_picture_is_found_among_those_of_a_request(file: Path) -> None:
    blanks = [blank(Task.IMAGE).with_value("image", PICTURE).with_value("prompt", word) for word in ("a", "b")]
    async with opened(file) as database:
        for number, draft in enumerate(blanks, start=1):
            await database.add(replace(a_clip(number), request=parse(draft)))
    assert query(file, "SELECT count(*) FROM labels WHERE kind = 'picture'") == [(2,)]
