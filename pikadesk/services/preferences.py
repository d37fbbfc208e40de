"""What the user has set."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from pikadesk.domain.naming import DEFAULT_TEMPLATE


class Delivery(StrEnum):
    """How a paid request is sent.

    RECOVERABLE asks for an id at once and then for the result, so that a broken connection costs nothing. SYNCHRONOUS
    is the form on the provider's pages: the answer comes when the video is ready, and is lost with the connection.
    """

    RECOVERABLE = "recoverable"
    SYNCHRONOUS = "synchronous"


class Theme(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """The user's settings.

    Attributes:
        output_folder: Where videos are saved; None for the default folder.
        delivery: How a paid request is sent.
        parallel_jobs: How many jobs run at a time.
        theme: Which colours the window has.
        language: The code of the language that the window speaks, such as `de`; empty for the system's.
        window: Sizes and places that the window remembers, by name, as the toolkit writes them (base64).
        daily_limit: Credits that may be counted in a day before Generate asks; None for no limit.
        monthly_limit: The same for a calendar month.
        total_limit: The same for all time.
        confirm_above: The price, in credits, above which Generate asks; None never asks for that.
        queue_paused: Whether jobs that wait are not begun.
        sandbox_queue_paused: The same for the sandbox: who plays there must not let go what is paid for.
        reduce_motion: Whether the window moves less than the system would have it.
        file_name: The template by which exported files are called; see `pikadesk.domain.naming`.
    """

    output_folder: Path | None = None
    delivery: Delivery = Delivery.RECOVERABLE
    parallel_jobs: int = 2
    theme: Theme = Theme.SYSTEM
    language: str = ""
    window: tuple[tuple[str, str], ...] = ()
    daily_limit: int | None = None
    monthly_limit: int | None = None
    total_limit: int | None = None
    confirm_above: int | None = None
    queue_paused: bool = False
    sandbox_queue_paused: bool = False
    reduce_motion: bool = False
    file_name: str = DEFAULT_TEMPLATE


def queue_paused(preferences: Preferences, *, sandbox: bool) -> bool:
    """Say whether jobs that wait are not begun, in the sandbox or with the service."""
    return preferences.sandbox_queue_paused if sandbox else preferences.queue_paused


def with_queue_paused(preferences: Preferences, paused: bool, *, sandbox: bool) -> Preferences:
    """Return the settings with one of the two queues paused, or not."""
    if sandbox:
        return replace(preferences, sandbox_queue_paused=paused)
    return replace(preferences, queue_paused=paused)


def restraints(preferences: Preferences) -> tuple[object, ...]:
    """Return the settings that keep credits from being spent."""
    limits = preferences.daily_limit, preferences.monthly_limit, preferences.total_limit, preferences.confirm_above
    return *limits, preferences.queue_paused, preferences.sandbox_queue_paused


def carried_over(wanted: Preferences, since: Preferences, found: Preferences) -> Preferences:
    """Return `found` with what was changed from `since` to `wanted`.

    Several windows share the settings, and each knows a copy: only what was changed in it may go before the others'.
    """
    names = [field.name for field in fields(Preferences) if field.name != "window"]
    changed = {name: getattr(wanted, name) for name in names if getattr(wanted, name) != getattr(since, name)}
    if wanted.window != since.window:
        before, after = dict(since.window), dict(wanted.window)
        window = {name: value for name, value in found.window if name in after or name not in before}
        window |= {name: value for name, value in after.items() if before.get(name) != value}
        changed["window"] = tuple(sorted(window.items()))
    return replace(found, **changed)
