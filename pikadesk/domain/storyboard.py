"""Edits of a Pikaframes draft: keyframes and the transitions in the gaps between them.

The rule by which a transition stays where it belongs: **a transition belongs to the gap, counted from the start, not to
a picture**. Moving or replacing a picture changes what is shown at a time and leaves every duration and prompt where it
was. Adding pictures inside a gap splits that gap evenly, removing an inner picture merges its two gaps into one; both
keep the total. Pictures added or removed at an end add or remove the gap at that end.

Retiming moves boundaries. **Boundary `i` is where transition `i` ends**, which is where keyframe `i + 1` stands; the
last boundary is the end of the video. Everything happens in whole seconds, every transition keeps at least its shortest
length, and nothing makes the whole longer than its limit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from pikadesk.domain.draft import Draft, ImageRef, Transition
from pikadesk.domain.fields import Images, Transitions

IMAGES, TRANSITIONS = "images", "transitions"

FRAME_RATE = 24
"""Frames for each second of a Pikaframes video, and of its preview."""


@dataclass(frozen=True, slots=True)
class Blend:
    """What a cross-dissolve shows: two keyframes by index, and how much of the second there is, from 0 to 1."""

    first: int
    second: int
    share: float


@dataclass(frozen=True, slots=True)
class Storyboard:
    """Keyframes with one transition in each gap."""

    images: tuple[ImageRef, ...]
    transitions: tuple[Transition, ...]

    @property
    def seconds(self) -> int:
        """Length of the whole, in seconds."""
        return sum(transition.duration for transition in self.transitions)

    @property
    def times(self) -> tuple[int, ...]:
        """When each keyframe is shown, in seconds from the start."""
        return tuple(sum(t.duration for t in self.transitions[:index]) for index in range(len(self.images)))

    def transition_at(self, seconds: float) -> int:
        """Return the index of the transition that runs at a time; at a boundary the one that begins there."""
        ends = accumulate(transition.duration for transition in self.transitions)
        return min(sum(end <= seconds for end in ends), max(0, len(self.transitions) - 1))

    def blend_at(self, seconds: float) -> Blend:
        """Return what a linear cross-dissolve through the keyframes shows at a time.

        At a keyframe's time it is that keyframe; before the start it is the first and after the end the last.
        """
        if not self.transitions:
            return Blend(0, 0, 0.0)
        index = self.transition_at(seconds)
        begun, length = self.times[index], self.transitions[index].duration
        share = (seconds - begun) / length if length > 0 else 1.0
        return Blend(index, index + 1, min(1.0, max(0.0, share)))


def storyboard(draft: Draft) -> Storyboard:
    """Read the storyboard of a Pikaframes draft."""
    return Storyboard(draft.images(IMAGES), draft.transitions(TRANSITIONS))


def with_storyboard(draft: Draft, board: Storyboard) -> Draft:
    """Return the draft with another storyboard."""
    return draft.with_value(IMAGES, board.images).with_value(TRANSITIONS, board.transitions)


def insert(draft: Draft, at: int, refs: Sequence[ImageRef]) -> tuple[Draft, int]:
    """Add pictures before the keyframe with index `at`.

    Returns:
        The new draft, and how many of the pictures had room.
    """
    board, field = storyboard(draft), _transitions_field(draft)
    fitting = tuple(refs)[: max(0, _images_field(draft).most - len(board.images))]
    at = min(at, len(board.images))
    gaps = list(board.transitions)
    if 0 < at < len(board.images):
        gaps[at - 1 : at] = _split(gaps[at - 1], len(fitting) + 1)
    else:
        for _ in range(len(fitting) if board.images else len(fitting) - 1):
            room = field.most_in_all - sum(gap.duration for gap in gaps)
            gaps.insert(at, Transition(max(field.shortest, min(field.default, room))))
    images = (*board.images[:at], *fitting, *board.images[at:])
    return with_storyboard(draft, Storyboard(images, tuple(gaps))), len(fitting)


def remove(draft: Draft, at: int) -> Draft:
    """Take away the keyframe with index `at`; the two gaps beside an inner one become one of the same length."""
    field = _transitions_field(draft)
    board = storyboard(draft)
    images = board.images[:at] + board.images[at + 1 :]
    gaps = list(board.transitions)
    if 0 < at < len(board.images) - 1:
        left, right = gaps[at - 1], gaps[at]
        merged = Transition(min(field.longest, left.duration + right.duration), left.prompt or right.prompt)
        gaps[at - 1 : at + 1] = [merged]
    elif gaps:
        del gaps[min(at, len(gaps) - 1)]
    return with_storyboard(draft, Storyboard(images, tuple(gaps)))


def move(draft: Draft, source: int, target: int) -> Draft:
    """Move the keyframe with index `source` to index `target`; durations and prompts stay with their gaps."""
    board = storyboard(draft)
    images = list(board.images)
    images.insert(target, images.pop(source))
    return with_storyboard(draft, Storyboard(tuple(images), board.transitions))


def replace_image(draft: Draft, at: int, ref: ImageRef) -> Draft:
    """Show another picture at the keyframe with index `at`."""
    board = storyboard(draft)
    images = (*board.images[:at], ref, *board.images[at + 1 :])
    return with_storyboard(draft, Storyboard(images, board.transitions))


def replace_transition(draft: Draft, at: int, transition: Transition) -> Draft:
    """Set the duration and prompt of one gap; a total that is too long is left for `check` to say."""
    board = storyboard(draft)
    gaps = (*board.transitions[:at], transition, *board.transitions[at + 1 :])
    return with_storyboard(draft, Storyboard(board.images, gaps))


def move_boundary(draft: Draft, boundary: int, to_second: int) -> Draft:
    """Move a boundary to a time; the transitions on both sides of it trade seconds, and the total stays.

    It stops one shortest transition away from its neighbours. The last boundary has no transition after it: moving it
    makes the last transition, and so the total, longer or shorter.
    """
    gaps = draft.transitions(TRANSITIONS)
    if boundary == len(gaps) - 1:
        return shift_from(draft, boundary, to_second - sum(gap.duration for gap in gaps))
    least = _transitions_field(draft).shortest
    before = sum(gap.duration for gap in gaps[:boundary])
    both = gaps[boundary].duration + gaps[boundary + 1].duration
    if both < 2 * least:
        return draft
    first = min(max(least, to_second - before), both - least)
    return _retimed(draft, {boundary: first, boundary + 1: both - first})


def shift_from(draft: Draft, boundary: int, by: int) -> Draft:
    """Move a boundary and everything after it by whole seconds, later or, where negative, earlier.

    The transition before the boundary and the total change by as much; the transitions after it keep their lengths. It
    stops where that transition is as short as one may be, or the whole as long as it may be.
    """
    field = _transitions_field(draft)
    gaps = draft.transitions(TRANSITIONS)
    room = max(0, field.most_in_all - sum(gap.duration for gap in gaps))
    return _retimed(draft, {boundary: max(field.shortest, gaps[boundary].duration + min(by, room))})


def distribute_evenly(draft: Draft) -> Draft:
    """Give all transitions the same whole number of seconds; the total stays, the first ones take what is left over."""
    gaps = draft.transitions(TRANSITIONS)
    if not gaps:
        return draft
    share, over = divmod(sum(gap.duration for gap in gaps), len(gaps))
    least = _transitions_field(draft).shortest
    return _retimed(draft, {index: max(least, share + (index < over)) for index in range(len(gaps))})


def fit_to(draft: Draft, seconds: int) -> Draft:
    """Shorten or stretch all transitions in proportion, so that the whole lasts exactly `seconds`.

    The seconds that rounding down leaves over go to those that it cost most, the first ones where it cost the same. A
    transition that would become too short gets the shortest length there is, and the others share the rest; where even
    that is too long, all get the shortest.
    """
    gaps = draft.transitions(TRANSITIONS)
    least = _transitions_field(draft).shortest
    weights = {index: max(1, gap.duration) for index, gap in enumerate(gaps)}
    lengths = dict.fromkeys(weights, least)
    left = seconds
    while small := [index for index, weight in weights.items() if weight * left < least * sum(weights.values())]:
        for index in small:
            del weights[index]
            left -= least
    whole = sum(weights.values())
    lengths |= {index: weight * left // whole for index, weight in weights.items()}
    by_loss = sorted(weights, key=lambda index: -(weights[index] * left % whole))
    for index in by_loss[: max(0, seconds - sum(lengths.values()))]:
        lengths[index] += 1
    return _retimed(draft, lengths)


def _retimed(draft: Draft, lengths: Mapping[int, int]) -> Draft:
    gaps = draft.transitions(TRANSITIONS)
    retimed = (replace(gap, duration=lengths.get(index, gap.duration)) for index, gap in enumerate(gaps))
    return draft.with_value(TRANSITIONS, tuple(retimed))


def _split(gap: Transition, parts: int) -> list[Transition]:
    # A gap with fewer seconds than parts cannot be split: it takes the seconds more that it needs.
    seconds, odd = divmod(max(gap.duration, parts), parts)
    return [Transition(seconds + (part < odd), gap.prompt) for part in range(parts)]


def _images_field(draft: Draft) -> Images:
    field = draft.spec.field(IMAGES)
    assert isinstance(field, Images)
    return field


def _transitions_field(draft: Draft) -> Transitions:
    field = draft.spec.field(TRANSITIONS)
    assert isinstance(field, Transitions)
    return field
