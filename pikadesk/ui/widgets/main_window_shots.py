"""Comparing clips and the shot chain in the window: their pages on the stage, menus, keys, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from pikadesk.domain.exporting import ExportKind
from pikadesk.ui.actions import ACTIONS, key_text
from pikadesk.ui.presenters.chain import ChainPresenter, News
from pikadesk.ui.presenters.compare import ComparePresenter
from pikadesk.ui.presenters.film_frames import FIRST, LAST
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.openings import Choice
from pikadesk.ui.presenters.window import PanelPage, WindowPresenter
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.widgets.editors.picture_menu import Deed, make_menu, open_below
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.library_dialogs import NameDialog
from pikadesk.ui.widgets.library_view import LibraryView
from pikadesk.ui.widgets.main_window_exports import ClipExports
from pikadesk.ui.widgets.main_window_preview import AsidePage, Stages
from pikadesk.ui.widgets.main_window_stage import ClipStage
from pikadesk.words import TASKS

_PAIR = 2


class ClipShots(QObject):
    """Puts clips beside each other, and one after the other.

    Args:
        stages: What the stage can be.
        compare: Two clips compared.
        chain: The shot chain.
        library: Has the clips.
        view: Shows them, and says which are selected.
        on_stage: Says which clip plays.
        window: Makes room for the stage, and says what arrived.
        exports: Makes one video of the chain.
        thumbnails: Makes posters small.
    """

    def __init__(
        self,
        stages: Stages,
        compare: ComparePresenter,
        chain: ChainPresenter,
        *,
        library: LibraryPresenter,
        view: LibraryView,
        on_stage: ClipStage,
        window: WindowPresenter,
        exports: ClipExports,
        thumbnails: Thumbnails,
    ) -> None:
        super().__init__(stages)
        self._stages, self._compare, self._chain = stages, compare, chain
        self._library, self._view, self._on_stage, self._window = library, view, on_stage, window
        self._exports, self._thumbnails = exports, thumbnails
        self._told: News | None = None
        stages.add_aside(compare, self._make_compare)
        stages.add_aside(chain, self._make_chain)
        on_stage.opened.connect(stages.leave_aside)
        on_stage.keep_away_while(lambda: stages.aside)
        chain.changed.connect(self._tell)

    def deeds(self, clip_id: str) -> list[list[Deed]]:
        """What can be done with a clip, or with all that are selected where it is one of them."""
        ids = self._about(clip_id)
        comparing = [
            Deed(words, partial(self._start, *pair), key_text("compare.start") if len(ids) == _PAIR else "")
            for words, pair in self._pairs(ids)
        ]
        words = tr_count("Add to the shot chain", "Add %n clips to the shot chain", len(ids))
        chaining = [Deed(words, lambda: self._add(ids), key_text("chain.add"))]
        if not self._chain.shown:
            chaining.append(Deed(tr("Show the shot chain"), self._show_chain, key_text("chain.show")))
        return [[*comparing, *chaining]]

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions do, by id."""
        return {
            "compare.start": self._compare_selected,
            "chain.show": self._toggle_chain,
            "chain.add": self._add_selected,
            "chain.continue": self._chain.continue_last,
            **self._stages.of_asides("compare.flip", "compare.wipe", "compare.side", "chain.next", "chain.previous"),
        }

    def _pairs(self, ids: Sequence[str]) -> list[tuple[str, tuple[str, str]]]:
        """What can be compared, in words, and the two clips, the one that was there first first."""
        if len(ids) == _PAIR:
            return [(tr("Compare"), self._in_order(*ids))]
        if len(ids) != 1:
            return []
        one, found = ids[0], list[tuple[str, tuple[str, str]]]()
        draft, final = self._library.draft_of(one), self._library.final_of(one)
        if draft is not None:
            found.append((tr("Compare with its draft"), (draft, one)))
        if final is not None:
            found.append((tr("Compare with its final"), (one, final)))
        shown = self._on_stage.clip
        if shown is not None and shown.id not in (one, draft, final):
            found.append((tr("Compare with the clip on the stage"), self._in_order(shown.id, one)))
        return found

    def _in_order(self, one: str, other: str) -> tuple[str, str]:
        first, second = self._library.clip(one), self._library.clip(other)
        later = first is not None and second is not None and first.created_at > second.created_at
        return (other, one) if later else (one, other)

    def _about(self, clip_id: str) -> tuple[str, ...]:
        selection = self._view.selected
        return selection if clip_id in selection else (clip_id,)

    def _compare_selected(self) -> None:
        ids = self._view.selected
        if len(ids) == _PAIR:
            self._start(*self._in_order(*ids))
        else:
            self._window.say(tr("Select two videos in the library to compare them."))

    def _start(self, first: str, second: str) -> None:
        self._window.show_stage()
        self._compare.compare(first, second)

    def _add_selected(self) -> None:
        shown = self._on_stage.shown_clip
        if self._view.chosen is not None:
            self._add(self._about(self._view.chosen))
        elif shown is not None:
            self._add((shown.id,))

    def _add(self, ids: Sequence[str]) -> None:
        self._chain.add(ids)
        if not self._chain.shown:
            words = tr_count("Added to the shot chain.", "Added %n videos to the shot chain.", len(ids))
            self._window.say(words, self._showing(), Choice(tr("Undo"), self._chain.undo), good=True)

    def _showing(self) -> Choice:
        return Choice(tr("Show the shot chain"), self._show_chain)

    def _show_chain(self) -> None:
        self._window.show_stage()
        self._chain.show()

    def _toggle_chain(self) -> None:
        if self._chain.shown:
            self._chain.close()
        else:
            self._show_chain()

    def _tell(self) -> None:
        """Say what arrived where the chain, which says so itself, cannot be seen."""
        news = self._chain.news
        if news is None or news is self._told or self._chain.shown:
            return
        self._told = news
        if news.added:
            words, act = tr("“{title}” goes on from the shot chain and was added to it."), tr("Undo")
        else:
            words, act = tr("“{title}” was made from the last frame of the shot chain."), tr("Add it to the chain")
        words = words.format(title=news.arrival.title)
        self._window.say(words, self._showing(), Choice(act, self._chain.take_news), good=True)

    def _make_compare(self) -> tuple[QWidget, AsidePage]:
        from pikadesk.ui.widgets.stage.compare_stage import CompareStage  # noqa: PLC0415  # not to show the window

        made = CompareStage(self._compare, self._stages)
        made.closed.connect(self._compare.close)
        return made, made

    def _make_chain(self) -> tuple[QWidget, AsidePage]:
        from pikadesk.ui.widgets.stage.chain_stage import ChainStage  # noqa: PLC0415  # not to show the window

        library, chain = self._library, self._chain
        made = ChainStage(chain, self._thumbnails, library.poster, library.entries.of_file, self._stages)
        library.changed.connect(made.strip.render_playing)
        library.entries.changed.connect(chain.refresh)
        made.closed.connect(chain.close)
        made.library_asked.connect(lambda: self._window.show_panel(PanelPage.LIBRARY))
        made.export_asked.connect(self._export)
        made.more_asked.connect(lambda: open_below(make_menu(made.more, self._chain_deeds()), made.more))
        made.shot_menu_asked.connect(lambda key, at: make_menu(made, self._shot_deeds(key)).popup(at))
        made.frame_menu_asked.connect(lambda at: self._open_frame_menu(made, at))
        return made, made

    def _export(self) -> None:
        if self._chain.ids:
            self._exports.ask(self._chain.ids, ExportKind.JOINED)

    def _chain_deeds(self) -> list[list[Deed]]:
        chain = self._chain
        some = bool(chain.ids)
        going_on = [
            _deed("chain.continue", chain.continue_last, enabled=some),
            Deed(tr("Continue in"), enabled=some, choices=self._takers(chain.continue_last)),
        ]
        keeping = [
            Deed(tr("Export as one video…"), self._export, enabled=some),
            Deed(tr("Save as collection…"), self._ask_collection, enabled=some),
        ]
        changing = [
            Deed(tr("Undo"), chain.undo, key_text("undo"), enabled=chain.can_undo),
            Deed(tr("Redo"), chain.redo, key_text("redo"), enabled=chain.can_redo),
            Deed(tr("Take all clips out"), chain.clear, enabled=bool(chain.shots)),
        ]
        return [going_on, keeping, changing]

    def _shot_deeds(self, key: int) -> list[list[Deed]]:
        chain, shots = self._chain, self._chain.shots
        place = next((place for place, shot in enumerate(shots) if shot.key == key), None)
        if place is None:
            return []
        shot = shots[place]
        there = shot.film is not None
        frames = [
            Deed(tr("Use last frame"), lambda: chain.use_end(key, LAST), enabled=there),
            Deed(tr("Use first frame"), lambda: chain.use_end(key, FIRST), enabled=there),
            Deed(
                tr("Use last frame in"),
                enabled=there,
                choices=self._takers(lambda task: chain.use_end(key, LAST, task)),
            ),
        ]
        moving = [
            _deed("shot.open", lambda: chain.seek_shot(key), enabled=there),
            Deed(tr("Play it alone"), lambda: self._on_stage.show_clip(shot.clip_id), enabled=shot.clip is not None),
            Deed(tr("Move earlier"), lambda: chain.move(key, place - 1), key_text("shot.earlier"), enabled=place > 0),
            Deed(
                tr("Move later"),
                lambda: chain.move(key, place + 1),
                key_text("shot.later"),
                enabled=place < len(shots) - 1,
            ),
        ]
        return [moving, frames, [_deed("shot.remove", lambda: chain.remove(key))]]

    def _open_frame_menu(self, over: QWidget, at: QPoint) -> None:
        if self._chain.current is not None:
            use = self._chain.use_shown
            this = [_deed("frame.use", use), Deed(tr("Use this frame in"), choices=self._takers(use))]
            make_menu(over, [this, *self._chain_deeds()]).popup(at)

    def _takers(self, use: Callable[..., None]) -> tuple[Deed, ...]:
        return tuple(Deed(tr(TASKS[task]), partial(use, task)) for task in self._chain.takers)

    def _ask_collection(self) -> None:
        marks, ids = self._library.marks, self._chain.ids
        NameDialog(
            self._stages.window(),
            heading=tr("Save the chain as a collection"),
            words=tr("A collection keeps the videos together; their order is kept by the chain alone."),
            name=tr("Shot chain"),
            known=marks.collections,
            done=tr("Save"),
            save=partial(marks.collect, ids),
        ).open()


def _deed(action_id: str, act: Callable[[], object], *, enabled: bool = True) -> Deed:
    return Deed(tr(ACTIONS[action_id].words), act, key_text(action_id), enabled)
