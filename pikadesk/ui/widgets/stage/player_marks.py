"""In and Out: the part of a video that a loop plays and an export takes."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """The two marks."""

    IN = "in"
    OUT = "out"


class CutMarks:
    """Which frames are marked, by their numbers; both belong to the part.

    Whatever one of them lacks is the end of the video. A mark that comes to lie beyond the other one takes it away.
    """

    def __init__(self) -> None:
        self._first: int | None = None
        self._last: int | None = None

    @property
    def first(self) -> int | None:
        """The frame of In, None where it is not set."""
        return self._first

    @property
    def last(self) -> int | None:
        """The frame of Out, None where it is not set."""
        return self._last

    def set(self, mark: Mark, frame: int) -> bool:
        """Put a mark at a frame; whether that changed anything."""
        before = self._first, self._last
        if mark is Mark.IN:
            self._first = frame
            self._last = self._last if self._last is None or self._last >= frame else None
        else:
            self._last = frame
            self._first = self._first if self._first is None or self._first <= frame else None
        return before != (self._first, self._last)

    def remove(self, *marks: Mark) -> bool:
        """Take marks away; whether there was any."""
        before = self._first, self._last
        if Mark.IN in marks:
            self._first = None
        if Mark.OUT in marks:
            self._last = None
        return before != (self._first, self._last)

    def frames(self, last_of_all: int) -> tuple[int, int] | None:
        """Return the first and the last frame of the part, None where nothing is marked.

        Args:
            last_of_all: The number of the video's last frame.
        """
        if self._first is None and self._last is None:
            return None
        return self._first or 0, last_of_all if self._last is None else self._last
