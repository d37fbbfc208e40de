"""Quitting while something is under way that nobody has paid for: it is given up, and nothing half done is left."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from pikadesk.app import Pikadesk
from pikadesk.backend import LatePictures, Options, build
from pikadesk.domain.catalogue import Task
from pikadesk.ui.presenters.animatic import Exporting
from tests.e2e.visitor import Visitor, visiting
from tests.fakes import FakePictureFetcher, until


async def test_an_export_of_the_preview_is_given_up_and_leaves_nothing(qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "films"
    folder.mkdir()
    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path / "data")) as visitor:
        await visitor.show(Task.FRAMES)
        await visitor.drop(["ridge-dawn", "ridge-dusk"])
        visitor.page.form.set_duration(0, 25)
        animatic = visitor.pikadesk.parts.animatic
        animatic.export(folder / "preview.mp4")
        await visitor.until(lambda: any(folder.iterdir()), "the film to be begun")
        assert isinstance(animatic.export_state, Exporting)
    assert list(folder.iterdir()) == []
    assert "write_dissolve" not in {thread.name for thread in threading.enumerate()}


async def test_pictures_that_are_being_fetched_from_the_web_are_left_where_they_are(
    qapp: QApplication, tmp_path: Path
) -> None:
    web = FakePictureFetcher(tmp_path / "web")
    web.steps.hold("fetch")
    options = Options(sandbox=True, data_dir=tmp_path / "data")
    backend = replace(build(options), web_pictures=cast(LatePictures, web))
    pikadesk = Pikadesk(qapp, backend, options)
    pikadesk.window.show()
    await pikadesk.start([])
    form = pikadesk.parts.window.forms[Task.IMAGE]
    form.fetch("https://example.com/boat.jpg")
    await Visitor(pikadesk).until(lambda: web.fetched, "the picture to be asked for")
    pikadesk.window.close()
    await pikadesk.close()
    await until(lambda: not web.steps.waiting, "the picture is fetched on and on")


def test_what_qt_begins_while_the_loop_rests_is_done_when_it_goes_on(qapp: QApplication, tmp_path: Path) -> None:
    begun: list[str] = []

    async def work() -> None:
        begun.append("work")

    visit = visiting(qapp, Options(sandbox=True, data_dir=tmp_path / "data"))
    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        visitor = runner.run(visit.__aenter__())
        visitor.pikadesk.spawn(work())
        assert begun == []
        runner.run(visit.__aexit__(None, None, None))
    assert begun == ["work"]


async def test_a_program_that_has_ended_begins_nothing_more(qapp: QApplication, tmp_path: Path) -> None:
    begun: list[str] = []

    async def work() -> None:
        begun.append("work")

    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path / "data")) as visitor:
        visitor.pikadesk.spawn(work())
        await visitor.until(lambda: begun, "the work to be done")
    visitor.pikadesk.spawn(work())
    await asyncio.sleep(0)
    assert begun == ["work"]
