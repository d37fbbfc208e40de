"""Undo and redo of a form: a draft is a value, so a step is the draft from before."""

from __future__ import annotations

from pikadesk.domain.draft import Draft

MERGE_SECONDS = 1.0
_MOST_STEPS = 200


class History:
    """The drafts that a form held before and after the one that it holds now."""

    def __init__(self) -> None:
        self._past: list[Draft] = []
        self._future: list[Draft] = []
        self._cleared: list[Draft] = []
        self._last_key: str | None = None
        self._last_time = 0.0

    @property
    def can_undo(self) -> bool:
        """Whether there is a draft from before."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._future)

    def record(self, before: Draft, key: str | None, now: float, *, within: float = MERGE_SECONDS) -> None:
        """Note an edit.

        Args:
            before: The draft as it was.
            key: What was edited; edits with the same key that follow each other soon enough are one step. None is
                always a step of its own.
            now: When, in seconds on a clock that only goes forward.
            within: What is soon enough, in seconds.
        """
        continues = key is not None and key == self._last_key and now - self._last_time <= within
        if not continues:
            self._past = [*self._past, before][-_MOST_STEPS:]
            self._cleared = self._future
        self._future = []
        self._last_key, self._last_time = key, now

    def end(self, key: str, now: Draft) -> None:
        """Close a step; it is as if it had never been where it ends as it began.

        Args:
            key: What was edited in it.
            now: The draft that it ended with.
        """
        if key == self._last_key:
            self._last_key = None
            if self._past[-1] == now:
                self._past.pop()
                self._future = self._cleared

    def undo(self, now: Draft) -> Draft:
        """Return the draft from before `now`, which can be redone."""
        self._future.append(now)
        self._last_key = None
        return self._past.pop()

    def redo(self, now: Draft) -> Draft:
        """Return the draft that was last undone, which can be undone again."""
        self._past.append(now)
        self._last_key = None
        return self._future.pop()
