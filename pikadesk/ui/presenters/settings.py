"""The user's settings and the API key: what is set, where the key is kept, and whether the service takes it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any, assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from pikadesk.domain.doubts import Period
from pikadesk.domain.errors import ApiError, KeyMissing, KeyRefused, PikadeskError, StorageError
from pikadesk.domain.naming import problems
from pikadesk.services.ports import KeyStore, PreferenceStore
from pikadesk.services.preferences import Delivery, Preferences, Theme, carried_over, restraints, with_queue_paused
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.key_words import KEY_PLACES, KEY_VERDICTS, KeyPlace, KeyVerdict
from pikadesk.ui.text import tr, tr_fault

Spawn = Callable[[Coroutine[Any, Any, None]], None]

MOST_PARALLEL_JOBS = 4
_WRITE_AFTER_MS = 500
_LOOK_EVERY_MS = 2_000
_ENDING = 4
_LONG_ENOUGH_TO_SHOW_ITS_ENDING = 16


class SettingsPresenter(QObject):
    """The settings.

    Args:
        store: Keeps the settings.
        keys: Keeps the API key.
        check_key: Asks the service, free of charge, whether it takes a key; raises `ApiError` where not, and may block.
        check_folder: Raises `StorageError` where a folder cannot be written, or made; may block.
        default_folder: Where videos go unless the user says otherwise.
        spawn: Runs a coroutine on the event loop.
        sandbox: Whether the sandbox is used, which needs no key of the user's.
        host: The only place that the key is sent to.
        environment_key: Whether the key comes from the environment.
        saved: Called when the settings were written down and count from now on.
    """

    changed = Signal()

    def __init__(
        self,
        store: PreferenceStore,
        keys: KeyStore,
        *,
        check_key: Callable[[str], None],
        check_folder: Callable[[Path], None],
        default_folder: Path,
        spawn: Spawn,
        sandbox: bool,
        host: str,
        environment_key: bool = False,
        saved: Callable[[], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._keys, self._check_key = store, keys, check_key
        self._check_folder, self._default_folder, self._spawn = check_folder, default_folder, spawn
        self._environment_key, self._saved = environment_key, saved
        self.sandbox, self.host = sandbox, host
        # What is set here, and what the store said that it was changed from.
        self._preferences = self._known = store.load()
        self._language_at_start = self._preferences.language
        self._key_ending = ""
        self._place, self._verdict = KeyPlace.UNREAD, KeyVerdict.UNASKED
        self._key_trouble = self._folder_trouble = self._trouble = ""
        self._asking_for_key = self._unsaved = self._writing = False
        self._write_soon = QTimer(self, singleShot=True, interval=_WRITE_AFTER_MS)
        self._write_soon.timeout.connect(lambda: self._spawn(self.flush()))
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._take_up)
        self._looking.start()

    # What is set.

    @property
    def preferences(self) -> Preferences:
        """What the user has set, in another window of the program too."""
        self._take_up()
        return self._preferences

    @property
    def language_waits(self) -> bool:
        """Whether another language was chosen, which is spoken from the next start on."""
        return self._preferences.language != self._language_at_start

    @property
    def output_folder(self) -> Path:
        """Where videos are saved."""
        return self._preferences.output_folder or self._default_folder

    @property
    def folder_trouble(self) -> str:
        """Why the folder that was chosen last is not used; empty where it is."""
        return self._folder_trouble

    @property
    def trouble(self) -> str:
        """Why the settings could not be written down, or read; empty where they could."""
        unread = self._store.trouble
        return self._trouble or (tr_fault(unread) if unread else "")

    # The key.

    @property
    def has_key(self) -> bool:
        """Whether a request could be sent; not known to be so before `read_key` is done."""
        return self.sandbox or self._place not in (KeyPlace.UNREAD, KeyPlace.NONE)

    @property
    def key_missing(self) -> bool:
        """Whether it is certain that there is no key."""
        return not self.sandbox and self._place is KeyPlace.NONE

    @property
    def key_place(self) -> KeyPlace:
        """Where the key is kept."""
        return self._place

    @property
    def key_place_words(self) -> str:
        """Where the key is kept, in words."""
        return tr(KEY_PLACES[self._place])

    @property
    def key_mask(self) -> str:
        """The key as it may be shown: dots, and the last characters of a long one; empty where there is none."""
        return f"{'•' * 16}  {self._key_ending}".rstrip() if self._place not in _NOWHERE else ""

    @property
    def key_verdict(self) -> KeyVerdict:
        """What the service says about the key."""
        return self._verdict

    @property
    def key_verdict_words(self) -> str:
        """What the service says about the key, in words; empty where it was not asked."""
        return tr(KEY_VERDICTS[self._verdict])

    @property
    def key_trouble(self) -> str:
        """Why the key could not be kept or removed; empty where it could."""
        return self._key_trouble

    @property
    def asking_for_key(self) -> bool:
        """Whether the user is to be asked for the key now."""
        return self._asking_for_key

    def ask_for_key(self) -> None:
        """Ask the user for the key."""
        self._verdict, self._key_trouble = KeyVerdict.UNASKED, ""
        self._asking_for_key = True
        self.changed.emit()

    def stop_asking_for_key(self) -> None:
        """The user answered, or does not want to."""
        self._asking_for_key = False
        self.changed.emit()

    async def demand_key(self) -> None:
        """Ask the user for the key where there is none.

        Raises:
            KeyMissing: There is none yet.
        """
        if self._place is KeyPlace.UNREAD and not self.sandbox:
            await self.read_key()
        if not self.has_key:
            self.ask_for_key()
            raise KeyMissing

    async def read_key(self) -> None:
        """Find out whether there is a key; the system may ask the user to open the keychain."""
        if self.sandbox:
            return
        kept = KeyPlace.ENVIRONMENT if self._environment_key else KeyPlace.KEYCHAIN
        key = await in_thread(self._keys.read)
        if self._place is KeyPlace.UNREAD:
            self._hold(key, kept if key else KeyPlace.NONE)
            self.changed.emit()

    def save_key(self, key: str) -> None:
        """Test a key and keep it; where the service does not take it, the one before stays."""
        if key.strip() and self._verdict is not KeyVerdict.ASKING:
            self._verdict, self._key_trouble = KeyVerdict.ASKING, ""
            self.changed.emit()
            self._spawn(self._save_key(key.strip()))

    def forget_key(self) -> None:
        """Remove the key from where it is kept."""
        self._verdict, self._key_trouble = KeyVerdict.UNASKED, ""
        self._spawn(self._forget_key())

    # What the user sets.

    def set_theme(self, theme: Theme) -> None:
        """Choose the colours of the window."""
        self._set(replace(self.preferences, theme=theme))

    def set_reduce_motion(self, reduced: bool) -> None:
        """Choose whether the window moves less than the system would have it."""
        self._set(replace(self.preferences, reduce_motion=reduced))

    def set_language(self, code: str) -> None:
        """Choose the language of the window, by its code; empty for the system's."""
        self._set(replace(self.preferences, language=code))

    def set_parallel_jobs(self, jobs: int) -> None:
        """Choose how many jobs run at a time, 1 to 4."""
        self._set(replace(self.preferences, parallel_jobs=min(max(jobs, 1), MOST_PARALLEL_JOBS)))

    def set_limit(self, period: Period, credits: int | None) -> None:
        """Choose how many credits may be counted in a period; None for no limit."""
        match period:
            case Period.DAY:
                self._set(replace(self.preferences, daily_limit=credits))
            case Period.MONTH:
                self._set(replace(self.preferences, monthly_limit=credits))
            case Period.TOTAL:
                self._set(replace(self.preferences, total_limit=credits))
            case _:
                assert_never(period)

    def set_confirm_above(self, credits: int | None) -> None:
        """Choose the price, in credits, above which Generate asks; None for none."""
        self._set(replace(self.preferences, confirm_above=credits))

    def set_queue_paused(self, paused: bool) -> None:
        """Remember whether jobs that wait are not begun."""
        self._set(with_queue_paused(self.preferences, paused, sandbox=self.sandbox))

    def set_delivery(self, delivery: Delivery) -> None:
        """Choose how paid requests are sent."""
        self._set(replace(self.preferences, delivery=delivery))

    def set_file_name(self, template: str) -> None:
        """Choose what exported files are called; a template with problems is not taken over."""
        if not problems(template):
            self._set(replace(self.preferences, file_name=template))

    def choose_folder(self, folder: Path) -> None:
        """Save videos in another folder from now on, where that can be written."""
        self._spawn(self._choose_folder(folder))

    def look_at_folder(self) -> None:
        """Find out whether videos can be saved where they go now."""
        self._spawn(self._look_at_folder())

    def remembered(self, name: str) -> str | None:
        """Return what the window remembers by that name, None where it remembers nothing."""
        return dict(self._preferences.window).get(name)

    def remember(self, name: str, value: str) -> None:
        """Remember something of the window; nothing else depends on it, so nobody is told."""
        self._take_up()
        if self.remembered(name) != value:
            window = {**dict(self._preferences.window), name: value}
            self._preferences = replace(self._preferences, window=tuple(sorted(window.items())))
            self._unsaved = True
            self._write_soon.start()

    async def flush(self) -> None:
        """Write the settings down now, where they changed."""
        self._write_soon.stop()
        if self._writing:
            return
        self._writing = True
        told = self.trouble
        try:
            # One write at a time: of two that overlap, the older one could be the last.
            while self._unsaved:
                self._unsaved = False
                wanted, since = self._preferences, self._known
                await in_thread(self._store.save, wanted, since)
                self._known = carried_over(wanted, since, self._known)
                if self._saved is not None:
                    self._saved()
            self._trouble = ""
        except StorageError as error:
            self._trouble = tr_fault(error.fault)
        finally:
            self._writing = False
        if self.trouble != told:
            self.changed.emit()

    def _take_up(self) -> None:
        """Take up what was set elsewhere; what was changed here and is not written down yet stays."""
        found = self._store.load()
        if found == self._known:
            return
        before, self._preferences = self._preferences, carried_over(self._preferences, self._known, found)
        self._known = found
        if replace(before, window=()) != replace(self._preferences, window=()):
            # Later: whoever asked is in the middle of something.
            QTimer.singleShot(0, self, self.changed.emit)

    def _set(self, preferences: Preferences) -> None:
        if preferences != self._preferences:
            urgent = restraints(preferences) != restraints(self._preferences)
            self._preferences, self._unsaved = preferences, True
            # What keeps credits from being spent outlasts whatever ends the program in the next moment.
            self._spawn(self.flush()) if urgent else self._write_soon.start()
            self.changed.emit()

    async def _choose_folder(self, folder: Path) -> None:
        if await self._can_be_written(folder):
            self._set(replace(self.preferences, output_folder=None if folder == self._default_folder else folder))
        self.changed.emit()

    async def _look_at_folder(self) -> None:
        await self._can_be_written(self.output_folder)
        self.changed.emit()

    async def _can_be_written(self, folder: Path) -> bool:
        try:
            await in_thread(self._check_folder, folder)
        except StorageError as error:
            self._folder_trouble = tr_fault(error.fault)
            return False
        self._folder_trouble = ""
        return True

    async def _save_key(self, key: str) -> None:
        try:
            # Tested before it is kept: a slip of the clipboard must not cost the user a key that works.
            verdict = await self._tested(key)
            if verdict is not KeyVerdict.REFUSED:
                in_keychain = await in_thread(self._keys.save, key)
                self._hold(key, KeyPlace.KEYCHAIN if in_keychain else KeyPlace.SESSION)
        except PikadeskError as error:
            verdict, self._key_trouble = KeyVerdict.UNASKED, tr_fault(error.fault)
        self._verdict = verdict
        self.changed.emit()

    async def _tested(self, key: str) -> KeyVerdict:
        try:
            await in_thread(self._check_key, key)
        except KeyRefused:
            return KeyVerdict.REFUSED
        except ApiError:
            return KeyVerdict.UNREACHED
        return KeyVerdict.TAKEN

    async def _forget_key(self) -> None:
        try:
            await in_thread(self._keys.forget)
        except PikadeskError as error:
            self._key_trouble = tr_fault(error.fault)
        else:
            self._hold(None, KeyPlace.NONE)
        self.changed.emit()

    def _hold(self, key: str | None, place: KeyPlace) -> None:
        long_enough = key is not None and len(key) >= _LONG_ENOUGH_TO_SHOW_ITS_ENDING
        self._key_ending = key[-_ENDING:] if key is not None and long_enough else ""
        self._place = place


_NOWHERE = (KeyPlace.UNREAD, KeyPlace.NONE)
