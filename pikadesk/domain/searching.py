"""How the words of a search meet those of a clip, and by what a clip is filtered and sorted.

Every library reads a clip through these, so that all of them find the same.
"""

from __future__ import annotations

import math
import re
import unicodedata
from fractions import Fraction

from pikadesk.domain.catalogue import CATALOGUE
from pikadesk.domain.clip import Clip, title
from pikadesk.domain.draft import Draft
from pikadesk.domain.fields import Choice, OptionValue
from pikadesk.domain.library import Entry
from pikadesk.domain.pricing import estimate

MOST_WORDS = 64
"""How many words of a query are looked for: enough to find a clip by its whole prompt, and never slow."""

_SAME_RATIO = 0.02
"""By what part two ratios may differ and be called the same: encoders round sizes to whole blocks."""

_ACCENTS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_ACCENT = re.compile(f"[{_ACCENTS}]")

# Scripts that put no space between words, and Hangul, whose words grow endings and grow together: Thai, Lao, Burmese,
# Khmer, what Chinese and Japanese are written in, and the planes of rare Chinese characters.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035"
    "\u3040-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)


class _Letters(dict[int, str]):
    """What `str.translate` puts in the place of each character: itself, itself as a word of its own, or a space."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kind = unicodedata.category(letter)
        # A symbol, such as that of a picture, says something by itself; those of ASCII are punctuation to people.
        alone = _UNSPACED.match(letter) or (kind[0] == "S" and code > 127)
        self[code] = f" {letter} " if alone and kind[0] in "LMNS" else letter if kind[0] in "LMN" else " "
        return self[code]


_LETTERS = _Letters()


def folded(text: str) -> str:
    """Return the words of a text as they are compared, with one space between them.

    Case, accents and other spellings of the same letter are gone. What stands between words, and half characters, are
    spaces. In a script without spaces every character is a word.
    """
    # The one lower-case letter whose capital is another letter's too is that letter.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).replace("ı", "i")
    return " ".join(unicodedata.normalize("NFKC", _ACCENT.sub("", plain)).casefold().translate(_LETTERS).split())


def phrases(query: str) -> tuple[str, ...]:
    """Return what must stand in a clip's texts, each by itself: words in a row, of which the last may go on.

    What is written without a space is a row, such as `v2.2` or a Chinese word.
    """
    found, left = list[str](), MOST_WORDS
    for chunk in query.split():
        words = folded(chunk).split()[:left]
        left -= len(words)
        found.append(" ".join(words))
    return tuple(dict.fromkeys(filter(None, found)))


def texts(entry: Entry) -> tuple[str, str, str, str, str]:
    """Return what is searched of a clip, folded: its title, prompts, kind, file and notes."""
    clip, marks = entry.clip, entry.marks
    draft = clip.request.draft if clip.request is not None else None
    said = "\n".join((*marks.tags, marks.note))
    return (
        folded(title_of(entry)),
        folded("" if draft is None else "\n".join(_prompts(draft))),
        folded("" if draft is None else _kind(draft)),
        folded(clip.path.name),
        folded(said),
    )


def _prompts(draft: Draft) -> list[str]:
    found = [draft.text(name) for name in ("prompt", "negative_prompt") if draft.spec.has(name)]
    if draft.spec.has("transitions"):
        found += [transition.prompt for transition in draft.transitions()]
    return found


def _kind(draft: Draft) -> str:
    return f"{draft.task} {draft.get('effect')}" if draft.spec.has("effect") else draft.task


def title_of(entry: Entry) -> str:
    """Return what a clip is called: by the user, by what it was made from, or by its file."""
    clip = entry.clip
    return entry.marks.title or (clip.path.stem if clip.request is None else title(clip.request.draft))


def alphabetical(text: str) -> str:
    """Return what puts texts in the order of the alphabet: without case and accents, numbers by their size."""
    return re.sub(r"\d+", lambda digits: digits[0].lstrip("0").rjust(20, "0"), folded(text))


def resolution(clip: Clip) -> str | None:
    """Return a clip's resolution as the catalogue spells it: the request's, or where that says none the picture's."""
    asked = _asked(clip, "resolution")
    side = f"{min(clip.facts.width, clip.facts.height)}p"
    return asked or (side if side in _options("resolution") else None)


def ratio(clip: Clip) -> str:
    """Return a clip's ratio as the catalogue spells it: the request's, or where that says none the picture's.

    A picture with a ratio that the catalogue has not says its own, such as `21:9`.
    """
    asked = _asked(clip, "aspect_ratio")
    width, height = max(clip.facts.width, 1), max(clip.facts.height, 1)
    alike = (
        (abs(width * high / (height * wide) - 1), f"{wide}:{high}")
        for wide, high in (map(int, str(option).split(":")) for option in _options("aspect_ratio"))
    )
    apart, nearest = min(alike)
    exact = Fraction(width, height)
    return asked or (nearest if apart <= _SAME_RATIO else f"{exact.numerator}:{exact.denominator}")


def seconds(clip: Clip) -> float:
    """Return how long a clip is, 0 where its file says what no length can be."""
    return clip.facts.seconds if math.isfinite(clip.facts.seconds) else 0.0


def cost(clip: Clip) -> int | None:
    """Return what a clip cost, in credits: what the service said, or else the published price; None if not known."""
    if clip.credits is not None or clip.request is None:
        return clip.credits
    return estimate(clip.request.draft).credits


def _asked(clip: Clip, name: str) -> str | None:
    if clip.request is None or not clip.request.spec.has(name):
        return None
    return str(clip.request.draft.get(name))


def _options(name: str) -> tuple[OptionValue, ...]:
    fields = (field for spec in CATALOGUE.values() for field in spec.fields if field.name == name)
    return next(field.options for field in fields if isinstance(field, Choice))
