"""The strip of the shot chain: its clips side by side, in order, with the joints between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from pikadesk.domain.library import Entry
from pikadesk.ui import theme
from pikadesk.ui.presenters.chain import ChainPresenter
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.widgets.controls import DropSlot
from pikadesk.ui.widgets.editors.drag import ghost_of
from pikadesk.ui.widgets.editors.mime import local_files
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.focus import tab_in_order
from pikadesk.ui.widgets.layouts import Surface, column
from pikadesk.ui.widgets.stage.chain_card import JointButton, LandingLine, ShotCard

_GAP, _SLOT = 6, 132
_EDGE, _STEP = 48, 16


class ChainStrip(Surface):
    """Shows and changes the order.

    Args:
        presenter: The chain.
        thumbnails: Makes posters small.
        poster: Returns a clip's poster by its id, None while there is none.
        of_file: Returns the clip of the library that has a file, None where there is none.
        parent: The widget that holds it.

    Attributes:
        cards: The clips, in order.
        joints: The joints between them; one less.
        slot: Where clips can be dropped at the end.

    Signals:
        menu_asked(int, QPoint): The user asks what can be done with the clip of that key; where on the screen.
        library_asked(): The user wants to see which clips there are.
    """

    menu_asked = Signal(int, QPoint)
    library_asked = Signal()

    def __init__(
        self,
        presenter: ChainPresenter,
        thumbnails: Thumbnails,
        poster: Callable[[str], Picture | None],
        of_file: Callable[[Path], Entry | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("window", top="line-1", parent=parent)
        self._presenter, self._thumbnails, self._poster, self._of_file = presenter, thumbnails, poster, of_file
        self.cards: list[ShotCard] = []
        self.joints: list[JointButton] = []
        self._ghost: QLabel | None = None
        self._after: QWidget | None = None
        self._page = QWidget()
        self._page.setObjectName("page")
        self.slot = DropSlot(
            tr("Drop clips here"), icon="plus", upright=True, height=ShotCard.HEIGHT, parent=self._page
        )
        self.slot.clicked.connect(self.library_asked)
        self._line = LandingLine(self._page)
        self._area = QScrollArea()
        self._area.setWidget(self._page)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(tr("Clips of the chain"))
        self.setLayout(column(self._area, gap=0))
        self.setFixedHeight(ShotCard.HEIGHT + 2 * theme.SPACE_2 + 13)
        self.setAcceptDrops(True)
        presenter.changed.connect(self.render_shots)
        presenter.seams.changed.connect(self._render_joints)
        self.render_shots()

    def render_shots(self) -> None:
        """Show the chain as it is now."""
        shots = self._presenter.shots
        focused = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)
        while len(self.cards) > len(shots):
            self._drop(self.cards.pop())
        while len(self.cards) < len(shots):
            self.cards.append(self._new_card())
        if focused is not None and focused >= len(shots):
            (self.cards[-1] if self.cards else self.slot).setFocus()
        self.render_playing()
        self._render_joints()

    def order_focus(self, after: QWidget) -> None:
        """Let Tab go through it after another widget, from now on, however often clips come and go."""
        self._after = after
        tab_in_order((after, *self.focus_chain()))

    def focus_chain(self) -> list[QWidget]:
        """Return what Tab goes through, in order."""
        chain: list[QWidget] = []
        for place, card in enumerate(self.cards):
            chain.append(card)
            chain += self.joints[place : place + 1]
        return [*chain, self.slot]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the place at the end have what is left."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll along."""
        bar = self._area.horizontalScrollBar()
        bar.setValue(bar.value() - (event.angleDelta().y() or event.angleDelta().x()))
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take clips of the library, however many."""
        if self._carried(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would land."""
        found = self._carried(event)
        if found:
            event.acceptProposedAction()
            self._show_landing(self._index_at(event.position().toPoint()))
            self.slot.set_state("over", tr_count("Drop to add it", "Drop to add %n clips", len(found)))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Show that nothing is dragged here any more."""
        self._end_landing()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put them there."""
        found, at = self._carried(event), self._index_at(event.position().toPoint())
        self._end_landing()
        if found:
            event.acceptProposedAction()
            self._presenter.add(found, at)

    def _carried(self, event: QDropEvent) -> list[str]:
        entries = [self._of_file(file) for file in local_files(event.mimeData())]
        return [entry.clip.id for entry in entries if entry is not None]

    def _new_card(self) -> ShotCard:
        card = ShotCard(self._thumbnails, self._page)
        card.clicked.connect(lambda: self._presenter.seek_shot(self._key(card)))
        card.removed.connect(lambda: self._presenter.remove(self._key(card)))
        card.stepped.connect(lambda step: self._step(card, step))
        card.passed.connect(lambda step: self._pass(card, step))
        card.menu_asked.connect(lambda at: self.menu_asked.emit(self._key(card), at))
        card.history_asked.connect(lambda asked: {"undo": self._presenter.undo, "redo": self._presenter.redo}[asked]())
        card.dragged.connect(lambda pointer: self._drag(card, pointer))
        card.dropped.connect(lambda pointer: self._put(card, pointer))
        card.drag_cancelled.connect(lambda: self._end_drag(card))
        card.show()
        return card

    def _key(self, card: ShotCard) -> int:
        return self._presenter.shots[self.cards.index(card)].key

    def _step(self, card: ShotCard, step: int) -> None:
        place = self.cards.index(card)
        if 0 <= place + step < len(self.cards):
            self._presenter.move(self._key(card), place + step)
            self.cards[place + step].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pass(self, card: ShotCard, step: int) -> None:
        place = self.cards.index(card) + step
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(self.cards[place])

    def render_playing(self) -> None:
        """Show which clip is seen now, and posters that came meanwhile."""
        current = self._presenter.current
        for place, (card, shot) in enumerate(zip(self.cards, self._presenter.shots, strict=False)):
            poster = self._poster(shot.clip_id) if shot.clip is not None else None
            playing = current is not None and shot.key == current.key
            card.show_shot(shot, place + 1, poster, playing=playing)

    def _render_joints(self) -> None:
        shots = self._presenter.shots
        wanted = max(0, len(shots) - 1)
        while len(self.joints) > wanted:
            self._drop(self.joints.pop())
        while len(self.joints) < wanted:
            self.joints.append(self._new_joint())
        looked_at = self._presenter.seams.looked_at
        for place, joint in enumerate(self.joints):
            films = self._presenter.films_after(shots[place].key)
            seen = films is not None and films == looked_at
            joint.setEnabled(films is not None)
            joint.show_joint(self._presenter.joint_after(shots[place].key), place + 1, looked_at=seen)
        self._arrange()
        if self._after is not None:
            self.order_focus(self._after)

    def _new_joint(self) -> JointButton:
        joint = JointButton(self._page)
        joint.clicked.connect(lambda: self._look(self.joints.index(joint)))
        joint.show()
        return joint

    def _look(self, place: int) -> None:
        """Show the frames of a joint, or the chain again."""
        joint = self.joints[place]
        self._presenter.look_at_joint(None if joint.looked_at else self._presenter.shots[place].key)

    @staticmethod
    def _drop(widget: QWidget) -> None:
        widget.hide()
        widget.deleteLater()

    def _arrange(self) -> None:
        x, top = theme.SPACE_4, theme.SPACE_2
        for place, card in enumerate(self.cards):
            card.move(x, top)
            x += ShotCard.WIDTH + _GAP
            if place < len(self.joints):
                self.joints[place].move(x, top + (ShotCard.HEIGHT - JointButton.HEIGHT) // 2)
                x += JointButton.WIDTH + _GAP
        left = self._area.viewport().width() - theme.SPACE_4 - x
        self.slot.setGeometry(x, top, max(_SLOT, left), ShotCard.HEIGHT)
        self.slot.set_rest_text(tr("Drop clips here") if self.cards else tr("Drop clips from the library here"))
        self._page.resize(max(x + _SLOT + theme.SPACE_4, self._area.viewport().width()), top + ShotCard.HEIGHT + top)

    def _index_at(self, at: QPoint) -> int:
        """The index before which clips are let go there; `at` is a place in this widget."""
        x = self._page.mapFrom(self, at).x()
        return sum(x > card.geometry().center().x() for card in self.cards)

    def _show_landing(self, at: int) -> None:
        if at >= len(self.cards):
            self._line.hide()
            self.slot.set_state("over")
            return
        self.slot.set_state("default")
        gap = _GAP if at == 0 else 2 * _GAP + JointButton.WIDTH
        self._line.show_at(self.cards[at].x() - gap // 2, theme.SPACE_2)

    def _end_landing(self) -> None:
        self._line.hide()
        self.slot.set_state("default")

    def _drag(self, card: ShotCard, pointer: QPoint) -> None:
        if self._ghost is None:
            self._ghost = self._ghost_of(card)
            card.set_lifted(True)
        self._ghost.move(self.window().mapFromGlobal(pointer) + QPoint(16, 16))
        here = self.mapFromGlobal(pointer)
        bar = self._area.horizontalScrollBar()
        if here.x() < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif here.x() > self.width() - _EDGE:
            bar.setValue(bar.value() + _STEP)
        self._show_landing(self._index_at(here))

    def _put(self, card: ShotCard, pointer: QPoint) -> None:
        here, place = self.mapFromGlobal(pointer), self.cards.index(card)
        self._end_drag(card)
        if self.rect().adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE).contains(here):
            at = self._index_at(here)
            self._presenter.move(self._key(card), at - 1 if at > place else at)

    def _end_drag(self, card: ShotCard) -> None:
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None
        card.set_lifted(False)
        self._end_landing()

    def _ghost_of(self, card: ShotCard) -> QLabel:
        poster, title = card.picture()
        ratio = self.devicePixelRatioF()
        shown = self._thumbnails.get(poster, QSize(128, 72) * ratio) if poster is not None else None
        ghost = QLabel(self.window())
        ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ghost.setPixmap(ghost_of(shown or QPixmap(), title, ratio))
        ghost.adjustSize()
        ghost.show()
        ghost.raise_()
        return ghost
