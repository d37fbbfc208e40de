"""What the real window orders, against the books of the real sandbox."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from pikadesk.backend import Options
from pikadesk.domain.catalogue import Task
from pikadesk.domain.doubts import Period
from pikadesk.domain.job import OriginKind
from pikadesk.ui.widgets.batch_dialog import BatchDialog
from pikadesk.ui.widgets.order_dialog import OrderDialog
from tests.e2e.programs import Sandbox
from tests.e2e.visitor import Visitor, visiting

D = TypeVar("D", bound=QDialog)

PRICE = 600_000
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def books(start_sandbox: Callable[..., Sandbox], monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """A sandbox that the window takes for the service, with the key that it takes."""
    made = start_sandbox()
    monkeypatch.setenv("PIKADESK_API_KEY", made.key)
    return made


@pytest.fixture
async def visitor(books: Sandbox, qapp: QApplication, tmp_path: Path) -> AsyncIterator[Visitor]:
    async with visiting(qapp, Options(api_url=books.url, data_dir=tmp_path)) as visitor:
        visitor.window.activateWindow()
        await visitor.show(Task.TEXT)
        await visitor.write("Prompt", "waves at dawn")
        yield visitor


async def dialog_of(visitor: Visitor, kind: type[D]) -> D:
    def there() -> bool:
        found = QApplication.activeModalWidget()
        return isinstance(found, kind) and found.isVisible()

    await visitor.until(there, f"the {kind.__name__}")
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


async def finished(visitor: Visitor, count: int) -> None:
    library = visitor.pikadesk.parts.library
    await visitor.until(lambda: library.count == count, f"{count} videos")


async def test_over_the_limit_nothing_is_paid_before_the_user_says_so(visitor: Visitor, books: Sandbox) -> None:
    visitor.pikadesk.parts.settings.set_limit(Period.MONTH, PRICE - 1)
    await visitor.click(visitor.page.footer.generate)
    await visitor.press("Don’t generate", await dialog_of(visitor, OrderDialog))
    await visitor.until(visitor.page.footer.generate.isEnabled, "Generate to be enabled again")
    assert books.charged() == [] and visitor.pikadesk.parts.jobs.rows == ()

    await visitor.click(visitor.page.footer.generate)
    await visitor.press("Spend 600,000 this once", await dialog_of(visitor, OrderDialog))
    await finished(visitor, 1)
    assert [request["credits"] for request in books.charged()] == [PRICE]
    month = visitor.pikadesk.parts.spending.month
    await visitor.until(lambda: visitor.pikadesk.parts.spending.month.spent == PRICE, f"the ledger, which says {month}")


async def test_a_double_press_is_paid_for_once(visitor: Visitor, books: Sandbox) -> None:
    await visitor.until(visitor.window.isActiveWindow, "the window to take keys")
    for _ in range(2):
        QTest.keyClick(visitor.window, Qt.Key.Key_Return, _CONTROL)
    await finished(visitor, 1)
    assert len(books.charged()) == 1 == len(visitor.pikadesk.parts.jobs.rows)


async def test_three_variations_are_three_charges_with_three_seeds(visitor: Visitor, books: Sandbox) -> None:
    await visitor.write("Seed", "41")
    await visitor.until(visitor.window.isActiveWindow, "the window to take keys")
    QTest.keyClick(visitor.window, Qt.Key.Key_Return, _CONTROL | _ALT)
    dialog = await dialog_of(visitor, BatchDialog)
    assert dialog.amount.text() == "1,800,000" and books.charged() == []
    await visitor.press("Generate 3 for 1,800,000", dialog)
    await finished(visitor, 3)
    assert [request["credits"] for request in books.charged()] == [PRICE] * 3
    library = visitor.pikadesk.parts.library

    def seeds() -> list[str]:
        clips = [library.clip(card.id) for card in library.cards]
        return sorted(clip.request.draft.text("seed") for clip in clips if clip is not None)

    await visitor.until(lambda: seeds() == ["41", "42", "43"], "all of them in the library")
    origins = [entry.job.origin for entry in visitor.pikadesk.parts.spending.entries]
    assert sorted(str(origin.kind) for origin in origins if origin is not None) == [OriginKind.VARIATION] * 2


async def test_the_same_again_shows_the_video_that_is_there(visitor: Visitor, books: Sandbox) -> None:
    await visitor.write("Seed", "41")
    await visitor.click(visitor.page.footer.generate)
    await finished(visitor, 1)
    await visitor.write("Seed", "41")
    await visitor.click(visitor.page.footer.generate)
    dialog = await dialog_of(visitor, OrderDialog)
    assert dialog.safe_button is dialog.show_button
    await visitor.press("Show the video", dialog)
    await visitor.until(lambda: visitor.player.playing, "the video to play")
    assert len(books.charged()) == 1


@pytest.mark.parametrize(("name", "paused"), [("queue_paused", True), ("sandbox_queue_paused", False)])
async def test_the_queue_of_the_account_begins_as_it_was_left_there(
    books: Sandbox, qapp: QApplication, tmp_path: Path, name: str, paused: bool
) -> None:
    (tmp_path / "settings.json").write_text(f'{{"{name}": true}}')
    for options, expected in (
        (Options(api_url=books.url, data_dir=tmp_path), paused),
        (Options(sandbox=True, data_dir=tmp_path), not paused),
    ):
        async with visiting(qapp, options) as visitor:
            assert visitor.pikadesk.parts.jobs.paused is expected


async def test_settings_that_cannot_be_read_are_told_and_every_order_asks(
    books: Sandbox, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "settings.json").write_text('{"monthly_limit": 5')
    async with visiting(qapp, Options(api_url=books.url, data_dir=tmp_path)) as visitor:
        assert "settings.json.damaged-" in visitor.pikadesk.parts.window.message
        assert visitor.pikadesk.parts.settings.preferences.confirm_above == 0
