"""The parts of the inspector below its buttons: what was written, how it was made, pictures, other clips, its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget

from pikadesk.services.lineage import MOST_ALIKE
from pikadesk.ui import theme
from pikadesk.ui.actions import ACTIONS, key_text
from pikadesk.ui.presenters.inspector import Details, InspectorPresenter, Linked, Source
from pikadesk.ui.presenters.inspector_words import Row
from pikadesk.ui.presenters.recall import Part
from pikadesk.ui.text import listing, tr, tr_count
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import IconButton, Label, PressButton, PromptEdit
from pikadesk.ui.widgets.editors.drag import carry_out, ghost_of
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails
from pikadesk.ui.widgets.inspector_parts import CopyButton, LinkedRow, NameEdit, ReadText, SourceTile
from pikadesk.ui.widgets.layouts import FlowLayout, Surface, column, row

_TOP = Qt.AlignmentFlag.AlignTop
_NAMES = 84
_VALUE = 18
# A line of 16 px in the middle of a button of 28.
_OVER = 6
_GONE = "gone"


class Section(Surface):
    """A part of the inspector under a hairline.

    Args:
        gap: Between what is in it, in pixels.
    """

    def __init__(self, gap: int = theme.SPACE_1) -> None:
        super().__init__("", top="line-1")
        self.inside = column(gap=gap, margins=(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_3))
        self.setLayout(self.inside)
        self._shown: object = None

    def stops(self) -> list[QWidget]:
        """What the keyboard comes to, in order."""
        found = (each for each in self.findChildren(QWidget) if isinstance(each, PressButton | ReadText))
        # What is new in a page that is shown already is hidden for a moment too.
        return [
            each for each in found if not any(widget and widget.property(_GONE) for widget in (each, each.parent()))
        ]

    def changed(self, shown: object) -> bool:
        """Say whether it is to show something else than until now; where it is, what it has goes."""
        if shown == self._shown:
            return False
        self._shown = shown
        _clear(self.inside)
        return True


class PromptSection(Section):
    """What was written, each text with what can be done with it.

    Signals:
        part_asked(object): The user wants that `Part` of the settings in the form.
    """

    part_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(2)
        margins = self.inside.contentsMargins()
        self.inside.setContentsMargins(margins.left() - 2, margins.top() - _OVER, margins.right(), margins.bottom() - 2)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show texts."""
        self.setVisible(bool(rows))
        if self.changed(tuple(rows)):
            for each in rows:
                self.inside.addLayout(self._text(each))

    def _text(self, shown: Row) -> QGridLayout:
        """The buttons reach over the line of the name, so that it stands as close to the text as in the design."""
        grid, name, text = QGridLayout(), Label(shown.name, Role.SMALL, "text-3"), ReadText(shown.name)
        text.show_text(shown.value)
        grid.setSpacing(0)
        # The words of the text stand 2 px inside of its ring.
        name.setContentsMargins(2, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for place in (0, 2):
            grid.setRowMinimumHeight(place, _OVER)
        grid.setRowStretch(3, 1)
        grid.addWidget(name, 1, 0)
        for column_, button in enumerate(_buttons(shown, self.part_asked.emit), start=1):
            grid.addWidget(button, 0, column_, 3, 1)
        grid.addWidget(text, 2, 0, 2, 3)
        text.lower()
        return grid


class _Rows(QWidget):
    """Names and values at a fixed pitch; the buttons lie over the lines, larger than those are high."""

    def __init__(self, rows: Sequence[Row], use: Callable[[object], object]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        # A button reaches 5 px beyond its line.
        grid.setContentsMargins(0, 5, 0, 5)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(theme.SPACE_1)
        grid.setColumnMinimumWidth(0, _NAMES)
        grid.setColumnStretch(1, 1)
        self._buttons: list[tuple[list[IconButton], Label]] = []
        for place, each in enumerate(rows):
            name = Label(each.name, Role.SMALL, "text-3", wrap=True)
            value = Label(each.value, Role.SMALL_FIGURES, wrap=True)
            for label, col in ((name, 0), (value, 1)):
                label.setMinimumHeight(_VALUE)
                grid.addWidget(label, place, col, _TOP)
            name.setFixedWidth(_NAMES)
            buttons = _buttons(each, use)
            for button in buttons:
                button.setParent(self)
            self._buttons.append((buttons, value))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return done

    def _place(self) -> None:
        for buttons, value in self._buttons:
            left = value.x() + min(value.fontMetrics().horizontalAdvance(value.text()), value.width()) + 1
            for button in buttons:
                button.resize(button.sizeHint())
                button.move(left, value.y() + (_VALUE - button.height()) // 2)
                button.raise_()
                left += button.width()


class RowSection(Section):
    """How a clip was made, what it cost, and when.

    Signals:
        part_asked(object): The user wants that `Part` of the settings in the form.
    """

    part_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        margins = self.inside.contentsMargins()
        self.inside.setContentsMargins(margins.left(), margins.top() - 5, margins.right(), margins.bottom() - 5)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show names and values."""
        self.setVisible(bool(rows))
        if self.changed(tuple(rows)):
            self.inside.addWidget(_Rows(rows, self.part_asked.emit))


class SourceSection(Section):
    """The pictures that a clip was made from."""

    def __init__(self, presenter: InspectorPresenter, thumbnails: Thumbnails) -> None:
        super().__init__(theme.SPACE_2)
        self._presenter, self._pictures = presenter, PicturePainter(thumbnails)
        self.tiles: list[SourceTile] = []
        thumbnails.ready.connect(self.update)

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Show pictures."""
        self.setVisible(bool(sources))
        if not self.changed(tuple(sources)):
            return
        name = tr("Pictures") if len(sources) > 1 else tr("Picture")
        flow, around = FlowLayout(gap=theme.SPACE_2), QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        around.setSizePolicy(policy)
        around.setLayout(flow)
        self.tiles = [SourceTile(source, self._pictures) for source in sources]
        for tile in self.tiles:
            tile.clicked.connect(partial(self._presenter.with_picture, tile.source, _open))
            tile.dragged.connect(partial(self._carry_out, tile))
            flow.addWidget(tile)
        self.inside.addWidget(Label(name, Role.SMALL, "text-3"))
        self.inside.addWidget(around)
        gone = list(dict.fromkeys(source.picture.name for source in sources if source.gone))
        if gone:
            words = tr_count("{names} is not kept any more.", "{names} are not kept any more.", len(gone))
            self.inside.addWidget(Label(words.format(names=listing(gone)), Role.SMALL, "warn", wrap=True))

    def _carry_out(self, tile: SourceTile) -> None:
        ratio, name = tile.devicePixelRatioF(), tile.source.picture.name
        ghost = ghost_of(QPixmap(tile.grab()), name, ratio)

        def go(file: Path) -> None:
            # Who has let go meanwhile would find something at the pointer that no button holds.
            if tile.held:
                carry_out(tile, file, ghost)

        self._presenter.with_picture(tile.source, go)


class LinkedSection(Section):
    """The clips that have to do with a clip.

    Signals:
        clip_asked(str): The user wants to see the clip of that id.
    """

    clip_asked = Signal(str)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__(0)
        self._thumbnails = thumbnails
        self.rows: list[LinkedRow] = []
        thumbnails.ready.connect(self.update)
        # The rows have an edge of their own, which is seen where the pointer is.
        margins = self.inside.contentsMargins()
        self.inside.setContentsMargins(margins.left() - 4, margins.top(), margins.right() - 4, margins.bottom())

    def show_linked(self, linked: Sequence[Linked]) -> None:
        """Show clips."""
        self.setVisible(bool(linked))
        if not self.changed(tuple(linked)):
            return
        heading = Label(tr("Related videos"), Role.SMALL, "text-3")
        heading.setContentsMargins(4, 0, 0, 0)
        self.inside.addWidget(heading)
        self.rows = [LinkedRow(each, self._thumbnails) for each in linked]
        for shown, each in zip(self.rows, linked, strict=True):
            shown.clicked.connect(partial(self.clip_asked.emit, each.clip_id))
            self.inside.addWidget(shown)
        if len(linked) >= MOST_ALIKE:
            words = Label(tr("Of those made of the same settings, the newest."), Role.SMALL, "text-3", wrap=True)
            words.setContentsMargins(4, 4, 4, 0)
            self.inside.addWidget(words)


class MarkSection(Section):
    """What the user says of a clip."""

    def __init__(self, presenter: InspectorPresenter) -> None:
        super().__init__(0)
        margins = self.inside.contentsMargins()
        self.inside.setContentsMargins(margins.left() - 4, margins.top(), margins.right(), margins.bottom() - 4)
        self._about = ""
        self._presenter = presenter
        self.tags = NameEdit(tr("Tags"), tr("Add tags, with commas between"))
        self.collections = NameEdit(tr("Collections"), tr("Add to a collection"))
        self.note = PromptEdit(tr("Note"), placeholder=tr("Write a note"), least_lines=1, most_lines=6)
        self.tags.renamed.connect(presenter.set_tags)
        self.collections.renamed.connect(presenter.set_collections)
        self.note.installEventFilter(self)
        for name, edit in (
            (tr("Tags"), self.tags),
            (tr("Collections"), self.collections),
            (tr("Note"), self.note),
        ):
            label = Label(name, Role.SMALL, "text-3")
            label.setBuddy(edit)
            self.inside.addWidget(label)
            # The words of a flat field stand 4 px inside of it.
            self.inside.addLayout(row(edit, margins=(0 if isinstance(edit, NameEdit) else 4, 0, 0, 4)))
            label.setContentsMargins(4, 0, 0, 0)

    def show_marks(self, details: Details) -> None:
        """Show what is said of a clip."""
        clip_id, marks = details.clip.id, details.marks
        self.tags.show_text(clip_id, ", ".join(marks.tags))
        self.collections.show_text(clip_id, ", ".join(marks.collections))
        if self._about != clip_id or not self.note.hasFocus():
            self._about = clip_id
            self.note.show_text(marks.note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a note as soon as it is left."""
        if event.type() is QEvent.Type.FocusOut and self._about:
            self._presenter.set_note(self._about, self.note.toPlainText())
        return super().eventFilter(watched, event)


class FileSection(Section):
    """The file of a clip."""

    def show_file(self, lines: Sequence[str], *, missing: bool) -> None:
        """Show what there is to say of a file."""
        if not self.changed((tuple(lines), missing)):
            return
        self.inside.addWidget(Label(tr("File"), Role.SMALL, "text-3"))
        if missing:
            words = tr("Not found. Put the file back, or look for it in the bin.")
            self.inside.addWidget(Label(words, Role.SMALL, "warn", wrap=True))
        for line, tone in zip(lines, ("text-1", *["text-2"] * len(lines)), strict=False):
            self.inside.addWidget(Label(line, Role.SMALL_FIGURES, tone, wrap=True))


def _buttons(shown: Row, use: Callable[[object], object]) -> list[IconButton]:
    """Make what can be done with a text: use it, copy it."""
    made: list[IconButton] = []
    if shown.part is not None:
        action = {Part.PROMPT: "recall.prompt", Part.SEED: "recall.seed"}[shown.part]
        made.append(IconButton("undo", tr(ACTIONS[action].words), keys=key_text(action), compact=True))
        made[0].clicked.connect(partial(use, shown.part))
    if shown.copied:
        made.append(CopyButton(tr("Copy: {name}").format(name=shown.name), shown.copied))
    return made


def _open(file: object) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def _clear(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        inner, gone = item.layout(), item.widget()
        if inner is not None:
            _clear(inner)
        if gone is not None:
            gone.setProperty(_GONE, True)
            gone.hide()
            gone.deleteLater()
