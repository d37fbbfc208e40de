"""Edits of a Pikaframes draft: keyframes and the transitions in the gaps between them.

The rule by which a transition stays where it belongs: **a transition belongs to the gap, counted from the start, not to
a picture**. Moving or replacing a picture changes what is shown at a time and leaves every duration and prompt where it
was. Adding pictures inside a gap splits that gap evenly, removing an inner picture merges its two gaps into one; both
keep the total. Pictures added or removed at an end add or remove the gap at that end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikadesk.domain.draft import Draft, ImageRef, Transition
from pikadesk.domain.fields import Images, Transitions

IMAGES, TRANSITIONS = "images", "transitions"


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
