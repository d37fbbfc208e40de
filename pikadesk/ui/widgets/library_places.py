"""Where the cards of the library are: counted from their numbers, so that there may be any number of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QMargins, QPoint, QRect, QSize

from pikadesk.ui import theme
from pikadesk.ui.widgets.library_view_card import GAP, RING, card_height

_NARROWEST, _WIDEST = 176, 240
_ROOMY_GAP = theme.SPACE_5
_RINGS = QMargins(RING, RING, RING, RING)


@dataclass(frozen=True, slots=True)
class Places:
    """The places of cards, in pixels from the top of all of them; a cell is a card with room for its ring.

    Attributes:
        columns: How many stand in a row.
        span: How wide a row is, with a gap after its last card.
        pitch: How far it is from one row to the next.
        card: The size of one, without its ring.
    """

    columns: int
    span: int
    pitch: int
    card: QSize

    @classmethod
    def within(cls, width: int, height: int, *, roomy: bool) -> Places:
        """Share a width evenly among as many cards as fit.

        Args:
            width: Of the grid, with its margins.
            height: Of what is in sight.
            roomy: Whether rows are far apart, as where there are many of them.
        """
        inside = width - 2 * theme.SPACE_4
        columns = max(1, (inside + GAP) // (_NARROWEST + GAP))
        wide = max(1, min((inside + GAP) // columns - GAP, _WIDEST))
        high, gap = card_height(wide), _ROOMY_GAP if roomy else GAP
        # Where one row fits, it has all the room: a strip with the tops of the next cards under it looks cut off.
        alone = high + RING <= height < 2 * high + RING
        span = inside + GAP if wide < _WIDEST else columns * (wide + GAP)
        return cls(columns, span, height if alone else high + gap, QSize(wide, high))

    def height(self, count: int) -> int:
        """Return how high so many cards are, with the gap under the last ones."""
        return -(-count // self.columns) * self.pitch

    def cell(self, number: int) -> QRect:
        """Return where a card is, with its ring."""
        line, place = divmod(number, self.columns)
        # What is left of an even share goes between them.
        corner = QPoint(theme.SPACE_4 - RING + place * self.span // self.columns, line * self.pitch)
        return QRect(corner, self.card.grownBy(_RINGS))

    def nearest(self, point: QPoint, count: int) -> int:
        """Return the card of so many that is at a place, or before it; -1 where there are none."""
        line = max(0, point.y()) // self.pitch
        place = (point.x() - theme.SPACE_4 + GAP // 2) * self.columns // self.span
        return min(line * self.columns + min(max(place, 0), self.columns - 1), count - 1)

    def between(self, top: int, bottom: int, count: int) -> range:
        """Return the cards of so many whose rows are between two heights."""
        first, last = max(0, top) // self.pitch, max(0, bottom) // self.pitch
        return range(min(count, first * self.columns), min(count, (last + 1) * self.columns))

    def touched(self, area: QRect, count: int) -> Iterator[tuple[int, int]]:
        """Yield what an area touches, as the first and the last card of each row."""
        rows = self.between(area.top(), area.bottom(), count)
        for start in range(rows.start, rows.stop, self.columns):
            line = range(start, min(start + self.columns, rows.stop))
            hit = [number for number in line if self.cell(number).intersects(area)]
            if hit:
                yield hit[0], hit[-1]
