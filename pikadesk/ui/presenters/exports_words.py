"""What the window says of exports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import assert_never

from pikadesk.domain.errors import Fault, VideoDamaged
from pikadesk.domain.exporting import ExportKind, Timeline
from pikadesk.domain.films import Difference, Disagreement, EditListKind, Joined, Size, Trimmed
from pikadesk.services.exporting import Existing, Outcome, Source
from pikadesk.ui.text import decimal, megabytes, tenths, tr, tr_count, tr_fault
from pikadesk.words import translatable

KIND_NAMES: Mapping[ExportKind, str] = translatable(
    {
        ExportKind.COPY: "Copy",
        ExportKind.TRIM: "Trimmed copy",
        ExportKind.GIF: "GIF",
        ExportKind.WEBP: "WebP",
        ExportKind.FRAMES: "PNG sequence",
        ExportKind.SHEET: "Contact sheet",
        ExportKind.JOINED: "Joined video",
        ExportKind.EDIT_LIST: "Edit list",
    }
)

KIND_SENTENCES: Mapping[ExportKind, str] = translatable(
    {
        ExportKind.COPY: "The video as it is, with its recipe in it.",
        ExportKind.TRIM: "A part of the video, with its sound.",
        ExportKind.GIF: "A silent moving picture that every program shows; large for what it is.",
        ExportKind.WEBP: "A silent moving picture, far smaller than a GIF; browsers show it.",
        ExportKind.FRAMES: "Every frame as a picture, in a folder of its own.",
        ExportKind.SHEET: "Frames from first to last in one picture, with their times.",
        ExportKind.JOINED: "The videos one after the other as one MP4.",
        ExportKind.EDIT_LIST: "The clips in order, for an editor to open. It names the files where they are now.",
    }
)

EDIT_LIST_NAMES: Mapping[EditListKind, str] = translatable(
    {
        EditListKind.OTIO: "OpenTimelineIO",
        EditListKind.EDL: "EDL (CMX 3600)",
        EditListKind.XML: "Final Cut Pro XML",
    }
)

EDIT_LIST_SENTENCES: Mapping[EditListKind, str] = translatable(
    {
        EditListKind.OTIO: "For DaVinci Resolve, Kdenlive, Blender and others.",
        EditListKind.EDL: "For any editor: one track, short names.",
        EditListKind.XML: "For Premiere Pro and DaVinci Resolve.",
    }
)

_DIFFERENCES: Mapping[Difference, str] = translatable(
    {
        Difference.SIZE: (
            "“{title}” is {other}, the first video {first}. All of it is encoded anew in the size of the first, with "
            "black bars where the shape differs."
        ),
        Difference.CODEC: "“{title}” is in {other}, the first video in {first}. All of it is encoded anew.",
        Difference.RATE: "“{title}” has {other} frames a second, the first video {first}. All of it is encoded anew.",
        Difference.COLOURS: "“{title}” has other colours than the first video. All of it is encoded anew.",
        Difference.SETTINGS: "“{title}” was encoded in another way than the first video. All of it is encoded anew.",
        Difference.SOUND: (
            "The sound of “{title}” is not like that of the first video. The sound is encoded anew, the pictures are "
            "copied as they are."
        ),
        Difference.SOUND_LENGTH: (
            "The sound of “{title}” ends before its pictures. The sound is encoded anew, the pictures are copied as "
            "they are."
        ),
    }
)

# Less than a frame of any film lasts, in seconds.
_UNSEEN = 0.004


def several_title(sources: Sequence[Source]) -> str:
    """Return what clips are called together: `Gentle waves and 3 more`."""
    if len(sources) == 1:
        return sources[0].title
    return tr("{title} and {count} more").format(title=sources[0].title, count=len(sources) - 1)


def size_text(size: Size) -> str:
    """Return how large an animation will be: `about 4.2 MB · 5.0 s · 75 pictures`."""
    about = tr("about {size}").format(size=megabytes(size.bytes))
    return " · ".join([about, tenths(size.seconds), tr_count("%n picture", "%n pictures", size.frames)])


def part_text(frames: range, timeline: Timeline) -> str:
    """Return how long a part is: `2.5 s · 60 frames`."""
    return " · ".join([tenths(timeline.seconds(frames)), tr_count("%n frame", "%n frames", len(frames))])


def cut_text(cut: Trimmed, frames: range, timeline: Timeline) -> str:
    """Return which part will be written of a clip, and how far that is from the one that is wanted."""
    start, end = cut.start - timeline.first, cut.end - timeline.first
    earlier, later = timeline.begins(frames.start) - start, end - timeline.begins(frames.stop)
    said = [_span(start, end, cut)]
    if earlier > _UNSEEN and later > _UNSEEN:
        said.append(tr("Cut at key frames, it begins {earlier} s earlier and ends {later} s later than marked."))
    elif earlier > _UNSEEN:
        said.append(tr("Cut at key frames, it begins {earlier} s earlier than marked."))
    elif later > _UNSEEN:
        said.append(tr("Cut at key frames, it ends {later} s later than marked."))
    elif not cut.reencoded:
        said.append(tr("It can be cut just there."))
    return " ".join(said).format(earlier=decimal(earlier, 2), later=decimal(later, 2))


def agreement_text(disagreement: Disagreement | None, sources: Sequence[Source]) -> str:
    """Return whether films are copied or encoded anew when they are joined, and why."""
    if disagreement is None:
        return tr("All videos agree: everything is copied as it is.")
    title = sources[min(disagreement.film, len(sources) - 1)].title
    return tr(_DIFFERENCES[disagreement.difference]).format(
        title=title, first=disagreement.first, other=disagreement.other
    )


def existing_text(existing: Existing, of: int) -> str:
    """Return what is there already."""
    if of == 1:
        return tr("{name} is there already.").format(name=existing.names[0])
    count = len(existing.names)
    return tr("{count} of {of} files are there already.").format(count=count, of=of)


def export_fault(fault: Fault, file: Path) -> str:
    """Return why a clip was not exported: usual words are about what was downloaded."""
    if fault.code == VideoDamaged.code:
        return tr("{name} is damaged, was cut short, or is not there any more.").format(name=file.name)
    return tr_fault(fault)


def outcome_text(outcome: Outcome) -> str:
    """Return what became of an export."""
    parts = [_written(outcome)] if outcome.files else []
    if outcome.stopped and len(outcome.order.sources) > 1 and outcome.files:
        parts.append(tr("The rest was cancelled."))
    parts += dict.fromkeys(export_fault(each.fault, each.source.clip.path) for each in outcome.failures)
    return " ".join(parts)


def _written(outcome: Outcome) -> str:
    if len(outcome.order.names) > 1:
        count, of = len(outcome.files), len(outcome.order.names)
        folder = outcome.order.folder.name
        return tr("{count} of {of} saved in {folder}.").format(count=count, of=of, folder=folder)
    saved = tr("Saved as {name}.").format(name=outcome.files[0].name)
    match outcome.result:
        case Trimmed(start, end):
            return f"{saved} {_span(start, end, outcome.result)}"
        case Joined(seconds, disagreement):
            length = tr("It is {length} long.").format(length=tenths(seconds))
            return f"{saved} {length} {agreement_text(disagreement, outcome.order.sources)}"
        case None:
            return saved
        case _:
            assert_never(outcome.result)


def _span(start: float, end: float, cut: Trimmed) -> str:
    template = (
        tr("From {start} s to {end} s, encoded anew.")
        if cut.reencoded
        else tr("From {start} s to {end} s, copied as it is.")
    )
    return template.format(start=decimal(start, 2), end=decimal(end, 2))
