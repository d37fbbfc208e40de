"""Everything that can go wrong outside the program, as one tree.

    PikadeskError
    ├── DraftInvalid            a draft or recipe with problems; nothing was sent
    ├── ImageRejected           a picture that cannot be used
    ├── PictureUnavailable      a picture on the web that was not to be had
    ├── ApiError
    │   ├── NotReached          no connection was made: nothing was sent
    │   ├── Refused             the service said no: not charged
    │   │   ├── KeyRefused
    │   │   ├── CreditsShort
    │   │   ├── RateLimited     may be sent again after a while
    │   │   └── AsyncRefused    the service does not know `async`
    │   ├── GenerationFailed    the service took the request and failed; a refund is unknown
    │   ├── OutcomeUnknown      the request was on its way and no usable answer came back
    │   ├── TransferBroken      an upload, poll or download broke off; trying again is free
    │   └── LinkExpired         the download's link has ended; a fresh one may be asked for
    ├── StorageError
    │   ├── DiskFull
    │   ├── FolderUnwritable
    │   ├── OwnSource           a file that was to be written is what it is made of
    │   ├── RecordsUnreadable   the database cannot be read
    │   └── VideoDamaged        what was downloaded is no playable video
    ├── Doubtful                an order that the user has to confirm first; nothing was ordered
    ├── Declined                the user was asked, and does not want it after all
    ├── PressedTwice            the same order again within a moment; the second one does not count
    ├── WentOn                  a job that was to be sent again went on meanwhile; nothing was ordered
    ├── OrderingElsewhere       another process is ordering and does not come to an end
    ├── KeyMissing              no API key is known
    ├── KeychainUnavailable     the system has no keychain that can be used
    └── Stopped                 somebody asked for the stop

A `PikadeskError` is the world's fault and is told to the user where the user acts. Any other exception is a bug.
An error carries no sentence but a `Fault`, a value that survives a restart and can be put into words in any language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pikadesk.domain.doubts import Doubt
    from pikadesk.domain.draft import Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, as a value.

    Attributes:
        code: Which sentence tells it; the `code` of an error class below.
        values: What the sentence needs, sorted by name. Never a secret.
    """

    code: str
    values: tuple[tuple[str, str | int], ...] = ()

    def get(self, name: str) -> str | int | None:
        """Return one value, or None where the fault has none of that name."""
        return dict(self.values).get(name)


UNEXPECTED = Fault("unexpected")


class PikadeskError(Exception):
    """The root of the tree. `fault` says what happened."""

    code: ClassVar[str] = "unexpected"

    def __init__(self, **values: str | int | None) -> None:
        present = tuple(sorted((name, value) for name, value in values.items() if value is not None))
        self.fault = Fault(self.code, present)
        super().__init__(self.code, *(f"{name}={value}" for name, value in present))


class DraftInvalid(PikadeskError):
    """A draft or recipe that cannot be sent; `problems` is never empty."""

    code = "draft_invalid"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(fields=", ".join(problem.field for problem in problems))
        self.problems = problems


class ImageRejected(PikadeskError):
    """A picture that cannot be used. Values: `name`, `reason`, and the limit that was broken where there is one.

    `reason` is one of missing, folder, empty, unreadable, not_an_image, not_a_film, too_many_bytes, too_many_pixels.
    """

    code = "image_rejected"

    def __init__(self, name: str, reason: str, limit: int | None = None) -> None:
        super().__init__(name=name, reason=reason, limit=limit)
        self.reason = reason


class PictureUnavailable(PikadeskError):
    """A picture on the web that was not to be had. Values: `host`, `reason`, and what its sentence needs besides.

    `reason` is one of not_https, private_address, not_reached, status, not_a_picture, too_many_bytes, too_slow,
    too_many_redirects.
    """

    code = "picture_unavailable"

    def __init__(self, host: str, reason: str, limit: int | None = None, status: int | None = None) -> None:
        super().__init__(host=host, reason=reason, limit=limit, status=status)
        self.reason = reason


class ApiError(PikadeskError):
    """Something between this computer and the service."""


class NotReached(ApiError):
    """No connection was made, so nothing was sent and nothing was charged. Values: `host`."""

    code = "not_reached"


class Refused(ApiError):
    """The service said no. Not charged. Values: `status`, `message` (the innermost one), `field` where one is named."""

    code = "refused"


class KeyRefused(Refused):
    """The API key is wrong, deleted or blocked (HTTP 401)."""

    code = "key_refused"


class CreditsShort(Refused):
    """The account has too few credits. Values: `required` and `available` where the answer names them."""

    code = "credits_short"


class RateLimited(Refused):
    """Too many requests; nothing was charged, the same request may be sent again.

    Attributes:
        retry_after: Seconds that the service asked to wait, or None where it did not say.
    """

    code = "rate_limited"

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__(status=429)
        self.retry_after = retry_after


class AsyncRefused(Refused):
    """The service refused the field `async`; nothing was charged, the synchronous form may be sent."""

    code = "async_refused"


class GenerationFailed(ApiError):
    """The service accepted the request and then failed. Whether it refunds is unknown. Values: `message`."""

    code = "generation_failed"


class OutcomeUnknown(ApiError):
    """The paid request was on its way and no usable answer came back: it may have been charged.

    Values: `reason`, one of connection_lost, no_answer, status, not_json, no_record; `status` where there is one.
    """

    code = "outcome_unknown"


class TransferBroken(ApiError):
    """A free transfer (upload, poll, download) broke off. Values: `reason`, `status` where there is one."""

    code = "transfer_broken"


class LinkExpired(ApiError):
    """The signed link of a finished video no longer works."""

    code = "link_expired"


class StorageError(PikadeskError):
    """Something on this computer's disk. Values: `path`."""

    code = "storage"


class DiskFull(StorageError):
    """No room is left. Values: `path`."""

    code = "disk_full"


class FolderUnwritable(StorageError):
    """A folder is gone or may not be written. Values: `path`."""

    code = "folder_unwritable"


class OwnSource(StorageError):
    """A file was to be written over the film that it is made of; nothing was written. Values: `path`."""

    code = "own_source"


class RecordsUnreadable(StorageError):
    """The database is damaged or was written by a newer Pikadesk. Values: `path`."""

    code = "records_unreadable"


class VideoDamaged(StorageError):
    """A file is no playable MP4. Values: `path`."""

    code = "video_damaged"


class Doubtful(PikadeskError):
    """An order with doubts that the user has not accepted; `doubts` is never empty. Nothing was ordered."""

    code = "doubtful"

    def __init__(self, doubts: tuple[Doubt, ...]) -> None:
        super().__init__()
        self.doubts = doubts


class Declined(PikadeskError):
    """The user was asked, and does not want it after all. Nothing was ordered."""

    code = "declined"


class PressedTwice(PikadeskError):
    """The same is being ordered at this moment, or was a moment ago: one press is one order."""

    code = "pressed_twice"


class WentOn(PikadeskError):
    """A job that was to be sent again went on meanwhile. Nothing was ordered."""

    code = "went_on"


class OrderingElsewhere(PikadeskError):
    """Another process is in the middle of an order. Nothing was ordered here."""

    code = "ordering_elsewhere"


class KeyMissing(PikadeskError):
    """No API key is known."""

    code = "key_missing"


class KeychainUnavailable(PikadeskError):
    """The system has no keychain that can be used now."""

    code = "keychain_unavailable"


class Stopped(PikadeskError):
    """The work was asked to stop, and did."""

    code = "stopped"
