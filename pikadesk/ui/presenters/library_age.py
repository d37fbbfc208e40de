"""How long ago something was, in the words of the library."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QLocale

from pikadesk.ui.text import tr

_WEEK = timedelta(days=6)


def age(then: datetime, now: datetime) -> str:
    """Return how long ago something was: `Just now`, `2 min ago`, `1 h ago`, `Yesterday`, `Sat`, `12 Mar 2026`.

    Args:
        then: When it was, with a time zone.
        now: Now, with a time zone.
    """
    then, now = then.astimezone(), now.astimezone()
    passed = now - then
    days = (now.date() - then.date()).days
    if passed < timedelta(minutes=1):
        return tr("Just now")
    if passed < timedelta(hours=1):
        return tr("{minutes} min ago").format(minutes=passed // timedelta(minutes=1))
    if days == 0:
        return tr("{hours} h ago").format(hours=passed // timedelta(hours=1))
    if days == 1:
        return tr("Yesterday")
    locale = QLocale()
    if now.date() - then.date() <= _WEEK:
        return locale.dayName(then.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{then.day} {locale.monthName(then.month, QLocale.FormatType.ShortFormat)} {then.year}"
