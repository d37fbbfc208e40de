"""What the services need from outside, as protocols; adapters provide it, tests provide fakes.

Methods that are not coroutines may block for long: the services call them on threads of their own. A method that moves
bytes takes a `threading.Event` and raises `Stopped` soon after it is set.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Protocol

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import VideoFacts
from pikadesk.domain.draft import Draft, StoredImage
from pikadesk.domain.errors import Fault
from pikadesk.domain.job import Job
from pikadesk.domain.journal import JournalEntry
from pikadesk.domain.memory import PastPrompt, Preset
from pikadesk.domain.preflight import ImageFacts as ImageFacts  # noqa: PLC0414  # a part of the ports below
from pikadesk.services.library_ports import Library as Library  # noqa: PLC0414  # one of the ports too
from pikadesk.services.preferences import Preferences

TransferProgress = Callable[[int, int | None], None]
"""Called with the bytes moved so far and the bytes in all, None where the total is not known."""


@dataclass(frozen=True, slots=True)
class Working:
    """The service accepted the request and works on it."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class Done:
    """The video is ready at `url`; `credits` is the charge where the answer names one, `expires_at` the link's end."""

    remote_id: str | None
    url: str
    credits: int | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotMade:
    """The service accepted the request and failed; whether it refunds is unknown."""

    remote_id: str | None
    message: str


Answer = Working | Done | NotMade


class GenerationApi(Protocol):
    """The provider's API. Every method may block and raises an `ApiError`."""

    def upload(self, file: Path, name: str, progress: TransferProgress, stop: Event) -> str:
        """Send one picture and return the path under which the service keeps it."""
        ...

    def submit(self, body: Mapping[str, object]) -> Answer:
        """Send the paid request, once.

        Raises:
            NotReached: Nothing was sent.
            Refused: Not charged.
            OutcomeUnknown: It may have been charged.
        """
        ...

    def poll(self, remote_id: str) -> Answer | None:
        """Ask for a generation; None where the service does not know it."""
        ...

    def download(self, url: str, to: Path, progress: TransferProgress, stop: Event) -> None:
        """Fetch a video into `to`, going on from what the file already holds.

        Raises:
            LinkExpired: A fresh link is needed.
            TransferBroken: Calling again goes on.
            StorageError: The file cannot be written.
        """
        ...

    def check_key(self) -> None:
        """Ask the service, free of charge, whether it takes the key.

        Raises:
            KeyRefused: It does not.
            ApiError: It could not be asked.
        """
        ...


class JobStore(Protocol):
    """Jobs on disk. A job that was put is there after a power cut."""

    async def put(self, job: Job) -> None:
        """Write a job down; raises `StorageError`."""
        ...

    async def jobs(self) -> list[Job]:
        """Return every job, oldest first."""
        ...

    async def version_elsewhere(self) -> object:
        """Return what is equal for as long as no other process writes, whatever this one does; reads no job.

        Raises:
            StorageError: It cannot be asked for.
        """
        ...

    async def journal(self, job_id: str) -> list[JournalEntry]:
        """Return what was written of a job, oldest first: an entry for each `put` that changed what an entry says."""
        ...

    async def reserve(self) -> None:
        """Set room on the disk aside for what must be written when it is full; nothing where that is done already.

        Raises:
            StorageError: There is no room.
        """
        ...

    async def use_reserve(self) -> None:
        """Make the room that was set aside free for the next `put`; raises `StorageError`."""
        ...

    def claim(self, job_id: str) -> bool:
        """Take a job for this process; False where it is taken already, by another process or by this one.

        A claim ends with the process, however that ends.
        """
        ...

    def claimed_elsewhere(self, job_id: str) -> bool:
        """Say whether another process has a job now; looking takes nothing."""
        ...

    def release(self, job_id: str) -> None:
        """Give a claimed job back."""
        ...


class DraftStore(Protocol):
    """What each form held last."""

    async def put_draft(self, draft: Draft) -> None:
        """Remember a form; raises `StorageError`."""
        ...

    async def drafts(self) -> dict[Task, Draft]:
        """Return what is remembered."""
        ...


class PromptHistory(Protocol):
    """The prompts of earlier requests."""

    async def add_prompt(self, text: str, task: Task) -> None:
        """Remember a prompt, as the newest, and forget those before the last `MOST_PROMPTS`; raises `StorageError`.

        One that is remembered already moves up. Blank text is not remembered, nor is the space around a prompt.
        """
        ...

    async def search_prompts(self, query: str = "", limit: int = 50) -> list[PastPrompt]:
        """Return at most `limit` of the prompts that match a query (see `matches`), newest first, none twice."""
        ...


class PresetStore(Protocol):
    """Drafts that the user gave a name, for each task by itself."""

    async def put_preset(self, preset: Preset) -> None:
        """Keep a preset, instead of one of the same task and name; raises `StorageError`."""
        ...

    async def presets(self, task: Task) -> list[Preset]:
        """Return the presets of a task in the order of their names."""
        ...

    async def rename_preset(self, task: Task, old: str, new: str) -> bool:
        """Give a preset another name; False where there is none of the old name or another one of the new name."""
        ...

    async def delete_preset(self, task: Task, name: str) -> None:
        """Forget a preset, where there is one; raises `StorageError`."""
        ...


class ImageStore(Protocol):
    """Copies of the pictures that jobs use, by content, so that it does not matter what becomes of the originals."""

    def inspect(self, file: Path) -> ImageFacts:
        """Look whether a file can be used; raises `ImageRejected`."""
        ...

    def keep(self, file: Path, *, keep_location: bool = False) -> StoredImage:
        """Copy a file into the store, in the form in which it is uploaded.

        Args:
            file: The picture.
            keep_location: Whether what it says of the place where it was taken stays in the copy.

        Raises:
            ImageRejected: It cannot be used.
            StorageError: The copy cannot be written.
        """
        ...

    def path(self, image: StoredImage) -> Path:
        """Return where the copy is; raises `ImageRejected` where there is none."""
        ...

    def crop(self, file: Path, name: str, width: int, height: int) -> Path:
        """Write the largest part of a picture that has another ratio and the same centre to a new file.

        It stands upright and says what the picture said of its place. The picture itself stays as it is; the same part
        is the same file.

        Args:
            file: The picture.
            name: What the part is called, but for its suffix.
            width: The ratio's first number.
            height: The ratio's second number.

        Raises:
            ImageRejected: It cannot be used.
            StorageError: The part cannot be written.
        """
        ...

    def flatten(self, file: Path, name: str) -> Path:
        """Write a picture on white to a new file, so that nothing can be seen through it.

        It stands upright and says what the picture said of its place. The picture itself stays as it is; the same
        picture on white is the same file.

        Args:
            file: The picture.
            name: What the new file is called, but for its suffix.

        Raises:
            ImageRejected: It cannot be used.
            StorageError: The new file cannot be written.
        """
        ...


class PictureFetcher(Protocol):
    """Gets pictures from the web."""

    def fetch(self, url: str, stop: Event) -> Path:
        """Fetch a picture into a file; whether it can be used, the image store says.

        Raises:
            PictureUnavailable: It was not to be had, or not without danger.
            StorageError: The file cannot be written.
            Stopped: `stop` was set.
        """
        ...


class VideoTools(Protocol):
    """Reads and writes video files."""

    def probe(self, file: Path) -> VideoFacts:
        """Decode enough of a file to know that it plays; raises `VideoDamaged`."""
        ...

    def save(self, source: Path, recipe: str, target: Path) -> None:
        """Write `source` with its recipe embedded to `target`, whole or not at all; the streams stay as they are.

        Raises:
            StorageError: The target cannot be written.
        """
        ...

    def read_recipe(self, file: Path) -> str | None:
        """Return what `save` embedded, or whatever stands in its place; None where nothing does.

        Raises:
            VideoDamaged: The file is no video.
        """
        ...

    def check_writable(self, folder: Path) -> None:
        """Look, before anything is paid for, whether a video could be saved in a folder; raises `StorageError`."""
        ...

    def poster(self, file: Path, to: Path) -> None:
        """Write one frame that stands for the video as a JPEG; raises `VideoDamaged` or `StorageError`."""
        ...

    def frame(self, file: Path, seconds: float, to: Path) -> None:
        """Write the frame that is shown at a time as a PNG, upright and in its colours, whole or not at all.

        Args:
            file: The video.
            seconds: As the file counts them. Any time before the first frame means that one, any after the last, such
                as infinity, the last.
            to: The picture; what is there is replaced.

        Raises:
            VideoDamaged: The file is no video, or has no such frame any more.
            StorageError: The picture cannot be written.
        """
        ...


class Clock(Protocol):
    """Time."""

    def now(self) -> datetime:
        """Return the time with its zone."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class PreferenceStore(Protocol):
    """The user's settings, which several windows and verbs share. Its methods may be called on any thread."""

    @property
    def trouble(self) -> Fault | None:
        """What became of settings that could not be read, until the user sets a limit anew; None where they could."""
        ...

    def load(self) -> Preferences:
        """Return what was saved last, by another process too, with the defaults for what was not.

        Quick enough to be asked at every order. Where the limits cannot be read, `confirm_above` is 0.
        """
        ...

    def save(self, preferences: Preferences, since: Preferences) -> None:
        """Write down what differs from `since`, the settings that were changed; the rest stays as it was saved last.

        Raises:
            StorageError: It could not be written. For this run it counts all the same.
        """
        ...


class KeyStore(Protocol):
    """The API key. Methods may block on the system's prompt."""

    def read(self) -> str | None:
        """Return the key, or None where none is known."""
        ...

    def save(self, key: str) -> bool:
        """Keep a key; True where the system's keychain has it now, False where it is kept for this session only."""
        ...

    def forget(self) -> None:
        """Remove the key from the keychain and from this session."""
        ...
