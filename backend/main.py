"""The application: settings in, ASGI app out."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI

from backend import __version__
from backend.access import refusals
from backend.access.authentication import authorise
from backend.access.single_sign_on.discovery import Discovery
from backend.activity.live import Live
from backend.api import routers
from backend.core import handlers
from backend.core.db import Database
from backend.core.door import Door
from backend.core.logs import configure
from backend.core.routing import API, RouteIndex
from backend.interface import serve_interface
from backend.operation import health, security_contact
from backend.operation.worker import Worker
from backend.reference import description
from backend.reference.router import router as reference
from backend.settings import Settings

WORKER_THREADS = 2


@asynccontextmanager
async def _working(app: FastAPI) -> AsyncIterator[None]:
    """The worker inside this process, unless it is a process of its own."""
    settings: Settings = app.state.settings
    if settings.worker == "apart":
        yield
        return
    # Connections of its own, so that no duty waits for requests or keeps them waiting; listeners are shared.
    database = Database(settings.database, WORKER_THREADS)
    database.after_commit = app.state.database.after_commit
    worker = Worker(database, settings)
    worker.start()
    yield
    await to_thread.run_sync(worker.stop)
    database.close()


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application on the database that the settings name. Run `buendniswerk migrate` before."""
    settings = settings or Settings()
    configure(settings.log_level)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # What was loaded at start-up lives as long as the process: keep the collector off it (design, section 4, 5).
        gc.collect()
        gc.freeze()
        gc.set_threshold(10_000, 20, 20)
        app.state.live = Live(app.state.database)
        async with app.state.live.running(), _working(app):
            yield
        app.state.database.close()

    app = FastAPI(
        title="Bündniswerk",
        version=__version__,
        description="The working platform of German municipal alliances.",
        # The reference answers it, with an entity tag.
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.settings = settings
    app.state.database = Database(settings.database, settings.threads)
    app.state.authorise = authorise
    app.state.refused = refusals.note
    app.state.discovery = Discovery(settings)
    for router in routers:
        app.router.routes.extend(router.routes)
    app.include_router(reference, prefix=API)
    app.include_router(health.router)
    app.include_router(security_contact.router)
    description.install(app, routers)
    serve_interface(app, settings)
    handlers.install(app, settings)
    app.state.routes = RouteIndex(app.router)
    app.router.middleware_stack = app.state.routes
    app.add_middleware(Door, settings=settings)
    return app
