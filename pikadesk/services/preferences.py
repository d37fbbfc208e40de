"""What the user has set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


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
        window: Sizes and places that the window remembers, by name, as the toolkit writes them (base64).
    """

    output_folder: Path | None = None
    delivery: Delivery = Delivery.RECOVERABLE
    parallel_jobs: int = 2
    theme: Theme = Theme.SYSTEM
    window: tuple[tuple[str, str], ...] = ()
