"""The stage while it shows the shot chain: the picture, the strip, one rail over all clips and the transport."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pikadesk.domain.library import Entry
from pikadesk.domain.seam import Seam
from pikadesk.ui import theme
from pikadesk.ui.actions import key_text, tip
from pikadesk.ui.presenters.chain import ChainPresenter
from pikadesk.ui.presenters.chain_seams import limits_text
from pikadesk.ui.presenters.compare_words import film_trouble
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.text import tenths, tr, tr_count
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, ElidedLabel, EmptyState, IconButton, NoticeBar
from pikadesk.ui.widgets.controls.notices import NoticeKind
from pikadesk.ui.widgets.controls.status import TagKind
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.focus import tab_in_order
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.stage.chain_screen import FrameScreen, SeamView
from pikadesk.ui.widgets.stage.chain_scrubber import ChainScrubber
from pikadesk.ui.widgets.stage.chain_strip import ChainStrip
from pikadesk.ui.widgets.stage.compare_controls import FrameControls
from pikadesk.ui.widgets.stage.full_screen import FullScreen
from pikadesk.ui.widgets.stage.transport import NARROW, Transport

if TYPE_CHECKING:
    from pikadesk.ui.widgets.stage.chain_sound import ChainSound

_TAGS: dict[Seam, tuple[TagKind, str]] = {
    Seam.SEAMLESS: ("ok", "check"),
    Seam.JUMP: ("warn", "joint"),
    Seam.CUT: ("err", "joint"),
}


class ChainStage(Surface):
    """The shot chain.

    Args:
        presenter: The chain.
        thumbnails: Makes posters small.
        poster: Returns a clip's poster by its id, None while there is none.
        of_file: Returns the clip of the library that has a file, None where there is none.
        parent: The widget that holds it.

    Attributes:
        resume, export, undo, redo, more, close_button: The buttons of the title row.
        view: Shows the frame.
        seam: Shows a joint closely, in its place.
        strip: The clips, in order.
        scrubber: The rail over all of them.
        transport: The buttons.
        notice: What arrived for the chain, or what is wrong.
        full_screen: Lets the picture fill the screen.

    Signals:
        closed(): The user wants to go back to the clip.
        export_asked(): The user wants the chain as one file.
        more_asked(): The user asks what else can be done.
        shot_menu_asked(int, QPoint): The user asks what can be done with the clip of that key; where on the screen.
        frame_menu_asked(QPoint): The same of the frame that is seen.
        library_asked(): The user wants to see which clips there are.
    """

    closed = Signal()
    export_asked = Signal()
    more_asked = Signal()
    shot_menu_asked = Signal(int, QPoint)
    frame_menu_asked = Signal(QPoint)
    library_asked = Signal()

    def __init__(
        self,
        presenter: ChainPresenter,
        thumbnails: Thumbnails,
        poster: Callable[[str], Picture | None],
        of_file: Callable[[Path], Entry | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("stage", parent=parent)
        self._presenter = presenter
        self._muted = False
        self._volume = 1.0
        self._sound: ChainSound | None = None
        self._facts = ElidedLabel("", Role.SMALL_FIGURES, "text-2")
        self.resume = Button(tr("Continue from last frame"), kind="quiet", icon="last-frame", compact=True)
        self.resume.setToolTip(tip("chain.continue"))
        self.export = Button(tr("Export…"), kind="quiet", icon="join", compact=True)
        self.export.setToolTip(tr("Export the chain as one video"))
        self.undo = IconButton("undo", tr("Undo"), keys=key_text("undo"), compact=True)
        self.redo = IconButton("redo", tr("Redo"), keys=key_text("redo"), compact=True)
        self.more = IconButton("more", tr("More for the chain"), compact=True)
        self.close_button = IconButton("close", tr("Close the chain"), keys=key_text("leave"), compact=True)
        self.notice = NoticeBar("info", closable=True)
        self.view = FrameScreen(tr("Shot chain"))
        self.seam = SeamView()
        self.strip = ChainStrip(presenter, thumbnails, poster, of_file)
        self.scrubber = ChainScrubber()
        self.transport = Transport()
        self._pages = QStackedWidget()
        self._empty = Surface("stage")
        words = tr("Drag videos from the library onto the strip, in the order in which they are to play.")
        self._empty.setLayout(column(EmptyState("chain", tr("No clips in the chain yet"), words)))
        for page in (self._empty, self.view, self.seam):
            self._pages.addWidget(page)
        self._lay_out()
        self._controls = FrameControls(
            presenter.playhead, self.scrubber, self.transport, self.view, self.full_screen, self
        )
        self._connect()
        self._render()
        self._render_time()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the player's actions do here, by id."""
        presenter = self._presenter
        return {
            **self._controls.slots(),
            "mute": self.toggle_mute,
            "frame.use": presenter.use_shown,
            "chain.next": lambda: presenter.to_beginning(1),
            "chain.previous": lambda: presenter.to_beginning(-1),
        }

    @property
    def sound(self) -> ChainSound | None:
        """What is heard of the chain, None until something was: most chains are silent."""
        return self._sound

    def toggle_mute(self) -> None:
        """Turn the sound off, or on again."""
        self._muted = not self._muted
        self._show_loudness()

    def order_focus(self, before: QWidget) -> None:
        """Let Tab go through it as it is read, after another widget."""
        head = (self.resume, self.export, self.undo, self.redo, self.more, self.close_button, self.notice.button)
        tab_in_order((before, *head, *self.strip.focus_chain(), *self._controls.tab_order()))
        self.strip.order_focus(self.notice.button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        wide = event.size().width() >= NARROW
        for part in (self._facts, self.undo, self.redo):
            part.setVisible(wide)

    def _lay_out(self) -> None:
        head = QWidget()
        head.setFixedHeight(theme.HEIGHT_STAGE_TITLE)
        line = row(gap=10, margins=(theme.SPACE_4, 0, theme.SPACE_3, 0))
        line.addWidget(ElidedLabel(tr("Shot chain"), Role.HEADING))
        line.addWidget(self._facts)
        line.addStretch(1)
        buttons = (self.resume, self.export, self.undo, self.redo, self.more, self.close_button)
        line.addLayout(row(*buttons, gap=theme.SPACE_1))
        head.setLayout(line)
        self._place = QWidget()
        self._place.setLayout(column(self.notice, margins=(theme.SPACE_2, 0, theme.SPACE_2, theme.SPACE_2)))
        part = QWidget()
        inside = column(gap=0)
        inside.addWidget(self._pages, 1)
        for each in (self.strip, self.scrubber, self.transport):
            inside.addWidget(each)
        part.setLayout(inside)
        laid = column(head, self._place, gap=0)
        laid.addWidget(part, 1)
        self.setLayout(laid)
        self.full_screen = FullScreen(part, laid)

    def _connect(self) -> None:
        presenter, transport = self._presenter, self.transport
        presenter.changed.connect(self._render)
        presenter.seams.changed.connect(self._render_seam)
        presenter.frames.changed.connect(self._render_frame)
        presenter.playhead.changed.connect(self._render_time)
        self._controls.scrubbed.connect(lambda: presenter.look_at_joint(None))
        self.resume.clicked.connect(self._continue)
        self.export.clicked.connect(self.export_asked)
        self.undo.clicked.connect(presenter.undo)
        self.redo.clicked.connect(presenter.redo)
        self.more.clicked.connect(self.more_asked)
        self.close_button.clicked.connect(self.closed)
        self.notice.activated.connect(presenter.take_news)
        self.notice.closed.connect(presenter.dismiss_news)
        self.strip.menu_asked.connect(self.shot_menu_asked)
        self.strip.library_asked.connect(self.library_asked)
        self.view.menu_asked.connect(self.frame_menu_asked)
        transport.mute.clicked.connect(self.toggle_mute)
        transport.mute.turned.connect(self._turn_volume)
        transport.save.clicked.connect(self.export_asked)
        self.full_screen.changed.connect(lambda full: self.strip.setVisible(not full))

    def _continue(self) -> None:
        self._presenter.continue_last()

    def _render(self) -> None:
        presenter, transport = self._presenter, self.transport
        playable = bool(presenter.ids)
        if self._sound is not None and not presenter.shown:
            self._sound.close()
        count = tr_count("1 clip", "%n clips", len(presenter.shots))
        self._facts.setText(f"{count} · {tenths(presenter.duration)}" if presenter.shots else "")
        transport.set_loaded(playable)
        transport.set_file_actions(False)
        transport.mute.setEnabled(presenter.has_sound)
        transport.save.setEnabled(playable)
        self.resume.setEnabled(playable)
        self.export.setEnabled(playable)
        self.undo.setEnabled(presenter.can_undo)
        self.redo.setEnabled(presenter.can_redo)
        self.scrubber.set_duration(presenter.duration)
        self._controls.render()
        self.scrubber.set_joints(presenter.beginnings[1:])
        self._render_notice()
        self._render_seam()
        self._render_time()

    def _render_time(self) -> None:
        current = self._presenter.current
        if self._presenter.playhead.playing and self._presenter.seams.looked_at is not None:
            self._presenter.look_at_joint(None)
        self.strip.render_playing()
        self._render_sound()
        if current is not None:
            number = next(place for place, shot in enumerate(self._presenter.shots, 1) if shot.key == current.key)
            self.view.show_badge(str(number), current.title)

    def _render_frame(self) -> None:
        frames = self._presenter.frames
        self.view.show_frame(frames.frames[0] if frames.frames else None)
        self._render_notice()

    def _render_sound(self) -> None:
        sounding = self._presenter.sounding
        if sounding is None:
            if self._sound is not None:
                self._sound.rest()
            return
        if self._sound is None:
            self._sound = import_module("pikadesk.ui.widgets.stage.chain_sound").ChainSound(self)
            self._show_loudness()
        self._sound.play(sounding.film, sounding.seconds, sounding.rate, sounding.following)

    def _turn_volume(self, notches: int) -> None:
        self._volume, self._muted = min(1.0, max(0.0, self._volume + notches / 10)), False
        self._show_loudness()

    def _show_loudness(self) -> None:
        self.transport.show_sound(self._volume, muted=self._muted)
        if self._sound is not None:
            self._sound.set_loudness(self._volume, muted=self._muted)

    def _render_seam(self) -> None:
        presenter, seams = self._presenter, self._presenter.seams
        shots, looked_at = presenter.shots, seams.looked_at
        place = next((place for place, shot in enumerate(shots) if presenter.films_after(shot.key) == looked_at), 0)
        if looked_at is None:
            self._pages.setCurrentWidget(self.view if presenter.ids else self._empty)
            return
        joint = presenter.joint_after(shots[place].key)
        limits = limits_text()
        tag: tuple[str, TagKind, str] = ("", "plain", "")
        if joint is not None and joint.seam is not None:
            tag = (f"{joint.words}, {joint.figure}", *_TAGS[joint.seam])
        elif joint is not None:
            tag, limits = (joint.words, "err", "error"), joint.trouble
        heading = tr("Joint of {first} and {second}").format(first=shots[place].title, second=shots[place + 1].title)
        self.seam.show_seam(heading, seams.frames, tag, limits)
        self._pages.setCurrentWidget(self.seam)

    def _render_notice(self) -> None:
        news, trouble = self._presenter.news, self._presenter.frames.trouble
        if news is not None and news.added:
            words = tr("“{title}” was made from the last frame of the chain and is its new last clip.")
            self._say(words.format(title=news.arrival.title), "ok", tr("Undo"))
        elif news is not None:
            words = tr("“{title}” was made from the last frame of the chain.")
            self._say(words.format(title=news.arrival.title), "info", tr("Add to the chain"))
        else:
            self._say(film_trouble(trouble) if trouble is not None else "", "err", "")
        self._place.setVisible(bool(self.notice.text()))

    def _say(self, text: str, kind: NoticeKind, action: str) -> None:
        if text != self.notice.text() or (text and self.notice.isHidden()):
            self.notice.set_action(action)
            self.notice.show_text(text, kind=kind)
