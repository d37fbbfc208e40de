"""Video files over PyAV."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.adapters.disk import storage_errors, write_whole
from pikadesk.adapters.video_frames import frame_at
from pikadesk.domain.clip import VideoFacts
from pikadesk.domain.errors import DiskFull, VideoDamaged

if TYPE_CHECKING:
    from PIL import Image

RECIPE_TAG = "comment"
"""The metadata field that carries the recipe: one that every player shows and every copy keeps."""

_POSTER_WIDTH = 480
# Twice what 25 s at 1080p take: once as it arrives, once with its recipe.
_LEAST_ROOM = 128 * 2**20


class AvVideoTools:
    """`VideoTools` over FFmpeg's libraries."""

    def probe(self, file: Path) -> VideoFacts:
        """Decode every frame: a file that was cut short opens without complaint and breaks only on the way."""
        import av  # noqa: PLC0415  # costly, and not needed to show the window

        try:
            with av.open(str(file), metadata_errors="replace") as container:
                stream = container.streams.video[0]
                stream.thread_type = "AUTO"
                frames, left_out, end = 0, 0, 0.0
                for packet in container.demux(stream):
                    # An edit list may say that a file holds frames that are not to be shown.
                    left_out += packet.is_discard
                    for frame in packet.decode():
                        frames += 1
                        width, height = frame.width, frame.height
                        end = max(end, float(((frame.pts or 0) + (frame.duration or 0)) * (stream.time_base or 0)))
                expected = stream.frames - left_out
                has_sound = bool(container.streams.audio)
        # IndexError: no video stream; OSError includes FFmpeg's errors that are the system's.
        except (av.error.FFmpegError, IndexError, OSError) as error:
            raise VideoDamaged(path=str(file)) from error
        if not frames or frames < expected:
            raise VideoDamaged(path=str(file))
        return VideoFacts(width, height, frames, end, has_sound)

    def save(self, source: Path, recipe: str, target: Path) -> None:
        """Copy the packets as they are into a new file beside the target, then put it in its place."""
        part = target.with_name(f".{target.name}.part")
        with storage_errors(target.parent):
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                try:
                    _remux(source, _as_text(recipe), part)
                except VideoDamaged:
                    # What plays and yet cannot be copied by packets was paid for all the same: without its recipe.
                    self.probe(source)
                    shutil.copyfile(source, part)
                with part.open("rb+") as written:
                    os.fsync(written.fileno())
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def read_recipe(self, file: Path) -> str | None:
        """Read the metadata; no frame is decoded for that."""
        import av  # noqa: PLC0415  # costly, and not needed to show the window

        try:
            with av.open(str(file), metadata_errors="replace") as container:
                # The beginning of a file that was cut short opens too, and holds nothing.
                if container.streams.video:
                    return container.metadata.get(RECIPE_TAG)
        except (av.error.FFmpegError, OSError) as error:
            raise VideoDamaged(path=str(file)) from error
        raise VideoDamaged(path=str(file))

    def check_writable(self, folder: Path) -> None:
        """Make the folder and a file in it, remove the file, and look for room for a video of the largest kind."""
        with storage_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                room = shutil.disk_usage(folder).free
        if room < _LEAST_ROOM:
            raise DiskFull(path=str(folder))

    def poster(self, file: Path, to: Path) -> None:
        """Write the first frame, 480 pixels wide at most, as a JPEG."""
        image = frame_at(file, 0)
        image.thumbnail((_POSTER_WIDTH, _POSTER_WIDTH))
        _write(image, to, "JPEG", quality=88)

    def frame(self, file: Path, seconds: float, to: Path) -> None:
        """Write the frame that is shown at a time as a PNG."""
        _write(frame_at(file, seconds), to, "PNG")


def _write(image: Image.Image, to: Path, form: str, **options: int) -> None:
    content = io.BytesIO()
    image.save(content, form, **options)
    with storage_errors(to.parent):
        write_whole(to, content.getvalue())


def _remux(source: Path, recipe: str, part: Path) -> None:
    import av  # noqa: PLC0415  # costly, and not needed to show the window

    try:
        reader = av.open(str(source), metadata_errors="replace")
    except (av.error.FFmpegError, OSError) as error:
        raise VideoDamaged(path=str(source)) from error
    try:
        with reader, av.open(str(part), "w", format="mp4", options={"movflags": "+faststart"}) as writer:
            copies = {
                stream.index: writer.add_stream_from_template(stream)
                for stream in reader.streams
                if stream.type in ("video", "audio")
            }
            writer.metadata.update(reader.metadata)
            writer.metadata[RECIPE_TAG] = recipe
            for packet in reader.demux([stream for stream in reader.streams if stream.index in copies]):
                # The last packet of each stream is an empty one that ends it.
                if packet.dts is not None:
                    packet.stream = copies[packet.stream.index]
                    writer.mux(packet)
    except OSError:
        # The system's, and so the target's: what follows is about what was to be copied.
        raise
    except (av.error.FFmpegError, ValueError) as error:
        raise VideoDamaged(path=str(source)) from error


def _as_text(recipe: str) -> str:
    """Spell half characters, which metadata cannot hold, as JSON does."""
    return recipe.encode("utf-8", "backslashreplace").decode()
