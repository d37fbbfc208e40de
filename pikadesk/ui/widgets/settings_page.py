"""The settings: account, saving, budget, jobs, appearance. Changes are kept as they are made."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pikadesk.services.preferences import Delivery, Theme
from pikadesk.ui import theme
from pikadesk.ui.languages import languages
from pikadesk.ui.presenters.exports_naming import preview, sample_values
from pikadesk.ui.presenters.key_words import KeyPlace
from pikadesk.ui.presenters.settings import MOST_PARALLEL_JOBS, SettingsPresenter
from pikadesk.ui.presenters.spending import SpendingPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import (
    Button,
    DropDown,
    ElidedLabel,
    Label,
    Message,
    Option,
    SegmentedChoice,
    StepSpin,
    Switch,
)
from pikadesk.ui.widgets.credit_spin import CreditSpin
from pikadesk.ui.widgets.export_name import NameTemplateEdit
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.settings_budget import BudgetGroup
from pikadesk.ui.widgets.settings_group import SettingsGroup
from pikadesk.ui.widgets.settings_navigation import SettingsNavigation
from pikadesk.words import translatable

_TWO_COLUMNS_FROM = 1100
_WIDEST = 1152

_THEMES = translatable({Theme.SYSTEM: "System", Theme.LIGHT: "Light", Theme.DARK: "Dark"})
_DELIVERIES = translatable(
    {
        Delivery.RECOVERABLE: (
            "Recoverable",
            "The service answers at once with a number. A broken connection loses nothing.",
        ),
        Delivery.SYNCHRONOUS: (
            "Synchronous",
            "The form on the service’s pages: one long call. If it breaks off, the outcome is unknown.",
        ),
    }
)


class SettingsPage(QWidget):
    """The settings, in place of the work.

    Signals:
        closed(): The user wants to go back to the work.
        restart_asked(bool): The user wants to use the sandbox (True) or the account (False).
        ledger_asked(): The user wants to see what was spent.

    Args:
        presenter: Has the settings.
        spending: Counts the credits.
        parent: The widget that holds it.
    """

    closed = Signal()
    restart_asked = Signal(bool)
    ledger_asked = Signal()

    def __init__(
        self, presenter: SettingsPresenter, spending: SpendingPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.close_button = Button(tr("Close"), kind="quiet", icon="close", key_hint=tr("Esc"))
        self.close_button.clicked.connect(self.closed)
        self.trouble = Message()
        head = row(
            Label(tr("Settings"), Role.SECTION_TITLE),
            Label(tr("Changes are kept as you make them"), Role.SMALL, "text-3"),
            None,
            self.close_button,
        )
        first, second = QWidget(), QWidget()
        account, saving, jobs, appearance = self._account(), self._saving(), self._jobs(), self._appearance()
        self.budget = BudgetGroup(presenter, spending)
        self.budget.ledger_asked.connect(self.ledger_asked)
        first.setLayout(column(account, saving, jobs, None, gap=theme.SPACE_4))
        second.setLayout(column(self.budget, appearance, None, gap=theme.SPACE_4))
        self.columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.columns.setSpacing(theme.SPACE_4)
        self.columns.addWidget(first, 1, Qt.AlignmentFlag.AlignTop)
        self.columns.addWidget(second, 1, Qt.AlignmentFlag.AlignTop)
        page = QWidget()
        page.setObjectName("page")
        page.setMaximumWidth(_WIDEST + 80)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(40, theme.SPACE_4, 40, theme.SPACE_5)
        inside.setSpacing(theme.SPACE_2)
        inside.addLayout(head)
        inside.addWidget(self.trouble)
        inside.addLayout(self.columns)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setWidget(page)
        self.navigation = SettingsNavigation((account, saving, self.budget, jobs, appearance), scroll)
        ground = Surface("window")
        whole = row(self.navigation, scroll, gap=0)
        whole.setStretch(1, 1)
        ground.setLayout(whole)
        self.setLayout(column(ground))
        presenter.changed.connect(self._render)
        self._render()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top, and look whether the folder can still be written."""
        super().showEvent(event)
        self.navigation.begin()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.look_at_folder()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the groups side by side where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS_FROM
        self.columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _account(self) -> SettingsGroup:
        group = SettingsGroup(tr("Account"), "key")
        self.key = ElidedLabel("", Role.BODY_FIGURES)
        self.replace_button = Button("")
        self.replace_button.clicked.connect(self._presenter.ask_for_key)
        self.remove_button = Button(tr("Remove"), kind="danger")
        self.remove_button.clicked.connect(self._presenter.forget_key)
        self.key_trouble = Message()
        self.key_place = group.add(
            tr("API key"), " ", self.key, self.replace_button, self.remove_button, below=self.key_trouble
        )
        sandbox = self._presenter.sandbox
        self.restart_button = Button(tr("Use your account") if sandbox else tr("Open the sandbox"))
        self.restart_button.clicked.connect(lambda: self.restart_asked.emit(not sandbox))
        sentence = tr("Pikadesk starts anew; its own clips are kept apart.")
        group.add(tr("Sandbox"), tr("No charge"), self.restart_button, Label(sentence, Role.SMALL, "text-3", wrap=True))
        return group

    def _saving(self) -> SettingsGroup:
        group = SettingsGroup(tr("Saving"), "folder")
        self.folder = ElidedLabel("", mode=Qt.TextElideMode.ElideMiddle)
        self.choose_button = Button(tr("Choose…"))
        self.choose_button.clicked.connect(self._choose_folder)
        self.folder_trouble = Message()
        group.add(tr("Output folder"), tr("For new videos"), self.folder, self.choose_button, below=self.folder_trouble)
        samples = sample_values(datetime.now().astimezone())
        shown = partial(preview, values=samples, suffix=".mp4")
        self.file_name = NameTemplateEdit(tr("File name"), shown, self)
        self.file_name.edited.connect(self._presenter.set_file_name)
        small = tr("Of exports and copies")
        group.add(tr("File name"), small, self.file_name.line, below=self.file_name.below)
        return group

    def _jobs(self) -> SettingsGroup:
        group = SettingsGroup(tr("Jobs"), "spinner")
        self.parallel = StepSpin(tr("Jobs at the same time"), lowest=1, highest=MOST_PARALLEL_JOBS, tall=True)
        self.parallel.valueChanged.connect(self._presenter.set_parallel_jobs)
        words = Label(tr("jobs. The others wait, unsent."), tone="text-2")
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        group.add(tr("At the same time"), "", self.parallel, words)
        self.confirm_above = CreditSpin(tr("Ask above"), tr("Never"))
        self.confirm_above.edited.connect(self._presenter.set_confirm_above)
        small = tr("Before Generate sends")
        group.add(tr("Ask above"), small, self.confirm_above, Label(tr("credits at once"), tone="text-2"))
        options = [Option(value, tr(name)) for value, (name, _) in _DELIVERIES.items()]
        self.delivery = SegmentedChoice(tr("Delivery"), options)
        self.delivery.chosen.connect(self._presenter.set_delivery)
        self.delivery_words = Label("", Role.SMALL, "text-3", wrap=True)
        self.delivery_words.setContentsMargins(0, theme.SPACE_1, 0, 0)
        group.add(tr("Delivery"), tr("How a video is asked for"), self.delivery, below=self.delivery_words)
        return group

    def _appearance(self) -> SettingsGroup:
        group = SettingsGroup(tr("Appearance"), "eye")
        self.theme = SegmentedChoice(tr("Theme"), [Option(value, tr(name)) for value, name in _THEMES.items()])
        self.theme.chosen.connect(self._presenter.set_theme)
        group.add(tr("Theme"), "", self.theme)
        self.reduce_motion = Switch(tr("Reduce motion"))
        self.reduce_motion.toggled.connect(self._presenter.set_reduce_motion)
        group.add(tr("Motion"), "", self.reduce_motion)
        self.language = DropDown(tr("Language"))
        self.language.addItem(tr("System"), "")
        for code, name in languages().items():
            self.language.addItem(name, code)
        self.language.activated.connect(lambda: self._presenter.set_language(self.language.currentData()))
        self.anew_button = Button(tr("Start anew"), compact=True)
        self.anew_button.clicked.connect(lambda: self.restart_asked.emit(self._presenter.sandbox))
        self.language_waits = QWidget()
        sentence = tr("Spoken from the next start on.")
        self.language_waits.setLayout(
            row(Label(sentence, Role.SMALL, "text-2"), None, self.anew_button, margins=(0, theme.SPACE_1, 0, 0))
        )
        group.add(tr("Language"), "", self.language, below=self.language_waits)
        return group

    def _choose_folder(self) -> None:
        ask_for_folder(self, self._presenter)

    def _render(self) -> None:
        presenter, preferences = self._presenter, self._presenter.preferences
        sandbox, place = presenter.sandbox, presenter.key_place
        self.key.setText(tr("The sandbox needs no key") if sandbox else presenter.key_mask)
        self.key_place.setText("" if sandbox else presenter.key_place_words)
        self.key_place.setVisible(not sandbox)
        self.replace_button.setText(tr("Add…") if place is KeyPlace.NONE else tr("Replace…"))
        self.replace_button.setVisible(not sandbox)
        self.remove_button.setVisible(not sandbox and presenter.has_key)
        self.key_trouble.show_text(presenter.key_trouble)
        self.folder.setText(shown_folder(presenter.output_folder))
        self.folder_trouble.show_text(presenter.folder_trouble)
        self.file_name.show_template(preferences.file_name)
        self.trouble.show_text(presenter.trouble)
        self.parallel.blockSignals(True)
        self.parallel.setValue(preferences.parallel_jobs)
        self.parallel.blockSignals(False)
        self.confirm_above.set_amount(preferences.confirm_above)
        self.reduce_motion.blockSignals(True)
        self.reduce_motion.setChecked(preferences.reduce_motion)
        self.reduce_motion.blockSignals(False)
        self.delivery.set_value(preferences.delivery)
        self.delivery_words.setText(tr(_DELIVERIES[preferences.delivery][1]))
        self.theme.set_value(preferences.theme)
        self.language.setCurrentIndex(max(0, self.language.findData(preferences.language)))
        self.language_waits.setVisible(presenter.language_waits)


def ask_for_folder(over: QWidget, presenter: SettingsPresenter) -> None:
    """Ask for the folder in which videos are saved from now on."""
    dialog = QFileDialog(over, tr("Output folder"), str(presenter.output_folder))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda folder: presenter.choose_folder(Path(folder)))
    dialog.open()


def shown_folder(folder: Path) -> str:
    """Return a folder as people write it: `~/Videos/Pikadesk`."""
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
