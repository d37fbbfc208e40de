from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pikadesk.services.frame_ports import DecodedFrame
from tests.fakes.contracts_frames import COUNT, FrameReaderContract
from tests.fakes.frames import FakeFrameReader


class TestFakeFrameReader(FrameReaderContract):
    @pytest.fixture
    def reader(self) -> FakeFrameReader:
        return FakeFrameReader()

    @pytest.fixture
    def film(self, tmp_path: Path) -> Path:
        file = tmp_path / "film"
        file.write_bytes(bytes(COUNT))
        return file

    @pytest.fixture
    def number(self) -> Callable[[DecodedFrame], int]:
        return lambda frame: frame.rgb[0]
