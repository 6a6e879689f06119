"""Commands that move data in and out of the database."""

import sys
from argparse import Namespace
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile

from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.activity.exports import service as table
from backend.activity.privacy.retention import service as retention_rules
from backend.cli.refusals import Refusal, explained, read_settings
from backend.cli.surroundings import alliance_named, opened
from backend.core import db
from backend.imports import service as imports
from backend.imports.schemas import ImportOut
from backend.operation import demo as demonstration
from backend.operation import exports
from backend.operation.archives import queries as archive_queries
from backend.operation.archives import reading as archives
from backend.operation.archives import writing as archive_writing
from backend.operation.backups import reading, writing


def migrate(_arguments: Namespace) -> None:
    """Bring the schema of the database to this version."""
    settings = read_settings()
    with explained(settings):
        db.migrate(settings.database)


def demo(_arguments: Namespace) -> None:
    """Fill an empty database with the demo alliance."""
    settings = read_settings()
    with explained(settings):
        db.migrate(settings.database)
    with opened(settings) as database:
        if not demonstration.fill_empty(database):
            raise Refusal("The database is not empty: the demo fills only an empty one.")
    print("The demo alliance is there: `buendniswerk run` prints a link to sign in.", file=sys.stderr)


def backup(arguments: Namespace) -> None:
    """Write the whole database to one file."""
    settings = read_settings()
    with opened(settings) as database:
        counts = writing.write(database, Path(arguments.file), settings.data_dir)
    print(f"{arguments.file}: {sum(counts.values())} rows of {len(counts)} tables.", file=sys.stderr)


def restore(arguments: Namespace) -> None:
    """Fill an empty database from a backup, or add an alliance from its archive; migrates before."""
    settings = read_settings()
    with explained(settings):
        db.migrate(settings.database)
    path = Path(arguments.file)
    try:
        with opened(settings) as database:
            if archives.is_archive(path):
                counts = archives.restore(database, settings.data_dir, path)
            else:
                counts = reading.restore(database, path, settings.data_dir)
    except reading.NotRestored as reason:
        raise Refusal(str(reason)) from reason
    print(f"Restored {sum(counts.values())} rows of {len(counts)} tables.", file=sys.stderr)


def export(arguments: Namespace) -> None:
    """Write the records of one alliance, or of all, as lines of JSON on standard output; or a table of action items."""
    if arguments.format == "archive":
        _archive(arguments)
        return
    if arguments.format != "lines":
        _table(arguments)
        return
    with opened(read_settings()) as database:

        def chosen(session: Session) -> list[str]:
            if arguments.alliance:
                return [alliance_named(session, arguments.alliance).id]
            return exports.alliances(session)

        for alliance_id in database.run(chosen):
            for line in exports.lines_of(database, alliance_id):
                sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _archive(arguments: Namespace) -> None:
    """All of one alliance as the file from which `restore` makes it again."""
    if not arguments.alliance:
        raise Refusal("An archive holds one alliance: name it with `--alliance SLUG`.")
    settings = read_settings()

    def write(session: Session) -> None:
        alliance_id = alliance_named(session, arguments.alliance).id
        with TemporaryFile() as file:
            archive_writing.write(archive_queries.snapshot(session), settings.data_dir, alliance_id, file)
            file.seek(0)
            copyfileobj(file, sys.stdout.buffer)

    with opened(settings) as database:
        database.run(write)
    sys.stdout.buffer.flush()


def _table(arguments: Namespace) -> None:
    """The action items of one alliance as the table that the interface exports."""
    if not arguments.alliance:
        raise Refusal("A table holds the action items of one alliance: name it with `--alliance SLUG`.")

    def write(session: Session) -> None:
        alliance = alliance_named(session, arguments.alliance)
        with TemporaryFile() as file:
            table.write_all(session, SYSTEM, alliance, table.Format(arguments.format), arguments.language, file)
            file.seek(0)
            copyfileobj(file, sys.stdout.buffer)

    with opened(read_settings()) as database:
        database.run(write)
    sys.stdout.buffer.flush()


def read_record(arguments: Namespace) -> None:
    """Import a file into an alliance, or only say what it understood; prints what was understood as JSON."""

    def work(session: Session) -> ImportOut:
        alliance = alliance_named(session, arguments.alliance)
        return imports.import_record(
            session,
            SYSTEM,
            alliance,
            document,
            dry_run=arguments.dry_run,
            language="en",
        )

    path = Path(arguments.file)
    with opened(read_settings()) as database:
        document = imports.read_document(path.name, path.read_bytes(), arguments.document_date)
        understood = database.run(work, write=True)
    counts = {name: number for name, number in understood.created.model_dump().items() if number}
    told = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.items()) or "nothing new"
    print(f"{path.name}: {'would create ' if arguments.dry_run else 'created '}{told}.", file=sys.stderr)
    print(understood.model_dump_json(indent=2))


def retention(arguments: Namespace) -> None:
    """Carry the rules of retention out, or print as lines of JSON what would go."""
    with opened(read_settings()) as database:
        if arguments.dry_run:
            for row in database.run(retention_rules.forecast):
                print(row.model_dump_json())
            return
        run = database.run(lambda session: retention_rules.carry_out(session, SYSTEM), write=True)
    told = ", ".join(f"{number} {name}" for name, number in run.counts.items()) or "nothing was due"
    print(f"Carried out: {told}.", file=sys.stderr)
