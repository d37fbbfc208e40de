"""Makes a library of thousands of clips, to try the window with and to measure.

    python -m tests.bench.library FOLDER [--clips 10000] [--videos FILE …]

FOLDER becomes what PIKADESK_DATA_DIR may name. The clips' files are not there, unless `--videos` names some real ones:
then every clip's file is a link to one of them, in FOLDER/videos, and the window can show, skim and play it.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from pikadesk.adapters.database import Database
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import EFFECTS, Task
from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import Draft, StoredImage, Transition, blank
from pikadesk.domain.library import Entry, Marks
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import parse

_NEWEST = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
_TEXT = (
    "waves mist stone harbour lantern gull slow pan dolly zoom out over under golden hour rain neon street city forest"
    " deer fox cat dog child kite balloon river bridge mountain snow cloud thunder train tram bicycle market flower bee"
    " tea cup window night moon star sky sea ship sail wind Möwe Straße naïve 東京 夜 café"
)
_WORDS = _TEXT.split()
_TAGS = ("sea", "night", "people", "reel", "client", "Öl", "draft", "best")
_COLLECTIONS = ("Reel 2026", "Harbour", "Trailer", "Loops")
_SHAPES = {"16:9": (1280, 720), "9:16": (720, 1280), "1:1": (960, 960), "4:5": (768, 960)}


def entries(count: int, folder: Path, films: Sequence[VideoFacts] = ()) -> list[Entry]:
    """Return clips of every task with what a user says of them; the same count gives the same clips.

    Args:
        count: How many.
        folder: Where their files are said to be, in folders of some hundred.
        films: What the files are, in turn; made up where there are none.
    """
    random = Random(count)
    return [_entry(number, random, folder, films[number % len(films)] if films else None) for number in range(count)]


def _entry(number: int, random: Random, folder: Path, film: VideoFacts | None) -> Entry:
    draft = _draft(random, list(Task)[number % len(Task)])
    ratio = str(draft.get("aspect_ratio")) if draft.spec.has("aspect_ratio") else random.choice(list(_SHAPES))
    width, height = _SHAPES.get(ratio, (1280, 720))
    seconds = estimate(draft).seconds
    facts = film or VideoFacts(width, height, 24 * seconds, float(seconds), has_sound=False)
    path = folder / f"Project {number // 700}" / f"{number:05} {random.choice(_WORDS)}.mp4"
    saved = _NEWEST - timedelta(minutes=37 * number + random.randrange(30))
    imported = number % 20 == 7
    clip = Clip(
        f"{random.getrandbits(128):032x}",
        path,
        None if imported else parse(draft),
        facts,
        saved,
        None if imported else f"record-{number}",
        None if imported else estimate(draft).credits,
    )
    return Entry(clip, _marks(number, random))


def _draft(random: Random, task: Task) -> Draft:
    draft = blank(task)
    if draft.spec.has("prompt"):
        draft = draft.with_value("prompt", _words(random, 6, 60))
    if draft.spec.has("negative_prompt") and random.random() < 0.4:
        draft = draft.with_value("negative_prompt", _words(random, 2, 12))
    if draft.spec.has("seed") and random.random() < 0.5:
        draft = draft.with_value("seed", str(random.randrange(2**31)))
    if draft.spec.has("aspect_ratio"):
        draft = draft.with_value("aspect_ratio", random.choice(list(_SHAPES)))
    if draft.spec.has("image"):
        draft = draft.with_value("image", _picture(random))
    if draft.spec.has("effect"):
        draft = draft.with_value("effect", random.choice(EFFECTS))
    if draft.spec.has("images"):
        draft = draft.with_value("images", tuple(_picture(random) for _ in range(random.randint(2, 5))))
    if draft.spec.has("transitions"):
        gaps = range(len(draft.images()) - 1)
        draft = draft.with_value("transitions", tuple(Transition(5, _words(random, 3, 15)) for _ in gaps))
    return draft


def _words(random: Random, fewest: int, most: int) -> str:
    return " ".join(random.choices(_WORDS, k=random.randint(fewest, most)))


def _picture(random: Random) -> StoredImage:
    return StoredImage(f"{random.getrandbits(256):064x}", f"{random.choice(_WORDS)}.jpg")


def _marks(number: int, random: Random) -> Marks:
    if number % 3:
        return Marks()
    return Marks(
        star=number % 9 == 0,
        title=_words(random, 1, 4) if number % 6 == 0 else "",
        tags=tuple(sorted(random.sample(_TAGS, 2))),
        note=_words(random, 3, 20) if number % 12 == 0 else "",
        collections=(random.choice(_COLLECTIONS),),
    )


async def make(folder: Path, count: int, videos: Sequence[Path] = ()) -> Database:
    """Make a library in a folder, and return it, open.

    Args:
        folder: The folder of everything.
        count: How many clips.
        videos: Real files, to which those of the clips are links.
    """
    database = Database(folder / "pikadesk.db", folder / "locks")
    films = [AvVideoTools().probe(video) for video in videos]
    made = entries(count, folder / "videos", films)
    await database.restore(made)
    for number, entry in enumerate(made if videos else ()):
        entry.clip.path.parent.mkdir(parents=True, exist_ok=True)
        entry.clip.path.symlink_to(videos[number % len(videos)].resolve())
    return database


def main() -> None:
    """Make what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.library", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clips", type=int, default=10_000)
    parser.add_argument("--videos", type=Path, nargs="+", default=[])
    options = parser.parse_args()
    asyncio.run(make(options.folder, options.clips, options.videos)).close()


if __name__ == "__main__":
    main()
