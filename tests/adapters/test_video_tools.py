"""Video files, made and looked at with PyAV; the recipe is read back with FFmpeg's own program too."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

import av
import pytest
from PIL import Image

from pikadesk.adapters.video_tools import RECIPE_TAG, AvVideoTools
from pikadesk.domain.clip import VideoFacts
from pikadesk.domain.errors import DiskFull, Fault, FolderUnwritable, VideoDamaged
from tests.adapters.films import film, packets, pictures
from tests.adapters.limits import on_a_full_disk, without_root
from tests.fakes.contracts_files import VideoToolsContract

PROMPT = 'waves "🌊"\n\\ é; #=\u2028'
RECIPE = json.dumps({"type": "TEXT_TO_VIDEO", "promptObject": {"prompt": PROMPT}}, ensure_ascii=False)


@pytest.fixture
def tools() -> AvVideoTools:
    return AvVideoTools()


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return film(tmp_path / "good.mp4", sound=1.5)


class TestContract(VideoToolsContract):
    @pytest.fixture
    def videos(self, tools: AvVideoTools) -> AvVideoTools:
        return tools

    @pytest.fixture
    def video(self, tmp_path: Path) -> Path:
        return film(tmp_path / "good.mp4", moov_first=False)


def is_damaged(tools: AvVideoTools, file: Path) -> bool:
    try:
        tools.probe(file)
    except VideoDamaged as error:
        assert error.fault == Fault("video_damaged", (("path", str(file)),))
        return True
    return False


def test_facts(tools: AvVideoTools, tmp_path: Path) -> None:
    assert tools.probe(film(tmp_path / "a.mp4")) == VideoFacts(96, 64, 36, 1.5, has_sound=False)
    assert tools.probe(film(tmp_path / "b.mp4", size=(64, 96))) == VideoFacts(64, 96, 36, 1.5, has_sound=False)
    assert tools.probe(film(tmp_path / "c.mp4", sound=2.5)) == VideoFacts(96, 64, 36, 1.5, has_sound=True)
    one = tools.probe(film(tmp_path / "d.mp4", frames=1))
    assert (one.frames, round(one.seconds, 3)) == (1, 0.042)


def test_one_in_pieces_is_good_too(tools: AvVideoTools, tmp_path: Path) -> None:
    file = film(tmp_path / "a.mp4", options={"movflags": "frag_keyframe+empty_moov"}, sound=1.5)
    facts = tools.probe(file)
    assert (facts.width, facts.height, facts.frames, facts.has_sound) == (96, 64, 36, True)


def test_frames_that_are_not_to_be_shown_are_not_missing(tools: AvVideoTools, tmp_path: Path) -> None:
    """Players cut without loss by telling what to leave out; what was paid for must not be called damaged for it."""
    whole = film(tmp_path / "whole.mp4", frames=48)
    for start in ("0.3", "0.5", "1.3"):
        cut = tmp_path / f"from {start}.mp4"
        subprocess.run(["ffmpeg", "-v", "error", "-ss", start, "-i", whole, "-c", "copy", cut], check=True)
        shown = len(pictures(cut))
        assert 0 < shown < 48
        assert tools.probe(cut).frames == shown


@pytest.mark.parametrize("moov_first", [True, False])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.9])
def test_a_file_that_was_cut_short_is_damaged(
    tools: AvVideoTools, tmp_path: Path, moov_first: bool, share: float
) -> None:
    content = film(tmp_path / "a.mp4", moov_first=moov_first).read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(content[: int(len(content) * share)])
    assert is_damaged(tools, cut)


@pytest.mark.parametrize(
    "content",
    [Random(1).randbytes(9_000), bytes(9_000), b"<html>expired</html>", b"\0\0\0\x18ftypmp42"],
    ids=["noise", "zeros", "a page", "a beginning"],
)
def test_garbage_is_damaged(tools: AvVideoTools, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "garbage.mp4"
    file.write_bytes(content)
    assert is_damaged(tools, file)


def test_what_is_no_video_is_damaged(tools: AvVideoTools, tmp_path: Path) -> None:
    assert is_damaged(tools, film(tmp_path / "sound.mp4", frames=0, sound=1))
    assert is_damaged(tools, tmp_path / "gone.mp4")
    assert is_damaged(tools, tmp_path)
    with pytest.raises(VideoDamaged):
        tools.poster(tmp_path / "sound.mp4", tmp_path / "a.jpg")
    with pytest.raises(VideoDamaged):
        tools.poster(tmp_path, tmp_path / "a.jpg")
    assert not (tmp_path / "a.jpg").exists()


def test_damage_in_the_middle_never_surprises(tools: AvVideoTools, tmp_path: Path) -> None:
    content = bytearray(film(tmp_path / "a.mp4", sound=1.5).read_bytes())
    file = tmp_path / "b.mp4"
    for start in range(0, len(content), len(content) // 40):
        damaged = bytearray(content)
        damaged[start : start + 40] = bytes(byte ^ 0x5A for byte in damaged[start : start + 40])
        file.write_bytes(damaged)
        if not is_damaged(tools, file):
            # What plays can be saved, or is said not to be.
            try:
                tools.save(file, RECIPE, tmp_path / "out.mp4")
                tools.poster(file, tmp_path / "out.jpg")
            except VideoDamaged:
                continue


def test_saving_changes_no_packet(tools: AvVideoTools, video: Path, tmp_path: Path) -> None:
    before, target = packets(video), tmp_path / "videos" / "saved.mp4"
    tools.save(video, RECIPE, target)
    assert set(before) == {"video", "audio"}
    assert packets(target) == before
    assert pictures(target) == pictures(video)
    assert tools.probe(target) == tools.probe(video)


def test_the_recipe_is_in_the_file(tools: AvVideoTools, video: Path, tmp_path: Path) -> None:
    target = tmp_path / "saved.mp4"
    tools.save(video, RECIPE, target)
    with av.open(str(target)) as container:
        assert container.metadata[RECIPE_TAG] == RECIPE
    command = ["ffprobe", "-v", "error", "-show_entries", "format_tags", "-of", "json", target]
    tags = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["format"]["tags"]
    assert tags[RECIPE_TAG] == RECIPE


def test_a_saved_video_can_be_played_before_it_is_wholly_read(tools: AvVideoTools, tmp_path: Path) -> None:
    """As over a network: what says how to read it stands before what is read."""
    tools.save(film(tmp_path / "a.mp4", moov_first=False), RECIPE, tmp_path / "saved.mp4")
    content = (tmp_path / "saved.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_a_long_recipe_fits(tools: AvVideoTools, video: Path, tmp_path: Path) -> None:
    recipe = json.dumps({"prompt": "x" * 200_000})
    tools.save(video, recipe, tmp_path / "saved.mp4")
    with av.open(str(tmp_path / "saved.mp4")) as container:
        assert container.metadata[RECIPE_TAG] == recipe


def test_half_a_character_in_a_recipe_does_not_keep_a_video_from_being_saved(
    tools: AvVideoTools, video: Path, tmp_path: Path
) -> None:
    recipe = {"prompt": "half \ud83d", "image": "image:0/\udce4.jpg"}
    tools.save(video, json.dumps(recipe, ensure_ascii=False), tmp_path / "saved.mp4")
    with av.open(str(tmp_path / "saved.mp4")) as container:
        assert json.loads(container.metadata[RECIPE_TAG]) == recipe


def test_what_the_file_said_before_it_still_says(tools: AvVideoTools, video: Path, tmp_path: Path) -> None:
    named, latin = tmp_path / "named.mp4", tmp_path / "latin.mp4"
    for file, title in ((named, "Café".encode()), (latin, b"caf\xe9")):
        title_option = [b"-metadata", b"title=" + title]
        subprocess.run([b"ffmpeg", b"-v", b"error", b"-i", video, b"-c", b"copy", *title_option, file], check=True)
        assert tools.probe(file).frames == 36
        tools.poster(file, tmp_path / "a.jpg")
        tools.save(file, RECIPE, tmp_path / "saved.mp4")
        with av.open(str(tmp_path / "saved.mp4")) as container:
            assert container.metadata[RECIPE_TAG] == RECIPE
            assert container.metadata["title"] == title.decode(errors="replace")


def test_saving_over_an_older_one_replaces_it_whole(tools: AvVideoTools, video: Path, tmp_path: Path) -> None:
    target = tmp_path / "videos" / "saved.mp4"
    target.parent.mkdir()
    target.write_bytes(b"older")
    (target.parent / ".saved.mp4.part").write_bytes(b"left behind by a crash")
    tools.save(video, RECIPE, target)
    assert packets(target) == packets(video)
    assert list(target.parent.iterdir()) == [target]


def test_a_source_that_is_none_is_named_and_nothing_is_left(tools: AvVideoTools, tmp_path: Path) -> None:
    garbage, target = tmp_path / "garbage.part", tmp_path / "videos" / "saved.mp4"
    garbage.write_bytes(Random(1).randbytes(5_000))
    target.parent.mkdir()
    target.write_bytes(b"older")
    for source in (garbage, tmp_path / "gone.part", tmp_path):
        with pytest.raises(VideoDamaged) as caught:
            tools.save(source, RECIPE, target)
        assert caught.value.fault == Fault("video_damaged", (("path", str(source)),))
    assert list(target.parent.iterdir()) == [target]
    assert target.read_bytes() == b"older"


Save = Callable[[AvVideoTools, Path, Path], None]


def save(tools: AvVideoTools, video: Path, folder: Path) -> None:
    tools.save(video, RECIPE, folder / "saved.mp4")


def save_poster(tools: AvVideoTools, video: Path, folder: Path) -> None:
    tools.poster(video, folder / "poster.jpg")


def check(tools: AvVideoTools, _: Path, folder: Path) -> None:
    tools.check_writable(folder)


@pytest.mark.parametrize("write", [save, save_poster])
def test_a_full_disk_leaves_nothing(tools: AvVideoTools, video: Path, tmp_path: Path, write: Save) -> None:
    folder = tmp_path / "videos"
    with pytest.raises(DiskFull) as caught:
        on_a_full_disk(lambda: write(tools, video, folder))
    assert caught.value.fault == Fault("disk_full", (("path", str(folder)),))
    assert list(folder.iterdir()) == []
    write(tools, video, folder)
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("write", [save, save_poster, check])
def test_a_folder_that_cannot_be_written_is_told(tools: AvVideoTools, video: Path, tmp_path: Path, write: Save) -> None:
    folder = tmp_path / "videos"
    folder.mkdir(0o500)
    with pytest.raises(FolderUnwritable) as caught:
        without_root(lambda: write(tools, video, folder))
    assert caught.value.fault == Fault("folder_unwritable", (("path", str(folder)),))
    assert list(folder.iterdir()) == []
    with pytest.raises(FolderUnwritable):
        write(tools, video, video / "videos")


def test_a_folder_in_the_place_of_the_video_is_told(tools: AvVideoTools, video: Path, tmp_path: Path) -> None:
    (tmp_path / "videos" / "saved.mp4" / "kept").mkdir(parents=True)
    with pytest.raises(Exception) as caught:
        save(tools, video, tmp_path / "videos")
    assert caught.value.code in ("storage", "folder_unwritable")
    assert [file.name for file in (tmp_path / "videos").iterdir()] == ["saved.mp4"]


@pytest.mark.parametrize(("size", "poster"), [((960, 640), (480, 320)), ((360, 960), (180, 480)), ((96, 64), (96, 64))])
def test_a_poster_is_the_first_frame_in_a_size_for_a_list(
    tools: AvVideoTools, tmp_path: Path, size: tuple[int, int], poster: tuple[int, int]
) -> None:
    video, target = film(tmp_path / "a.mp4", size=size, frames=3), tmp_path / "posters" / "a.jpg"
    tools.poster(video, target)
    with Image.open(target) as picture, av.open(str(video)) as container:
        assert (picture.format, picture.size) == ("JPEG", poster)
        first = next(container.decode(video=0)).to_image().resize(poster)
        pixels = zip(first.convert("L").tobytes(), picture.convert("L").tobytes(), strict=True)
        assert sum(abs(a - b) for a, b in pixels) / (poster[0] * poster[1]) < 12
    assert list(target.parent.iterdir()) == [target]


def test_what_plays_but_fits_no_mp4_is_saved_as_it_is(tools: AvVideoTools, tmp_path: Path) -> None:
    source, target = tmp_path / "source.part", tmp_path / "videos" / "saved.mp4"
    with av.open(str(source), "w", format="webm") as container:
        stream = container.add_stream("libvpx", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(5):
            container.mux(stream.encode(av.VideoFrame(64, 48, "yuv420p")))
        container.mux(stream.encode())
    tools.save(source, "{}", target)
    assert target.read_bytes() == source.read_bytes()
    assert tools.probe(target).frames == 5
