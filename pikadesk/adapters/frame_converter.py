"""Frames of a film that plays as pictures, over FFmpeg's scaler.

It does in one go what would be done after each other otherwise: change the colours, and make it as large as it is seen.
A frame of 1920 by 1080 takes it a millisecond, Qt's own conversion without a graphics card seven.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikadesk.adapters.video_frames import is_large
from pikadesk.services.player_ports import ColourSpace, Pixels, RawFrame

if TYPE_CHECKING:
    from av import VideoFrame
    from av.video.reformatter import VideoReformatter

LAYOUTS = frozenset({"yuv420p", "yuv422p", "nv12", "nv21", "yuyv422", "uyvy422", "p010le", "gray"})
"""What it takes."""


class AvFrameConverter:
    """`FrameConverter` over FFmpeg's scaler; it keeps what it needs for frames like the last one."""

    def __init__(self) -> None:
        self._scaler: VideoReformatter | None = None
        self._copy: VideoFrame | None = None

    def convert(self, frame: RawFrame, width: int, height: int) -> Pixels | None:
        """Copy the planes, and scale them."""
        from av.video.reformatter import (  # noqa: PLC0415  # costly, and not needed to show the window
            ColorRange,
            Colorspace,
            Interpolation,
            VideoReformatter,
        )

        if frame.layout not in LAYOUTS:
            return None
        space = frame.space or (ColourSpace.BT709 if is_large(frame.width, frame.height) else ColourSpace.BT601)
        if self._scaler is None:
            self._scaler = VideoReformatter()
        shrinks = width < frame.width
        scaled = self._scaler.reformat(
            self._filled(frame),
            width,
            height,
            "bgra",
            src_colorspace=Colorspace.ITU709 if space is ColourSpace.BT709 else Colorspace.ITU601,
            src_color_range=ColorRange.JPEG if frame.full_range else ColorRange.MPEG,
            interpolation=Interpolation.AREA if shrinks else Interpolation.BICUBIC,
        )
        plane = scaled.planes[0]
        return Pixels(width, height, plane.line_size, bytes(plane))

    def _filled(self, frame: RawFrame) -> VideoFrame:
        import av  # noqa: PLC0415  # costly, and not needed to show the window

        copy = self._copy
        if copy is None or (copy.format.name, copy.width, copy.height) != (frame.layout, frame.width, frame.height):
            copy = self._copy = av.VideoFrame(frame.width, frame.height, frame.layout)
        for plane, (memory, line) in zip(copy.planes, frame.planes, strict=True):
            if line == plane.line_size:
                plane.update(memory[: plane.buffer_size])  # type: ignore[arg-type]  # any buffer will do
            else:
                part = min(line, plane.line_size)
                padding = bytes(plane.line_size - part)
                lines = (memory[at * line :][:part] for at in range(plane.height))
                plane.update(b"".join(bytes(each) + padding for each in lines))
        return copy
