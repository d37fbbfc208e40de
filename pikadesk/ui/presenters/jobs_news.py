"""What happens in the queue while nobody looks at it."""

from __future__ import annotations

from dataclasses import dataclass

from pikadesk.ui.presenters.jobs import JobsPresenter
from pikadesk.ui.presenters.jobs_row import Group, JobRow
from pikadesk.ui.text import tr, tr_count


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened to a job.

    Attributes:
        title: Of the job.
        words: What happened.
        attention: Whether it waits for the user.
    """

    title: str
    words: str
    attention: bool


class JobNews:
    """Compares the list with what it was when it was looked at last.

    Args:
        presenter: Has the list.
    """

    def __init__(self, presenter: JobsPresenter) -> None:
        self._presenter = presenter
        self._seen: dict[str, Group] = {}
        self._told: set[tuple[str, str]] = set()
        self.look()

    def look(self) -> None:
        """Take the list as it is for known: somebody looks at it."""
        self._told.clear()
        self.take()

    def take(self) -> tuple[News, ...]:
        """Return what happened since the last time: videos that were saved, and jobs that need attention.

        A job that is tried again by itself needs attention after each try in vain; that is told once for each look.
        """
        rows = self._presenter.rows
        before, self._seen = self._seen, {row.id: row.group for row in rows}
        told = [(row.id, _told(row)) for row in rows if _is_news(row, before.get(row.id))]
        fresh = [(job_id, news) for job_id, news in told if (job_id, news.words) not in self._told]
        self._told.update((job_id, news.words) for job_id, news in fresh)
        return tuple(news for _, news in fresh)

    def summary(self) -> str:
        """Return how many jobs run, wait and need attention."""
        presenter = self._presenter
        activity = presenter.activity
        waiting = sum(row.group is Group.WAITING for row in presenter.rows)
        parts = [activity.words if activity.running else "", activity.attention_words if activity.attention else ""]
        parts.append(tr_count("1 waiting", "%n waiting", waiting) if waiting else "")
        if presenter.paused:
            parts.append(tr("new jobs are paused"))
        said = ", ".join(part for part in parts if part)
        return tr("Pikadesk: {state}").format(state=said or tr("nothing runs"))


def _is_news(row: JobRow, before: Group | None) -> bool:
    if row.group is Group.ATTENTION:
        return before is not Group.ATTENTION
    # One that was finished when it is first seen was finished before.
    return row.clip_id is not None and before not in (None, Group.FINISHED)


def _told(row: JobRow) -> News:
    attention = row.group is Group.ATTENTION
    return News(row.title, row.tag.words if row.tag and attention else tr("The video is saved."), attention)
