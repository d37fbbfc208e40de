"""Drafts made again at the final resolution."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from pikadesk.domain.errors import Declined, PikadeskError, PressedTwice
from pikadesk.domain.final import Final, at_final
from pikadesk.domain.job import Origin, OriginKind
from pikadesk.services.purchasing import Order
from pikadesk.ui.presenters.form_orders import Batch
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.ordering import Enqueue
from pikadesk.ui.presenters.spending import SpendingPresenter
from pikadesk.ui.text import credits, difference, tr, tr_fault


class FinalOrders:
    """Orders clips of 720p at 1080p; the job knows which clip was its draft.

    Args:
        library: Has the clips.
        spending: Has the limits.
        order: Orders videos.
        spawn: Runs a coroutine on the event loop.
        say: Shows why nothing was ordered.
    """

    def __init__(
        self,
        library: LibraryPresenter,
        spending: SpendingPresenter,
        *,
        order: Enqueue,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        say: Callable[[str], None],
    ) -> None:
        self._library, self._spending = library, spending
        self._order, self._spawn, self._say = order, spawn, say

    def words(self, clip_id: str) -> str:
        """Return what a menu says, with the price and how much more it is than the draft's; empty for no draft."""
        final = self._final(clip_id)
        if final is None:
            return ""
        template = tr("Make it at 1080p: {amount} ({difference})…")
        return template.format(amount=credits(final.credits), difference=difference(final.difference))

    def draft_of(self, clip_id: str) -> str | None:
        """Return the clip of which a clip is the final, None where it is none."""
        return self._library.draft_of(clip_id)

    def of(self, clip_id: str) -> str | None:
        """Return the newest final of a clip, None where there is none."""
        return self._library.final_of(clip_id)

    def batch(self, clip_id: str) -> Batch | None:
        """Return the order, and what to know about it first; None where the clip is no draft."""
        final = self._final(clip_id)
        if final is None:
            return None
        same = tr("The same settings and the same seed as the draft.")
        another = tr("The draft had no fixed seed, so this will be another video of the same settings.")
        price = credits(final.credits)
        return Batch(
            # A clip has the id of its job.
            (Order(final.request, origin=Origin(OriginKind.FINAL, clip_id)),),
            tr("Make it at 1080p"),
            same if final.same_seed else another,
            tr("What the draft cost is not set off."),
            final.credits,
            tr("{difference} to the price of the draft").format(difference=difference(final.difference)),
            tr("Generate for {amount}").format(amount=price),
            self._spending.meter(final.credits),
        )

    def order(self, batch: Batch) -> None:
        """Order it; a question may come first."""
        self._spawn(self._send(batch))

    def _final(self, clip_id: str) -> Final | None:
        clip = self._library.clip(clip_id)
        return at_final(clip.request) if clip is not None and clip.request is not None else None

    async def _send(self, batch: Batch) -> None:
        try:
            await self._order(batch.orders)
        except (Declined, PressedTwice):
            return
        except PikadeskError as error:
            self._say(tr_fault(error.fault))
