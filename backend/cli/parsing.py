"""What can be typed, command by command."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date

from backend import __version__
from backend.access.permissions import Role
from backend.cli import accounts, generated, records, searching, serving
from backend.core.language import LANGUAGES

ROLES = [role.value for role in Role]
ALLIANCE_ROLES = [role.value for role in Role if role is not Role.operator]


def parser() -> ArgumentParser:
    """The whole command line."""
    whole = ArgumentParser(prog="buendniswerk", description="The working platform of municipal alliances.")
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = whole.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, text: str) -> ArgumentParser:
        return commands.add_parser(name, help=text, description=text)

    run = command("run", "Migrate, fill an empty database with the demo (not with DEMO=no), and serve.")
    _address(run)
    run.set_defaults(run=serving.run)

    serve = command("serve", "Serve the API and the interface.")
    _address(serve)
    serve.add_argument("--processes", type=_positive, default=1, metavar="N", help="server processes (default 1)")
    serve.set_defaults(run=serving.serve)

    command("worker", "Do what is due without anybody asking, until stopped.").set_defaults(run=serving.worker)
    command("migrate", "Bring the database's schema to this version.").set_defaults(run=records.migrate)
    command("demo", "Fill an empty database with the demo alliance.").set_defaults(run=records.demo)
    _accounts(command("token", "Access for other systems."), command("user", "Accounts of people."))
    _records(
        command("import", "Import a workshop record or a table."),
        command("export", "Write the records of the alliances, as lines of JSON or as a table."),
        command("backup", "Write the whole database to one file."),
        command("restore", "Fill an empty database from a backup, or add an alliance from its archive."),
    )
    retention = command(
        "retention", "Delete or make anonymous what was kept long enough; every night that happens by itself."
    )
    retention.add_argument("--dry-run", action="store_true", help="print what would go, and change nothing")
    retention.set_defaults(run=records.retention)
    text = "Make the search's index anew; it is kept by itself otherwise."
    search = command("search", "The search's index.").add_subparsers(metavar="ACTION", required=True)
    search.add_parser("rebuild", help=text, description=text).set_defaults(run=searching.rebuild)
    command("openapi", "Print the description of the API (OpenAPI 3.1).").set_defaults(run=generated.openapi)
    reference = command("reference", "Write the generated pages of docs/reference.")
    reference.add_argument("folder", metavar="FOLDER", nargs="?", default="docs/reference")
    reference.set_defaults(run=generated.reference)
    return whole


def _address(parser: ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on (BUENDNISWERK_HOST)")
    parser.add_argument("--port", type=_port, help="port to listen on, 0 for any free one (BUENDNISWERK_PORT)")


def _accounts(token: ArgumentParser, user: ArgumentParser) -> None:
    make_token = token.add_subparsers(metavar="ACTION", required=True).add_parser(
        "create", help="Make a token and print it, alone.", description="Make a token and print it, alone."
    )
    make_token.add_argument("--name", required=True, help="what the token is for")
    make_token.add_argument("--role", required=True, choices=ROLES, help="operator reaches the whole installation")
    make_token.add_argument("--alliance", metavar="SLUG", help="required unless the role is operator")
    make_token.add_argument("--scope", action="extend", nargs="+", metavar="S", help="only these permissions")
    make_token.add_argument("--expires", type=_days, default=365, metavar="DAYS", help="days, or `never` (default 365)")
    make_token.set_defaults(run=accounts.create_token)

    text = "Open an account, or find it, and print a one-time sign-in link."
    make_user = user.add_subparsers(metavar="ACTION", required=True).add_parser("create", help=text, description=text)
    make_user.add_argument("--email", required=True)
    make_user.add_argument("--name", help="required for a new account")
    make_user.add_argument("--operator", action="store_true", help="may run the whole installation")
    make_user.add_argument("--alliance", metavar="SLUG")
    make_user.add_argument("--role", choices=ALLIANCE_ROLES, help="role in the alliance")
    lost = "remove its passkeys and authenticator apps, because they were lost"
    make_user.add_argument("--without-second-factor", action="store_true", help=lost)
    make_user.set_defaults(run=accounts.create_user)


def _records(read: ArgumentParser, write: ArgumentParser, backup: ArgumentParser, restore: ArgumentParser) -> None:
    read.add_argument("file", metavar="FILE")
    read.add_argument("--alliance", required=True, metavar="SLUG")
    read.add_argument("--document-date", type=_date, metavar="YYYY-MM-DD", help="date of the record (default today)")
    read.add_argument("--dry-run", action="store_true", help="print what was understood and store nothing")
    read.set_defaults(run=records.read_record)
    write.add_argument("--alliance", metavar="SLUG", help="one alliance only (default: all)")
    text = "lines: all records as lines of JSON (default); csv, xlsx, ods or json: the action items of one alliance as a table; archive: all of one alliance, for `restore`"
    write.add_argument(
        "--format", choices=["lines", "csv", "xlsx", "ods", "json", "archive"], default="lines", help=text
    )
    write.add_argument("--language", choices=LANGUAGES, default="de", help="of a table's headers (default de)")
    write.set_defaults(run=records.export)
    backup.add_argument("file", metavar="FILE")
    backup.set_defaults(run=records.backup)
    restore.add_argument("file", metavar="FILE")
    restore.set_defaults(run=records.restore)


def _port(written: str) -> int:
    if not written.isdigit() or int(written) > 65535:
        raise ArgumentTypeError("a port is a number from 0 to 65535")
    return int(written)


def _positive(written: str) -> int:
    if not written.isdigit() or int(written) < 1:
        raise ArgumentTypeError("a number from 1 up is expected")
    return int(written)


def _days(written: str) -> int | None:
    return None if written == "never" else _positive(written)


def _date(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as failure:
        raise ArgumentTypeError("a date has the form YYYY-MM-DD") from failure
