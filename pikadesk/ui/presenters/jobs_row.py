"""What a row of the job list shows, as values; `jobs_reading` makes them out of a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import ImageRef
from pikadesk.domain.timing import Expected


class Group(StrEnum):
    """The parts of the list, in their order."""

    ATTENTION = "attention"
    RUNNING = "running"
    WAITING = "waiting"
    FINISHED = "finished"


class Tone(StrEnum):
    """What kind of news a tag is; never told by colour alone."""

    OK = "ok"
    WARN = "warn"
    ERR = "err"
    PLAIN = "plain"


class JobAction(StrEnum):
    """What the user can do with a job."""

    CANCEL = "cancel"
    REMOVE = "remove"
    MOVE_UP = "move_up"
    MOVE_DOWN = "move_down"
    TO_FRONT = "to_front"
    EDIT_WAITING = "edit_waiting"
    PAUSE = "pause"
    RESUME = "resume"
    GO_ON = "go_on"
    HIDE = "hide"
    SHOW_AGAIN = "show_again"
    DOWNLOAD_AGAIN = "download_again"
    TRY_NOW = "try_now"
    CHOOSE_FOLDER = "choose_folder"
    CHECK_AGAIN = "check_again"
    SEND_AGAIN = "send_again"
    OPEN_HISTORY = "open_history"
    MARK_CHARGED = "mark_charged"
    MARK_NOT_CHARGED = "mark_not_charged"
    UNDO_MARK = "undo_mark"
    EDIT = "edit"
    TRY_AGAIN = "try_again"
    USE_AGAIN = "use_again"
    REPLACE_KEY = "replace_key"
    COPY_ERROR = "copy_error"
    COPY_LINK = "copy_link"
    COPY_CLAIM = "copy_claim"
    DISMISS = "dismiss"
    SHOW = "show"
    SHOW_IN_FOLDER = "show_in_folder"


class Progress(StrEnum):
    """How far a stage is."""

    WAITING = "waiting"
    NOW = "now"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Tag:
    """A word about the state, with its tone; `icon` goes before the one that all of the tone have."""

    tone: Tone
    words: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the three stages of a running job.

    Attributes:
        fraction: How much of it is done, 0 to 1; None where nobody knows, which is shown as a moving bar.
        value: What stands behind the words in bold, a percentage or a time.
    """

    words: str
    progress: Progress
    fraction: float | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class JobRow:
    """What a row shows.

    Attributes:
        id: The job's.
        line: The task and its most important settings.
        picture: The first picture of the request, None where it has none.
        clip_id: The saved clip, None before there is one.
        tag: None where the stages say it all.
        stages: Empty where the job does not run.
        message: A sentence, or empty.
        hint: Good to know and no more: shown where there is no message.
        actions: A button each.
        more: What else can be done, in a menu.
        amount: A number of credits, with `up to` where that is not certain.
        money: What is certain about the amount.
        note: Why there is no button, where that needs saying.
        movable: Whether it can be given another place in the queue.
        moving: Whether somebody works on it now.
        hidden: Whether the user put it out of sight, and it is shown since all such are.
    """

    id: str
    task: Task
    title: str
    line: str
    picture: ImageRef | None
    group: Group
    amount: str
    money: str
    clip_id: str | None = None
    tag: Tag | None = None
    stages: tuple[Stage, ...] = ()
    message: str = ""
    hint: str = ""
    actions: tuple[JobAction, ...] = ()
    more: tuple[JobAction, ...] = ()
    note: str = ""
    movable: bool = False
    moving: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a row shows beside the job itself.

    Attributes:
        active: Whether this process works on the job.
        elsewhere: Whether another process has it.
        place: How many jobs go before it in the queue, None where it does not wait for its turn here.
        queued: How many jobs wait for their turn.
        queue_paused: Whether no more jobs are begun.
        rested: Whether the user paused its download.
        moved: Bytes moved and bytes in all of a transfer that is under way.
        size: Bytes of the whole video, where this run of the program heard of them.
        expected: How long it will take by the user's own earlier jobs, None where there are too few.
        clip: What the job was saved as.
        sandbox: Whether no real credits are at stake.
        history: Whether the provider has a page that shows what was charged.
    """

    now: datetime
    active: bool = False
    elsewhere: bool = False
    place: int | None = None
    queued: int = 0
    queue_paused: bool = False
    rested: bool = False
    moved: tuple[int, int | None] | None = None
    size: int | None = None
    expected: Expected | None = None
    clip: Clip | None = None
    sandbox: bool = False
    history: bool = True
