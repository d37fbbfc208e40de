"""A final and its draft, where the final was not made at the first try."""

from __future__ import annotations

from pathlib import Path

import pytest

from pikadesk.domain.errors import CreditsShort, OutcomeUnknown, PikadeskError
from tests.fakes import until
from tests.ui.window_rig import running, text_draft


@pytest.mark.parametrize("error", [CreditsShort(), OutcomeUnknown(reason="connection_lost")])
async def test_a_final_that_was_not_made_at_once_leads_to_its_draft_too(tmp_path: Path, error: PikadeskError) -> None:
    async with running(tmp_path) as rig:
        draft, runner = await rig.add_clip(text_draft("waves")), rig.world.runner
        batch = rig.finals.batch(draft.id)
        assert batch is not None
        rig.world.api.on_submit(error)
        rig.finals.order(batch)
        await rig.settle()
        (job,) = runner.jobs.values()
        await runner.settled(job.id)
        rig.world.clock.advance(5)
        rig.jobs.try_again(job.id) if isinstance(error, CreditsShort) else rig.jobs.send_again(job.id)
        await rig.settle()
        final = next(each for each in runner.jobs if each != job.id)
        await runner.settled(final)
        await until(lambda: rig.library.take_arrival() is not None)
        assert (rig.library.draft_of(final), rig.library.final_of(draft.id)) == (draft.id, final)
