"""Whether the window goes on while a large picture is decoded, whatever machine this is.

    python -m pytest -s tests/bench/test_bench_thumbnails.py

The measure is what decoding the same picture on the window's own thread takes in the same run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from pikadesk.domain.draft import LocalImage
from pikadesk.services.ports import ImageFacts
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails

WIDE, HIGH = 5000, 4000
MOST_SHARE = 0.5


def test_the_window_rests_only_a_part_of_the_time_that_decoding_takes(
    qapp: QApplication, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    file = tmp_path / "large.png"
    Image.effect_noise((WIDE, HIGH), 40).save(file, compress_level=1)
    begun = time.perf_counter()
    assert not QImageReader(str(file)).read().isNull()
    whole = time.perf_counter() - begun

    thumbnails, size = Thumbnails(), QSize(80, 64)
    picture = Picture(LocalImage(file), file.name, file, ImageFacts(WIDE, HIGH, file.stat().st_size, "PNG"))
    longest, last = 0.0, time.perf_counter()
    while thumbnails.get(picture, size) is None:
        qapp.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    record_property("longest rest, as a share of decoding", round(longest / whole, 3))
    sys.stdout.write(f"decoding {whole * 1000:.0f} ms, longest rest {longest * 1000:.0f} ms\n")
    assert longest / whole < MOST_SHARE
