"""A program that writes jobs down until it is killed: `python -m tests.adapters.writer FILE LOCKS`.

It prints the number of each job after it was written, and claims the first.
"""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from pathlib import Path

from pikadesk.adapters.database import Database
from tests.fakes.contracts import a_clip, a_job


async def main(file: Path, locks: Path, first: int) -> None:
    database = Database(file, locks)
    sys.stdout.write(f"claimed {database.claim('job')}\n")
    for number in count(first):
        await asyncio.gather(database.put(a_job(number)), database.add(a_clip(number)))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
