"""What can be done with clips: menus of the library and the stage, the keys for frames, the picture dragged out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.ui.actions import ACTIONS, key_text
from pikadesk.ui.presenters.clip_frames import ClipFrames
from pikadesk.ui.presenters.film_frames import FIRST, LAST
from pikadesk.ui.presenters.finals import FinalOrders
from pikadesk.ui.presenters.library_words import clip_title
from pikadesk.ui.presenters.recall import Part, Recall
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.batch_dialog import ask_for
from pikadesk.ui.widgets.editors.drag import carry_out, ghost_of
from pikadesk.ui.widgets.editors.picture_menu import Deed, make_menu, open_below
from pikadesk.ui.widgets.library_view import LibraryView
from pikadesk.ui.widgets.main_window_files import ClipFiles
from pikadesk.ui.widgets.main_window_stage import ClipStage
from pikadesk.ui.widgets.stage import Stage
from pikadesk.ui.widgets.stage.player_keys import player_deeds
from pikadesk.words import TASKS

_DRAGGED = QSize(256, 144)


class ClipMenus(QObject):
    """Offers frames of clips as pictures, their settings, and drafts at the final resolution.

    Signals:
        details_asked(str): The user wants to know all about the clip of that id.

    Args:
        stage: Where a clip plays.
        on_stage: Says which.
        library: Shows the clips.
        frames: Takes frames of them.
        files: Saves and shows their files.
        finals: Orders drafts at the final resolution.
        recall: Uses settings of clips.
        clip: Returns a clip by its id, None where it was not read yet.
        sandbox: Whether nothing is charged.
    """

    details_asked = Signal(str)

    def __init__(
        self,
        stage: Stage,
        on_stage: ClipStage,
        library: LibraryView,
        frames: ClipFrames,
        files: ClipFiles,
        finals: FinalOrders,
        *,
        recall: Recall,
        clip: Callable[[str], Clip | None],
        sandbox: bool,
    ) -> None:
        super().__init__(stage)
        self._recall, self._clip = recall, clip
        self._offers: list[Callable[[str], list[list[Deed]]]] = []
        self._stage, self._on_stage, self._library = stage, on_stage, library
        self._frames, self._files, self._finals, self._sandbox = frames, files, finals, sandbox
        view = stage.player.view
        stage.use_last.clicked.connect(lambda: self._with_shown(lambda clip_id: frames.use(clip_id, LAST)))
        stage.more.clicked.connect(self._open_more)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: self._open(self.shown_deeds(), view, view.mapToGlobal(at)))
        view.dragged.connect(self._carry_out)
        view.file_dragged.connect(self._carry_file)
        stage.player.transport.file_dragged.connect(self._carry_file)
        library.menu_asked.connect(lambda clip_id, at: self._open(self.card_deeds(clip_id), library, at))

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions with frames do, by id: of the clip that the keyboard is on, or else on the stage."""
        return {
            "frame.use": self._use_shown,
            "frame.use_last": lambda: self._use_end(LAST),
            "frame.use_first": lambda: self._use_end(FIRST),
        }

    def offer(self, deeds: Callable[[str], list[list[Deed]]]) -> None:
        """Offer more in the menus of clips; `deeds` returns what can be done with the clip of an id."""
        self._offers.append(deeds)

    def card_deeds(self, clip_id: str) -> list[list[Deed]]:
        """What can be done with a clip in the library."""
        play = Deed(tr("Play"), lambda: self._on_stage.show_clip(clip_id), key_text("list.open"))
        details = _deed("list.details", partial(self.details_asked.emit, clip_id))
        recall = self._recall_deeds(self._clip(clip_id))
        frames = self.frame_deeds(clip_id)
        library, final = self._library.deeds(clip_id), self._final_deeds(clip_id)
        more = self._more_deeds(clip_id)
        return [[play, details], *recall, *frames, *more, *final, self._file_deeds(clip_id), *library]

    def shown_deeds(self) -> list[list[Deed]]:
        """What can be done with the clip on the stage; nothing while none is there."""
        clip, there = self._on_stage.clip, not self._stage.player.image().isNull()
        if clip is None or self._stage.player.file is None:
            return []
        this = [
            _deed("frame.use", self._use_shown, enabled=there),
            Deed(tr("Use this frame in"), enabled=there, choices=self._takers(self._use_shown)),
        ]
        recall, frames = self._recall_deeds(clip), self.frame_deeds(clip.id)
        player = player_deeds(self._stage.player)
        final, more = self._final_deeds(clip.id), self._more_deeds(clip.id)
        return [this, *player, *recall, *frames, *more, *final, self._file_deeds(clip.id)]

    def use_frame(self, clip_id: str, seconds: float) -> None:
        """Put a frame of a clip into the form."""
        self._frames.use(clip_id, seconds)

    def frame_deeds(self, clip_id: str) -> list[list[Deed]]:
        """What can be done with the ends of a clip."""
        last = partial(self._frames.use, clip_id, LAST)
        return [
            [
                _deed("frame.use_last", last),
                _deed("frame.use_first", partial(self._frames.use, clip_id, FIRST)),
                Deed(tr("Use last frame in"), choices=self._takers(last)),
            ]
        ]

    def _more_deeds(self, clip_id: str) -> list[list[Deed]]:
        return [group for offer in self._offers for group in offer(clip_id)]

    def _recall_deeds(self, clip: Clip | None) -> list[list[Deed]]:
        """What can be done with the settings of a clip; where nothing can, the first says why."""
        if clip is None:
            return []
        actions = {Part.ALL: "recall.all", Part.PROMPT: "recall.prompt", Part.SEED: "recall.seed"}
        reasons = {part: self._recall.reason(clip, part) for part in Part}
        deeds = [
            _deed(action, partial(self._recall.use, clip, part), enabled=not reasons[part])
            for part, action in actions.items()
        ]
        why = [Deed(reasons[Part.ALL], enabled=False)] if reasons[Part.ALL] else []
        return [[*deeds, *why]]

    def _final_deeds(self, clip_id: str) -> list[list[Deed]]:
        words, finals = self._finals.words(clip_id), self._finals
        deeds = [Deed(words, lambda: self._ask_for_final(clip_id))] if words else []
        for linked, name in (
            (finals.draft_of(clip_id), tr("Show its draft")),
            (finals.of(clip_id), tr("Show its final")),
        ):
            if linked is not None:
                deeds.append(Deed(name, partial(self._on_stage.show_clip, linked)))
        return [deeds] if deeds else []

    def _ask_for_final(self, clip_id: str) -> None:
        finals = self._finals
        ask_for(finals.batch(clip_id), finals.order, sandbox=self._sandbox, over=self._stage.window())

    def _file_deeds(self, clip_id: str) -> list[Deed]:
        return self._files.deeds(clip_id)

    def _takers(self, use: Callable[..., None]) -> tuple[Deed, ...]:
        return tuple(Deed(tr(TASKS[task]), partial(use, task=task)) for task in self._frames.takers)

    def _use_end(self, seconds: float) -> None:
        chosen = self._library.chosen
        if chosen is not None:
            self._frames.use(chosen, seconds)
        else:
            self._with_shown(lambda clip_id: self._frames.use(clip_id, seconds))

    def _use_shown(self, task: Task | None = None) -> None:
        player = self._stage.player
        if not player.image().isNull():
            self._with_shown(lambda clip_id: self._frames.use(clip_id, player.frame_start(), task))

    def _with_shown(self, act: Callable[[str], None]) -> None:
        """Act on the clip on the stage, where it can be seen: not while a preview or the panel has its place."""
        if self._on_stage.clip is not None and self._stage.isVisible():
            act(self._on_stage.clip.id)

    def _carry_out(self) -> None:
        """Drag the frame that is shown, as a picture of its own; it takes a moment to be written."""
        player, clip = self._stage.player, self._on_stage.clip
        image = player.image()
        if clip is None or image.isNull():
            return
        ghost = self._ghost(clip)

        def go(file: Path) -> None:
            # Who has let go meanwhile would find something at the pointer that no button holds.
            if player.view.held:
                carry_out(player.view, file, ghost)

        self._frames.write(clip.id, player.frame_start(), go)

    def _carry_file(self) -> None:
        """Drag the file of the clip that is shown."""
        clip, player = self._on_stage.clip, self._stage.player
        if clip is not None and player.file is not None:
            # It may have been moved or renamed since it came onto the stage.
            now = self._clip(clip.id) or clip
            carry_out(player.view, now.path, self._ghost(clip), clip.id)

    def _ghost(self, clip: Clip) -> QPixmap:
        """Return what follows the pointer: the frame that is shown, with the clip's name."""
        player = self._stage.player
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = player.image().scaled(_DRAGGED, keep, smooth)
        return ghost_of(QPixmap.fromImage(small), clip_title(clip), player.devicePixelRatioF())

    def _open_more(self) -> None:
        open_below(make_menu(self._stage.more, self.shown_deeds()), self._stage.more)

    @staticmethod
    def _open(deeds: list[list[Deed]], owner: QWidget, at: QPoint) -> None:
        if deeds:
            make_menu(owner, deeds).popup(at)


def _deed(action_id: str, act: Callable[[], object], *, enabled: bool = True) -> Deed:
    return Deed(tr(ACTIONS[action_id].words), act, key_text(action_id), enabled)
