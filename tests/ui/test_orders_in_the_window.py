"""Orders in the window: the footer, the questions, several videos by one press, drafts made final."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from pikadesk.domain.catalogue import Task
from pikadesk.domain.doubts import Period
from pikadesk.domain.job import Job, Origin, OriginKind
from pikadesk.ui.widgets.batch_dialog import BatchDialog
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.library_model import CARD_ROLE
from pikadesk.ui.widgets.main_window import MainWindow
from pikadesk.ui.widgets.order_dialog import OrderDialog
from tests.fakes import until
from tests.ui.window_rig import Rig, running, text_draft

PRICE = 600_000
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
D = TypeVar("D", bound=QDialog)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path) as made:
        # What is ordered stays in the queue.
        made.world.runner.pause()
        yield made


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press_generate(window: MainWindow, held: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(window, Qt.Key.Key_Return, held)


def page_of(window: MainWindow) -> ComposerPage:
    page = window.body.forms.currentWidget()
    assert isinstance(page, ComposerPage)
    return page


async def dialog_of(kind: type[D]) -> D:
    """Wait until a dialog of a kind is before the window and takes keys."""

    def there() -> bool:
        found = QApplication.activeModalWidget()
        return isinstance(found, kind) and found.isActiveWindow()

    await until(there, f"no {kind.__name__} is shown")
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


async def closed() -> None:
    await until(lambda: QApplication.activeModalWidget() is None, "the dialog stays")
    await until(QApplication.activeWindow, "the window takes no keys again")


def jobs(rig: Rig) -> list[Job]:
    return sorted(rig.world.runner.jobs.values(), key=lambda job: (job.created_at, job.request.draft.text("seed")))


async def with_text(rig: Rig, prompt: str = "waves", **values: str) -> MainWindow:
    window = await rig.show()
    rig.presenter.choose_task(Task.TEXT)
    rig.forms[Task.TEXT].load(text_draft(prompt, **values))
    return window


# The footer.


async def test_the_footer_says_what_is_left_after_this(rig: Rig) -> None:
    window = await with_text(rig)
    footer = page_of(window).footer
    assert not footer.meter.isVisible()
    rig.settings.set_limit(Period.MONTH, 20_000_000)
    assert footer.meter.left.text() == "19,400,000 of your 20,000,000 budget left after this"
    assert footer.meter.bar.isVisible() and not footer.meter.bar.is_over
    assert footer.generate.text() == "Generate"
    rig.forms[Task.TEXT].edit("duration", 10)
    assert footer.meter.left.text() == "18,800,000 of your 20,000,000 budget left after this"


async def test_the_footer_is_red_where_it_is_too_much_and_generate_announces_the_question(rig: Rig) -> None:
    window = await with_text(rig)
    rig.settings.set_limit(Period.MONTH, PRICE - 1)
    footer = page_of(window).footer
    assert footer.meter.left.text() == "1 over your limit of 599,999 a month"
    assert footer.meter.left.property("tone") == "err" and footer.meter.bar.is_over
    assert footer.generate.text() == "Generate…" and footer.generate.isEnabled()
    rig.settings.set_limit(Period.MONTH, None)
    assert footer.generate.text() == "Generate" and not footer.meter.isVisible()
    rig.settings.set_confirm_above(1)
    assert footer.generate.text() == "Generate…"


# The questions.


async def test_over_the_limit_enter_and_escape_order_nothing_and_the_draft_stays(rig: Rig) -> None:
    window = await with_text(rig, seed="7")
    rig.settings.set_limit(Period.MONTH, 1)
    draft = rig.forms[Task.TEXT].draft
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        press_generate(window)
        dialog = await dialog_of(OrderDialog)
        assert [line.text() for line in dialog.lines] == [
            "Over your limit of 1 a month: 0 are counted, this is 600,000, 599,999 too many."
        ]
        assert dialog.accept_button.text() == "Spend 600,000 this once"
        assert dialog.focusWidget() is dialog.decline_button
        QTest.keyClick(dialog.focusWidget(), key)
        await closed()
        await rig.settle()
        form = rig.forms[Task.TEXT]
        assert jobs(rig) == [] and form.draft == draft and form.trouble == "" and form.can_generate


async def test_over_the_limit_it_is_ordered_once_by_the_button_that_says_so(rig: Rig) -> None:
    window = await with_text(rig)
    rig.settings.set_limit(Period.MONTH, 1)
    press_generate(window)
    click((await dialog_of(OrderDialog)).accept_button)
    await closed()
    await rig.settle()
    assert len(jobs(rig)) == 1
    rig.forms[Task.TEXT].edit("prompt", "hills")
    press_generate(window)
    QTest.keyClick(await dialog_of(OrderDialog), Qt.Key.Key_Escape)
    await closed()
    await rig.settle()
    assert len(jobs(rig)) == 1


async def test_a_video_that_is_there_is_shown_instead(rig: Rig) -> None:
    clip = await rig.add_clip(text_draft("waves", seed="7"))
    await rig.load(rig.saved(clip))
    window = await with_text(rig, seed="7")
    press_generate(window)
    dialog = await dialog_of(OrderDialog)
    assert dialog.focusWidget() is dialog.show_button
    assert dialog.show_button.isVisible() and dialog.accept_button.text() == "Generate again for 600,000"
    QTest.keyClick(dialog.show_button, Qt.Key.Key_Return)
    await closed()
    await rig.settle()
    assert rig.library.opening is not None and rig.library.opening.clip.id == clip.id
    assert len(jobs(rig)) == 1


async def test_a_double_press_is_one_job(rig: Rig) -> None:
    window = await with_text(rig)
    press_generate(window)
    press_generate(window)
    await rig.settle()
    press_generate(window)
    await rig.settle()
    assert len(jobs(rig)) == 1
    assert rig.forms[Task.TEXT].trouble == ""


async def test_in_the_sandbox_a_question_says_that_nothing_is_charged(tmp_path: Path) -> None:
    async with running(tmp_path, sandbox=True) as rig:
        window = await with_text(rig)
        rig.settings.set_confirm_above(1)
        press_generate(window)
        dialog = await dialog_of(OrderDialog)
        texts = [child.text() for child in dialog.findChildren(QWidget) if hasattr(child, "text")]
        assert "In the sandbox nothing is charged." in texts
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await rig.settle()


# More ways to generate.


async def test_to_the_front_of_the_queue_by_key(rig: Rig) -> None:
    window = await with_text(rig)
    press_generate(window)
    await rig.settle()
    rig.forms[Task.TEXT].edit("prompt", "first")
    press_generate(window, CONTROL | SHIFT)
    await rig.settle()
    waiting = [rig.world.runner.jobs[job_id].request.draft.text("prompt") for job_id in rig.world.runner.waiting]
    assert waiting == ["first", "waves"]


async def test_the_menu_beside_generate_has_the_other_ways(rig: Rig) -> None:
    window = await with_text(rig)
    click(page_of(window).footer.more)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Generate at the front of the queue\tCtrl+Shift+Enter",
        "Generate variations…\tCtrl+Alt+Enter",
    ]
    menu.actions()[1].trigger()
    menu.close()
    dialog = await dialog_of(BatchDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    await rig.settle()
    assert jobs(rig) == []


async def test_variations_say_their_price_first_and_have_a_seed_each(rig: Rig) -> None:
    window = await with_text(rig)
    press_generate(window, CONTROL | ALT)
    dialog = await dialog_of(BatchDialog)
    assert (dialog.amount.text(), dialog.arithmetic.text()) == ("1,800,000", "3 × 600,000")
    assert dialog.names.text() == "Seeds 48213, 48214 and 48215"
    QTest.keyClick(dialog.count, Qt.Key.Key_Up)
    assert dialog.amount.text() == "2,400,000"
    assert dialog.order_button.text() == "Generate 4 for 2,400,000"
    QTest.keyClick(dialog.count, Qt.Key.Key_Down)
    click(dialog.order_button)
    await closed()
    await rig.settle()
    first, *others = jobs(rig)
    assert [job.request.draft.text("seed") for job in (first, *others)] == ["48213", "48214", "48215"]
    assert first.origin is None
    assert {job.origin for job in others} == {Origin(OriginKind.VARIATION, first.id)}


async def test_variations_begin_with_the_seed_of_the_form(rig: Rig) -> None:
    window = await with_text(rig, seed="9")
    press_generate(window, CONTROL | ALT)
    dialog = await dialog_of(BatchDialog)
    assert dialog.names.text() == "Seeds 9, 10 and 11"
    QTest.keyClick(dialog.count, Qt.Key.Key_Return)
    await closed()
    await rig.settle()
    assert jobs(rig) == [], "Enter must not spend"


async def test_variations_together_are_held_to_the_limit(rig: Rig) -> None:
    window = await with_text(rig)
    rig.settings.set_limit(Period.MONTH, 2 * PRICE)
    press_generate(window, CONTROL | ALT)
    dialog = await dialog_of(BatchDialog)
    assert dialog.meter.left.text() == "600,000 over your limit of 1,200,000 a month"
    click(dialog.order_button)
    question = await dialog_of(OrderDialog)
    assert question.accept_button.text() == "Spend 1,800,000 this once"
    click(question.decline_button)
    await closed()
    await rig.settle()
    assert jobs(rig) == []


async def test_a_form_with_mistakes_says_so_before_anything_is_asked(rig: Rig) -> None:
    window = await with_text(rig, "")
    press_generate(window, CONTROL | ALT)
    assert QApplication.activeModalWidget() is None
    assert rig.forms[Task.TEXT].tries == 1


@pytest.mark.parametrize("task", [Task.IMAGE, Task.EFFECTS])
async def test_several_pictures_on_a_task_for_one_offer_a_video_for_each(rig: Rig, task: Task) -> None:
    window = await rig.show()
    rig.presenter.choose_task(task)
    form, pictures = rig.forms[task], page_of(window).pictures
    assert pictures is not None and not pictures.each.isVisible()
    for name in ("a.png", "b.png", "c.png"):
        rig.stored(name)
    form.add_images([rig.folder / name for name in ("a.png", "b.png", "c.png")])
    await rig.settle()
    price = form.reading.estimate.credits
    assert pictures.each.text() == f"One video for each (3): {3 * price:,} credits…"
    if task is Task.EFFECTS:
        form.edit("effect", "Melt")
    else:
        click(pictures.each.links[0])
        assert QApplication.activeModalWidget() is None and form.tries == 1
        form.edit("prompt", "it moves")
    assert pictures.each.isVisible(), "the offer must outlive the edits that make it possible"
    click(pictures.each.links[0])
    dialog = await dialog_of(BatchDialog)
    assert dialog.names.text() == "a.png, b.png and c.png" and not dialog.count.isVisible()
    click(dialog.order_button)
    await closed()
    await rig.settle()
    assert sorted(image.name for job in jobs(rig) for image in job.request.images) == ["a.png", "b.png", "c.png"]  # type: ignore[union-attr]
    assert not pictures.each.isVisible()


async def test_another_picture_ends_the_offer(rig: Rig) -> None:
    window = await rig.show()
    rig.presenter.choose_task(Task.IMAGE)
    form, pictures = rig.forms[Task.IMAGE], page_of(window).pictures
    assert pictures is not None
    for name in ("a.png", "b.png", "c.png"):
        rig.stored(name)
    form.add_images([rig.folder / "a.png", rig.folder / "b.png"])
    await rig.settle()
    assert pictures.each.isVisible()
    form.add_images([rig.folder / "c.png"])
    await rig.settle()
    assert not pictures.each.isVisible()
    form.undo()
    assert not pictures.each.isVisible()


# From draft to final.


async def offered(window: MainWindow, clip_id: str) -> list[str]:
    return [deed.words for group in window.menus.card_deeds(clip_id) for deed in group]


async def test_a_draft_is_made_final_with_its_price_and_the_difference(rig: Rig) -> None:
    clip = await rig.add_clip(text_draft("waves", seed="7"))
    window = await rig.show()
    window.library.menu_asked.emit(clip.id, QPoint(300, 300))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = "Make it at 1080p: 1,350,000 (+750,000)…"
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()
    dialog = await dialog_of(BatchDialog)
    assert (dialog.amount.text(), dialog.arithmetic.text()) == ("1,350,000", "+750,000 to the price of the draft")
    assert dialog.batch.sentence == "The same settings and the same seed as the draft."
    assert dialog.order_button.text() == "Generate for 1,350,000"
    click(dialog.order_button)
    await closed()
    await rig.settle()
    (job,) = jobs(rig)
    assert job.origin == Origin(OriginKind.FINAL, clip.id)
    assert (job.request.draft.get("resolution"), job.request.draft.text("seed")) == ("1080p", "7")


async def test_a_final_and_its_draft_lead_to_each_other(rig: Rig) -> None:
    draft = await rig.add_clip(text_draft("waves"))
    batch = rig.finals.batch(draft.id)
    assert batch is not None
    rig.finals.order(batch)
    await rig.settle()
    (job,) = jobs(rig)
    rig.world.runner.unpause()
    await rig.world.runner.settled(job.id)
    await until(lambda: rig.library.take_arrival() is not None)
    window = await rig.show()
    final, first = window.library.grid.model().index(0, 0), window.library.grid.model().index(1, 0)
    lines = [index.data(CARD_ROLE).line.split(" · ")[0] for index in (final, first)]
    assert lines == ["Text, final", "Text"]
    for clip_id, words, leads_to in ((job.id, "Show its draft", draft.id), (draft.id, "Show its final", job.id)):
        deeds = [deed for group in window.menus.card_deeds(clip_id) for deed in group]
        (show,) = (deed for deed in deeds if deed.words.startswith("Show its"))
        assert show.words == words
        show.act()
        await rig.settle()
        assert rig.library.selected == leads_to


async def test_a_draft_without_a_fixed_seed_becomes_another_video_which_is_said(rig: Rig, clip: Path) -> None:
    draft = await rig.add_clip(text_draft("waves"), video=await asyncio.to_thread(clip.read_bytes))
    await rig.show()
    rig.library.open(draft.id)
    await rig.settle()
    click(rig.stage.more)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if "1080p" in action.text()).trigger()
    menu.close()
    dialog = await dialog_of(BatchDialog)
    assert "another video" in dialog.batch.sentence
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    await closed()


async def test_only_drafts_can_be_made_final(rig: Rig) -> None:
    clip = await rig.add_clip(text_draft("waves", resolution="1080p"))
    window = await rig.show()
    assert not any("1080p" in words for words in await offered(window, clip.id))


async def test_a_final_that_cannot_be_ordered_says_why(rig: Rig) -> None:
    clip = await rig.add_clip(text_draft("waves"))
    window = await rig.show()
    batch = rig.finals.batch(clip.id)
    assert batch is not None
    rig.world.store.refuses = lambda _: True
    rig.finals.order(batch)
    await rig.settle()
    assert jobs(rig) == [] and window.notice.text().startswith("The disk is full.")
