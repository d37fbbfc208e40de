"""What every implementation of a port must do, the real ones and the fakes alike.

To run one, make a class whose name begins with `Test`, derive it from the contract and give its fixtures:

    class TestVideoTools(VideoToolsContract):
        @pytest.fixture
        def videos(self):
            return AvVideoTools()
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import StoredImage, Transition, UploadedImage, blank
from pikadesk.domain.errors import Fault, ImageRejected, LinkExpired, Stopped
from pikadesk.domain.job import (
    Cancelled,
    Charged,
    Downloading,
    Failed,
    Generating,
    Job,
    Queued,
    Saved,
    State,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import parse
from pikadesk.services.ports import (
    Clock,
    Done,
    GenerationApi,
    KeyStore,
    PreferenceStore,
    Working,
)
from pikadesk.services.preferences import Delivery, Preferences, Theme
from tests.fakes.steps import until

NOW = datetime(2026, 11, 20, 12, 30, 15, 250_000, tzinfo=UTC)
FAULT = Fault("refused", (("message", "“no”, ключ\n"), ("status", 400)))
PICTURE = StoredImage("ab" * 32, "Möwe 🦆.jpg")
PROMPT = "quotes \" ' and \\, <b>, \u2028, 🌊\nand a new line"
DRAFTS = {
    Task.TEXT: blank(Task.TEXT).with_value("prompt", PROMPT).with_value("seed", "2147483647"),
    Task.IMAGE: blank(Task.IMAGE).with_value("image", PICTURE).with_value("prompt", "mist"),
    Task.SCENES: blank(Task.SCENES).with_value("images", (PICTURE, UploadedImage("images/x.jpg"), PICTURE)),
    Task.FRAMES: blank(Task.FRAMES)
    .with_value("images", (PICTURE, UploadedImage("images/x.jpg"), PICTURE))
    .with_value("transitions", (Transition(1), Transition(24, "fade"))),
    Task.EFFECTS: blank(Task.EFFECTS).with_value("image", PICTURE).with_value("effect", "Ta-da"),
}
DRAFTS[Task.SCENES] = DRAFTS[Task.SCENES].with_value("prompt", "sails")

STATES: tuple[State, ...] = (
    Queued(),
    Uploading({}),
    Uploading({"ab" * 32: "images/1.jpg"}, NOW + timedelta(seconds=7.5)),
    Submitting({"ab" * 32: "images/1.jpg"}),
    Generating("record-1"),
    Downloading(None, "https://videos.example/a.mp4?X=1"),
    Downloading("record-1", "https://videos.example/a.mp4", 600_000, NOW + timedelta(hours=1)),
    Saved("0" * 32),
    Saved("0" * 32, 600_000),
    Failed(FAULT, Charged.NO),
    Failed(Fault("generation_failed"), Charged.UNKNOWN),
    Uncertain(FAULT),
    Uncertain(FAULT, "record-1"),
    Uncertain(FAULT, "record-1", Charged.YES),
    Cancelled(),
)
assert {type(state) for state in STATES} == set(get_args(State))


def a_job(number: int = 1, state: State | None = None, task: Task = Task.TEXT) -> Job:
    """Return a job; a higher number means a younger one."""
    at = NOW + timedelta(seconds=number)
    draft = DRAFTS[task]
    return Job(f"{number:032x}", parse(draft), estimate(draft).credits, at, at, state or Queued())


def a_clip(number: int = 1, task: Task = Task.TEXT) -> Clip:
    """Return a clip; a higher number means a younger one."""
    facts = VideoFacts(720, 1280, 121, 5.041667, has_sound=True)
    at = NOW + timedelta(seconds=number)
    return Clip(f"{number:032x}", Path(f"/videos/{number} 🌊.mp4"), parse(DRAFTS[task]), facts, at, "record-1", 600_000)


class ClockContract:
    @pytest.fixture
    def clock(self) -> Clock:
        raise NotImplementedError

    def test_the_time_has_its_zone(self, clock: Clock) -> None:
        assert clock.now().utcoffset() is not None

    async def test_a_sleep_takes_its_time_and_lets_others_go_on(self, clock: Clock) -> None:
        before, others = clock.now(), asyncio.Event()
        asyncio.get_running_loop().call_soon(others.set)
        await clock.sleep(0.05)
        assert others.is_set()
        assert clock.now() - before >= timedelta(seconds=0.045)

    async def test_a_sleep_can_be_cancelled(self, clock: Clock) -> None:
        sleep = asyncio.ensure_future(clock.sleep(3600))
        asyncio.get_running_loop().call_soon(sleep.cancel)
        with pytest.raises(asyncio.CancelledError):
            await sleep


class GenerationApiContract:
    """Against a service that works, has enough credits and is done with a generation within some seconds."""

    @pytest.fixture
    def api(self) -> GenerationApi:
        raise NotImplementedError

    @pytest.fixture
    def picture(self) -> Path:
        """Return a picture that the service takes."""
        raise NotImplementedError

    BODY: Mapping[str, object] = {
        "type": "TEXT_TO_VIDEO",
        "model": "pika",
        "conversationId": "TEXT_TO_VIDEO",
        "promptObject": {
            "task_type": "pika-v2.2",
            "prompt": "waves",
            "resolution": "720p",
            "duration": 5,
            "aspect_ratio": "16:9",
        },
    }

    async def test_a_recoverable_request_is_worked_on_and_done(self, api: GenerationApi, tmp_path: Path) -> None:
        answer = await asyncio.to_thread(api.submit, {**self.BODY, "async": True})
        assert isinstance(answer, Working)
        done = await self._done(api, answer.remote_id)
        assert done.remote_id == answer.remote_id
        again = await self._done(api, answer.remote_id)
        moved: list[tuple[int, int | None]] = []
        first, second = tmp_path / "parts" / "first", tmp_path / "second"
        api.download(done.url, first, lambda *each: moved.append(each), threading.Event())
        api.download(again.url, second, lambda *_: None, threading.Event())
        content = first.read_bytes()
        assert content == second.read_bytes()
        assert moved == sorted(moved)
        assert moved[-1] == (len(content), len(content))

    async def test_a_synchronous_request_is_answered_when_it_is_done(self, api: GenerationApi) -> None:
        assert isinstance(await asyncio.to_thread(api.submit, self.BODY), Done)

    async def test_a_download_goes_on_from_what_is_there(self, api: GenerationApi, tmp_path: Path) -> None:
        answer = await asyncio.to_thread(api.submit, self.BODY)
        assert isinstance(answer, Done)
        whole, part = tmp_path / "whole", tmp_path / "part"
        api.download(answer.url, whole, lambda *_: None, threading.Event())
        content = whole.read_bytes()
        held = len(content) // 3
        part.write_bytes(content[:held])
        moved: list[int] = []
        api.download(answer.url, part, lambda now, _: moved.append(now), threading.Event())
        assert part.read_bytes() == content
        assert moved[0] > held
        api.download(answer.url, part, lambda *_: None, threading.Event())
        assert part.read_bytes() == content

    async def test_a_link_that_was_never_given_is_expired(self, api: GenerationApi, tmp_path: Path) -> None:
        answer = await asyncio.to_thread(api.submit, self.BODY)
        assert isinstance(answer, Done)
        forged = answer.url.replace(".mp4", "-other.mp4")
        assert forged != answer.url
        with pytest.raises(LinkExpired):
            api.download(forged, tmp_path / "part", lambda *_: None, threading.Event())

    async def test_a_stopped_download_keeps_what_it_has(self, api: GenerationApi, tmp_path: Path) -> None:
        answer = await asyncio.to_thread(api.submit, self.BODY)
        assert isinstance(answer, Done)
        stop, part = threading.Event(), tmp_path / "part"
        with pytest.raises(Stopped):
            api.download(answer.url, part, lambda *_: stop.set(), stop)
        held = part.read_bytes()
        api.download(answer.url, part, lambda *_: None, threading.Event())
        assert part.read_bytes().startswith(held)

    def test_an_unknown_generation_is_none(self, api: GenerationApi) -> None:
        assert api.poll("11111111-2222-3333-4444-555555555555") is None

    def test_an_upload_says_how_far_it_is_and_where_the_picture_is(self, api: GenerationApi, picture: Path) -> None:
        moved: list[tuple[int, int | None]] = []
        first = api.upload(picture, "Möwe 🦆.jpg", lambda *each: moved.append(each), threading.Event())
        assert first
        assert moved == sorted(moved)
        assert moved[-1][0] == moved[-1][1]
        assert api.upload(picture, "Möwe 🦆.jpg", lambda *_: None, threading.Event()) != first

    def test_a_stopped_upload_ends(self, api: GenerationApi, picture: Path) -> None:
        stop = threading.Event()
        stop.set()
        with pytest.raises(Stopped):
            api.upload(picture, "a.jpg", lambda *_: None, stop)

    def test_a_picture_that_is_gone_is_rejected(self, api: GenerationApi, tmp_path: Path) -> None:
        with pytest.raises(ImageRejected) as caught:
            api.upload(tmp_path / "gone.jpg", "duck.jpg", lambda *_: None, threading.Event())
        assert caught.value.reason == "unreadable"
        assert caught.value.fault.get("name") == "duck.jpg"

    def test_a_good_key_is_taken(self, api: GenerationApi) -> None:
        api.check_key()

    async def _done(self, api: GenerationApi, remote_id: str) -> Done:
        answers: list[object] = []

        def is_done() -> bool:
            answers.append(api.poll(remote_id))
            return isinstance(answers[-1], Done)

        await until(is_done, f"never done: {answers[-3:]}", seconds=60)
        answer = answers[-1]
        assert isinstance(answer, Done)
        return answer


class PreferenceStoreContract:
    @pytest.fixture
    def stores(self) -> Callable[[], PreferenceStore]:
        """Return a function that opens the same settings once more, as the next start would."""
        raise NotImplementedError

    def test_a_new_store_has_the_defaults(self, stores: Callable[[], PreferenceStore]) -> None:
        assert stores().load() == Preferences()

    def test_what_was_saved_is_loaded(self, stores: Callable[[], PreferenceStore]) -> None:
        preferences = Preferences(
            output_folder=Path("/videos/Möwe"),
            delivery=Delivery.SYNCHRONOUS,
            parallel_jobs=3,
            theme=Theme.LIGHT,
            window=(("geometry", "AAA="), ("splitter", "BBB=")),
            file_name="{title} é",
        )
        store = stores()
        store.save(preferences, Preferences())
        assert store.load() == preferences
        assert stores().load() == preferences
        store.save(Preferences(), preferences)
        assert store.load() == Preferences()
        assert stores().load() == Preferences()
        assert store.trouble is None

    def test_only_what_was_changed_is_saved(self, stores: Callable[[], PreferenceStore]) -> None:
        first, second, start = stores(), stores(), Preferences(window=(("a", "1"), ("b", "2")))
        first.save(start, Preferences())
        assert second.load() == start
        first.save(replace(start, monthly_limit=5, window=(("a", "3"), ("b", "2"))), start)
        second.save(replace(start, theme=Theme.DARK, window=(("a", "1"), ("c", "4"))), start)
        both = replace(start, monthly_limit=5, theme=Theme.DARK, window=(("a", "3"), ("c", "4")))
        assert first.load() == second.load() == stores().load() == both
        # What is as it was takes nothing back that was set meanwhile.
        second.save(start, start)
        assert first.load() == both


class KeyStoreContract:
    @pytest.fixture
    def keys(self) -> KeyStore:
        """Return a store that has no key yet."""
        raise NotImplementedError

    def test_a_key_is_known_until_it_is_forgotten(self, keys: KeyStore) -> None:
        assert keys.read() is None
        keys.save("key-1")
        assert keys.read() == "key-1"
        keys.save("key-2")
        assert keys.read() == "key-2"
        keys.forget()
        assert keys.read() is None
        keys.forget()
        assert keys.read() is None
