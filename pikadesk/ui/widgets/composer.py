"""The left half of the window for one task: its fields, and under them the price and Generate."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import bind
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_arrivals import END
from pikadesk.ui.presenters.form_files import FormFiles
from pikadesk.ui.presenters.form_orders import FormOrders
from pikadesk.ui.presenters.presets import FormPresets
from pikadesk.ui.presenters.prompts import FormPrompts
from pikadesk.ui.widgets.composer_menu import FormMenu
from pikadesk.ui.widgets.composer_orders import OrdersMenu
from pikadesk.ui.widgets.controls import LabelledField, Separator
from pikadesk.ui.widgets.editors import editor_for
from pikadesk.ui.widgets.editors.base import Editor
from pikadesk.ui.widgets.editors.drag import scroll_near_edges
from pikadesk.ui.widgets.editors.mime import Carried, carried
from pikadesk.ui.widgets.editors.picture_editor import NoticeLines, PictureEditor
from pikadesk.ui.widgets.editors.prompt import NegativePromptEditor, PromptEditor
from pikadesk.ui.widgets.editors.prompt_list import RecentPrompts
from pikadesk.ui.widgets.editors.sources import KeepPasted, PictureSources
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.footer import EstimateFooter
from pikadesk.ui.widgets.layouts import column

NARROWEST, WIDEST, USUAL = 360, 560, 440


class _Fields(QWidget):
    """The fields, as high as they are at the width that they have."""

    def minimumSizeHint(self) -> QSize:
        """The layout's own would add up sentences broken at their narrowest."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return super().minimumSizeHint()
        return QSize(0, layout.heightForWidth(self.width()))


class ComposerPage(QWidget):
    """The form of one task.

    Args:
        form: What it shows and edits.
        thumbnails: Makes small pictures; one for the whole window.
        keep_pasted: Writes a picture from the clipboard to a file and returns where; called on another thread.
        prompts: Earlier prompts; None where they are not remembered.
        presets: The presets of the form's task; None where there are none.
        files: Writes the form down; None where that is not offered.
        orders: What can be ordered of the form besides its one video; None where that is not offered.
        sandbox: Whether nothing is charged.
        parent: The widget that holds it.

    Signals:
        offer_taken(object): The user follows an `Offer`: show its task and give it the files.
        recipe_chosen(object): The user wants the recipe of that `Path` opened.
    """

    offer_taken = Signal(object)
    recipe_chosen = Signal(object)

    def __init__(
        self,
        form: FormPresenter,
        *,
        thumbnails: Thumbnails,
        keep_pasted: KeepPasted,
        prompts: FormPrompts | None = None,
        presets: FormPresets | None = None,
        files: FormFiles | None = None,
        orders: FormOrders | None = None,
        sandbox: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self.sources = PictureSources(form, keep_pasted, self)
        made = (editor_for(field, form, self.sources, thumbnails, prompts) for field in form.spec.fields)
        self.editors: list[Editor] = [editor for editor in made if editor is not None]
        self.pictures = next((each for each in self.editors if isinstance(each, PictureEditor)), None)
        self.notices = NoticeLines()
        self.recent = RecentPrompts(prompts.memory, prompts.take) if prompts and self.pictures is None else None
        self.footer = EstimateFooter(form, orders, sandbox=sandbox)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._fields())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.footer)
        self.setAcceptDrops(True)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self._tries = form.tries
        # While the page is hidden behind another tab, its shortcuts rest.
        self._prompts = prompts
        self.menu = FormMenu(self, presets, files, self.recipe_chosen.emit)
        self._offer_menu()
        if orders is not None:
            bind(self, OrdersMenu(self, form, orders, self.footer, self.pictures, sandbox=sandbox).slots())
        bind(
            self,
            {
                "paste": self.sources.paste,
                "recipe.open": self.menu.open_recipe,
                "recipe.save": self.menu.save_recipe,
                "prompt.earlier": lambda: self._recall(1),
                "prompt.later": lambda: self._recall(-1),
            },
        )
        for editor in self.editors:
            editor.edited.connect(form.edit)
        if self.pictures is not None:
            self.pictures.offer_taken.connect(self.offer_taken)
        self.notices.offer_taken.connect(self.offer_taken)
        self.footer.generate_pressed.connect(form.generate)
        self.footer.field_wanted.connect(self.point_to)
        form.changed.connect(self._show_form)
        self._show_form()

    def point_to(self, target: str) -> None:
        """Put the focus where `target`, a field's name or a part of one, can be mended."""
        name = target.partition("[")[0]
        for editor in self.editors:
            if name in editor.names():
                editor.point_to(target)
                focus = QApplication.focusWidget() or editor
                self._area.ensureWidgetVisible(focus if editor.isAncestorOf(focus) else editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a prompt that may grow the room that is left, and the scroll bar its place in the margin."""
        if event.type() is QEvent.Type.Resize:
            self._share_room()
        elif event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and watched is self._area.verticalScrollBar():
            self._make_way(event.type() is QEvent.Type.Show)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Look after the pictures when the user comes back from another program."""
        if event.type() is QEvent.Type.WindowActivate and self.isVisible():
            self.form.look_again()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look after the pictures when the tab is opened."""
        super().showEvent(event)
        self.form.look_again()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, pictures, and one of its own cards that comes back."""
        event.setAccepted(self._takes(event) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show what a drop would do."""
        what = self._takes(event)
        event.setAccepted(what is not None)
        if self.pictures is None or what is None:
            return
        pointer = self.mapToGlobal(event.position().toPoint())
        if self.pictures.has_card(event.source()):
            event.setAccepted(self.pictures.drag_own(event.source(), pointer))
        else:
            scroll_near_edges(self.pictures, pointer)
            self.pictures.show_landing(what, self._over_pictures(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget it."""
        del event
        self._hide_landing()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it where it was dropped."""
        what = self._takes(event)
        if what is None:
            return
        event.acceptProposedAction()
        if self.pictures is not None and self.pictures.has_card(event.source()):
            self.pictures.drop_own(event.source(), self.mapToGlobal(event.position().toPoint()))
            return
        at = self._over_pictures(event)
        place = END
        if self.pictures is not None and self.form.pictures and at is not None:
            place = self.pictures.landing_place(at, what.count)
        self._hide_landing()
        self.sources.take(what, event.mimeData(), place)

    def _takes(self, event: QDropEvent) -> Carried | None:
        what = carried(event.mimeData())
        # A task without pictures says so about files; from the web it would first have to be fetched.
        if what is None or (not what.files and self.pictures is None) or (what.address and not self.form.can_fetch):
            return None
        # Where no picture is taken, a video is brought for what it says of itself: that is the window's.
        return None if what.films and self.pictures is None else what

    def _offer_menu(self) -> None:
        """In the first heading of the page, whichever that is."""
        if self.pictures is not None:
            self.pictures.form_deeds = self.menu.deeds
            return
        for editor in self.editors:
            if isinstance(editor, PromptEditor):
                editor.offer_menu(self.menu.deeds)

    def _recall(self, step: int) -> None:
        if self._prompts is not None:
            self._prompts.step(step)

    def _hide_landing(self) -> None:
        if self.pictures is not None:
            self.pictures.hide_landing()

    def _over_pictures(self, event: QDropEvent) -> QPoint | None:
        """Where in the editor of the pictures something is dragged, None where it is beside it."""
        if self.pictures is None:
            return None
        at = self.pictures.mapFrom(self, event.position().toPoint())
        return at if self.pictures.rect().contains(at) else None

    def _fields(self) -> QWidget:
        page = _Fields()
        page.setObjectName("page")
        sections = [editor for editor in self.editors if not editor.beside]
        options = [editor for editor in self.editors if editor.beside]
        layout = column(gap=0, margins=(theme.SPACE_4, theme.SPACE_4, theme.SPACE_4, theme.SPACE_4))
        if self.pictures is None:
            top = theme.SPACE_3 - LabelledField.OVERHANG
            layout.setContentsMargins(theme.SPACE_4, top, theme.SPACE_4, theme.SPACE_4)
            layout.addWidget(self.notices)
        for index, editor in enumerate(sections):
            if index and not isinstance(editor, NegativePromptEditor):
                over = LabelledField.OVERHANG if isinstance(editor, PromptEditor) else 0
                layout.addSpacing(theme.SPACE_3 - over)
            layout.addWidget(editor)
        layout.addSpacing(theme.SPACE_2)
        layout.addWidget(Separator())
        layout.addSpacing(theme.SPACE_3)
        for index, editor in enumerate(options):
            if index:
                layout.addSpacing(theme.SPACE_2)
            layout.addWidget(editor)
        if self.recent is not None:
            layout.addWidget(self.recent)
        layout.addStretch(1)
        page.setLayout(layout)
        self._area.viewport().installEventFilter(self)
        self._area.verticalScrollBar().installEventFilter(self)
        return page

    def _show_form(self) -> None:
        for editor in self.editors:
            editor.show_form()
        if self.pictures is None:
            self.notices.show_notices(self.form.notices)
        self.footer.show_form()
        if self.form.tries > self._tries and self.form.reading.shown:
            self.point_to(self.form.reading.shown[0].field)
        self._tries = self.form.tries

    def _make_way(self, shown: bool) -> None:
        page = self._area.widget()
        layout = page.layout() if page is not None else None
        if layout is not None:
            margins = layout.contentsMargins()
            margins.setRight(theme.SPACE_4 - (self._area.verticalScrollBar().sizeHint().width() if shown else 0))
            layout.setContentsMargins(margins)

    def _share_room(self) -> None:
        page = self._area.widget()
        for editor in self.editors:
            if isinstance(editor, PromptEditor) and editor.roomy and page is not None:
                recent = self.recent.height() if self.recent is not None and self.recent.isVisible() else 0
                room = self._area.viewport().height() - page.sizeHint().height() + editor.edit.height() + recent
                editor.give_room(room)
                if self.recent is not None:
                    self.recent.give_room(room - editor.edit.height())
