"""What every store of pictures and everything that reads and writes videos must do; see `tests.fakes.contracts`."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import pytest

from pikadesk.domain.draft import StoredImage
from pikadesk.domain.errors import FolderUnwritable, ImageRejected, VideoDamaged
from pikadesk.domain.preflight import centred_crop
from pikadesk.services.ports import (
    ImageStore,
    VideoTools,
)


class ImageStoreContract:
    @pytest.fixture
    def images(self) -> ImageStore:
        raise NotImplementedError

    @pytest.fixture
    def picture(self) -> Path:
        """Return a picture that can be used as it is, such as an upright JPEG."""
        raise NotImplementedError

    @pytest.fixture
    def placed(self) -> Path:
        """Return a picture like that one which says where it was taken."""
        raise NotImplementedError

    @pytest.fixture
    def glass(self) -> Path:
        """Return a picture that can be seen through, and says where it was taken."""
        raise NotImplementedError

    def test_a_picture_is_looked_at(self, images: ImageStore, picture: Path) -> None:
        facts = images.inspect(picture)
        assert facts.bytes == picture.stat().st_size
        assert facts.width > 0
        assert facts.height > 0
        assert facts.format == "JPEG"
        assert not (facts.rotated or facts.has_location or facts.has_transparency or facts.animated)

    def test_the_same_bytes_have_the_same_digest_and_others_another(self, images: ImageStore, picture: Path) -> None:
        content = picture.read_bytes()
        copy, other = picture.with_name("copy.jpg"), picture.with_name("other.jpg")
        copy.write_bytes(content)
        other.write_bytes(content + b" ")
        digests = [images.inspect(file).digest for file in (picture, copy, other)]
        assert digests == [hashlib.sha256(each).hexdigest() for each in (content, content, content + b" ")]
        assert images.inspect(images.path(images.keep(picture))).digest == digests[0]

    def test_a_place_is_removed_unless_it_is_to_stay(self, images: ImageStore, placed: Path) -> None:
        before = placed.read_bytes()
        assert images.inspect(placed).has_location
        without, with_it = images.keep(placed), images.keep(placed, keep_location=True)
        assert without.digest != with_it.digest
        assert not images.inspect(images.path(without)).has_location
        assert images.inspect(images.path(with_it)).has_location
        assert placed.read_bytes() == before

    @pytest.mark.parametrize("ratio", [(1, 1), (16, 9), (9, 16), (1920, 1080), (3, 7)])
    def test_a_crop_has_the_ratio_and_leaves_the_picture(
        self, images: ImageStore, picture: Path, ratio: tuple[int, int]
    ) -> None:
        before, facts = picture.read_bytes(), images.inspect(picture)
        part = images.crop(picture, "Möwe.png", *ratio)
        found = images.inspect(part)
        left, top, right, bottom = centred_crop(facts.width, facts.height, *ratio)
        assert (found.width, found.height) == (right - left, bottom - top)
        assert part.name == "Möwe.jpg"
        assert picture.read_bytes() == before
        assert images.crop(picture, "Möwe.png", *ratio) == part
        assert images.crop(picture, "other.jpg", *ratio) != part
        images.keep(part)

    def test_a_crop_of_a_crop_is_a_picture_too(self, images: ImageStore, picture: Path) -> None:
        square = images.crop(picture, "a.jpg", 1, 1)
        facts = images.inspect(images.crop(square, "a.jpg", 2, 1))
        assert facts.width == images.inspect(square).width
        assert abs(facts.width - 2 * facts.height) <= 1

    def test_a_crop_says_what_its_picture_says_of_its_place(
        self, images: ImageStore, picture: Path, placed: Path
    ) -> None:
        assert not images.inspect(images.crop(picture, "a.jpg", 1, 1)).has_location
        assert images.inspect(images.crop(placed, "a.jpg", 1, 1)).has_location

    def test_on_white_nothing_can_be_seen_through(self, images: ImageStore, glass: Path) -> None:
        before, facts = glass.read_bytes(), images.inspect(glass)
        assert facts.has_transparency
        flat = images.flatten(glass, f"Möwe{glass.suffix}")
        found = images.inspect(flat)
        assert not found.has_transparency
        assert found.has_location
        assert (found.width, found.height) == (facts.width, facts.height)
        assert flat.stem == "Möwe"
        assert glass.read_bytes() == before
        assert images.flatten(glass, f"Möwe{glass.suffix}") == flat
        images.keep(flat)

    def test_a_copy_stays_when_the_original_goes(self, images: ImageStore, picture: Path) -> None:
        content = picture.read_bytes()
        image = images.keep(picture)
        picture.unlink()
        assert images.path(image).read_bytes() == content
        assert image.name == picture.name
        assert len(image.digest) == 64

    def test_the_same_picture_is_kept_once(self, images: ImageStore, picture: Path) -> None:
        first = images.keep(picture)
        again = images.keep(picture)
        assert again == first
        assert images.path(again) == images.path(first)

    def test_a_picture_that_was_never_kept_is_missing(self, images: ImageStore) -> None:
        for digest in ("0" * 64, "", "../../etc/passwd", "ab" * 32):
            with pytest.raises(ImageRejected) as caught:
                images.path(StoredImage(digest, "a.jpg"))
            assert caught.value.reason == "missing"

    @pytest.mark.parametrize("reason", ["missing", "folder", "empty"])
    def test_what_is_no_picture_is_rejected_by_name(self, images: ImageStore, tmp_path: Path, reason: str) -> None:
        file = tmp_path / "duck.jpg"
        if reason == "folder":
            file.mkdir()
        elif reason == "empty":
            file.touch()
        written = (lambda each: images.crop(each, "a.jpg", 1, 1), lambda each: images.flatten(each, "a.jpg"))
        for look in (images.inspect, images.keep, *written):
            with pytest.raises(ImageRejected) as caught:
                look(file)
            assert caught.value.reason == reason
            assert caught.value.fault.get("name") == "duck.jpg"


class VideoToolsContract:
    @pytest.fixture
    def videos(self) -> VideoTools:
        raise NotImplementedError

    @pytest.fixture
    def video(self) -> Path:
        """Return a good MP4."""
        raise NotImplementedError

    def test_a_good_video_is_probed(self, videos: VideoTools, video: Path) -> None:
        facts = videos.probe(video)
        assert facts.width > 0
        assert facts.height > 0
        assert facts.frames > 0
        assert facts.seconds > 0

    def test_what_does_not_play_is_damaged(self, videos: VideoTools, video: Path, tmp_path: Path) -> None:
        content = video.read_bytes()
        file = tmp_path / "damaged.mp4"
        for damaged in (b"", b"<html>no</html>", content[: len(content) // 2], content[:-200], content[200:]):
            file.write_bytes(damaged)
            with pytest.raises(VideoDamaged):
                videos.probe(file)
        with pytest.raises(VideoDamaged):
            videos.probe(tmp_path / "not there.mp4")

    def test_what_is_saved_plays_as_before_and_leaves_nothing_beside_it(
        self, videos: VideoTools, video: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "new folder" / "Möwe.mp4"
        videos.save(video, '{"prompt": "🌊"}', target)
        assert videos.probe(target) == videos.probe(video)
        assert list(target.parent.iterdir()) == [target]
        assert b'{"prompt": "\xf0\x9f\x8c\x8a"}' in target.read_bytes()
        assert videos.read_recipe(target) == '{"prompt": "🌊"}'
        assert videos.read_recipe(video) is None
        # A save that was interrupted after the file was written is done again.
        videos.save(video, '{"prompt": "again"}', target)
        assert list(target.parent.iterdir()) == [target]
        assert videos.read_recipe(target) == '{"prompt": "again"}'

    def test_what_is_no_video_says_nothing(self, videos: VideoTools, tmp_path: Path) -> None:
        (tmp_path / "note.mp4").write_bytes(b"<html>no</html>")
        for file in (tmp_path / "note.mp4", tmp_path / "not there.mp4", tmp_path):
            with pytest.raises(VideoDamaged):
                videos.read_recipe(file)

    def test_a_folder_that_cannot_be_made_is_told(self, videos: VideoTools, video: Path, tmp_path: Path) -> None:
        in_the_way = tmp_path / "file"
        in_the_way.touch()
        with pytest.raises(FolderUnwritable):
            videos.save(video, "{}", in_the_way / "a.mp4")
        with pytest.raises(FolderUnwritable):
            videos.check_writable(in_the_way)
        with pytest.raises(FolderUnwritable):
            videos.check_writable(in_the_way / "videos")
        assert video.exists()

    def test_looking_whether_a_folder_can_be_written_leaves_nothing(self, videos: VideoTools, tmp_path: Path) -> None:
        folder = tmp_path / "a" / "b"
        videos.check_writable(folder)
        assert list(folder.iterdir()) == []

    def test_a_poster_is_a_jpeg(self, videos: VideoTools, video: Path, tmp_path: Path) -> None:
        target = tmp_path / "posters" / "a.jpg"
        videos.poster(video, target)
        assert target.read_bytes().startswith(b"\xff\xd8\xff")
        assert list(target.parent.iterdir()) == [target]
        with pytest.raises(VideoDamaged):
            videos.poster(tmp_path / "not there.mp4", target)

    def test_a_frame_is_a_png_and_the_first_and_last_end_the_times(
        self, videos: VideoTools, video: Path, tmp_path: Path
    ) -> None:
        def taken(seconds: float) -> bytes:
            target = tmp_path / "frames" / "Möwe 🦆.png"
            videos.frame(video, seconds, target)
            assert list(target.parent.iterdir()) == [target]
            return target.read_bytes()

        first, last = taken(0), taken(math.inf)
        assert first.startswith(b"\x89PNG\r\n\x1a\n")
        assert first != last
        assert taken(-1) == first
        assert taken(1e9) == last

    def test_a_frame_that_cannot_be_taken_is_told_and_leaves_nothing(
        self, videos: VideoTools, video: Path, tmp_path: Path
    ) -> None:
        damaged, target = tmp_path / "damaged.mp4", tmp_path / "frames" / "a.png"
        damaged.write_bytes(video.read_bytes()[:-200])
        for file in (damaged, tmp_path / "not there.mp4"):
            with pytest.raises(VideoDamaged):
                videos.frame(file, math.inf, target)
        assert not target.parent.exists()
        with pytest.raises(FolderUnwritable):
            videos.frame(video, 0, video / "a.png")
