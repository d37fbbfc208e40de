"""What is asked before an order is sent that may cost more than was meant."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.ordering import OrderingPresenter, Question, Weight
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, Label, Message
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails
from pikadesk.ui.widgets.layouts import column, row

_WIDTH = 560
_POSTER = QSize(240, 135)


class _Poster(QWidget):
    """The poster of a clip, as soon as there is one."""

    def __init__(self, poster: Callable[[], Picture | None], thumbnails: Thumbnails) -> None:
        super().__init__()
        self._poster, self._painter = poster, PicturePainter(thumbnails)
        self.setFixedSize(_POSTER)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("The video that is here already"))
        thumbnails.ready.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter, area, poster = antialiased(QPainter(self)), QRectF(self.rect()), self._poster()
        box(painter, area, theme.RADIUS_CONTROL, fill="well")
        if poster is not None:
            self._painter.paint(painter, area, poster, theme.RADIUS_CONTROL)


class OrderDialog(QDialog):
    """Asks one question about an order. Enter and Esc order nothing.

    Args:
        presenter: Takes the answer.
        question: What is asked.
        poster: Returns the poster of a clip by the clip's id, None until there is one.
        thumbnails: Makes posters small.
        sandbox: Whether no real credits are at stake.
        parent: The window over which it opens.
    """

    def __init__(
        self,
        presenter: OrderingPresenter,
        question: Question,
        *,
        poster: Callable[[str], Picture | None],
        thumbnails: Thumbnails,
        sandbox: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.heading)
        self.setModal(True)
        clip_id = question.clip_id
        risky = question.weight is not Weight.PLAIN
        self.decline_button = Button(tr("Don’t generate"), kind="primary" if risky and not clip_id else "normal")
        self.show_button = Button(tr("Show the video"), kind="primary", icon="play")
        self.show_button.setVisible(clip_id is not None)
        self.accept_button = Button(question.accept, kind="danger" if risky else "primary")
        self.decline_button.clicked.connect(presenter.decline)
        self.show_button.clicked.connect(presenter.show_clip)
        self.accept_button.clicked.connect(presenter.accept)
        self.rejected.connect(presenter.decline)
        whole = column(
            Label(question.heading, Role.SECTION_TITLE, wrap=True), margins=(24, 24, 24, 24), gap=theme.SPACE_3
        )
        if clip_id is not None:
            whole.addWidget(_Poster(lambda: poster(clip_id), thumbnails))
        self.lines = [Message() for _ in question.lines]
        for line, text in zip(self.lines, question.lines, strict=True):
            line.show_text(text, "warn" if risky else "plain")
            whole.addWidget(line)
        if sandbox:
            whole.addWidget(Label(tr("In the sandbox nothing is charged."), Role.SMALL, "text-2", wrap=True))
        whole.addSpacing(theme.SPACE_2)
        whole.addStretch(1)
        whole.addLayout(row(self.accept_button, None, self.decline_button, self.show_button))
        self.setLayout(whole)
        self.setFixedSize(_WIDTH, whole.totalHeightForWidth(_WIDTH))
        # What costs nothing is what Enter does.
        self.safe_button = self.show_button if clip_id is not None else self.decline_button
        self.accept_button.setAutoDefault(False)
        self.safe_button.setDefault(True)
        self.safe_button.setFocus(Qt.FocusReason.OtherFocusReason)
