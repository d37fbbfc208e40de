"""What the source must and must not say: each rule with examples that break it and examples that keep it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]

Found = Iterator[tuple[int, str]]
Example = tuple[str, str]  # the file's path and what it holds


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that is checked in each Python file that `applies_to` is true of."""

    name: str
    applies_to: Callable[[PurePosixPath], bool]
    find: Callable[[PurePosixPath, str], Found]
    broken_by: tuple[Example, ...]
    kept_by: tuple[Example, ...]

    def __str__(self) -> str:
        return self.name

    def breaches(self, path: str, source: str) -> list[str]:
        """Return one line for each place where the file breaks the rule."""
        file = PurePosixPath(path)
        if not self.applies_to(file):
            return []
        return [f"{path}:{line}: {what}" for line, what in self.find(file, source)]


def within(*folders: str) -> Callable[[PurePosixPath], bool]:
    """Return a test for paths inside any of the folders."""
    return lambda path: any(path.is_relative_to(folder) for folder in folders)


def _calls(source: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _imports(source: str) -> Iterator[tuple[int, str]]:
    """Give each imported module; for `from a import b` both `a` and `a.b`, since b may be a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


# Qt has no other way to hand a drag to the system. A timer starts it, so it begins in the event loop itself: no
# coroutine lies below it on the stack, and all of them go on in the loop inside it.
_NESTED_FOR_A_REASON = ("pikadesk/ui/widgets/editors/drag.py", "drag.exec(Qt.DropAction.CopyAction)")


def _find_nested_loops(path: PurePosixPath, source: str) -> Found:
    for call in _calls(source):
        nested = isinstance(call.func, ast.Attribute) and call.func.attr in {"exec", "exec_"}
        if nested and (str(path), ast.unparse(call)) != _NESTED_FOR_A_REASON:
            yield call.lineno, "a nested event loop; open() it and await finished"


def _find_loose_tasks(_: PurePosixPath, source: str) -> Found:
    for node in ast.walk(ast.parse(source)):
        named = isinstance(node, ast.Name | ast.Attribute) and _last_name(node) in {"create_task", "ensure_future"}
        imported = isinstance(node, ast.alias) and node.name in {"create_task", "ensure_future"}
        if named or imported:
            yield node.lineno, "a task whose end and errors nobody owns"


def _find_loose_values(_: PurePosixPath, source: str) -> Found:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            plain = decorator.func if isinstance(decorator, ast.Call) else decorator
            if _last_name(plain) != "dataclass":
                continue
            keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
            on = {word.arg for word in keywords if isinstance(word.value, ast.Constant) and word.value.value is True}
            if missing := {"frozen", "slots"} - on:
                yield node.lineno, f"{node.name} is not {' and '.join(sorted(missing))}"


_UNWANTED_PARTS = frozenset(
    {
        *("manager", "managers", "helper", "helpers", "util", "utils", "common", "misc", "handler", "handlers"),
        *("data", "info", "infos"),
    }
)


def _parts(name: str) -> list[str]:
    return [part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def _find_empty_names(path: PurePosixPath, source: str) -> Found:
    classes = [(node.lineno, node.name) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)]
    for line, name in ((1, path.stem), (1, path.parent.name), *classes):
        if not name.startswith("_") and (empty := _UNWANTED_PARTS.intersection(_parts(name))):
            yield line, f"{name}: {', '.join(sorted(empty))} says nothing about what it is for"


_PROVIDERS_WORDS = re.compile(
    r"\b(imageUrls?|pikaffect|promptObject|resultObject|temporaryUrl|aiRecord\w*|conversationId|fileContent|task_type)\b"
)
_MAY_SPEAK_PROVIDERS = ("pikadesk/domain/catalogue.py", "pikadesk/domain/request.py", "pikadesk/adapters/rest_api.py")


def _keeps_to_our_words(path: PurePosixPath) -> bool:
    return path.is_relative_to("pikadesk") and not within(*_MAY_SPEAK_PROVIDERS, "pikadesk/sandbox")(path)


def _find_providers_words(_: PurePosixPath, source: str) -> Found:
    for number, line in enumerate(source.splitlines(), 1):
        for match in _PROVIDERS_WORDS.finditer(line):
            yield number, f"{match[0]} is the provider's spelling"


def _union_members(source: str) -> Iterator[str]:
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.BitOr):
            yield from (part.id for part in ast.walk(node.value) if isinstance(part, ast.Name))


@cache
def _domain_union_members() -> frozenset[str]:
    files = (ROOT / "pikadesk/domain").glob("*.py")
    return frozenset(name for file in files for name in _union_members(file.read_text("utf-8")))


def _classes_told_apart(pattern: ast.pattern) -> Iterator[str]:
    match pattern:
        case ast.MatchClass(cls=cls):
            yield _last_name(cls)
        case ast.MatchOr(patterns=patterns):
            for one in patterns:
                yield from _classes_told_apart(one)
        case ast.MatchAs(pattern=ast.pattern() as inner):
            yield from _classes_told_apart(inner)


def _ends_in_assert_never(match: ast.Match) -> bool:
    last = match.cases[-1]
    takes_all = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None and last.guard is None
    statement = last.body[-1]
    is_call = isinstance(statement, ast.Expr | ast.Return) and isinstance(statement.value, ast.Call)
    return takes_all and is_call and _last_name(statement.value.func) == "assert_never"


def _find_open_matches(_: PurePosixPath, source: str) -> Found:
    members = (_domain_union_members() | set(_union_members(source))) - {"str", "int", "float", "bool", "bytes"}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Match):
            told_apart = {name for case in node.cases for name in _classes_told_apart(case.pattern)}
            if told_apart & members and not _ends_in_assert_never(node):
                yield node.lineno, "a match on a union that does not end in `case _: assert_never(…)`"


def _find_qt_beyond_core(_: PurePosixPath, source: str) -> Found:
    for line, module in _imports(source):
        if module.startswith("PySide6.") and module.split(".")[1] != "QtCore":
            yield line, f"{module}; a presenter needs QtCore alone"


def _find_others_code(_: PurePosixPath, source: str) -> Found:
    for line, module in _imports(source):
        if module.split(".")[0] not in sys.stdlib_module_names | {"pikadesk"}:
            yield line, f"{module} is neither Python's nor ours"


_STAND_INS = ("unittest.mock", "mock", "pytest_mock")
_REPLACING = {"setattr", "delattr", "setitem", "delitem"}
_PASSING_OVER = {"skip", "skipif", "xfail", "importorskip", "enable_socket", "allow_hosts"}


def _replaces_code(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in _REPLACING:
        return False
    # The interpreter's own edges, such as sys.argv, are no internals of ours.
    on_an_edge = bool(call.args) and _last_name(call.args[0]) == "sys"
    return _last_name(call.func.value) == "monkeypatch" and not on_an_edge


def _asks_the_machine(call: ast.Call) -> bool:
    """Say whether a test is passed over only where the machine lacks something, with the reason."""
    if _last_name(call.func) != "skipif" or not call.args or isinstance(call.args[0], ast.Constant):
        return False
    return any(
        keyword.arg == "reason" and isinstance(keyword.value, ast.Constant) and bool(keyword.value.value)
        for keyword in call.keywords
    )


def _find_sham(_: PurePosixPath, source: str) -> Found:
    tree = ast.parse(source)
    reasoned = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call) and _asks_the_machine(node)}
    for line, module in _imports(source):
        if module in _STAND_INS:
            yield line, f"{module}; a fake behind the same port shows more"
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and node.arg in {"mocker", "socket_enabled"}:
            yield node.lineno, f"the fixture {node.arg}"
        elif node in reasoned:
            continue
        elif isinstance(node, ast.Attribute) and node.attr in _PASSING_OVER and "pytest" in ast.unparse(node):
            yield node.lineno, f"{ast.unparse(node)}; every test runs, and within this computer"
        elif isinstance(node, ast.Call) and _replaces_code(node):
            yield node.lineno, "code replaced while it runs; pass a fake in instead"


def _find_orders(_: PurePosixPath, source: str) -> Found:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr == "enqueue" and ast.unparse(node.value) != "self":
            yield node.lineno, f"{ast.unparse(node)}; `Purchasing.buy` asks first what is doubtful"


_VALUE = "from dataclasses import dataclass\n@dataclass({})\nclass Money:\n    credits: int\n"
_MATCH = "Shape = Round | Square\nmatch shape:\n    case Round():\n        a()\n    case Square():\n        b()\n{}"

RULES = (
    Rule(
        "the window never nests event loops",
        within("pikadesk/ui"),
        _find_nested_loops,
        broken_by=(
            ("pikadesk/ui/widgets/dialogs.py", "dialog.exec()"),
            ("pikadesk/ui/widgets/menus.py", "def show(menu, at):\n    return menu.exec_(at)"),
            ("pikadesk/ui/widgets/menus.py", "drag.exec(Qt.DropAction.CopyAction)"),
            ("pikadesk/ui/widgets/editors/drag.py", "menu.exec(at)"),
        ),
        kept_by=(
            ("pikadesk/ui/widgets/dialogs.py", "dialog.open()\ndialog.executed()"),
            (
                "pikadesk/ui/widgets/editors/drag.py",
                "QTimer.singleShot(0, lambda: drag.exec(Qt.DropAction.CopyAction))",
            ),
        ),
    ),
    Rule(
        "tasks begin in the runner and in the window's composition root alone",
        lambda path: within("pikadesk")(path) and not within("pikadesk/services/runner.py", "pikadesk/app.py")(path),
        _find_loose_tasks,
        broken_by=(
            ("pikadesk/ui/presenters/jobs.py", "asyncio.create_task(work())"),
            ("pikadesk/adapters/disk.py", "group.create_task(work())"),
            ("pikadesk/cli.py", "from asyncio import ensure_future"),
            ("pikadesk/cli.py", "start = asyncio.ensure_future"),
        ),
        kept_by=(
            ("pikadesk/services/runner.py", "asyncio.create_task(work())"),
            ("pikadesk/cli.py", "create_tasks()"),
        ),
    ),
    Rule(
        "nothing is ordered but by purchasing",
        lambda path: within("pikadesk")(path) and path != PurePosixPath("pikadesk/services/purchasing.py"),
        _find_orders,
        broken_by=(
            ("pikadesk/app.py", "await backend.runner.enqueue(request)"),
            ("pikadesk/app.py", "form = Form(enqueue=runner.enqueue)"),
        ),
        kept_by=(
            ("pikadesk/app.py", "form = Form(enqueue=ordering.order)"),
            ("pikadesk/services/runner.py", "return await self.enqueue(request)"),
        ),
    ),
    Rule(
        "values of the domain are frozen and slotted",
        within("pikadesk/domain"),
        _find_loose_values,
        broken_by=(
            ("pikadesk/domain/job.py", _VALUE.format("")),
            ("pikadesk/domain/job.py", _VALUE.format("frozen=True")),
            ("pikadesk/domain/job.py", _VALUE.format("frozen=True, slots=False")),
            ("pikadesk/domain/job.py", "@dataclasses.dataclass\nclass Money:\n    credits: int\n"),
        ),
        kept_by=(("pikadesk/domain/job.py", _VALUE.format("frozen=True, slots=True")),),
    ),
    Rule(
        "names say what a thing is for",
        within("pikadesk"),
        _find_empty_names,
        broken_by=(
            ("pikadesk/ui/widgets/player.py", "class ThemeManager:\n    pass"),
            ("pikadesk/ui/widgets/player.py", "class HTTPHandler:\n    pass"),
            ("pikadesk/services/job_utils.py", ""),
            ("pikadesk/common/clock.py", ""),
        ),
        kept_by=(
            ("pikadesk/adapters/metadata.py", "class Metadata:\n    pass\nclass Processor:\n    user_data_dir = 1"),
            ("pikadesk/domain/clip.py", "class _Info:\n    pass"),
        ),
    ),
    Rule(
        "the provider's spellings stay where the provider is spoken to",
        _keeps_to_our_words,
        _find_providers_words,
        broken_by=(
            ("pikadesk/ui/presenters/form.py", "FIELD = 'imageUrls'"),
            ("pikadesk/domain/export.py", "# reads the promptObject"),
            ("pikadesk/words.py", "class A:\n    task_type = 1"),
        ),
        kept_by=(
            ("pikadesk/domain/request.py", "FIELD = 'imageUrls'"),
            ("pikadesk/sandbox/answers.py", "FIELD = 'aiRecord'"),
            ("pikadesk/words.py", "TASK = 'Pikaffects'"),
        ),
    ),
    Rule(
        "a match on a union names all of its members",
        within("pikadesk"),
        _find_open_matches,
        broken_by=(
            ("pikadesk/domain/job.py", _MATCH.format("")),
            ("pikadesk/domain/job.py", _MATCH.format("    case _:\n        pass\n")),
            ("pikadesk/domain/job.py", _MATCH.format("    case _ if x:\n        assert_never(shape)\n")),
            (
                "pikadesk/ui/text.py",
                "match field:\n    case Text() | Seed():\n        a()\n    case other:\n        b()\n",
            ),
        ),
        kept_by=(
            ("pikadesk/domain/job.py", _MATCH.format("    case _:\n        assert_never(shape)\n")),
            ("pikadesk/domain/job.py", _MATCH.format("    case other:\n        assert_never(other)\n")),
            ("pikadesk/domain/job.py", "match text:\n    case str():\n        a()\n"),
            # Which steps are legal is for `advance` to say: pairs are not a union.
            ("pikadesk/domain/job.py", "match state, event:\n    case Queued(), Started():\n        a()\n"),
        ),
    ),
    Rule(
        "presenters need QtCore alone",
        within("pikadesk/ui/presenters"),
        _find_qt_beyond_core,
        broken_by=(
            ("pikadesk/ui/presenters/form.py", "from PySide6 import QtWidgets"),
            ("pikadesk/ui/presenters/form.py", "from PySide6.QtGui import QImage"),
            ("pikadesk/ui/presenters/form.py", "def f():\n    import PySide6.QtMultimedia"),
        ),
        kept_by=(("pikadesk/ui/presenters/form.py", "from PySide6.QtCore import Signal\nfrom PySide6 import QtCore"),),
    ),
    Rule(
        "domain, words and services stand on Python alone",
        within("pikadesk/domain", "pikadesk/services", "pikadesk/words.py"),
        _find_others_code,
        broken_by=(
            ("pikadesk/domain/request.py", "import attrs"),
            ("pikadesk/services/runner.py", "def f():\n    from PIL import Image"),
        ),
        kept_by=(("pikadesk/services/runner.py", "import asyncio\nfrom pikadesk.domain.job import Job"),),
    ),
    Rule(
        "tests run, and run the real thing",
        within("tests"),
        _find_sham,
        broken_by=(
            ("tests/unit/test_job.py", "from unittest import mock"),
            ("tests/unit/test_job.py", "from unittest.mock import Mock"),
            ("tests/unit/test_job.py", "def test(mocker):\n    pass"),
            ("tests/unit/test_job.py", "def test(monkeypatch):\n    monkeypatch.setattr(runner, '_step', None)"),
            ("tests/unit/test_job.py", "@pytest.mark.skipif(True, reason='no')\ndef test():\n    pass"),
            ("tests/unit/test_job.py", "@pytest.mark.skipif(may_mount(), reason='')\ndef test():\n    pass"),
            ("tests/unit/test_job.py", "@pytest.mark.skip(reason='no')\ndef test():\n    pass"),
            ("tests/unit/test_job.py", "pytest.importorskip('av')"),
            ("tests/unit/test_job.py", "pytestmark = pytest.mark.enable_socket"),
        ),
        kept_by=(
            ("tests/unit/test_job.py", "def test(monkeypatch):\n    monkeypatch.setenv('A', 'b')"),
            ("tests/unit/test_job.py", "def test(monkeypatch):\n    monkeypatch.setattr(sys, 'argv', [])"),
            ("tests/unit/test_job.py", "reader.skip(3)"),
            (
                "tests/e2e/test_cli.py",
                "@pytest.mark.skipif(not mounts(), reason='no disks')\ndef test():\n    pass",
            ),
        ),
    ),
)
