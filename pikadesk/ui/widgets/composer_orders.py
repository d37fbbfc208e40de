"""The ways to generate besides Generate: before all that wait, several variations, one video for each picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pikadesk.ui.actions import ACTIONS, key_text
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_orders import FormOrders
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.batch_dialog import ask_for, ask_for_variations
from pikadesk.ui.widgets.editors.picture_editor import PictureEditor
from pikadesk.ui.widgets.editors.picture_menu import Deed, make_menu, open_below
from pikadesk.ui.widgets.footer import EstimateFooter


class OrdersMenu(QObject):
    """Offers the other orders of a form, and asks about them.

    Args:
        page: What the dialogs belong to.
        form: The form.
        orders: Its other orders.
        footer: Has the button of the menu.
        pictures: Where one video for each of several pictures is offered; None where the task takes no pictures.
        sandbox: Whether nothing is charged.
    """

    def __init__(
        self,
        page: QWidget,
        form: FormPresenter,
        orders: FormOrders,
        footer: EstimateFooter,
        pictures: PictureEditor | None,
        *,
        sandbox: bool,
    ) -> None:
        super().__init__(page)
        self._page, self._orders, self._sandbox = page, orders, sandbox
        self._footer, self._pictures = footer, pictures
        footer.more_asked.connect(self._open)
        if pictures is not None:
            pictures.each_wanted.connect(self._each)
            form.changed.connect(self._offer)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions do, by id."""
        return {"generate.front": self._orders.generate_at_front, "generate.several": self._several}

    def _open(self) -> None:
        front, several = ACTIONS["generate.front"], ACTIONS["generate.several"]
        deeds = [
            Deed(tr(front.words), self._orders.generate_at_front, key_text(front.id)),
            Deed(tr(several.words) + "…", self._several, key_text(several.id)),
        ]
        open_below(make_menu(self._page, [deeds]), self._footer.more)

    def _offer(self) -> None:
        if self._pictures is not None:
            self._pictures.show_each(self._orders.each_words)

    def _several(self) -> None:
        ask_for_variations(self._orders, sandbox=self._sandbox, over=self._page.window())

    def _each(self) -> None:
        orders = self._orders
        ask_for(orders.one_for_each(), orders.order, sandbox=self._sandbox, over=self._page.window())
