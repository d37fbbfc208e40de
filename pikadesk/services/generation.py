"""What is done for one job in each of its states; it keeps nothing and knows no other job: the runner does."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event as Flag
from typing import assert_never

from pikadesk.domain.clip import Clip, VideoFacts, file_name
from pikadesk.domain.draft import ImageRef, StoredImage
from pikadesk.domain.errors import (
    ApiError,
    AsyncRefused,
    Fault,
    GenerationFailed,
    KeyMissing,
    KeyRefused,
    PikadeskError,
    RateLimited,
    Refused,
    Stopped,
    StorageError,
    TransferBroken,
    VideoDamaged,
)
from pikadesk.domain.job import (
    Accepted,
    Charged,
    ClipSaved,
    Downloading,
    Event,
    FailedWith,
    Finished,
    Generating,
    ImageUploaded,
    Job,
    Lost,
    Postponed,
    Received,
    Started,
    SubmitBegun,
    Troubled,
    Uploading,
)
from pikadesk.domain.provenance import write_provenance
from pikadesk.domain.request import payload
from pikadesk.services import backoff
from pikadesk.services.ports import (
    Answer,
    Clock,
    Done,
    GenerationApi,
    ImageStore,
    Library,
    NotMade,
    TransferProgress,
    VideoTools,
    Working,
)
from pikadesk.services.preferences import Delivery
from pikadesk.services.threads import in_thread

log = logging.getLogger(__name__)

RECORD_UNKNOWN = Fault("record_unknown")
UPLOADS_AT_ONCE = 3
"""The most uploads at a time; the service is said to take no more than five."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What every generation of a program works with.

    Attributes:
        downloads: Folder for videos that are not whole yet; they stay there until they are saved.
        output_folder: Returns where finished videos go.
        delivery: Returns how paid requests are sent.
        patience: Failed polls in a row after which a job rests until it is resumed; None never rests.
    """

    api: GenerationApi
    images: ImageStore
    videos: VideoTools
    library: Library
    clock: Clock
    downloads: Path
    output_folder: Callable[[], Path]
    delivery: Callable[[], Delivery]
    patience: int | None = None


class Session:
    """What the generations of one run of the program share."""

    def __init__(self) -> None:
        self.uploads = asyncio.Semaphore(UPLOADS_AT_ONCE)
        self.async_refused = False


async def check_room(tools: Tools) -> None:
    """Look whether a video could be fetched and saved; raises `StorageError`."""
    for folder in (tools.output_folder(), tools.downloads):
        await in_thread(tools.videos.check_writable, folder)


class Resting(Exception):
    """The job has trouble that waiting does not mend; it keeps its state until it is resumed."""


class Generation:
    """Does the work of one job.

    Args:
        tools: What to work with.
        session: What is shared.
        current: Returns the job as it is now.
        move: Moves the job and writes it down.
        progress: Is told of bytes moved.
        stop: Ends transfers when set.
    """

    def __init__(
        self,
        tools: Tools,
        session: Session,
        current: Callable[[], Job],
        move: Callable[[Event], Awaitable[None]],
        progress: TransferProgress,
        stop: Flag,
    ) -> None:
        self._tools, self._session = tools, session
        self._current, self._move, self._progress, self._stop = current, move, progress, stop
        self._submits = 0

    async def begin(self) -> None:
        """Take the free place, unless the video could not be saved: a job may have waited long since it was looked."""
        try:
            await check_room(self._tools)
        except StorageError as error:
            await self._rest(error)
        await self._move(Started())

    async def upload(self, state: Uploading) -> None:
        """Wait if the service asked to, send the pictures that it has not got, then send the paid request."""
        if state.retry_at is not None:
            wait = (state.retry_at - self._tools.clock.now()).total_seconds()
            # No longer than could have been asked for, where the clock was set back meanwhile.
            await self._tools.clock.sleep(min(max(0.0, wait), backoff.LONGEST_ASKED))
        try:
            for image in self._missing(state):
                asset = await self._upload_one(image)
                await self._move(ImageUploaded(image.digest, asset))
            await self._submit()
        except Stopped:
            raise
        except StorageError as error:
            await self._rest(error)
        except PikadeskError as error:
            await self._move(FailedWith(error.fault, Charged.NO))

    async def await_result(self, state: Generating) -> None:
        """Ask until the service is done. A blip on one poll must not throw away a generation that was paid for."""
        attempt = failures = unknown = 0
        while True:
            await self._tools.clock.sleep(
                max(backoff.poll_delay(attempt), backoff.retry_delay(failures) if failures else 0)
            )
            attempt += 1
            try:
                answer = await in_thread(self._tools.api.poll, state.remote_id)
            except (ApiError, KeyMissing) as error:
                failures += 1
                await self._move(Troubled(error.fault))
                if isinstance(error, KeyRefused | KeyMissing) or failures == self._tools.patience:
                    raise Resting from error
                continue
            failures = 0
            unknown = unknown + 1 if answer is None else 0
            if unknown >= backoff.UNKNOWN_ANSWERS:
                await self._move(Lost(RECORD_UNKNOWN, state.remote_id))
                return
            if self._current().trouble is not None:
                await self._move(Troubled(None))
            if answer is not None and not isinstance(answer, Working):
                await self._take(answer)
                return

    async def download(self, state: Downloading) -> None:
        """Fetch the video, make sure that it plays, and save it with its recipe. Free, so it is tried repeatedly."""
        part = self._tools.downloads / f"{self._current().id}.part"
        whole = part.with_suffix(".mp4")
        facts, failures = await self._fetched_before(whole), 0
        if facts is None and _has_ended(state, self._tools.clock.now()):
            state = await self._fresh_link(state)
        while facts is None:
            before = _size(part)
            await self._received(before)
            try:
                await in_thread(self._tools.api.download, state.url, part, self._progress, self._stop)
                facts = await in_thread(self._tools.videos.probe, part)
                await in_thread(part.replace, whole)
            except (ApiError, VideoDamaged) as error:
                failures = 1 if _size(part) > before and isinstance(error, TransferBroken) else failures + 1
                await self._received(_size(part))
                await self._move(Troubled(error.fault))
                if failures >= backoff.DOWNLOAD_ATTEMPTS:
                    # What came stays on the disk: another program may play what this one cannot.
                    raise Resting from error
                if isinstance(error, VideoDamaged):
                    await in_thread(part.unlink, missing_ok=True)
                await self._tools.clock.sleep(backoff.retry_delay(failures))
                state = await self._fresh_link(state)
            except StorageError as error:
                await self._received(_size(part))
                await self._rest(error)
        await self._save(state, whole, facts)

    async def _received(self, size: int) -> None:
        if size != self._current().received:
            await self._move(Received(size))

    def _missing(self, state: Uploading) -> list[StoredImage]:
        stored = {ref.digest: ref for ref in self._current().request.images if isinstance(ref, StoredImage)}
        return [ref for digest, ref in stored.items() if digest not in state.assets]

    async def _upload_one(self, image: StoredImage) -> str:
        api, failures = self._tools.api, 0
        path = self._tools.images.path(image)
        while True:
            try:
                async with self._session.uploads:
                    return await in_thread(api.upload, path, image.name, self._progress, self._stop)
            except (TransferBroken, RateLimited) as error:
                failures += 1
                if failures >= backoff.UPLOAD_ATTEMPTS:
                    raise
                await self._move(Troubled(error.fault))
                if isinstance(error, RateLimited):
                    await self._tools.clock.sleep(backoff.rate_limit_delay(failures, error.retry_after))
                else:
                    await self._tools.clock.sleep(backoff.retry_delay(failures))

    async def _submit(self) -> None:
        """Send the paid request, once. From the first line on, the disk says that it may have left."""
        job = self._current()
        recoverable = self._tools.delivery() is Delivery.RECOVERABLE and not self._session.async_refused
        body = payload(job.request, _assets(job), recoverable=recoverable)
        await self._move(SubmitBegun())
        self._submits += 1
        try:
            answer = await in_thread(self._tools.api.submit, body)
        except AsyncRefused:
            self._session.async_refused = True
            await self._move(Postponed(self._tools.clock.now()))
        except RateLimited as error:
            if self._submits >= backoff.SUBMIT_ATTEMPTS:
                await self._move(FailedWith(error.fault, Charged.NO))
                return
            wait = backoff.rate_limit_delay(self._submits, error.retry_after)
            await self._move(Postponed(self._tools.clock.now() + timedelta(seconds=wait)))
            await self._move(Troubled(error.fault))
        except Refused as error:
            await self._move(FailedWith(error.fault, Charged.NO))
        except PikadeskError as error:
            charged_nothing = error.code in ("not_reached", "key_missing")
            await self._move(FailedWith(error.fault, Charged.NO) if charged_nothing else Lost(error.fault))
        else:
            await self._take(answer)

    async def _take(self, answer: Answer) -> None:
        """Branch on the answer, never on how the request was sent: either form may give either answer."""
        match answer:
            case Working(remote_id):
                await self._move(Accepted(remote_id))
            case Done(remote_id, url, credits, expires_at):
                await self._move(Finished(remote_id, url, credits, expires_at))
            case NotMade(remote_id, message):
                fault = GenerationFailed(message=message).fault
                await self._move(FailedWith(fault, Charged.UNKNOWN, remote_id))
            case _:
                assert_never(answer)

    async def _fresh_link(self, state: Downloading) -> Downloading:
        if state.remote_id is None:
            return state
        try:
            answer = await in_thread(self._tools.api.poll, state.remote_id)
        except (ApiError, KeyMissing) as error:
            log.info("no fresh link: %s", error)
            return state
        if isinstance(answer, Done):
            await self._move(Finished(state.remote_id, answer.url, answer.credits, answer.expires_at))
            fresh = self._current().state
            assert isinstance(fresh, Downloading)
            return fresh
        return state

    async def _fetched_before(self, whole: Path) -> VideoFacts | None:
        """What was fetched but could not be saved needs no link: its link may have ended, with no way to another."""
        if not _size(whole):
            return None
        try:
            return await in_thread(self._tools.videos.probe, whole)
        except VideoDamaged:
            await in_thread(whole.unlink)
            return None

    async def _save(self, state: Downloading, whole: Path, facts: VideoFacts) -> None:
        job, tools = self._current(), self._tools
        target = tools.output_folder() / file_name(job)
        clip = Clip(job.id, target, job.request, facts, tools.clock.now(), state.remote_id, state.credits)
        try:
            await in_thread(tools.videos.save, whole, json.dumps(write_provenance(job, clip)), target)
            await tools.library.add(clip)
        except StorageError as error:
            await self._rest(error)
        await self._move(ClipSaved(job.id))
        await in_thread(whole.unlink, missing_ok=True)

    async def _rest(self, error: PikadeskError) -> None:
        await self._move(Troubled(error.fault))
        raise Resting from error


def _has_ended(state: Downloading, now: datetime) -> bool:
    return state.expires_at is not None and state.expires_at <= now


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _assets(job: Job) -> Mapping[ImageRef, str]:
    assert isinstance(job.state, Uploading)
    by_digest = job.state.assets
    return {ref: by_digest[ref.digest] for ref in job.request.images if isinstance(ref, StoredImage)}
