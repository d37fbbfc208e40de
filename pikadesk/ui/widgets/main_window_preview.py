"""What the stage can be: where clips play, the preview of a storyboard, and pages that stand aside for a while."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from pikadesk.ui.presenters.animatic import AnimaticPresenter
from pikadesk.ui.presenters.window import WindowPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.main_window_files import ClipFiles
from pikadesk.ui.widgets.stage import Stage
from pikadesk.ui.widgets.stage.full_screen import FullScreen

if TYPE_CHECKING:
    from pikadesk.ui.widgets.stage.animatic_stage import StoryboardStage

Slots = Mapping[str, Callable[[], object]]


class AsidePresenter(Protocol):
    """What says when a page is to be seen."""

    @property
    def shown(self) -> bool:
        """Whether it is."""
        ...

    @property
    def changed(self) -> SignalInstance:
        """Emitted where that may have changed."""
        ...

    def close(self) -> None:
        """It is to be seen no longer."""
        ...


class AsidePage(Protocol):
    """What a page, which is a widget, does beside being seen."""

    full_screen: FullScreen

    def slots(self) -> Slots:
        """Return what the player's actions, and actions of its own, do while it is seen, by id."""
        ...

    def order_focus(self, before: QWidget) -> None:
        """Let Tab go through it after another widget."""
        ...


@dataclass(slots=True)
class _Aside:
    presenter: AsidePresenter
    make: Callable[[], tuple[QWidget, AsidePage]]
    page: tuple[QWidget, AsidePage] | None = None


class Stages(QStackedWidget):
    """Shows the player, the preview of the storyboard where its presenter says so, or a page that stands aside.

    Args:
        stage: Where clips play.
        animatic: The preview.
        page: The form that has the storyboard.
        thumbnails: Makes small pictures.
        parent: The widget that holds it.
    """

    def __init__(
        self,
        stage: Stage,
        animatic: AnimaticPresenter,
        page: ComposerPage,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stage, self._animatic, self._page, self._thumbnails = stage, animatic, page, thumbnails
        self._files: ClipFiles | None = None
        self._preview: StoryboardStage | None = None
        self._asides: list[_Aside] = []
        self.addWidget(stage)
        stage.back.clicked.connect(animatic.show)
        animatic.changed.connect(self._render)
        if isinstance(page.pictures, StoryboardEditor):
            page.pictures.transition_selected.connect(animatic.select)
            page.pictures.landing_shown.connect(animatic.show_landing)
            page.pictures.landing_hidden.connect(animatic.hide_landing)

    @property
    def preview(self) -> StoryboardStage | None:
        """The preview, None until it was shown for the first time: most starts of the program never need it."""
        return self._preview

    @property
    def aside(self) -> bool:
        """Whether a page stands aside now."""
        return self._shown_aside() is not None

    def follow(self, window: WindowPresenter, files: ClipFiles) -> None:
        """Show what belongs to the window's task, and ask through `files` where the preview is to be saved."""
        self._files = files
        window.changed.connect(lambda: self._animatic.show_task(window.task))
        self._animatic.show_task(window.task)

    def add_aside(self, presenter: AsidePresenter, make: Callable[[], tuple[QWidget, AsidePage]]) -> None:
        """Take in a page that is seen while its presenter says so; of several, the one that came last.

        Args:
            presenter: Says so.
            make: Makes the page, when it is first seen; both of what it returns are the page.
        """
        aside = _Aside(presenter, make)
        self._asides.append(aside)
        presenter.changed.connect(lambda: self._aside_changed(aside))

    def leave_aside(self) -> bool:
        """Go back to the clip from a page that stands aside; False where there is none."""
        asides = [aside for aside in self._asides if aside.presenter.shown]
        for aside in asides:
            aside.presenter.close()
        return bool(asides)

    def slots(self, clips: Slots) -> Slots:
        """Return what the player's actions do, by id.

        Args:
            clips: What they do while clips play.
        """
        playhead = self._animatic.playhead
        preview: Slots = {
            "play": playhead.toggle,
            "backward": lambda: playhead.shuttle(-1),
            "forward": lambda: playhead.shuttle(1),
            "frame.back": lambda: playhead.step(-1),
            "frame.on": lambda: playhead.step(1),
            "start": playhead.to_start,
            "end": playhead.to_end,
            "full_screen": self._toggle_full_screen,
        }
        return {name: partial(self._act, name, preview.get(name), act) for name, act in clips.items()}

    def over(self, slots: Slots) -> Slots:
        """Return what actions do that are not the player's alone: what a page that stands aside makes of them."""
        return {name: partial(self._act_aside, name, act) for name, act in slots.items()}

    def of_asides(self, *names: str) -> Slots:
        """Return what actions do that only pages have which stand aside."""
        return {name: partial(self._act_aside, name, bool) for name in names}

    def _act(self, name: str, preview: Callable[[], object] | None, clip: Callable[[], object]) -> None:
        if self.aside:
            self._act_aside(name, bool)
        elif not self._animatic.shown:
            clip()
        elif preview is not None:
            preview()

    def _act_aside(self, name: str, otherwise: Callable[[], object]) -> None:
        aside = self._shown_aside()
        page = aside.page if aside is not None else None
        (page[1].slots().get(name, otherwise) if page is not None else otherwise)()

    def _shown_aside(self) -> _Aside | None:
        return next((aside for aside in self._asides if aside.presenter.shown), None)

    def _aside_changed(self, changed: _Aside) -> None:
        if changed.presenter.shown:
            for aside in self._asides:
                if (
                    aside is not changed
                    and aside.presenter.shown
                    and self.currentWidget() is not self._page_of(changed)
                ):
                    aside.presenter.close()
        self._render()

    @staticmethod
    def _page_of(aside: _Aside) -> QWidget | None:
        return aside.page[0] if aside.page is not None else None

    def _toggle_full_screen(self) -> None:
        if self._preview is not None:
            self._preview.full_screen.toggle()

    def _render(self) -> None:
        animatic, stage = self._animatic, self._stage
        stage.back.setVisible(animatic.available)
        if isinstance(self._page.pictures, StoryboardEditor):
            self._page.pictures.select_transition(animatic.selected)
        aside = self._shown_aside()
        if aside is not None:
            self._turn_to(self._aside_page(aside))
        elif animatic.shown:
            if self._preview is None:
                self._preview = self._make_preview()
            self._turn_to(self._preview)
        else:
            self._turn_to(stage)

    def _turn_to(self, page: QWidget) -> None:
        """Show a page; what is seen no longer plays no longer, and fills the screen no longer."""
        before = self.currentWidget()
        if before is page:
            return
        if before is self._stage:
            if self._stage.is_full_screen:
                self._stage.toggle_full_screen()
            self._stage.player.pause()
        pages = [aside.page for aside in self._asides if aside.page is not None]
        full_screens = [page.full_screen for widget, page in pages if widget is before]
        if self._preview is not None and before is self._preview:
            full_screens.append(self._preview.full_screen)
            self._animatic.playhead.pause()
        for full_screen in full_screens:
            if full_screen.on:
                full_screen.toggle()
        self.setCurrentWidget(page)

    def _aside_page(self, aside: _Aside) -> QWidget:
        if aside.page is None:
            aside.page = aside.make()
            widget, page = aside.page
            self.addWidget(widget)
            # Tab comes to it where it comes to the player, although it is made after everything else.
            page.order_focus(self._stage.player.transport.more)
        return aside.page[0]

    def _make_preview(self) -> StoryboardStage:
        from pikadesk.ui.widgets.stage.animatic_stage import StoryboardStage  # noqa: PLC0415  # not to show the window

        made = StoryboardStage(self._animatic, self._thumbnails, self)
        self.addWidget(made)
        # Tab comes to it where it comes to the player, although it is made after everything else.
        made.order_focus(self._stage.player.transport.more)
        made.add_asked.connect(self._page.sources.choose)
        made.edit_asked.connect(lambda index: self._page.point_to(f"transitions[{index}].prompt"))
        made.export_asked.connect(self._ask_where)
        return made

    def _ask_where(self) -> None:
        if self._files is not None:
            name = tr("Storyboard preview")
            self._files.ask_where(tr("Export the preview"), tr("Videos (*.mp4)"), f"{name}.mp4", self._animatic.export)
