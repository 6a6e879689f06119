"""Commands that stay: the server, the worker, and `run`, which gets everything ready before it serves."""

import errno
import os
import socket
from argparse import Namespace
from importlib import import_module

import uvicorn
from sqlmodel import Session
from uvicorn.supervisors import Multiprocess

from backend.access.actors import SYSTEM
from backend.access.sign_in import links
from backend.cli.refusals import SURROUNDINGS, Refusal, explained, read_settings
from backend.cli.surroundings import opened
from backend.core.db import Database, migrate
from backend.core.logs import configure
from backend.operation import demo, first_run
from backend.operation import worker as working
from backend.settings import Settings

APPLICATION = "backend.main"
BACKLOG = 2048
GRACE_SECONDS = 10
# Longer than proxies keep an idle connection (nginx one minute, Caddy two): they never send on one that is closing.
KEEP_ALIVE_SECONDS = 130
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}


def serve(arguments: Namespace) -> None:
    """Serve on a database that has been migrated."""
    settings = _addressed(arguments)
    with opened(settings) as database, explained(settings):
        listener = _listener(settings)
        uninitialised = not database.run(first_run.is_initialised)
    settings = _told(settings, listener)
    print(f"Bündniswerk: {_shown(settings)}", flush=True)
    if uninitialised:
        print(f"Nobody can sign in yet. Set it up at {first_run.address(settings, _shown(settings))}", flush=True)
    _serve(settings, listener, arguments.processes)


def run(arguments: Namespace) -> None:
    """Migrate, fill an empty database with the demo unless `DEMO=no`, print a way in, and serve."""
    settings = _addressed(arguments)
    with explained(settings):
        # First what can fail at once, so that nothing is written for a server that cannot start.
        listener = _listener(settings)
        _ = settings.key
        migrate(settings.database)
    settings = _told(settings, listener)
    with opened(settings) as database:
        if os.environ.get("DEMO", "").lower() not in ("no", "0", "false"):
            demo.fill_empty(database)
        # Loading takes seconds: whoever follows the link at once finds a server that answers.
        import_module(APPLICATION)
        print(f"\n  Bündniswerk: {_shown(settings)}\n{_way_in(settings, database)}", flush=True)
    _serve(settings, listener, 1)


def worker(_arguments: Namespace) -> None:
    """Do what is due without anybody asking, until SIGTERM."""
    settings = read_settings()
    configure(settings.log_level)
    with opened(settings) as database:
        working.run(database, settings)


def _way_in(settings: Settings, database: Database) -> str:
    """A one-time link for whoever stands at this console; without any user, the address of the first-run page."""

    def work(session: Session) -> str | None:
        user = demo.host(session)
        # The way in for an operator is shown at this machine's console only: a server's output is kept in logs.
        if user is None or (user.is_operator and settings.host not in LOOPBACK):
            return None
        return links.address(_shown(settings), links.issue(session, SYSTEM, user, settings.sign_in_link_hours))

    if not database.run(first_run.is_initialised):
        return f"  Set it up:   {first_run.address(settings, _shown(settings))}\n"
    link = database.run(work, write=True)
    return f"  Sign in:     {link}\n               (works once)\n" if link else ""


def _addressed(arguments: Namespace) -> Settings:
    """The settings with what was typed; as variables, so that further processes read the same."""
    for name in ("host", "port"):
        if (given := getattr(arguments, name)) is not None:
            os.environ[f"BUENDNISWERK_{name.upper()}"] = str(given)
    return read_settings()


def _told(settings: Settings, listener: socket.socket) -> Settings:
    """The settings with the port that we really got."""
    os.environ["BUENDNISWERK_PORT"] = str(listener.getsockname()[1])
    return read_settings()


def _shown(settings: Settings) -> str:
    """The address for people: where the server listens everywhere, they take the machine's own."""
    if settings.public_url:
        return settings.base_url
    host = ANYWHERE.get(settings.host, f"[{settings.host}]" if ":" in settings.host else settings.host)
    return f"http://{host}:{settings.port}"


def _listener(settings: Settings) -> socket.socket:
    """A socket that takes connections from now on; they wait until the application is ready."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as failure:
        listener.close()
        raise Refusal(_of_address(settings, failure), SURROUNDINGS) from failure
    listener.listen(BACKLOG)
    listener.set_inheritable(True)
    return listener


def _of_address(settings: Settings, failure: OSError) -> str:
    if failure.errno == errno.EADDRINUSE:
        return (
            f"Port {settings.port} is taken by another program: stop that one, or take another port with --port or "
            "BUENDNISWERK_PORT."
        )
    if failure.errno in (errno.EACCES, errno.EPERM):
        return f"Your user may not open port {settings.port}: take one from 1024 up and let a proxy serve the low one."
    return f"{settings.host} is not an address of this machine: correct --host or BUENDNISWERK_HOST."


def _serve(settings: Settings, listener: socket.socket, processes: int) -> None:
    config = uvicorn.Config(
        f"{APPLICATION}:create_app",
        factory=True,
        http="httptools",
        ws="none",
        lifespan="on",
        workers=processes,
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = uvicorn.Server(config)
    if processes > 1:
        Multiprocess(config, sockets=[listener]).run()
        return
    server.run(sockets=[listener])
    if not server.started:
        raise Refusal("The server did not start; the log above says why.", SURROUNDINGS)
