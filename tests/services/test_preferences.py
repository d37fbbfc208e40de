"""The settings by which credits are kept from being spent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pikadesk.services.preferences import Preferences, Theme, queue_paused, restraints, with_queue_paused


@pytest.mark.parametrize("sandbox", [False, True])
def test_the_sandbox_has_a_queue_of_its_own(sandbox: bool) -> None:
    paused = with_queue_paused(Preferences(), True, sandbox=sandbox)
    assert queue_paused(paused, sandbox=sandbox) is True
    assert queue_paused(paused, sandbox=not sandbox) is False
    assert with_queue_paused(paused, False, sandbox=sandbox) == Preferences()


@pytest.mark.parametrize(
    "changed",
    [
        Preferences(daily_limit=1),
        Preferences(monthly_limit=1),
        Preferences(total_limit=1),
        Preferences(confirm_above=1),
        Preferences(queue_paused=True),
        Preferences(sandbox_queue_paused=True),
    ],
)
def test_what_keeps_credits_from_being_spent_is_told_from_all_else(changed: Preferences) -> None:
    assert restraints(changed) != restraints(Preferences())
    assert restraints(replace(changed, theme=Theme.DARK, parallel_jobs=4)) == restraints(changed)
