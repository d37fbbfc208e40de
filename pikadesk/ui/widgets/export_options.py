"""How a clip is exported: for each kind its own few options."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from pikadesk.domain.exporting import (
    COLUMNS,
    OWN_WIDTH,
    QUALITIES,
    RATES,
    ROWS,
    SHEET_WIDTHS,
    WIDTHS,
    ExportKind,
)
from pikadesk.domain.films import EditListKind
from pikadesk.ui import theme
from pikadesk.ui.presenters.exports_form import ExportForm
from pikadesk.ui.presenters.exports_words import EDIT_LIST_NAMES
from pikadesk.ui.text import TIMES, tr
from pikadesk.ui.widgets.controls import Label, Option, SegmentedChoice, StepSpin, Switch
from pikadesk.ui.widgets.export_part import PartEdit
from pikadesk.ui.widgets.layouts import column, row
from pikadesk.words import translatable

KEY_WIDTH = 112
"""How wide the names of options are, in pixels."""

_QUALITY_NAMES: Mapping[int, str] = translatable({50: "Small", 80: "Good", 95: "Best"})


def option_row(name: str, control: QWidget) -> QWidget:
    """Return a control with its name to the left of it."""
    key = Label(name, tone="text-2")
    key.setFixedWidth(KEY_WIDTH)
    key.setBuddy(control)
    line = row(key, control, gap=theme.SPACE_2)
    line.setStretch(1, 1)
    whole = QWidget()
    whole.setLayout(line)
    return whole


class ExportOptionsView(QWidget):
    """A page for each kind.

    Args:
        form: Has the options.
        parent: The widget that holds it.

    Attributes:
        parts: The fields for the part, for each kind that takes one.
        choices: The choices, by kind and by the option's name.
        loops: The switches of the animations.
        columns, rows: Of a contact sheet.
    """

    def __init__(self, form: ExportForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.parts: dict[ExportKind, PartEdit] = {}
        self.choices: dict[tuple[ExportKind, str], SegmentedChoice] = {}
        self.loops: dict[ExportKind, Switch] = {}
        self.columns = StepSpin(tr("Columns"), lowest=COLUMNS[0], highest=COLUMNS[-1])
        self.rows = StepSpin(tr("Rows"), lowest=ROWS[0], highest=ROWS[-1])
        self._pages = {kind: self._page(kind) for kind in form.kinds}
        # No stack of pages: that is always as high as the highest one.
        self.setLayout(column(*self._pages.values(), gap=0))
        form.changed.connect(self._render)
        self._render()

    def _page(self, kind: ExportKind) -> QWidget:
        lines: list[QWidget] = []
        if len(self._form.sources) == 1 and kind not in (ExportKind.COPY, ExportKind.SHEET, ExportKind.JOINED):
            lines += self._part(kind)
        lines += _LINES.get(kind, _nothing)(self, kind)
        page = QWidget()
        page.setLayout(column(*lines))
        return page

    def _part(self, kind: ExportKind) -> list[QWidget]:
        form = self._form
        part = self.parts[kind] = PartEdit(form.timeline)
        part.first.edited.connect(lambda frame: form.choose_frames(frame, max(frame, form.frames.stop - 1)))
        part.last.edited.connect(lambda frame: form.choose_frames(min(frame, form.frames.start), frame))
        part.whole.clicked.connect(form.choose_all)
        return [option_row(tr("First frame"), part.first), option_row(tr("Last frame"), part.last)]

    def choice(self, kind: ExportKind, name: str, words: str, options: list[Option]) -> QWidget:
        """Return a line in which an option is chosen; for the pages below."""
        made = self.choices[kind, name] = SegmentedChoice(words, options)
        made.chosen.connect(lambda value: self._form.choose(**{name: value}))
        return option_row(words, made)

    def loop(self, kind: ExportKind) -> QWidget:
        """Return the line that says whether it begins again; for the pages below."""
        made = self.loops[kind] = Switch(tr("Begins again at its end"))
        made.toggled.connect(lambda on: self._form.choose(loop=on))
        return option_row(tr("Loop"), made)

    def shape(self) -> QWidget:
        """Return the line with columns and rows; for the page below."""
        self.columns.valueChanged.connect(lambda count: self._form.choose(columns=count))
        self.rows.valueChanged.connect(lambda count: self._form.choose(rows=count))
        shape = QWidget()
        words = Label(tr("columns and rows"), tone="text-2")
        shape.setLayout(row(self.columns, Label(TIMES, tone="text-2"), self.rows, words, None))
        shape.setFocusProxy(self.columns)
        return option_row(tr("Shape"), shape)

    def _render(self) -> None:
        form = self._form
        kind, options = form.kind, form.options
        for each, page in self._pages.items():
            page.setVisible(each is kind)
        if kind in self.parts:
            self.parts[kind].show_frames(form.frames, form.timeline, whole=form.part.whole)
        for (of, name), choice in self.choices.items():
            if of is kind:
                choice.set_value(getattr(options, name))
        for of, switch in self.loops.items():
            if of is kind:
                with QSignalBlocker(switch):
                    switch.setChecked(options.loop)
        for spin, count in ((self.columns, options.columns), (self.rows, options.rows)):
            with QSignalBlocker(spin):
                spin.setValue(count)


def _nothing(_view: ExportOptionsView, _kind: ExportKind) -> list[QWidget]:
    return []


def _trim(view: ExportOptionsView, kind: ExportKind) -> list[QWidget]:
    options = [Option(False, tr("At key frames"), tr("copies")), Option(True, tr("Exactly"), tr("encodes anew"))]
    return [view.choice(kind, "exact", tr("Cut"), options)]


def _animation(view: ExportOptionsView, kind: ExportKind) -> list[QWidget]:
    widths = [Option(width, str(width) if width != OWN_WIDTH else tr("Full")) for width in WIDTHS]
    rates = [Option(rate, str(rate)) for rate in RATES]
    lines = [view.choice(kind, "width", tr("Width in pixels"), widths)]
    lines.append(view.choice(kind, "rate", tr("Frames a second"), rates))
    if kind is ExportKind.WEBP:
        qualities = [Option(quality, tr(_QUALITY_NAMES[quality])) for quality in QUALITIES]
        lines.append(view.choice(kind, "quality", tr("Quality"), qualities))
    return [*lines, view.loop(kind)]


def _sheet(view: ExportOptionsView, kind: ExportKind) -> list[QWidget]:
    widths = [Option(width, str(width)) for width in SHEET_WIDTHS]
    return [view.shape(), view.choice(kind, "sheet_width", tr("Width in pixels"), widths)]


def _edit_list(view: ExportOptionsView, kind: ExportKind) -> list[QWidget]:
    forms = [Option(form, tr(EDIT_LIST_NAMES[form])) for form in EditListKind]
    return [view.choice(kind, "list_kind", tr("Form"), forms)]


_LINES: Mapping[ExportKind, Callable[[ExportOptionsView, ExportKind], list[QWidget]]] = {
    ExportKind.TRIM: _trim,
    ExportKind.GIF: _animation,
    ExportKind.WEBP: _animation,
    ExportKind.SHEET: _sheet,
    ExportKind.EDIT_LIST: _edit_list,
}
