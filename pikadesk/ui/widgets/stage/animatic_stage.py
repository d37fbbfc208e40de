"""The stage while it shows a storyboard: a title row, the preview, the timeline and the transport."""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from pikadesk.domain.fields import Images, Transitions
from pikadesk.ui import theme
from pikadesk.ui.presenters.animatic import AnimaticPresenter, Exported, Exporting, NotExported
from pikadesk.ui.text import seconds, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import ElidedLabel, IconButton, NoticeBar, Tag
from pikadesk.ui.widgets.controls.notices import NoticeKind
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.focus import tab_in_order, take_keyboard
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.stage.animatic_screen import AnimaticScreen
from pikadesk.ui.widgets.stage.full_screen import FullScreen
from pikadesk.ui.widgets.stage.timeline import Timeline, TimelineContent
from pikadesk.ui.widgets.stage.timeline_parts import position_text
from pikadesk.ui.widgets.stage.transport import NARROW, Transport

# Long enough to read it and to reach its button.
_DONE_SECONDS = 12


class StoryboardStage(Surface):
    """The preview of a storyboard.

    Args:
        presenter: The preview.
        thumbnails: Makes pictures small.
        parent: The widget that holds it.

    Attributes:
        view: Shows the pictures.
        timeline: The storyboard over time.
        transport: The buttons; sound and what needs a file are off.
        note: What is shown now, in words.
        notice: How the export goes.
        full_screen: Lets it fill the screen.

    Signals:
        add_asked(): The user wants to add a keyframe.
        edit_asked(int): The user wants to edit the transition with that index.
        export_asked(): The user wants the preview as a file: ask where to, and call the presenter's `export`.
    """

    add_asked = Signal()
    edit_asked = Signal(int)
    export_asked = Signal()

    def __init__(self, presenter: AnimaticPresenter, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__("stage", parent=parent)
        self._presenter, self._playhead = presenter, presenter.playhead
        self._plays_after_scrub = False
        self._promise = tr("Preview, not yet generated: free")
        self.note = ElidedLabel("", Role.SMALL_FIGURES, "text-2")
        self.more = IconButton("more", tr("More about the preview"), compact=True)
        self.notice = NoticeBar("info")
        self.view = AnimaticScreen()
        self.timeline = Timeline(thumbnails)
        self.transport = Transport()
        self._place = QWidget()
        self._place.setLayout(column(self.notice, margins=(theme.SPACE_2, 0, theme.SPACE_2, theme.SPACE_2)))
        part = QWidget()
        part.setLayout(column(self.view, self.timeline, self.transport, gap=0))
        laid = column(self._head(), gap=0)
        laid.addWidget(self._place)
        laid.addWidget(part, 1)
        self.setLayout(laid)
        self.full_screen = FullScreen(part, laid)
        self._connect()
        self._render()
        self._render_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self.note.setVisible(event.size().width() >= NARROW)

    def order_focus(self, before: QWidget) -> None:
        """Let Tab go through it as it is read, after another widget."""
        tab_in_order((before, self.more, self.notice.button, self.timeline.playhead, *self.transport.parts))
        self.timeline.order_focus()

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(theme.HEIGHT_STAGE_TITLE)
        line = row(gap=10, margins=(theme.SPACE_4, 0, theme.SPACE_3, 0))
        line.addWidget(ElidedLabel(tr("Storyboard"), Role.HEADING))
        line.addWidget(Tag(self._promise, icon="eye"))
        line.addStretch(1)
        line.addWidget(self.note)
        line.addWidget(self.more)
        head.setLayout(line)
        return head

    def _connect(self) -> None:
        presenter, playhead, transport, timeline = self._presenter, self._playhead, self.transport, self.timeline
        presenter.changed.connect(self._render)
        playhead.changed.connect(self._render_time)
        transport.start.clicked.connect(playhead.to_start)
        transport.back.clicked.connect(lambda: playhead.step(-1))
        transport.play.clicked.connect(playhead.toggle)
        transport.forward.clicked.connect(lambda: playhead.step(1))
        transport.end.clicked.connect(playhead.to_end)
        transport.loop.clicked.connect(playhead.set_loop)
        transport.rate_chosen.connect(playhead.set_rate)
        transport.full_screen.clicked.connect(self.full_screen.toggle)
        for button in transport.movers:
            button.pressed.connect(self._take_keyboard)
        self.view.clicked.connect(playhead.toggle)
        # The first click of the two has toggled it already.
        self.view.double_clicked.connect(playhead.toggle)
        self.view.double_clicked.connect(self.full_screen.toggle)
        self.full_screen.changed.connect(self._render_full_screen)
        timeline.sought.connect(playhead.seek)
        timeline.step_asked.connect(playhead.step)
        timeline.scrub_began.connect(self._begin_scrub)
        timeline.scrub_ended.connect(self._end_scrub)
        timeline.segment_chosen.connect(presenter.select)
        timeline.edit_asked.connect(self.edit_asked)
        timeline.add_asked.connect(self.add_asked)
        timeline.retiming_began.connect(presenter.begin_retiming)
        timeline.retimed.connect(
            lambda boundary, second, following: presenter.retime(boundary, second, following=following)
        )
        timeline.retiming_ended.connect(presenter.end_retiming)
        timeline.retiming_cancelled.connect(presenter.cancel_retiming)
        self.more.clicked.connect(self._open_menu)
        self.notice.activated.connect(self._act_on_notice)
        self.notice.closed.connect(presenter.dismiss_export)

    @property
    def _most(self) -> int:
        return next(field.most_in_all for field in self._presenter.form.spec.fields if isinstance(field, Transitions))

    def _render(self) -> None:
        presenter = self._presenter
        landing = presenter.landing
        board, pictures = presenter.board, presenter.pictures
        field = presenter.form.image_field
        can_add = isinstance(field, Images) and len(board.images) < field.most
        content = TimelineContent(board, pictures, presenter.prices, self._most, presenter.selected, can_add)
        if landing is not None:
            content = TimelineContent(landing.board, landing.pictures, (), self._most, None, can_add, landing.new)
        self.timeline.show_content(content)
        self.view.show_board(board, pictures, presenter.cut)
        self.transport.set_loaded(bool(board.transitions))
        self.transport.set_file_actions(False)
        self.transport.mute.setEnabled(False)
        self._render_export()
        self._render_note()

    def _render_time(self) -> None:
        playhead, transport = self._playhead, self.transport
        self.view.set_position(playhead.position)
        self.timeline.set_position(playhead.position)
        whole = tr("{total} of {most}").format(total=position_text(playhead.duration), most=seconds(self._most))
        transport.set_time(position_text(playhead.position), whole)
        transport.show_playing(playhead.playing)
        transport.show_looping(playhead.looping)
        transport.show_rate(playhead.rate)
        self._render_note()

    def _render_note(self) -> None:
        landing, board = self._presenter.landing, self._presenter.board
        text = ""
        if landing is not None:
            first = landing.new.start
            template = tr("Keyframe {number} lands at {time}")
            text = template.format(number=first + 1, time=seconds(landing.board.times[first]))
        elif board.transitions:
            number = board.transition_at(self._playhead.position) + 1
            template = tr("Transition {number}, between keyframes {number} and {next}")
            text = template.format(number=number, next=number + 1)
        if text != self.note.text():
            self.note.setText(text)

    def _render_export(self) -> None:
        match self._presenter.export_state:
            case None:
                self.notice.show_text("")
            case Exporting(file, percent):
                text = tr("Exporting the preview to {name}: {percent} %").format(name=file.name, percent=percent)
                self._say(text, "info", tr("Cancel"))
            case Exported(file):
                text = tr("The preview is saved as {name}.").format(name=file.name)
                self._say(text, "ok", tr("Show in folder"), _DONE_SECONDS)
            case NotExported(text):
                self._say(text, "err", tr("Close"))
            case other:
                assert_never(other)
        self._place.setVisible(bool(self.notice.text()))

    def _say(self, text: str, kind: NoticeKind, action: str, lasting: float = 0) -> None:
        if text != self.notice.text():
            self.notice.set_action(action)
            self.notice.show_text(text, kind=kind, seconds=lasting)

    def _act_on_notice(self) -> None:
        state = self._presenter.export_state
        if isinstance(state, Exporting):
            self._presenter.cancel_export()
            return
        self._presenter.dismiss_export()
        if isinstance(state, Exported):
            self._show_folder(state.file)

    def _show_folder(self, file: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))):
            text = tr("The preview is in {folder}, which could not be opened.").format(folder=file.parent)
            self._say(text, "warn", tr("Close"))

    def _render_full_screen(self, full: bool) -> None:
        self.transport.show_full_screen(full)
        # The title row, which says so otherwise, is not there then.
        self.view.set_tag(self._promise if full else "")
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self) -> None:
        presenter, most = self._presenter, self._most
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        export = menu.addAction(tr("Export the preview…"), self.export_asked.emit)
        export.setEnabled(presenter.can_export)
        menu.addSeparator()
        menu.addAction(tr("Same length for every transition"), presenter.distribute)
        menu.addAction(tr("Fit to {length}").format(length=seconds(most)), lambda: presenter.fit(most))
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 4)))

    def _begin_scrub(self) -> None:
        self._plays_after_scrub = self._playhead.playing
        self._playhead.pause()

    def _end_scrub(self) -> None:
        if self._plays_after_scrub:
            self._playhead.play()

    def _take_keyboard(self) -> None:
        take_keyboard(self, self.view)
