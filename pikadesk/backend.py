"""Everything behind the window and the command line, put together."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pikadesk.adapters.addresses import BASE_URL, is_safe_link
from pikadesk.adapters.clock import SystemClock
from pikadesk.adapters.database import Database
from pikadesk.adapters.image_store import DiskImageStore
from pikadesk.adapters.late_api import LateApi, LatePictures
from pikadesk.adapters.sandbox_process import SandboxApi
from pikadesk.adapters.settings import FixedKey, Folders, Keychain, SettingsFile, folders
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.errors import Fault
from pikadesk.services.generation import Tools
from pikadesk.services.ports import GenerationApi, KeyStore, PictureFetcher
from pikadesk.services.preferences import Delivery
from pikadesk.services.purchasing import Purchasing
from pikadesk.services.recovery import bring_back
from pikadesk.services.runner import JobRunner

_SANDBOX_KEY = "sandbox-key"


class UnsafeAddress(Exception):
    """The API's address may not be used. Its text is the sentence that says why, without any secret."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says of all verbs and of the window.

    Attributes:
        sandbox: Use the sandbox instead of the service.
        data_dir: Where to keep everything; None for the system's places.
        api_url: The API's address; None for the service's.
    """

    sandbox: bool = False
    data_dir: Path | None = None
    api_url: str | None = None


@dataclass(frozen=True, slots=True)
class Backend:
    """What `build` made."""

    folders: Folders
    preferences: SettingsFile
    keys: KeyStore
    api: GenerationApi
    database: Database
    images: DiskImageStore
    videos: AvVideoTools
    web_pictures: LatePictures
    runner: JobRunner
    purchasing: Purchasing
    clock: SystemClock
    api_url: str
    output_folder: Callable[[], Path]

    async def recover(self) -> Fault | None:
        """Look whether the records are damaged; where they are, bring back what they and the videos still tell.

        Returns:
            What is to be told of that; None where there was nothing to bring back.

        Raises:
            StorageError: They cannot be read or written.
        """
        database = self.database
        await database.look_through()
        if database.set_aside is None:
            return None
        await bring_back(database, database, self.videos, self.output_folder())
        jobs, clips = len(await database.jobs()), len(await database.clips())
        values = (("clips", clips), ("jobs", jobs), ("path", str(database.set_aside)))
        await database.forget_set_aside()
        return Fault("records_set_aside", values)

    def left_out(self) -> Fault | None:
        """Return what is to be told of records that this version cannot read; None where there are none."""
        count, path = self.database.unreadable, str(self.database.file)
        return Fault("records_left_out", (("count", count), ("path", path))) if count else None

    async def close(self) -> None:
        """End the work so that a later run can go on with it."""
        await self.runner.close()
        self.database.close()
        if isinstance(self.api, SandboxApi):
            self.api.stop()


def api_address(options: Options) -> str:
    """Return the API's address: the command line's, PIKADESK_API_URL's, or the service's.

    Raises:
        UnsafeAddress: The address would send the key in the clear, or is more than an address.
    """
    address = options.api_url or os.environ.get("PIKADESK_API_URL") or BASE_URL
    # A password that is in the address must not be shown, so the whole of it is not.
    if any(mark in address for mark in "@?#"):
        raise UnsafeAddress("The service's address must be without user name, password, query and fragment.")
    if not is_safe_link(address, address):
        raise UnsafeAddress(f"{address} is not https; plain http is accepted on this computer (127.0.0.1) alone.")
    return address


def _rest_api(api_url: str, keys: KeyStore) -> GenerationApi:
    from pikadesk.adapters.rest_api import RestApi  # noqa: PLC0415  # costly, and not needed before the first call

    return RestApi(api_url, keys.read)


def _web_pictures(folder: Path, api_url: str) -> PictureFetcher:
    from pikadesk.adapters.web_pictures import WebPictures  # noqa: PLC0415  # costly, and seldom needed

    return WebPictures(folder, api_url)


def build(
    options: Options,
    *,
    out: Path | None = None,
    delivery: Delivery | None = None,
    patience: int | None = None,
) -> Backend:
    """Put everything together; touches neither disk nor network, but starts the sandbox where it is asked for.

    Args:
        options: The command line's.
        out: Where to save videos, instead of what the settings say.
        delivery: How to send, instead of what the settings say.
        patience: See `Tools.patience`.

    Raises:
        UnsafeAddress: The API's address would send the key in the clear.
    """
    where = folders(os.environ, sandbox=options.sandbox, data_dir=options.data_dir)
    api_url = api_address(options)
    preferences = SettingsFile(where.settings)
    keys: KeyStore = FixedKey(_SANDBOX_KEY) if options.sandbox else Keychain()
    if options.sandbox:
        api: LateApi = SandboxApi(where.data / "service")
    else:
        api = LateApi(lambda: _rest_api(api_url, keys))
    database = Database(where.data / "pikadesk.db", where.data / "locks")
    clock = SystemClock()
    images, videos = DiskImageStore(where.data / "images"), AvVideoTools()

    def output_folder() -> Path:
        chosen = preferences.load().output_folder
        if out is not None:
            return out
        if chosen is not None:
            return chosen / "Sandbox" if options.sandbox else chosen
        return where.videos

    tools = Tools(
        api=api,
        images=images,
        videos=videos,
        library=database,
        clock=clock,
        downloads=where.data / "downloads",
        output_folder=output_folder,
        delivery=lambda: delivery or preferences.load().delivery,
        patience=patience,
    )
    web_pictures = LatePictures(lambda: _web_pictures(where.data / "fetched", api_url))
    runner = JobRunner(tools, database, lambda: preferences.load().parallel_jobs)
    return Backend(
        folders=where,
        preferences=preferences,
        keys=keys,
        api=api,
        database=database,
        images=images,
        videos=videos,
        web_pictures=web_pictures,
        runner=runner,
        purchasing=Purchasing(runner, database, images, database, preferences.load, clock),
        clock=clock,
        api_url=api_url,
        output_folder=output_folder,
    )
