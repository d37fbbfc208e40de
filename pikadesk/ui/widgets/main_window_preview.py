"""The two things that the stage can be: where clips play, and the preview of a storyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from pikadesk.ui.presenters.animatic import AnimaticPresenter
from pikadesk.ui.presenters.window import WindowPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.main_window_files import ClipFiles
from pikadesk.ui.widgets.stage import Stage

if TYPE_CHECKING:
    from pikadesk.ui.widgets.stage.animatic_stage import StoryboardStage

Slots = Mapping[str, Callable[[], object]]


class Stages(QStackedWidget):
    """Shows the player, or the preview of the storyboard where its presenter says so.

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

    def follow(self, window: WindowPresenter, files: ClipFiles) -> None:
        """Show what belongs to the window's task, and ask through `files` where the preview is to be saved."""
        self._files = files
        window.changed.connect(lambda: self._animatic.show_task(window.task))
        self._animatic.show_task(window.task)

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
        return {name: partial(self._act, preview.get(name), act) for name, act in clips.items()}

    def _act(self, preview: Callable[[], object] | None, clip: Callable[[], object]) -> None:
        if not self._animatic.shown:
            clip()
        elif preview is not None:
            preview()

    def _toggle_full_screen(self) -> None:
        if self._preview is not None:
            self._preview.full_screen.toggle()

    def _render(self) -> None:
        animatic, stage = self._animatic, self._stage
        stage.back.setVisible(animatic.available)
        if isinstance(self._page.pictures, StoryboardEditor):
            self._page.pictures.select_transition(animatic.selected)
        if animatic.shown:
            if self._preview is None:
                self._preview = self._make_preview()
            if self.currentWidget() is stage:
                if stage.is_full_screen:
                    stage.toggle_full_screen()
                stage.player.pause()
            self.setCurrentWidget(self._preview)
        elif self._preview is not None:
            if self._preview.full_screen.on:
                self._preview.full_screen.toggle()
            self.setCurrentWidget(stage)

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
