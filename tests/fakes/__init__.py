"""Fakes of everything that the services need from outside, one for each port in `pikadesk.services.ports`.

    FakeClock            Clock            time that passes when somebody sleeps, or by `advance`
    FakeApi              GenerationApi    a service with a list of what it charged; can be told to fail at every call
    FakeJobStore         JobStore         a disk in memory that survives a power cut; can be full
    FakeLibrary          Library          the same for clips
    FakeDraftStore       DraftStore
    FakePromptHistory    PromptHistory
    FakePresetStore      PresetStore
    FakeImageStore       ImageStore       real files; what is there and is not empty passes for a picture
    FakePictureFetcher   PictureFetcher   a web in which every address has a picture
    FakeVideoTools       VideoTools       knows a whole MP4 from a cut one
    FakeFilmWriter       FilmWriter       a file for each film; its files say what they were to be
    FakePreferenceStore  PreferenceStore
    FakeKeyStore         KeyStore
    FakeBin              Bin              the system's bin, in a folder
    FakeStrips                            pictures along films
    World                                 all of them with a runner

A `Script`, such as `api.on_submit`, holds what the coming calls get. `Steps` hold calls where they are. `contracts` has
the tests that a fake and the real thing both pass.
"""

from tests.fakes.api import CREDITS, Charge, Cut, FakeApi, Garbage, Uncharged
from tests.fakes.bin import FakeBin, FakeStrips
from tests.fakes.clock import START, FakeClock
from tests.fakes.files import GLASS, PLACE, SMALL_FACTS, SMALL_VIDEO, FakeImageStore, FakeVideoTools, recipe_in
from tests.fakes.film_writer import FakeFilmWriter
from tests.fakes.library import FakeLibrary
from tests.fakes.memory import FakePresetStore, FakePromptHistory
from tests.fakes.records import FakeDraftStore, FakeJobStore
from tests.fakes.script import Bug, Script
from tests.fakes.settings import FakeKeyStore, FakePreferenceStore
from tests.fakes.steps import PowerCut, Steps, until
from tests.fakes.web import FakePictureFetcher
from tests.fakes.world import World

__all__ = [
    "CREDITS",
    "GLASS",
    "PLACE",
    "SMALL_FACTS",
    "SMALL_VIDEO",
    "START",
    "Bug",
    "Charge",
    "Cut",
    "FakeApi",
    "FakeBin",
    "FakeClock",
    "FakeDraftStore",
    "FakeFilmWriter",
    "FakeImageStore",
    "FakeJobStore",
    "FakeKeyStore",
    "FakeLibrary",
    "FakePictureFetcher",
    "FakePreferenceStore",
    "FakePresetStore",
    "FakePromptHistory",
    "FakeStrips",
    "FakeVideoTools",
    "Garbage",
    "PowerCut",
    "Script",
    "Steps",
    "Uncharged",
    "World",
    "recipe_in",
    "until",
]
