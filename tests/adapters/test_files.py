"""Recipes that are read, videos that are copied, posters that are kept; and the clock."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event, Thread

import pytest

from pikadesk.adapters.clock import SystemClock
from pikadesk.adapters.files import copy_file, poster_cache, read_recipe_file
from pikadesk.adapters.late_api import LateApi
from pikadesk.adapters.rest_api import RestApi
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage
from pikadesk.domain.errors import DiskFull, DraftInvalid, FolderUnwritable, StorageError, VideoDamaged
from pikadesk.domain.request import to_recipe
from pikadesk.services.ports import GenerationApi
from tests.adapters.conftest import Serve
from tests.adapters.films import film
from tests.adapters.limits import without_root
from tests.adapters.web import KEY, Storage, record, says
from tests.fakes.contracts import DRAFTS, ClockContract, a_clip


class TestClock(ClockContract):
    @pytest.fixture
    def clock(self) -> SystemClock:
        return SystemClock()


def test_a_recipe_is_read_relative_to_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "recipes").mkdir()
    draft = DRAFTS[Task.IMAGE].with_value("image", LocalImage(tmp_path / "recipes" / "pictures" / "Möwe.jpg"))
    file = tmp_path / "recipes" / "a.json"
    file.write_text(json.dumps(to_recipe(draft, tmp_path / "recipes")), encoding="utf-8")
    assert "pictures/M" in file.read_text(encoding="utf-8")
    assert read_recipe_file(file) == draft
    monkeypatch.chdir(tmp_path)
    assert read_recipe_file(Path("recipes/a.json")) == draft


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_json"),
        (b'{"type": ', "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"[" * 100_000, "file_unreadable"),
        (b"9" * 10_000, "file_unreadable"),
        (b'"' + b"x" * 5_000_000 + b'"', "file_too_large"),
        (b"[]", "wrong_type"),
        (b'{"version": 99}', "other_version"),
    ],
    ids=["empty", "half", "not text", "endless", "a long number", "too large", "a list", "another version"],
)
def test_what_is_no_recipe_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(content)
    with pytest.raises(DraftInvalid) as caught:
        read_recipe_file(file)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_mark_at_the_beginning_is_no_part_of_a_recipe(tmp_path: Path) -> None:
    draft = DRAFTS[Task.TEXT]
    file = tmp_path / "a.json"
    file.write_text(json.dumps(to_recipe(draft)), encoding="utf-8-sig")
    assert read_recipe_file(file) == draft


def test_a_recipe_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    locked = tmp_path / "locked.json"
    locked.write_text("{}")
    locked.chmod(0)
    for file in (tmp_path / "gone.json", tmp_path, locked):
        with pytest.raises(DraftInvalid) as caught:
            without_root(lambda file=file: read_recipe_file(file))  # type: ignore[misc]
        assert [(problem.field, problem.code) for problem in caught.value.problems] == [(str(file), "file_unreadable")]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "source.mp4"
    file.write_bytes(b"video" * 10_000)
    return file


def test_a_copy_is_whole_and_alone(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "a.mp4"
    target.parent.mkdir()
    target.write_bytes(b"older")
    copy_file(source, target)
    assert target.read_bytes() == source.read_bytes()
    assert list(target.parent.iterdir()) == [target]
    copy_file(source, source)
    assert source.read_bytes() == target.read_bytes()


def test_a_copy_that_fails_leaves_what_was_there(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "a.mp4"
    target.parent.mkdir()
    target.write_bytes(b"older")
    with pytest.raises(StorageError):
        copy_file(tmp_path / "gone.mp4", target)
    target.parent.chmod(0o500)
    with pytest.raises(FolderUnwritable):
        without_root(lambda: copy_file(source, target))
    target.parent.chmod(0o700)
    assert target.read_bytes() == b"older"
    assert list(target.parent.iterdir()) == [target]
    with pytest.raises(FolderUnwritable):
        copy_file(source, source / "a.mp4")


def test_a_poster_is_made_once(tmp_path: Path) -> None:
    made: list[Path] = []

    class Tools(AvVideoTools):
        def poster(self, file: Path, to: Path) -> None:
            made.append(file)
            super().poster(file, to)

    clip = replace(a_clip(), path=film(tmp_path / "a.mp4", frames=2))
    poster = poster_cache(Tools(), tmp_path / "cache")
    first = poster(clip)
    assert first == poster(clip)
    assert first.read_bytes().startswith(b"\xff\xd8\xff")
    assert made == [clip.path]
    with pytest.raises(VideoDamaged):
        poster(replace(clip, id="f" * 32, path=tmp_path / "gone.mp4"))


def test_an_api_is_made_once_and_answers_every_call(serve: Serve, tmp_path: Path) -> None:
    site = serve(says(200, record()))
    storage = serve(Storage(b"video"))
    made: list[int] = []

    def make() -> GenerationApi:
        made.append(1)
        return RestApi(site.url, lambda: KEY)

    api = LateApi(make)
    assert made == []
    calls: list[Callable[[], object]] = [
        lambda: api.submit({}),
        lambda: api.poll("a"),
        api.check_key,
        lambda: api.download(f"{storage.url}/a", tmp_path / "part", lambda *_: None, Event()),
    ]
    start = Barrier(len(calls))
    results: list[object] = []

    def call(work: Callable[[], object]) -> None:
        start.wait(10)
        results.append(work())

    threads = [Thread(target=call, args=(work,)) for work in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]
    assert len(results) == len(calls)
    assert (tmp_path / "part").read_bytes() == b"video"


def test_an_api_that_could_not_be_made_is_tried_again(serve: Serve) -> None:
    site = serve(says(200, {"aiRecord": None}))
    failures = [DiskFull(path="/")]

    def make() -> GenerationApi:
        if failures:
            raise failures.pop()
        return RestApi(site.url, lambda: KEY)

    api = LateApi(make)
    with pytest.raises(DiskFull):
        api.check_key()
    api.check_key()
