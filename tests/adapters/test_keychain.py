"""The API key: in a real keychain, in several that do not work, and from the environment."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import psutil
import pytest
from keyring.backends import fail, null

from pikadesk.adapters.settings import Keychain
from pikadesk.domain.errors import KeychainUnavailable
from tests.adapters.web import KEY
from tests.fakes.contracts import KeyStoreContract

ENVIRONMENT = {"PIKADESK_API_KEY": f" {KEY}\n"}


class Memory(keyring.backend.KeyringBackend):
    """A keychain that works and writes down what it is told."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.asked: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.append("get")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.asked.append("set")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.asked.append("delete")
        del self.kept[service, username]


class Broken(keyring.backend.KeyringBackend):
    """A keychain that answers everything with an error."""

    priority = 1.0

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error

    def delete_password(self, service: str, username: str) -> None:
        raise self.error


class ReadOnly(Memory):
    """A keychain that lets nothing be written, such as one on a card."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.PasswordSetError

    def delete_password(self, service: str, username: str) -> None:
        raise keyring.errors.PasswordDeleteError


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> Iterator[keyring.backend.KeyringBackend]:
    """What keyring speaks to; `Memory` unless the test names another."""
    before = keyring.get_keyring()
    chosen: keyring.backend.KeyringBackend = getattr(request, "param", None) or Memory()
    keyring.set_keyring(chosen)
    yield chosen
    keyring.set_keyring(before)


class TestSystemKeychain(KeyStoreContract):
    """A real Secret Service."""

    @pytest.fixture
    def keys(self, keychain: None) -> Keychain:
        return Keychain({})


class TestNoKeychain(KeyStoreContract):
    @pytest.fixture
    def keys(self, backend: keyring.backend.KeyringBackend) -> Keychain:
        keyring.set_keyring(fail.Keyring())
        return Keychain({})


def test_a_key_outlives_the_program_in_a_real_keychain(keychain: None) -> None:
    keys = Keychain({})
    assert keys.save(KEY) is True
    assert keys.read() == KEY
    assert Keychain({}).read() == KEY
    Keychain({}).forget()
    assert Keychain({}).read() is None


@pytest.mark.filterwarnings("ignore:unclosed <socket")
def test_a_keychain_that_is_locked(no_display: None, keychain: None) -> None:
    """Where nobody can be asked for its password."""
    Keychain({}).save(KEY)
    _lock()
    keys = Keychain({})
    assert keys.read() is None
    assert keys.save("another key") is False
    assert keys.read() == "another key"
    with pytest.raises(KeychainUnavailable):
        keys.forget()
    assert keys.read() is None
    # keyring leaves its connection to the garbage collector where it meets a lock.
    gc.collect()


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")


def _lock() -> None:
    import secretstorage  # noqa: PLC0415  (comes with keyring, on Linux alone)

    connection = secretstorage.dbus_init()
    secretstorage.get_default_collection(connection).lock()
    connection.close()


def test_a_keychain_whose_bus_has_died(keychain: None) -> None:
    Keychain({}).save(KEY)
    for program in psutil.Process().children():
        if program.name() == "dbus-daemon":
            program.kill()
            program.wait()
    keys = Keychain({})
    assert keys.read() is None
    assert keys.save("another key") is False
    assert keys.read() == "another key"
    with pytest.raises(KeychainUnavailable):
        keys.forget()
    assert keys.read() is None


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring()], indirect=True, ids=["none", "null"])
def test_without_a_keychain_the_key_is_for_this_session(backend: object, home: Path) -> None:
    """The null backend takes everything and keeps nothing, which only reading back shows."""
    keys = Keychain({})
    assert keys.read() is None
    assert keys.save(KEY) is False
    assert keys.read() == KEY
    assert Keychain({}).read() is None
    keys.forget()
    assert keys.read() is None
    assert [path for path in home.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()] == []


ERRORS = [
    keyring.errors.KeyringLocked("locked"),
    keyring.errors.InitError("no collection"),
    keyring.errors.KeyringError("something"),
    RuntimeError("from a library below"),
    ConnectionResetError("the bus"),
]


@pytest.mark.parametrize("backend", [*map(Broken, ERRORS)], indirect=True, ids=[str(error) for error in ERRORS])
def test_a_keychain_that_fails_is_none_and_says_so_when_it_matters(backend: object) -> None:
    keys = Keychain({})
    assert keys.read() is None
    assert keys.save(KEY) is False
    assert keys.read() == KEY
    with pytest.raises(KeychainUnavailable):
        keys.forget()
    assert keys.read() is None


@pytest.mark.parametrize("backend", [ReadOnly()], indirect=True)
def test_a_keychain_that_lets_nothing_be_written(backend: ReadOnly) -> None:
    backend.kept["Pikadesk", "1min.ai API key"] = "old key"
    keys = Keychain({})
    assert keys.read() == "old key"
    assert keys.save(KEY) is False
    assert keys.read() == KEY
    with pytest.raises(KeychainUnavailable):
        keys.forget()


def test_the_keychain_is_asked_once_a_run(backend: Memory) -> None:
    """It may show a prompt each time."""
    keys = Keychain({})
    assert [keys.read() for _ in range(3)] == [None] * 3
    assert backend.asked == ["get"]


def test_the_environment_goes_first_and_is_never_written(backend: Memory) -> None:
    Keychain({}).save("kept key")
    backend.asked.clear()
    keys = Keychain(ENVIRONMENT)
    assert keys.read() == KEY
    assert backend.asked == []
    # A key that the user enters counts from then on.
    assert keys.save("entered key") is True
    assert keys.read() == "entered key"
    keys.forget()
    assert keys.read() is None
    assert KEY not in str(backend.kept)


def test_forgetting_a_key_of_the_environment_forgets_the_kept_one_too(backend: Memory) -> None:
    Keychain({}).save("kept key")
    keys = Keychain(ENVIRONMENT)
    keys.forget()
    assert keys.read() is None
    assert backend.kept == {}


@pytest.mark.parametrize("value", ["", "  ", "\n"])
def test_an_empty_variable_is_none(backend: Memory, value: str) -> None:
    Keychain({}).save("kept key")
    assert Keychain({"PIKADESK_API_KEY": value}).read() == "kept key"


def test_a_key_from_the_environment_costs_no_search_for_keychains() -> None:
    program = "import sys; from pikadesk.adapters.settings import Keychain; print(Keychain().read(), *sys.modules)"
    command, environment = [sys.executable, "-c", program], {**os.environ, "PIKADESK_API_KEY": KEY}
    key, *modules = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()
    assert key == KEY
    assert "keyring" not in modules
