"""The questions about orders, over the window, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.ordering import OrderingPresenter, Question
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.order_dialog import OrderDialog


class OrderQuestions(QObject):
    """Opens a dialog for each question, and closes it when it is answered.

    Args:
        window: The window over which the dialogs open.
        presenter: Has the question.
        poster: Returns the poster of a clip by the clip's id, None until there is one.
        thumbnails: Makes posters small.
        sandbox: Whether no real credits are at stake.

    Attributes:
        dialog: What asks, None while nothing is asked.
    """

    def __init__(
        self,
        window: QWidget,
        presenter: OrderingPresenter,
        *,
        poster: Callable[[str], Picture | None],
        thumbnails: Thumbnails,
        sandbox: bool,
    ) -> None:
        super().__init__(window)
        self._window, self._presenter, self._sandbox = window, presenter, sandbox
        self._poster, self._thumbnails = poster, thumbnails
        self._asked: Question | None = None
        self.dialog: OrderDialog | None = None
        presenter.changed.connect(self._render)

    def _render(self) -> None:
        question = self._presenter.question
        if question is self._asked:
            return
        if self.dialog is not None:
            self.dialog.hide()
            self.dialog.deleteLater()
            self.dialog = None
        self._asked = question
        if question is not None:
            self.dialog = OrderDialog(
                self._presenter,
                question,
                poster=self._poster,
                thumbnails=self._thumbnails,
                sandbox=self._sandbox,
                parent=self._window,
            )
            self.dialog.open()
