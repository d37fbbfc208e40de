"""How well two shots go on into each other, by the last frame of the one and the first of the other."""

from __future__ import annotations

from enum import StrEnum

SEAMLESS_BELOW, CUT_FROM = 2.0, 8.0
"""The limits, as mean absolute differences of all pixels and colours, in percent of the whole range.

A frame that was compressed once more differs from itself by about 1 percent; one step of a slow movement by 2 to 5; two
unrelated pictures by 10 to 40.
"""


class Seam(StrEnum):
    """What one sees of a joint."""

    SEAMLESS = "seamless"
    JUMP = "jump"
    CUT = "cut"


def seam_of(percent: float) -> Seam:
    """Return what one sees of a joint of two frames that differ by so many percent in the mean."""
    if percent < SEAMLESS_BELOW:
        return Seam.SEAMLESS
    return Seam.JUMP if percent < CUT_FROM else Seam.CUT
