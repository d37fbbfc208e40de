"""What every test stands on: a home of its own, a display of its own, and no way out of this computer.

Sockets are held to loopback by pytest-socket; its settings are in pyproject.toml.
"""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest.register_assert_rewrite("tests.fakes")

settings.register_profile("dev", deadline=None)
# The same examples in every run: a check that fails now and then is a check that is soon ignored.
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dev")

_HERE = Path(__file__).parent
_ON_QT_LOOP = (_HERE / "ui", _HERE / "e2e")
# What a developer's desktop says about itself must not change what a test sees.
_DESKTOP_PREFIXES = ("QT_", "XDG_", "KDE_", "GNOME_", "GTK_", "DBUS_", "PIKADESK_")
_DESKTOP_NAMES = ("WAYLAND_DISPLAY", "DISPLAY", "XAUTHORITY", "DESKTOP_SESSION", "LANGUAGE")
_MUCH_GARBAGE = 50_000
_display: list[subprocess.Popen[str]] = []


def pytest_configure(config: pytest.Config) -> None:
    """Clear the environment, and give each process that runs tests a display with a window manager."""
    for name in tuple(os.environ):
        if name.startswith(_DESKTOP_PREFIXES) or name in _DESKTOP_NAMES or name.lower().endswith("_proxy"):
            del os.environ[name]
    os.environ.update(LC_ALL="C.UTF-8", PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring")
    # Which libraries for sound and graphics cards a machine lacks is no fault of the program's.
    os.environ["QT_LOGGING_RULES"] = "qt.multimedia.symbolsresolver.warning=false"
    # A file system that a file manager mounts in the home of a test outlives both, and nobody can remove that home.
    os.environ.update(GIO_USE_VFS="local", GVFS_DISABLE_FUSE="1")
    gc.disable()
    only_hands_out_tests = getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput")
    if sys.platform == "linux" and not only_hands_out_tests:
        _start_display()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave coverage out of tests with windows: domain and services are covered by their own, and it makes Qt slow."""
    for item in items:
        if _is_on_qt_loop(item):
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish() -> None:
    """Set aside what stays until the end, thousands of tests among it: each collection would walk through all of it."""
    gc.collect()
    gc.freeze()


def pytest_runtest_teardown() -> None:
    """Collect garbage here, on the thread of the windows: Qt crashes when a widget ends on another one."""
    if gc.get_count()[0] > _MUCH_GARBAGE:
        gc.collect()


def pytest_unconfigure() -> None:
    """End what `pytest_configure` started."""
    while _display:
        _end(_display.pop())


def _start_display() -> None:
    for program in ("Xvfb", "openbox"):
        if shutil.which(program) is None:
            raise pytest.UsageError(f"{program} is missing; ./packaging/test.sh names everything that the tests need")
    server = _start_for_good("Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset")
    # No GL on the display: with it, each picture taken from a video costs five times as long.
    os.environ.update(DISPLAY=f":{_first_line(server)}", QT_QPA_PLATFORM="xcb", QT_XCB_GL_INTEGRATION="none")
    # Without a window manager no window ever becomes the active one.
    _first_line(_start_for_good("openbox", "--sm-disable", "--startup", "echo ready"))


def _start_for_good(*command: str) -> subprocess.Popen[str]:
    program = _start(*command)
    _display.append(program)
    return program


def _start(*command: str) -> subprocess.Popen[str]:
    # A test run that is killed takes its programs with it.
    with_us = ("setpriv", "--pdeathsig", "TERM") if shutil.which("setpriv") else ()
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen((*with_us, *command), text=True, stdin=pipe, stdout=pipe, stderr=nowhere)


def _first_line(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    line = program.stdout.readline().strip()
    if not line:
        raise pytest.UsageError(f"{program.args!r} did not start (exit code {program.wait(10)})")
    return line


def _end(program: subprocess.Popen[str]) -> None:
    program.terminate()
    try:
        program.wait(10)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
    for pipe in (program.stdin, program.stdout):
        if pipe is not None:
            pipe.close()


def pytest_asyncio_loop_factories(item: pytest.Item) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run the coroutines of window tests on Qt's event loop, and all others on Python's own."""
    return {"qt": _qt_loop} if _is_on_qt_loop(item) else {"asyncio": asyncio.new_event_loop}


def _is_on_qt_loop(item: pytest.Item) -> bool:
    return any(item.path.is_relative_to(folder) for folder in _ON_QT_LOOP)


def _qt_loop() -> asyncio.AbstractEventLoop:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  (most tests never need Qt)
    from qasync import QEventLoop  # noqa: PLC0415

    return QEventLoop(QApplication.instance() or QApplication([]))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new, empty home folder for the test and for every program that it starts."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for name, part in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_RUNTIME_DIR", "run"),
    ):
        (folder / part).mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(name, str(folder / part))
    # Anything but an address: no bus, and no bus started behind the test's back either.
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    return folder


@pytest.fixture
def keychain(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A real, unlocked and empty system keychain, for this process and for those that it starts."""
    import keyring  # noqa: PLC0415  (costly, and wanted by few)
    from keyring.backends import SecretService  # noqa: PLC0415

    bus = _start("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", _first_line(bus))
    service = _start("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
    assert service.stdin is not None
    service.stdin.write("password\n")
    service.stdin.close()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.SecretService.Keyring")
    before = keyring.get_keyring()
    keychain = SecretService.Keyring()
    keyring.set_keyring(keychain)
    try:
        _await_keychain()
        yield
    finally:
        keyring.set_keyring(before)
        _end(service)
        _end(bus)


def _await_keychain() -> None:
    """Wait for the service's name; asking it anything earlier would make the bus start a second, locked one."""
    from jeepney.bus_messages import message_bus  # noqa: PLC0415
    from jeepney.io.blocking import Proxy, open_dbus_connection  # noqa: PLC0415

    until = time.monotonic() + 20
    with open_dbus_connection("SESSION") as connection:
        while not Proxy(message_bus, connection).NameHasOwner("org.freedesktop.secrets")[0]:
            assert time.monotonic() < until, "gnome-keyring-daemon did not start"
            time.sleep(0.02)
