"""A job, the states it can be in, and the only steps between them.

    Queued → Uploading → Submitting → Generating → Downloading → Saved
                 ↑______________|  (an answer that proves nothing was charged)

Everything before Submitting can be cancelled. Submitting ends in Failed, not charged, where the service said no, and in
Uncertain where nobody knows. A synchronous answer leads straight to Downloading.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from pikadesk.domain.errors import Fault, GenerationFailed
from pikadesk.domain.pricing import Estimate, estimate
from pikadesk.domain.request import GenerationRequest


class Charged(StrEnum):
    """What is known of the money of a job that made no video; YES is only ever the user's word."""

    NO = "no"
    UNKNOWN = "unknown"
    YES = "yes"


class OriginKind(StrEnum):
    """How a job came out of another one.

    AGAIN is the same request, sent again since nobody knew what became of it; FINAL the same shot at a higher
    resolution; VARIATION the same shot with another seed, the other job being the first of them.
    """

    AGAIN = "again"
    FINAL = "final"
    VARIATION = "variation"


@dataclass(frozen=True, slots=True)
class Origin:
    """The job that another one came out of."""

    kind: OriginKind
    job_id: str


@dataclass(frozen=True, slots=True)
class Queued:
    """Waits for a free place; nothing was sent."""


@dataclass(frozen=True, slots=True)
class Uploading:
    """Sends its pictures, which is free.

    Attributes:
        assets: The service's path of each picture that is there already, by digest.
        retry_at: When the request may be sent again, after an answer that asked to wait.
    """

    assets: Mapping[str, str]
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Submitting:
    """The paid request is about to leave, or has left, and was not answered."""

    assets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Generating:
    """The service works on it."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class Downloading:
    """The video is made and paid for.

    Attributes:
        remote_id: The service's id, None where a synchronous answer had none.
        url: A signed link that ends.
        credits: What the answer says was charged, None where it says nothing.
        expires_at: When the link ends, None where it does not say.
    """

    remote_id: str | None
    url: str
    credits: int | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The video is on the disk; `credits` is what the answer said was charged, None where it said nothing."""

    clip_id: str
    credits: int | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Ended without a video; `remote_id` is the service's id where it gave one, for whoever claims a refund."""

    fault: Fault
    charged: Charged
    remote_id: str | None = None


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Nobody knows whether it was charged. It is never sent again by the program itself.

    Attributes:
        fault: What went wrong.
        remote_id: The service's id, None where it gave none.
        charged: What the user found out on the provider's pages; UNKNOWN until then.
    """

    fault: Fault
    remote_id: str | None = None
    charged: Charged = Charged.UNKNOWN


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Stopped before anything was paid for."""


State = Queued | Uploading | Submitting | Generating | Downloading | Saved | Failed | Uncertain | Cancelled
Resumable = Queued | Uploading | Submitting | Generating | Downloading


@dataclass(frozen=True, slots=True)
class Job:
    """One press of Generate.

    Attributes:
        id: 32 hex digits; the clip that comes of it has the same.
        request: What to generate; its pictures are in the image store or already with the service.
        estimated_credits: The price when it was enqueued.
        created_at: When it was enqueued.
        changed_at: When it came into its state.
        trouble: What last went wrong without ending the job, such as a broken download that will go on.
        origin: The job that it came out of, None where it came out of none.
        rank: Its place in the queue: lower goes first, and among equals the older one.
        hidden: Whether the user wants it out of the list. It goes on all the same, and its video is kept.
        sent_at: When the paid request was about to leave, None before.
        made_at: When the service said that the video is made, None before.
        received: Bytes of the video that were on the disk when it last stopped coming.
    """

    id: str
    request: GenerationRequest
    estimated_credits: int
    created_at: datetime
    changed_at: datetime
    state: State = Queued()
    trouble: Fault | None = None
    origin: Origin | None = None
    rank: int = 0
    hidden: bool = False
    sent_at: datetime | None = None
    made_at: datetime | None = None
    received: int = 0

    @property
    def estimate(self) -> Estimate:
        """The price and length of the video."""
        return estimate(self.request.draft)

    @property
    def open(self) -> bool:
        """Whether there is work left that the program may do by itself."""
        return isinstance(self.state, Resumable)

    @property
    def cancellable(self) -> bool:
        """Whether it can still be stopped without a charge."""
        return isinstance(self.state, Queued | Uploading)


@dataclass(frozen=True, slots=True)
class Started:
    """A place became free."""


@dataclass(frozen=True, slots=True)
class ImageUploaded:
    """One picture is with the service, at `asset`."""

    digest: str
    asset: str


@dataclass(frozen=True, slots=True)
class SubmitBegun:
    """The paid request is about to leave."""


@dataclass(frozen=True, slots=True)
class Postponed:
    """The answer proves that nothing was charged, and the request may be sent again at `retry_at`."""

    retry_at: datetime


@dataclass(frozen=True, slots=True)
class Accepted:
    """The service works on it under this id."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The service is done; also a fresh link for a download that had begun."""

    remote_id: str | None
    url: str
    credits: int | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClipSaved:
    """The video is on the disk and in the library."""

    clip_id: str


@dataclass(frozen=True, slots=True)
class FailedWith:
    """It ended without a video."""

    fault: Fault
    charged: Charged
    remote_id: str | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """No usable answer came back."""

    fault: Fault
    remote_id: str | None = None


@dataclass(frozen=True, slots=True)
class Troubled:
    """Something went wrong that does not end the job; None when it is over."""

    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Received:
    """So many bytes of the video are on the disk, and no more come for now."""

    size: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """The user gave a waiting job another place in the queue."""

    rank: int


@dataclass(frozen=True, slots=True)
class Hid:
    """The user does not want to see the job in the list, or wants to again."""

    hidden: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """The user found out whether a job was charged, or takes that back."""

    charged: Charged


@dataclass(frozen=True, slots=True)
class CancelAsked:
    """The user does not want it any more."""


@dataclass(frozen=True, slots=True)
class CheckAsked:
    """The user wants an uncertain job that has an id to be asked for again."""


Event = (
    Started
    | ImageUploaded
    | SubmitBegun
    | Postponed
    | Accepted
    | Finished
    | ClipSaved
    | FailedWith
    | Lost
    | Troubled
    | Received
    | Ranked
    | Hid
    | Marked
    | CancelAsked
    | CheckAsked
)


class IllegalStep(Exception):
    """A bug in the program: the event is not possible in this state."""


def advance(job: Job, event: Event, now: datetime) -> Job:
    """Return the job after an event.

    Args:
        job: Before.
        event: What happened.
        now: When, with a time zone.

    Raises:
        IllegalStep: The event is not possible in the job's state.
    """
    beside = _beside_the_state(job, event)
    if beside is not None:
        return beside
    step = _STEPS.get((type(job.state), type(event)))
    state = step(job.state, event) if step else None
    if state is None:
        raise IllegalStep(f"{type(event).__name__} in {type(job.state).__name__}")
    same = type(state) is type(job.state)
    # What the user finds out later is news too, and what went wrong is, even of a job that was not to be seen.
    changed_at = job.changed_at if same and not isinstance(event, Marked) else now
    hidden = job.hidden and (same or not isinstance(state, Failed | Uncertain))
    after = replace(job, state=state, changed_at=changed_at, trouble=None, hidden=hidden)
    if isinstance(event, SubmitBegun | Postponed):
        return replace(after, sent_at=now if isinstance(event, SubmitBegun) else None)
    if isinstance(event, Finished) and job.made_at is None:
        return replace(after, made_at=now)
    return after


def _beside_the_state(job: Job, event: Event) -> Job | None:
    """Return the job after an event that leaves its state as it is; None where the event is not one of those."""
    if isinstance(event, Troubled) and job.open:
        return replace(job, trouble=event.fault)
    if isinstance(event, Received) and isinstance(job.state, Downloading):
        return replace(job, received=event.size)
    if isinstance(event, Ranked) and job.cancellable:
        return replace(job, rank=event.rank)
    return replace(job, hidden=event.hidden) if isinstance(event, Hid) else None


def _refundable(state: Failed) -> bool:
    """Say whether the provider took the request: of every other failure it is certain that it was not charged."""
    return state.charged is not Charged.NO or state.fault.code == GenerationFailed.code


def _made(event: Finished, known_credits: int | None = None) -> Downloading:
    credits = known_credits if event.credits is None else event.credits
    return Downloading(event.remote_id, event.url, credits, event.expires_at)


_STEPS: Mapping[tuple[type, type], Callable[[Any, Any], State | None]] = {
    (Queued, Started): lambda _, __: Uploading({}),
    (Queued, FailedWith): lambda _, event: Failed(event.fault, event.charged),
    (Queued, CancelAsked): lambda _, __: Cancelled(),
    (Uploading, ImageUploaded): lambda state, event: Uploading({**state.assets, event.digest: event.asset}),
    (Uploading, SubmitBegun): lambda state, _: Submitting(state.assets),
    (Uploading, FailedWith): lambda _, event: Failed(event.fault, event.charged),
    (Uploading, CancelAsked): lambda _, __: Cancelled(),
    (Submitting, Postponed): lambda state, event: Uploading(state.assets, event.retry_at),
    (Submitting, Accepted): lambda _, event: Generating(event.remote_id),
    (Submitting, Finished): lambda _, event: _made(event),
    (Submitting, FailedWith): lambda _, event: Failed(event.fault, event.charged, event.remote_id),
    (Submitting, Lost): lambda _, event: Uncertain(event.fault, event.remote_id),
    (Generating, Finished): lambda _, event: _made(event),
    (Generating, FailedWith): lambda state, event: Failed(event.fault, event.charged, state.remote_id),
    (Generating, Lost): lambda _, event: Uncertain(event.fault, event.remote_id),
    # A link names no charge where an earlier answer did: what is known of it stays known.
    (Downloading, Finished): lambda state, event: _made(event, state.credits),
    (Downloading, ClipSaved): lambda state, event: Saved(event.clip_id, state.credits),
    (Failed, Marked): lambda state, event: replace(state, charged=event.charged) if _refundable(state) else None,
    (Uncertain, Marked): lambda state, event: replace(state, charged=event.charged),
    (Uncertain, CheckAsked): lambda state, _: Generating(state.remote_id) if state.remote_id else None,
}
