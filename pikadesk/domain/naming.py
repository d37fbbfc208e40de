"""What exported files are called: templates such as `{date}_{title}_{seed}`, and names that every system takes.

A job's own video is not named here but by `pikadesk.domain.clip.file_name`: a save that was interrupted is found again
by that name, so no setting may change it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import Problem

DEFAULT_TEMPLATE = "{date}_{title}_{seed}"
"""What files are called unless the user says otherwise."""

PLACEHOLDERS = (
    "title",
    "date",
    "time",
    "task",
    "model",
    "effect",
    "seed",
    "resolution",
    "ratio",
    "duration",
    "number",
    "id",
)
"""What a template may name, each in braces."""

MOST_BYTES = 200
"""How long a name may be in UTF-8, without its suffix: systems take 255 and less, and numbers may still be added."""

_EMPTY = "clip"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SEPARATORS = " _-.,"
# Windows refuses these, or reads them as something else: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_REFUSED = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"}
)
# They would show a name in another order than it has, its suffix too.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_APOSTROPHES = frozenset("'\u2018\u2019")


def problems(template: str) -> tuple[Problem, ...]:
    """Return what is wrong with a template: a placeholder that there is none of, or nothing in it at all."""
    if not template.strip():
        return (Problem("file_name", "template_empty", (("example", DEFAULT_TEMPLATE),)),)
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    unknown = dict.fromkeys(name for name in _PLACEHOLDER.findall(template) if name not in PLACEHOLDERS)
    return tuple(
        Problem("file_name", "placeholder_unknown", (("known", known), ("name", f"{{{name}}}"))) for name in unknown
    )


def expand(template: str, values: Mapping[str, str]) -> str:
    """Return the name that a template makes, without a suffix; every system takes it, and it is never empty.

    A placeholder without a value goes, with what separated it from what stood before. One that is not known stays as it
    is written. Where the name is too long, the title is cut first.

    Args:
        template: The template, with or without problems.
        values: What stands for which placeholder.
    """
    name = _filled(template, values)
    title = values.get("title", "")
    over = len(name.encode("utf-8", "replace")) - MOST_BYTES
    if over > 0 and title:
        room = max(0, len(title.encode("utf-8", "replace")) - over)
        name = _filled(template, {**values, "title": _cut(title, room).rstrip(_SEPARATORS)})
    return safe_name(name)


def safe_name(name: str) -> str:
    """Return a file's name, without a suffix, that every system takes: as near to the one wanted as may be."""
    plain = "".join(" " if _is_refused(letter) else letter for letter in unicodedata.normalize("NFC", name))
    # Trailing dots and spaces are lost on Windows; a leading dot hides a file elsewhere.
    plain = " ".join(plain.split()).lstrip(". ").rstrip(". ")
    plain = _cut(plain, MOST_BYTES).rstrip(". ") or _EMPTY
    is_device = plain.partition(".")[0].rstrip().lower() in _DEVICES
    return f"_{_cut(plain, MOST_BYTES - 1).rstrip('. ')}" if is_device else plain


def values_of(clip: Clip, title: str, *, number: int = 1, of: int = 1) -> dict[str, str]:
    """Return what stands for the placeholders where a clip is exported; what is not known is empty.

    Args:
        clip: The clip. Its date and time are those of this computer's clock.
        title: What it is called.
        number: Which one of those that are exported together it is, from 1.
        of: How many those are.
    """
    saved = clip.created_at.astimezone()
    facts = clip.facts
    values = {
        "title": _hyphenated(title),
        "date": f"{saved:%Y-%m-%d}",
        "time": f"{saved:%H-%M}",
        "resolution": f"{min(facts.width, facts.height)}p",
        "duration": f"{round(facts.seconds)}s",
        "number": numbered(number, of),
        "id": clip.id[:8],
    }
    if clip.request is not None:
        draft = clip.request.draft
        chosen = {name: str(draft.get(name)) for name in ("model", "effect", "resolution") if draft.spec.has(name)}
        if draft.spec.has("aspect_ratio"):
            chosen["ratio"] = str(draft.get("aspect_ratio")).replace(":", "x")
        values |= {"task": str(draft.task), "seed": draft.text("seed").strip(), **chosen}
    return values


def numbered(number: int, of: int) -> str:
    """Write a number with as many digits as the last one has, so that names stand in order: `07` of 12."""
    return f"{number:0{len(str(of))}}"


def distinct(names: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Return names of files, each another one: those that are there twice or taken get a number before their suffix.

    Two names that differ only in capitals, or in how their accents are written, are one on some systems, and so here.
    """
    used = {_folded(name) for name in taken}
    made = []
    for name in names:
        path, free, number = PurePath(name), name, 2
        while _folded(free) in used:
            free, number = f"{path.stem}-{number}{path.suffix}", number + 1
        used.add(_folded(free))
        made.append(free)
    return tuple(made)


def clashes(names: Iterable[str], taken: Iterable[str]) -> tuple[str, ...]:
    """Return the names that would replace a file of those that are there already."""
    used = {_folded(name) for name in taken}
    return tuple(name for name in names if _folded(name) in used)


def _filled(template: str, values: Mapping[str, str]) -> str:
    built, left_out, at = "", False, 0
    for found in _PLACEHOLDER.finditer(template):
        built += _between(template[at : found.start()], after_nothing=left_out and not built)
        at = found.end()
        value = values.get(found[1], "") if found[1] in PLACEHOLDERS else found[0]
        # A slash in a value would make folders.
        value = value.strip()
        left_out = not value
        built = built + value if value else built.rstrip(_SEPARATORS)
    return built + _between(template[at:], after_nothing=left_out and not built)


def _between(text: str, *, after_nothing: bool) -> str:
    return text.lstrip(_SEPARATORS) if after_nothing else text


def _is_refused(letter: str) -> bool:
    # Control characters, halves of a pair, and what is no character: some system refuses each of them.
    unusable = unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Zl", "Zp")
    return unusable or letter in _REFUSED or letter in _TURNING


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text in so many bytes, with no character cut in two, nor one from its accents."""
    if len(text.encode("utf-8", "replace")) <= most:
        return text
    kept = text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
    while kept and (_belongs_to_before(text[len(kept)]) or kept[-1] in _JOINERS):
        kept = kept[:-1]
    return kept


def _belongs_to_before(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter).startswith("M")


def _hyphenated(title: str) -> str:
    """Write a title in small letters, of any alphabet, with hyphens: `gentle-waves-at-sunset`."""
    letters = (each for each in unicodedata.normalize("NFC", title).lower() if each not in _APOSTROPHES)
    plain = "".join(each if each in _JOINERS or unicodedata.category(each)[0] in "LMN" else " " for each in letters)
    return "-".join(plain.split())


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
