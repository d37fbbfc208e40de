"""Refusals of the system that a test asks for, without any right that it needs for that.

Both apply to one thread, and to those that it starts, and end with it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import threading
from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")

_libc = ctypes.CDLL(None, use_errno=True)

_SET_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_GREATER, _RETURN = 0x20, 0x15, 0x25, 0x06
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000
_CALL_NUMBER, _FIRST_ARGUMENT = 0, 16
# write, pwrite64, writev, pwritev; fsync, fdatasync
_WRITES = {"x86_64": (1, 18, 20, 296), "aarch64": (64, 68, 66, 70)}
_SYNCS = {"x86_64": (74, 75), "aarch64": (82, 83)}

_CAPABILITY_VERSION = 0x20080522
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2


class _Instruction(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_ushort),
        ("if_true", ctypes.c_ubyte),
        ("if_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    ]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.POINTER(_Instruction))]


def on_a_full_disk(work: Callable[[], T]) -> T:
    """Run `work` where the kernel answers every write to a file with "no space left on device"."""
    return _on_a_thread(lambda: _fail(_WRITES, errno.ENOSPC), work)


def on_a_disk_that_keeps_nothing(work: Callable[[], T]) -> T:
    """Run `work` where the kernel answers every wish to have a file on the disk itself with an error."""
    return _on_a_thread(lambda: _fail(_SYNCS, errno.EIO), work)


def without_root(work: Callable[[], T]) -> T:
    """Run `work` where file permissions count, even if the tests run as root."""
    return _on_a_thread(_obey_permissions, work)


def _fail(numbers: Mapping[str, tuple[int, ...]], code: int) -> None:
    """Let the thread's calls to the kernel with these numbers fail, unless they are about its standard streams."""
    calls = numbers[platform.machine()]
    steps = [(_LOAD, 0, 0, _CALL_NUMBER)]
    steps += [(_JUMP_IF_EQUAL, len(calls) - index, 0, number) for index, number in enumerate(calls)]
    steps += [
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_IF_GREATER, 1, 0, 2),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL | code),
    ]
    program = _Program(len(steps), (_Instruction * len(steps))(*steps))
    _call(_libc.prctl, _SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _call(_libc.prctl, _SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)


def _obey_permissions() -> None:
    head = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    sets = (ctypes.c_uint32 * 6)()
    _call(_libc.capget, head, sets)
    sets[0] &= ~(1 << _DAC_OVERRIDE | 1 << _DAC_READ_SEARCH)
    _call(_libc.capset, head, sets)


def _call(function: Callable[..., int], *arguments: object) -> None:
    if function(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def _on_a_thread(limit: Callable[[], None], work: Callable[[], T]) -> T:
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            limit()
            results.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
