"""The welcome: what is shown as long as there is neither a key nor the sandbox."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, Label
from pikadesk.ui.widgets.header import AppMark
from pikadesk.ui.widgets.key_dialog import KeyEntry, key_sentence
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.welcome_picture import WelcomePicture

_PICTURE_FROM = 1200
_AROUND = 32
_WIDEST = 640


class _Icon(QWidget):
    def __init__(self, name: str, tone: str = "text-2") -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setFixedSize(QSize(20, 20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QRectF(self.rect()), self._name, self._tone)


class WelcomePage(QWidget):
    """Two ways in: the user's own account, or the sandbox.

    Signals:
        sandbox_asked(): The user wants to try the sandbox.

    Args:
        presenter: Keeps and tests the key.
        folder: Returns where videos are saved, in a few words.
        parent: The widget that holds it.
    """

    sandbox_asked = Signal()

    def __init__(self, presenter: SettingsPresenter, folder: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = KeyEntry(presenter)
        self.sandbox_button = Button(tr("Open the sandbox"))
        self.sandbox_button.clicked.connect(self.sandbox_asked)
        self.picture = WelcomePicture()
        page = QWidget()
        page.setObjectName("page")
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inside.setLayout(self._words(presenter, folder()))
        middle = row(None, inside, None, gap=0, margins=(_AROUND, 24, _AROUND, 24))
        middle.setStretch(1, 100)
        page.setLayout(middle)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        ground = Surface("window")
        whole = row(self.picture, scroll, gap=0)
        whole.setStretch(1, 1)
        ground.setLayout(whole)
        self.setLayout(column(ground))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where there is little room."""
        super().resizeEvent(event)
        self.picture.setVisible(self.width() >= _PICTURE_FROM)

    def _words(self, presenter: SettingsPresenter, folder: str) -> QVBoxLayout:
        heading = Label(tr("Make videos with Pika on your desktop"), Role.PAGE_TITLE, wrap=True)
        account = _way("key", tr("Use your account"), key_sentence(presenter), self.entry)
        sandbox = _way(
            "flask",
            tr("Try the sandbox"),
            tr(
                "Everything works, with videos that are made on this computer. Nothing leaves it and nothing is "
                "charged. Switch to your account whenever you like."
            ),
            self.sandbox_button,
        )
        made = column(None, gap=0)
        made.addLayout(row(AppMark(26), Label(tr("Pikadesk"), Role.APP_NAME), None, gap=10))
        made.addSpacing(theme.SPACE_6)
        made.addWidget(heading)
        made.addSpacing(theme.SPACE_2)
        first = tr("Start with your own account, or look around first.")
        made.addWidget(Label(first, Role.LEAD, "text-2", wrap=True))
        made.addSpacing(theme.SPACE_6)
        made.addWidget(account)
        made.addSpacing(theme.SPACE_4)
        made.addWidget(sandbox)
        made.addSpacing(theme.SPACE_6)
        promises = row(
            _promise("wallet", tr("Price first"), tr("You see the cost before anything is sent.")),
            _promise("folder", tr("Your files"), tr("Videos are saved to {folder}.").format(folder=folder)),
            _promise("lock", tr("Nothing hidden"), tr("Pictures go out only when you press Generate.")),
            gap=theme.SPACE_5,
        )
        for place in range(promises.count()):
            promises.setStretch(place, 1)
        made.addLayout(promises)
        made.addStretch(1)
        return made


def _way(icon: str, heading: str, sentence: str, content: QWidget) -> QWidget:
    box = Surface("panel", border="line-1", radius=theme.RADIUS_CARD)
    words = column(Label(heading, Role.APP_NAME), Label(sentence, tone="text-2", wrap=True), gap=theme.SPACE_1)
    words.addSpacing(theme.SPACE_3)
    words.addWidget(content, 0, Qt.AlignmentFlag(0) if isinstance(content, KeyEntry) else Qt.AlignmentFlag.AlignLeft)
    drawn = _Icon(icon, "text-1")
    whole = row(drawn, gap=theme.SPACE_3, margins=(24, 24, 24, 24))
    whole.setAlignment(drawn, Qt.AlignmentFlag.AlignTop)
    whole.addLayout(words, 1)
    box.setLayout(whole)
    return box


def _promise(icon: str, heading: str, sentence: str) -> QWidget:
    made = QWidget()
    drawn = _Icon(icon)
    words = column(Label(heading, Role.LABEL), Label(sentence, Role.SMALL, "text-2", wrap=True), None, gap=2)
    whole = row(drawn, gap=theme.SPACE_3)
    whole.setAlignment(drawn, Qt.AlignmentFlag.AlignTop)
    whole.addLayout(words, 1)
    made.setLayout(whole)
    return made
