"""Taking files in, many at once."""

import io
from pathlib import Path

import anyio
import anyio.to_thread

from backend.documents import intake, pictures
from backend.settings import Settings
from tests.documents.files import picture


def test_many_pictures_at_once_leave_threads_for_others(tmp_path: Path) -> None:
    settings, image = Settings(data_dir=tmp_path), picture()

    async def flood() -> None:
        async def send() -> None:
            await intake.received(settings, "bild.jpg", io.BytesIO(image))

        async with anyio.create_task_group() as group:
            with pictures._ONE_AT_A_TIME:
                for _ in range(50):
                    group.start_soon(send)
                await anyio.sleep(0.2)
                # What serves downloads and the interface's own files.
                with anyio.move_on_after(2) as waiting:
                    await anyio.to_thread.run_sync(lambda: None, abandon_on_cancel=True)
        assert not waiting.cancelled_caught

    anyio.run(flood)
