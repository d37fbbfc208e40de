"""Videos that say what they were made from: what is read out of them, and what is never in them."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pikadesk.adapters.files import film_recipe_reader, frame_keeper, picture_namer
from pikadesk.adapters.image_store import DiskImageStore
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage, StoredImage, Transition, blank
from pikadesk.domain.errors import DraftInvalid, ImageRejected, VideoDamaged
from pikadesk.domain.provenance import portable, write_provenance
from pikadesk.domain.request import parse, to_recipe
from tests.adapters.films import film, numbered_film, packets, pictures
from tests.adapters.pictures import scene
from tests.fakes.contracts import DRAFTS, a_clip, a_job

KEY = "0123456789abcdef3f9c"
KINDS = ["silent", "sound", "uneven", "one", "portrait", "odd"]


def jpeg(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    scene().save(file, "JPEG")
    return file


@pytest.fixture
def tools() -> AvVideoTools:
    return AvVideoTools()


@pytest.fixture
def saved(tools: AvVideoTools, tmp_path: Path) -> Callable[[str], Path]:
    """Writes a video that carries a text."""

    def write(text: str) -> Path:
        tools.save(film(tmp_path / "plain.mp4", frames=3), text, tmp_path / "saved.mp4")
        return tmp_path / "saved.mp4"

    return write


@pytest.mark.parametrize("task", list(Task))
def test_settings_are_read_as_they_were_saved(tools: AvVideoTools, saved: Callable[[str], Path], task: Task) -> None:
    file = saved(json.dumps(write_provenance(a_job(7, task=task), a_clip(9, task=task))))
    assert film_recipe_reader(tools)(file) == DRAFTS[task]


def test_a_film_of_other_programs_carries_none(tools: AvVideoTools, saved: Callable[[str], Path]) -> None:
    read = film_recipe_reader(tools)
    for text in ("Lavf61.7.100", "{half", "[1, 2]", '{"title": "holiday"}', "7", '"waves"'):
        assert read(saved(text)) is None
    assert read(film(saved("").parent / "without.mp4")) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"promptObject": {"task_type": "pika-v9"}, "type": "TEXT_TO_VIDEO"', "not_json"),
        (json.dumps({"promptObject": {"task_type": "pika-v9"}}), "missing"),
        (json.dumps(to_recipe(DRAFTS[Task.TEXT]) | {"version": 99}), "other_version"),
        ('{"promptObject": ' + "[" * 100_000, "file_unreadable"),
        ('{"promptObject": ' + "9" * 10_000 + "}", "file_unreadable"),
        ('{"promptObject": "' + "x" * 5_000_001 + '"}', "file_unreadable"),
    ],
    ids=["half", "another service", "another version", "endless", "a long number", "huge"],
)
def test_settings_that_are_none_are_told(
    tools: AvVideoTools, saved: Callable[[str], Path], text: str, code: str
) -> None:
    with pytest.raises(DraftInvalid) as caught:
        film_recipe_reader(tools)(saved(text))
    assert caught.value.problems[0].code == code


def test_a_film_that_is_none_is_damaged(tools: AvVideoTools, saved: Callable[[str], Path], tmp_path: Path) -> None:
    content = saved(json.dumps(to_recipe(DRAFTS[Task.TEXT]))).read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(content[:200])
    for file in (cut, tmp_path, tmp_path / "gone.mp4"):
        with pytest.raises(VideoDamaged):
            film_recipe_reader(tools)(file)


def test_pictures_of_a_film_from_elsewhere_lead_to_no_file_here(
    tools: AvVideoTools, saved: Callable[[str], Path], tmp_path: Path
) -> None:
    secret = jpeg(tmp_path / "secret.jpg")
    told = blank(Task.IMAGE).with_value("prompt", "waves").with_value("image", LocalImage(secret))
    draft = film_recipe_reader(tools)(saved(json.dumps(to_recipe(told))))
    assert draft is not None
    (ref,) = draft.images("image")
    assert ref == StoredImage("", "secret.jpg")
    with pytest.raises(ImageRejected):
        DiskImageStore(tmp_path / "images").path(ref)


def made(kind: str, folder: Path) -> Path:
    """Make a video of a kind."""
    file = folder / f"{kind}.mp4"
    match kind:
        case "sound":
            return film(file, sound=2.5)
        case "uneven":
            return numbered_film(file, frames=6, times=[0, 0.05, 0.1, 0.9, 1.21, 1.62])
        case "one":
            return film(file, frames=1)
        case "portrait":
            return film(file, size=(64, 96), sound=1)
        case "odd":
            even = film(folder / "even.mp4", sound=1)
            options = ["-vf", "scale=95:63", "-pix_fmt", "yuv444p", "-c:v", "libx264", "-c:a", "copy"]
            subprocess.run(["ffmpeg", "-v", "error", "-i", even, *options, file], check=True)
            return file
        case _:
            return film(file)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_video_says_of_itself_changes_no_packet(tools: AvVideoTools, tmp_path: Path, kind: str) -> None:
    source, target = made(kind, tmp_path), tmp_path / "videos" / "saved.mp4"
    recipe = json.dumps(write_provenance(a_job(7, task=Task.FRAMES), a_clip(9, task=Task.FRAMES)))
    tools.save(source, recipe, target)
    assert packets(target) == packets(source)
    assert pictures(target) == pictures(source)
    assert tools.probe(target) == tools.probe(source)
    assert film_recipe_reader(tools)(target) == DRAFTS[Task.FRAMES]
    # Saved once more, as when it is imported and saved elsewhere.
    tools.save(target, recipe, tmp_path / "again.mp4")
    assert packets(tmp_path / "again.mp4") == packets(source)


def test_no_byte_of_a_saved_video_tells_a_folder_or_the_key(tools: AvVideoTools, tmp_path: Path) -> None:
    home = tmp_path / "home" / "d.duck"
    data = home / ".local" / "share" / "pikadesk"
    source = jpeg(home / "Pictures" / "Möwe 🦆.jpg")
    kept = DiskImageStore(data / "images").keep(source)
    draft = blank(Task.FRAMES).with_value("images", (kept, LocalImage(source), StoredImage("0" * 64, str(source))))
    request = parse(draft.with_value("transitions", (Transition(5, "fade"),) * 2))
    job, clip = replace(a_job(7), request=request), replace(a_clip(9), path=home / "Videos" / "a.mp4")
    tools.save(film(data / "downloads" / "a.mp4"), json.dumps(write_provenance(job, clip)), clip.path)
    content = clip.path.read_bytes()
    for secret in (str(home), str(data), "d.duck", "downloads", str(Path.home()), KEY, str(tmp_path)):
        for form in (secret.encode(), json.dumps(secret)[1:-1].encode(), secret.encode("utf-16-le")):
            assert form not in content, secret
    read = film_recipe_reader(tools)(clip.path)
    assert read == portable(request.draft)
    assert [ref.name for ref in read.images() if isinstance(ref, StoredImage)] == ["Möwe 🦆.jpg"] * 3


@pytest.mark.parametrize("seconds", [0.0, 1.0, math.inf])
def test_the_kept_copy_of_a_frame_is_the_frame_itself(tools: AvVideoTools, tmp_path: Path, seconds: float) -> None:
    """So its digest, by which a request names it, is that of the picture that was taken of the clip."""
    for kind in ("silent", "odd", "portrait"):
        frame = frame_keeper(tools, tmp_path / "frames")(made(kind, tmp_path), seconds, "Waves – last frame")
        store = DiskImageStore(tmp_path / "images")
        kept = store.keep(frame)
        assert store.path(kept).read_bytes() == frame.read_bytes()
        assert kept.digest == store.inspect(frame).digest


def test_a_kept_picture_gets_its_name_back(tmp_path: Path) -> None:
    store = DiskImageStore(tmp_path / "images")
    kept = store.keep(jpeg(tmp_path / "Möwe 🦆.jpg"))
    name = picture_namer(store, tmp_path / "named")
    file = name(kept)
    assert file.name == "Möwe 🦆.jpg"
    assert file.read_bytes() == store.path(kept).read_bytes()
    assert name(kept) == file
    assert name(replace(kept, name="../../etc/passwd.jpg")).parent == file.parent
    store.path(kept).unlink()
    with pytest.raises(ImageRejected):
        name(kept)
