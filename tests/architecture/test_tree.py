"""What lies in the checkout: nothing that does not belong there, and lock files that fit."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterable, Mapping

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.rules import ROOT

AT_THE_TOP = {"LICENSE", "README.md", "packaging", "pikadesk", "pyproject.toml", "resources", "tests"}


def _project_files() -> list[str]:
    # safe.directory: a checkout that belongs to somebody else is fine to read.
    git = ("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for path in listed.split("\0") if (ROOT / path).is_file()]


def _strays(paths: Iterable[str]) -> set[str]:
    return {top for top in (path.split("/")[0] for path in paths) if not top.startswith(".")} - AT_THE_TOP


def test_the_top_level_holds_what_belongs_there() -> None:
    assert _strays(_project_files()) == set()


def test_a_stray_would_be_seen() -> None:
    assert _strays(["README.md", ".gitignore", "pikadesk/app.py", "notes.txt", "scratch/a.py"]) == {
        "notes.txt",
        "scratch",
    }


# In pieces, so that this file does not hold them itself.
UNWANTED_TEXT = re.compile(
    "|".join(
        (
            *(r"\b" + name + r"\." + end for name, end in (("pypi", "org"), ("crates", "io"), ("rubygems", "org"))),
            *("pythonhosted" + r"\.", "npmjs" + r"\.", "anaconda" + r"\.", "golang" + r"\.org", r"deb\." + "debian"),
            *(r"(?<![\w/.~}])/" + folder + "/" for folder in ("work", "root")),
            *(r"\b" + first + last + r"\b" for first, last in (("TO", "DO"), ("FIX", "ME"), ("XX", "X"))),
        )
    )
)


def _unwanted(files: Mapping[str, bytes]) -> list[str]:
    found = []
    for path, content in files.items():
        # Pictures and sounds are no text; what is no UTF-8 is one of those.
        lines = content.decode("utf-8", "replace").splitlines() if b"\0" not in content else []
        for number, line in enumerate(lines, 1):
            found += [f"{path}:{number}: {match[0]}" for match in UNWANTED_TEXT.finditer(line)]
    return found


def test_no_file_names_a_package_registry_or_a_place_on_one_machine() -> None:
    assert _unwanted({path: (ROOT / path).read_bytes() for path in _project_files()}) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://py" + "pi.org/simple",
        "# via https://files.python" + "hosted.org/packages",
        "path = '/wo" + "rk/main/x'",
        "see /ro" + "ot/notes",
        "# TO" + "DO later",
    ],
)
def test_unwanted_text_would_be_seen(line: str) -> None:
    assert len(_unwanted({"a.md": f"fine\n{line}\n".encode()})) == 1


def test_other_text_is_not_minded() -> None:
    assert _unwanted({"a.md": b"/network/root/a ~/work/x https://example.org", "b.png": b"\0/ro" + b"ot/"}) == []


PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _locked(text: str) -> dict[str, str]:
    """Return the version of each package; every one must be exact and have its hashes."""
    entries = re.sub(r"^#.*\n", "", text, flags=re.M).replace("\\\n", "").splitlines()
    versions = {}
    for entry in entries:
        match = re.fullmatch(r"([a-z0-9-]+)==([0-9][\w.!+-]*)((?: +--hash=sha256:[0-9a-f]{64})+) *", entry)
        assert match, f"not an exact version with hashes: {entry}"
        versions[match[1]] = match[2]
    return versions


def _not_met(requirements: Iterable[str], locked: Mapping[str, str]) -> list[str]:
    return [
        text
        for text in requirements
        for requirement in [Requirement(text)]
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"))
    ]


@pytest.fixture
def runtime() -> dict[str, str]:
    """The versions that the program runs with."""
    return _locked((ROOT / "packaging/requirements.lock").read_text("utf-8"))


@pytest.fixture
def dev() -> dict[str, str]:
    """The versions that it is tested with."""
    return _locked((ROOT / "packaging/requirements-dev.lock").read_text("utf-8"))


def test_the_lock_holds_what_the_program_asks_for(runtime: dict[str, str]) -> None:
    assert _not_met(PYPROJECT["project"]["dependencies"], runtime) == []
    assert _not_met(PYPROJECT["build-system"]["requires"], runtime) == []


def test_the_tests_lock_holds_what_the_tests_ask_for(dev: dict[str, str]) -> None:
    assert _not_met(PYPROJECT["dependency-groups"]["dev"], dev) == []


def test_tests_and_users_have_the_same_versions(runtime: dict[str, str], dev: dict[str, str]) -> None:
    assert runtime.items() <= dev.items()


def test_a_lock_that_does_not_fit_would_be_seen() -> None:
    assert _not_met(
        ["requests>=2.32", "av>=14", "PySide6_Addons>=6"], {"requests": "2.31", "pyside6-addons": "6.1"}
    ) == [
        "requests>=2.32",
        "av>=14",
    ]


@pytest.mark.parametrize(
    "text", ["requests==2.32.0\n", "requests>=2.32 --hash=sha256:" + "0" * 64, "-e .\n", "--find-links folder\n"]
)
def test_a_loose_line_in_a_lock_would_be_seen(text: str) -> None:
    with pytest.raises(AssertionError, match="not an exact version"):
        _locked(text)
