"""A service in memory."""

from __future__ import annotations

import copy
import itertools
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from pikadesk.domain.errors import (
    FolderUnwritable,
    ImageRejected,
    KeyMissing,
    LinkExpired,
    NotReached,
    Refused,
    TransferBroken,
)
from pikadesk.services.ports import Answer, Done, NotMade, TransferProgress, Working
from tests.fakes.files import SMALL_VIDEO
from tests.fakes.script import Script
from tests.fakes.steps import Steps

CREDITS = 600_000


@dataclass(frozen=True, slots=True)
class Cut:
    """A download that breaks off after so many more bytes."""

    after: int


@dataclass(frozen=True, slots=True)
class Garbage:
    """A download that brings something else than the video."""

    content: bytes = b"this is no video"


@dataclass(frozen=True, slots=True)
class Uncharged:
    """An error of `submit` by which nothing was charged, although it does not say so."""

    error: Exception


@dataclass(slots=True)
class Charge:
    """A request that was charged, and what became of it.

    Attributes:
        body: The request.
        remote_id: The service's id of it; the answer may have been lost.
        answers: What `poll` still answers before the video is ready.
        made: Whether there is, or will be, a video.
    """

    body: dict[str, Any]
    remote_id: str
    answers: int = 0
    made: bool = True


class FakeApi:
    """`GenerationApi` of a service that works, until it is told otherwise.

    `submits` holds every body that arrived, `charges` those that were charged. A body with `async` is answered with
    `Working`, any other one with `Done`. A request that ends in an error which does not prove the opposite is charged:
    the worst case. Each poll of a finished video gives a fresh link.

    Steps: `upload`, `submit` (before the charge), `submit answered` (after it), `poll`, `download` (before each chunk).

    Args:
        video: What downloads bring.
        steps: Where calls can be held.
        polls: How many polls are answered with `Working` before a video is ready.
    """

    def __init__(self, video: bytes = SMALL_VIDEO, steps: Steps | None = None, *, polls: int = 1) -> None:
        self.video, self.steps, self.polls = video, steps or Steps(), polls
        self.on_upload: Script[str] = Script()
        self.on_submit: Script[Answer | Uncharged] = Script()
        self.on_poll: Script[Answer | None] = Script()
        self.on_download: Script[Cut | Garbage] = Script()
        self.on_check_key: Script[None] = Script()
        self.submits: list[dict[str, Any]] = []
        self.charges: list[Charge] = []
        self.uploads: list[tuple[str, bytes]] = []
        self.polled: list[str] = []
        self.downloaded: list[str] = []
        self.most_uploads_at_once = 0
        self._uploads_now = 0
        self._expired: set[str] = set()
        self._links: set[str] = set()
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def for_program(self, steps: Steps) -> Self:
        """Return the same service as another program speaks to it: all that happens there happens here too."""
        other = copy.copy(self)
        other.steps = steps
        return other

    def upload(self, file: Path, name: str, progress: TransferProgress, stop: threading.Event) -> str:
        """Take one picture."""
        try:
            content = file.read_bytes()
        except OSError as error:
            raise ImageRejected(name, "unreadable") from error
        with self._upload_counted():
            progress(0, len(content))
            self.steps.go("upload", stop)
            found = self.on_upload.take()
            progress(len(content), len(content))
        with self._lock:
            self.uploads.append((name, content))
        return found[0] if found else f"images/{next(self._numbers)}_{name}"

    def submit(self, body: Mapping[str, object]) -> Answer:
        """Take the paid request."""
        self.steps.go("submit")
        with self._lock:
            self.submits.append(dict(body))
        try:
            found = self.on_submit.take()
        except (NotReached, Refused, KeyMissing):
            raise
        except Exception:
            self._charge(body, None)
            self.steps.go("submit answered")
            raise
        if found and isinstance(found[0], Uncharged):
            raise found[0].error
        answer = self._charge(body, found[0] if found else None)
        self.steps.go("submit answered")
        return answer

    def poll(self, remote_id: str) -> Answer | None:
        """Say how far a generation is."""
        self.steps.go("poll")
        with self._lock:
            self.polled.append(remote_id)
        found = self.on_poll.take()
        if found:
            return found[0]
        charge = next((charge for charge in self.charges if charge.remote_id == remote_id), None)
        if charge is None:
            return None
        if charge.answers > 0:
            charge.answers -= 1
            return Working(remote_id)
        return Done(remote_id, self.link(remote_id), CREDITS) if charge.made else NotMade(remote_id, "too dark")

    def download(self, url: str, to: Path, progress: TransferProgress, stop: threading.Event) -> None:
        """Bring the video in four chunks, going on from what the file holds."""
        with self._lock:
            self.downloaded.append(url)
        self.steps.go("download", stop)
        found = self.on_download.take()
        if url in self._expired or url not in self._links:
            raise LinkExpired(status=403)
        order = found[0] if found else None
        content = order.content if isinstance(order, Garbage) else self.video
        try:
            to.parent.mkdir(parents=True, exist_ok=True)
            with to.open("wb" if isinstance(order, Garbage) else "ab") as file:
                held = file.tell()
                end = min(len(content), held + order.after) if isinstance(order, Cut) else len(content)
                size = max(1, len(content) // 4)
                for start in range(held, end, size):
                    if start > held:
                        self.steps.go("download", stop)
                    file.write(content[start : min(start + size, end)])
                    file.flush()
                    progress(file.tell(), len(content))
        except OSError as error:
            raise FolderUnwritable(path=str(to)) from error
        if isinstance(order, Cut):
            raise TransferBroken(reason="connection_lost")

    def check_key(self) -> None:
        """Take any key."""
        self.steps.go("check key")
        self.on_check_key.take()

    def link(self, remote_id: str) -> str:
        """Return a fresh link to a video."""
        url = f"https://videos.example/{remote_id}/{next(self._numbers)}.mp4"
        self._links.add(url)
        return url

    def expire_links(self) -> None:
        """End all links that were given so far."""
        self._expired |= self._links

    def has_expired(self, url: str) -> bool:
        """Say whether a link has ended."""
        return url in self._expired

    def _charge(self, body: Mapping[str, object], answer: Answer | Uncharged | None) -> Answer:
        with self._lock:
            own_id = f"record-{next(self._numbers)}"
        if answer is None or isinstance(answer, Uncharged):
            in_time = body.get("async") is True
            answer = Working(own_id) if in_time else Done(own_id, self.link(own_id), CREDITS)
        remote_id = answer.remote_id or own_id
        if isinstance(answer, Done):
            self._links.add(answer.url)
        waiting = self.polls if isinstance(answer, Working) else 0
        with self._lock:
            self.charges.append(Charge(dict(body), remote_id, waiting, not isinstance(answer, NotMade)))
        return answer

    @contextmanager
    def _upload_counted(self) -> Iterator[None]:
        with self._lock:
            self._uploads_now += 1
            self.most_uploads_at_once = max(self.most_uploads_at_once, self._uploads_now)
        try:
            yield
        finally:
            with self._lock:
                self._uploads_now -= 1
