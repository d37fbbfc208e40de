"""Real videos that say what they were made from: on another computer the form is as it was, and a chain is known."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pikadesk.backend import Options
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, StoredImage
from pikadesk.services.lineage import Kin
from pikadesk.ui.presenters.film_frames import LAST
from pikadesk.ui.widgets.controls import Button
from tests.e2e.visitor import SAMPLES, visiting

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")

# The one with which the program goes to the sandbox.
_KEY = "sandbox-key"


def placeless(draft: Draft) -> dict[str, object]:
    """What a form holds, pictures by their names."""
    names = {field.name: [getattr(ref, "name", "") for ref in draft.images(field.name)] for field in draft.spec.fields}
    return {name: names[name] or value for name, value in draft.values.items()}


async def test_a_video_brings_its_settings_along_and_nothing_else(qapp: QApplication, tmp_path: Path) -> None:
    home = tmp_path / "home of the duck"
    async with visiting(qapp, Options(sandbox=True, data_dir=home)) as visitor:
        pikadesk = visitor.pikadesk
        await visitor.show(Task.EFFECTS)
        await visitor.drop(["duck"])
        await visitor.press("Inflate", visitor.page)
        await visitor.write("Prompt", "Slow and bouncy")
        first = await visitor.generate()
        made = await visitor.watch(first)
        request = pikadesk.parts.library.clip(first)
        assert request is not None and request.request is not None
        settings = request.request.draft
        carried = made.read_bytes()
        for secret in (str(home), home.name, str(Path.home()), str(SAMPLES), str(tmp_path), _KEY):
            assert secret.encode() not in carried and json.dumps(secret)[1:-1].encode() not in carried, secret

        # Its last frame goes on as the beginning of the next one.
        await visitor.show(Task.IMAGE)
        await visitor.press("Use last frame", pikadesk.parts.stage)
        await visitor.until(lambda: pikadesk.parts.window.form.pictures, "the last frame")
        await visitor.write("Prompt", "The duck rests")
        second = await visitor.generate()
        await visitor.until(lambda: pikadesk.parts.library.clip(second), "the second video", 90)
        before, after = (pikadesk.parts.library.clip(each) for each in (first, second))
        assert before is not None and after is not None
        lineage = pikadesk.parts.inspector.lineage
        (relative,) = await lineage.of(after)
        assert (relative.kin, relative.clip_id, relative.seconds) == (Kin.BEFORE, first, LAST)
        assert [(each.kin, each.clip_id) for each in await lineage.of(before)] == [(Kin.AFTER, second)]
        sent = tmp_path / "sent" / "duck from a friend.mp4"
        sent.parent.mkdir()
        shutil.copy(made, sent)

    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path / "another computer")) as visitor:
        window = visitor.pikadesk.parts.window
        await visitor.show(Task.TEXT)
        await visitor.drop_files([sent], visitor.window)
        await visitor.until(lambda: window.task is Task.EFFECTS, "the form")
        assert placeless(window.form.draft) == placeless(settings)
        # The picture stayed on the other computer, and that is said by its name.
        await visitor.until(lambda: window.form.notices, "what is missing")
        assert "duck" in window.form.notices[0].text
        (ref,) = window.form.draft.images("image")
        assert isinstance(ref, StoredImage)
        assert visitor.window.notice.text().startswith("The settings that made duck from a friend.mp4 are in the form")
        await visitor.click(visitor.find(Button, "Import it into the library", visitor.window.notice))
        library = visitor.pikadesk.parts.library
        await visitor.until(lambda: library.ids, "the video in the library")
        assert library.ids == (first,)
