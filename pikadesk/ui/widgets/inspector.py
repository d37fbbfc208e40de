"""The inspector: all that is known of the clips that are selected, beside the library or over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import key_text, pressed, tip
from pikadesk.ui.presenters.inspector import Details, InspectorPresenter, Several
from pikadesk.ui.presenters.library_words import clip_title
from pikadesk.ui.presenters.recall import Part
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, IconButton, Label, LabelledField, LineEdit
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.focus import tab_in_order
from pikadesk.ui.widgets.inspector_parts import NameEdit, Poster, show_star
from pikadesk.ui.widgets.inspector_sections import (
    FileSection,
    LinkedSection,
    MarkSection,
    PromptSection,
    RowSection,
    SourceSection,
)
from pikadesk.ui.widgets.layouts import Surface, column, row

WIDTH = 320
_WIDEST = 16_777_215


class _Page(QWidget):
    """A page whose right margin holds the scroll bar, so that nothing moves when that comes."""

    def __init__(self) -> None:
        super().__init__()
        self._margins: list[tuple[QLayout, QMargins]] = []

    def hold(self, *layouts: QLayout) -> None:
        """Take layouts that keep a margin at the right."""
        self._margins += [(layout, layout.contentsMargins()) for layout in layouts]

    def make_way(self, width: int) -> None:
        """Leave so many pixels of the margin to the scroll bar."""
        for layout, margins in self._margins:
            layout.setContentsMargins(margins - QMargins(0, 0, width, 0))


class _Single(_Page):
    """All about one clip.

    Args:
        presenter: What it shows.
        thumbnails: Makes pictures small.
    """

    def __init__(self, presenter: InspectorPresenter, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._presenter = presenter
        self.poster = Poster(thumbnails)
        self.title = NameEdit(tr("Title"), role=Role.APP_NAME)
        self.star = IconButton("star", "", compact=True)
        self.use_settings = Button(tr("Use settings again"), icon="undo")
        self.reason = Label("", Role.SMALL, "text-2", wrap=True)
        self.use_last = Button(tr("Use last frame"), icon="last-frame")
        self.use_last.setToolTip(tip("frame.use_last"))
        self.frames = IconButton("chevron-down", tr("As a picture, a keyframe or an ingredient"), boxed=True)
        self.prompts, self.rows = PromptSection(), RowSection()
        self.sources, self.linked = SourceSection(presenter, thumbnails), LinkedSection(thumbnails)
        self.marks, self.file = MarkSection(presenter), FileSection(2)
        # The words of the title stand 4 px inside of its field.
        head = row(self.title, self.star, gap=theme.SPACE_1, margins=(12, 9, 16, 7))
        frames = row(self.use_last, self.frames)
        frames.setStretchFactor(self.use_last, 1)
        buttons = column(self.use_settings, self.reason, gap=theme.SPACE_2, margins=(16, 0, 16, 12))
        buttons.addLayout(frames)
        whole, top = column(gap=0), (column(self.poster, margins=(16, 16, 16, 0)), head, buttons)
        for part in top:
            whole.addLayout(part)
        sections = (self.prompts, self.rows, self.sources, self.linked, self.marks, self.file)
        for section in sections:
            whole.addWidget(section)
        self.hold(*top, *(section.inside for section in sections))
        whole.addStretch(1)
        self.setLayout(whole)
        self.title.renamed.connect(presenter.rename)
        self.star.clicked.connect(self._toggle_star)
        self.use_settings.clicked.connect(lambda: presenter.use(Part.ALL))
        self.prompts.part_asked.connect(presenter.use)
        self.rows.part_asked.connect(presenter.use)

    def show_details(self, details: Details) -> None:
        """Show all about a clip."""
        clip, draft = details.clip, details.clip.request.draft if details.clip.request is not None else None
        icon = str(draft.task) if draft is not None else "film"
        self.poster.show_clip(details.poster, details.length, icon, missing=details.missing)
        self.title.setPlaceholderText(clip_title(clip))
        self.title.show_text(clip.id, details.title)
        show_star(self.star, details.marks.star)
        reason = details.reasons[Part.ALL]
        self.use_settings.setEnabled(not reason)
        self.use_settings.setToolTip(reason or tip("recall.all"))
        self.use_settings.setAccessibleDescription(reason)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        for button in (self.use_last, self.frames):
            button.setEnabled(not details.missing)
        self.prompts.show_rows(details.prompts)
        self.rows.show_rows(details.rows)
        self.sources.show_sources(details.sources)
        self.linked.show_linked(details.linked)
        self.marks.show_marks(details)
        self.file.show_file(details.file, missing=details.missing)
        # What is made anew would come last.
        made = [stop for section in (self.prompts, self.rows, self.sources, self.linked) for stop in section.stops()]
        tab_in_order([self.frames, *made, self.marks.tags])

    def _toggle_star(self) -> None:
        self._presenter.library.marks.toggle_star(self._presenter.selection)


class _Several(_Page):
    """What can be said and done of several clips.

    Args:
        presenter: What it shows.
    """

    def __init__(self, presenter: InspectorPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.heading = Label("", Role.APP_NAME)
        self.star = Button("", icon="star")
        self.more = Button(tr("What can be done with all…"), icon="more")
        self.rows = RowSection()
        self.tags = LineEdit(tr("Add tags to all"), placeholder=tr("Tags, with commas between"))
        self.collection = LineEdit(tr("Add all to a collection"), placeholder=tr("A collection, new or old"))
        self.common = Label("", Role.SMALL, "text-2", wrap=True)
        marks = column(
            LabelledField(tr("Add tags to all"), self.tags),
            self.common,
            LabelledField(tr("Add all to a collection"), self.collection),
            margins=(16, 12, 16, 12),
        )
        top = column(self.heading, self.star, self.more, margins=(16, 16, 16, 12))
        whole = column(gap=0)
        whole.addLayout(top)
        whole.addWidget(self.rows)
        whole.addLayout(marks)
        whole.addStretch(1)
        self.hold(top, self.rows.inside, marks)
        self.setLayout(whole)
        self.star.clicked.connect(lambda: presenter.library.marks.toggle_star(presenter.selection))
        self.tags.returnPressed.connect(self._add_tags)
        self.collection.returnPressed.connect(self._collect)

    def show_several(self, several: Several) -> None:
        """Show what there is to say of several clips."""
        self.heading.setText(tr_count("1 video", "%n videos", len(several.ids)))
        self.star.setText(tr("Take the stars away") if several.starred else tr("Star all"))
        self.star.set_icon_name("star-filled" if several.starred else "star")
        self.rows.show_rows(several.rows)
        self.common.setText(tr("All have: {tags}").format(tags=", ".join(sorted(several.tags))))
        self.common.setVisible(bool(several.tags))

    def _add_tags(self) -> None:
        self._presenter.add_to_all(tags=self.tags.text())
        self.tags.clear()

    def _collect(self) -> None:
        self._presenter.add_to_all(collection=self.collection.text())
        self.collection.clear()


class Inspector(Surface):
    """The inspector.

    Args:
        presenter: What it shows.
        thumbnails: Makes pictures small.
        parent: The widget that holds it.

    Signals:
        closed(): The user wants the library back that it covers.
        play_asked(str): The user wants to see the clip of that id play.
        clip_asked(str): The user wants to see another clip.
        last_frame_asked(str): The user wants the last frame of a clip in the form.
        frames_asked(str, QPoint): The user wants to choose a frame of a clip; where on the screen.
        menu_asked(str, QPoint): The user wants to know what can be done with all that are selected.
        save_asked(str), folder_asked(str): The user wants a copy of a clip's file, or to see its folder.
        export_asked(str): The user wants a clip, or all that are selected with it, as something else.
        bin_asked(): The user wants what is selected in the bin.
    """

    closed = Signal()
    play_asked = Signal(str)
    clip_asked = Signal(str)
    last_frame_asked = Signal(str)
    frames_asked = Signal(str, QPoint)
    menu_asked = Signal(str, QPoint)
    save_asked = Signal(str)
    folder_asked = Signal(str)
    export_asked = Signal(str)
    bin_asked = Signal()

    def __init__(self, presenter: InspectorPresenter, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__("panel", left="line-1", parent=parent)
        self._presenter = presenter
        self.setAccessibleName(tr("Details"))
        self.back = Button(tr("Back to the library"), kind="quiet", icon="chevron-left", compact=True)
        self.single, self.several = _Single(presenter, thumbnails), _Several(presenter)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        # No stack: that would be as high as the higher one.
        page.setLayout(column(self.single, self.several, gap=0))
        self._area.setWidget(page)
        self._area.verticalScrollBar().installEventFilter(self)
        self.save = Button(tr("Save as…"), icon="download", compact=True)
        self.folder = Button(tr("Show in folder"), icon="folder", compact=True)
        self.export = IconButton("upload", tr("Export…"), compact=True, keys=key_text("export"))
        self.bin = IconButton("trash", tr("Move to the bin…"), compact=True)
        foot = Surface("", top="line-1")
        foot.setLayout(row(self.save, self.folder, None, self.export, self.bin, gap=4, margins=(16, 12, 8, 12)))
        self._head = QWidget()
        self._head.setLayout(row(self.back, None, margins=(8, 8, 8, 0)))
        whole = column(self._head, self._area, foot, gap=0, margins=(1, 0, 0, 0))
        whole.setStretchFactor(self._area, 1)
        self.setLayout(whole)
        self._connect()
        self.set_page(False)
        presenter.changed.connect(self._render)

    def set_page(self, page: bool) -> None:
        """Say whether it covers the library, and leads back there, or stands beside it."""
        self._head.setVisible(page)
        self.setMinimumWidth(0 if page else WIDTH)
        self.setMaximumWidth(_WIDEST if page else WIDTH)

    def take_focus(self) -> None:
        """Be where the keyboard is."""
        first = self.back if not self._head.isHidden() else self.single.poster
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what is selected."""
        super().showEvent(event)
        self._presenter.show(True)
        self._render()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at nothing any more."""
        super().hideEvent(event)
        self._presenter.show(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the scroll bar its place in the margin."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            shown = event.type() is QEvent.Type.Show
            width = self._area.verticalScrollBar().sizeHint().width() if shown else 0
            self.single.make_way(width)
            self.several.make_way(width)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back to the library."""
        if pressed(event, "leave") and not self._head.isHidden():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        single, several = self.single, self.several
        self.back.clicked.connect(self.closed)
        single.poster.clicked.connect(lambda: self.play_asked.emit(self._clip_id()))
        single.linked.clip_asked.connect(self.clip_asked)
        single.use_last.clicked.connect(lambda: self.last_frame_asked.emit(self._clip_id()))
        single.frames.clicked.connect(lambda: self.frames_asked.emit(self._clip_id(), _below(single.frames)))
        several.more.clicked.connect(lambda: self.menu_asked.emit(self._clip_id(), _below(several.more)))
        self.save.clicked.connect(lambda: self.save_asked.emit(self._clip_id()))
        self.folder.clicked.connect(lambda: self.folder_asked.emit(self._clip_id()))
        self.export.clicked.connect(lambda: self.export_asked.emit(self._clip_id()))
        self.bin.clicked.connect(self.bin_asked)

    def _clip_id(self) -> str:
        return next(iter(self._presenter.selection), "")

    def _render(self) -> None:
        if not self.isVisible():
            return
        details, several = self._presenter.details, self._presenter.several
        if details is not None:
            self.single.show_details(details)
        if several is not None:
            self.several.show_several(several)
        self.single.setVisible(details is not None)
        self.several.setVisible(several is not None)
        for button in (self.save, self.folder):
            button.setVisible(details is not None)
        self.save.setEnabled(details is not None and not details.missing)
        self.export.setEnabled(details is None or not details.missing)


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height() + theme.SPACE_1))
