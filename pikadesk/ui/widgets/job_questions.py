"""What is asked before a job is sent again that may have been charged, and before many are removed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters.jobs_claims import Twice
from pikadesk.ui.text import credits, tr, tr_count
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, Label, NoticeBar, Separator
from pikadesk.ui.widgets.layouts import column, row


class SendAgainDialog(QDialog):
    """Says what sending again may cost, with the numbers. It is accepted where the user wants to.

    Args:
        twice: The numbers.
        sandbox: Whether no real credits are at stake.
        parent: The window over which it opens.
    """

    def __init__(self, twice: Twice, *, sandbox: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Send again"))
        self.setModal(True)
        self.setFixedWidth(480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        warning = NoticeBar("warn")
        warning.show_text(
            tr("In the sandbox nothing is charged. With your account, this might charge you twice.")
            if sandbox
            else tr("This may charge you twice."),
            kind="warn",
        )
        self.numbers = {
            tr("The first request, if it was charged"): twice.first,
            tr("Sending it again"): twice.again,
            tr("Together, at most"): twice.first + twice.again,
        }
        self.stay_button = Button(tr("Don’t send"), kind="primary")
        self.send_button = Button(tr("Send again for {amount}").format(amount=credits(twice.again)), kind="danger")
        self.stay_button.clicked.connect(self.reject)
        self.send_button.clicked.connect(self.accept)
        title = Label(tr("Send “{title}” again?").format(title=twice.title), Role.SECTION_TITLE, wrap=True)
        words = Label(
            tr("The history page of your account shows whether the first request was charged."),
            Role.SMALL,
            "text-2",
            wrap=True,
        )
        whole = column(title, warning, margins=(24, 24, 24, 24), gap=theme.SPACE_4)
        whole.addLayout(self._table())
        whole.addWidget(words)
        whole.addLayout(row(None, self.send_button, self.stay_button))
        self.setLayout(whole)
        self.stay_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(theme.SPACE_4)
        table.setVerticalSpacing(theme.SPACE_1)
        table.setColumnStretch(0, 1)
        for line, (words, amount) in enumerate(self.numbers.items()):
            last = line == len(self.numbers) - 1
            if last:
                table.addWidget(Separator(token="line-2"), line, 0, 1, 2)
            role = Role.LABEL if last else Role.BODY
            number = Label(tr("{amount} credits").format(amount=credits(amount)), Role.LABEL_FIGURES)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.addWidget(Label(words, role), line + last, 0)
            table.addWidget(number, line + last, 1)
        return table


class RemoveAllDialog(QDialog):
    """Asks whether all that waits is to be removed. It is accepted where the user wants to.

    Args:
        count: How many jobs wait.
        parent: The window over which it opens.
    """

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Remove all"))
        self.setModal(True)
        self.setFixedWidth(480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked = tr_count("Remove 1 waiting job?", "Remove %n waiting jobs?", count)
        words = tr("None of them was sent or charged. Each can be ordered again from the list until the day ends.")
        self.stay_button = Button(tr("Keep them"), kind="primary")
        self.remove_button = Button(tr("Remove all"), kind="danger")
        self.stay_button.clicked.connect(self.reject)
        self.remove_button.clicked.connect(self.accept)
        whole = column(
            Label(asked, Role.SECTION_TITLE, wrap=True),
            Label(words, Role.SMALL, "text-2", wrap=True),
            margins=(24, 24, 24, 24),
            gap=theme.SPACE_4,
        )
        whole.addLayout(row(None, self.remove_button, self.stay_button))
        self.setLayout(whole)
        self.stay_button.setFocus(Qt.FocusReason.OtherFocusReason)
