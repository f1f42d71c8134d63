"""Large databases: copies of a small one's complaints, each with its own number, times, words, digests and hashes.

The rows are those the program wrote; what has to be unique or computed is made anew here, and `redress verify` finds
nothing to say about the result (the run checks that on a thousand). Times lie in the year 2040, so that nothing
falls due while something else is measured.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

from .template import DIGITS

# Of what is made here and in template.py: another number makes the databases anew.
VERSION = 1
FAR = 2_208_988_800_000  # 2040-01-01, milliseconds
NOTHING_DUE = 253_402_300_799_000
# Complaints a second in the seeded stretch of time.
STEP = 1000
SEALED = 2000
SHIFTED = {
    "complaint": ["received_at", "first_result_at", "ended_at", "queue_at", "alarm_at"],
    "event": ["at"], "holder": ["queue_at"],
    "receipt": ["received_at"], "outbox": ["created_at", "next_at", "done_at"], "notice": ["created_at", "seen_at"],
}
# In this order each table's references are there before it.
TABLES = ["complaint", "event", "personal", "holder", "receipt", "outbox", "notice"]


def open_database(folder):
    """Open for making it: quick, and of use only once it is whole."""
    database = sqlite3.connect(Path(folder) / "redress.sqlite", isolation_level=None)
    for pragma in ["journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -400000"]:
        database.execute(f"PRAGMA {pragma}")
    return database


class Table:
    def __init__(self, database, name):
        self.name = name
        self.columns = [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
        self.shifted = [self.columns.index(column) for column in SHIFTED.get(name, [])]
        key = "id" if name == "complaint" else "complaint_id"
        self.key = self.columns.index(key)
        # Rows of other tables are numbered by the database itself.
        self.own = self.columns.index("id") if "id" in self.columns and name != "complaint" else None
        self.texts = [
            index for index, row in enumerate(database.execute(f"PRAGMA table_info({name})")) if row[2] == "TEXT"]
        marks = ", ".join("?" * len(self.columns))
        self.insert = f"INSERT INTO {name} VALUES ({marks})"

    def rows(self, database, key):
        column = "id" if self.name == "complaint" else "complaint_id"
        order = " ORDER BY seq" if "seq" in self.columns else ""
        return [list(row) for row in database.execute(f"SELECT * FROM {self.name} WHERE {column} = ?{order}", (key,))]


@dataclass
class Start:
    """Behind what copies are added: the last complaint, event and seal of a database."""
    complaint: int
    event: int
    seal: int
    head: str

    @staticmethod
    def of(database):
        one = lambda sql: database.execute(sql).fetchone()
        seal, head = one("SELECT id, hash FROM seal ORDER BY id DESC LIMIT 1")
        return Start(
            one("SELECT max(id) FROM complaint")[0], one("SELECT max(id) FROM event")[0], seal, head)


class Original:
    """One complaint of the template with everything that belongs to it."""

    def __init__(self, database, tables, key, number):
        self.number = number
        self.rows = {name: table.rows(database, key) for name, table in tables.items()}
        complaint = dict(zip(tables["complaint"].columns, self.rows["complaint"][0]))
        self.received_at = complaint["received_at"]
        self.state = complaint["state"]
        self.is_breached = complaint["breached"] == 1
        place = tables["personal"].columns.index
        self.entries = {row[place("seq")]: json.loads(row[place("entries")]) for row in self.rows["personal"]}


class Copier:
    def __init__(self, database, start=None):
        self.database = database
        self.tables = {name: Table(database, name) for name in TABLES}
        self.staged = {name: [] for name in TABLES}
        start = start or Start.of(database)
        self.key, self.event, self.seal, self.head = start.complaint, start.event, start.seal, start.head
        self.hashes = []
        self.columns = {name: self.tables["event"].columns.index(name) for name in self.tables["event"].columns}

    def copy(self, original, place, received_at, number):
        """Stages the rows of one copy."""
        self.key += 1
        key, delta, digits = self.key, received_at - original.received_at, f"{place:07d}"
        renewed, digests = self.personal(original, key, digits, place)
        for name, table in self.tables.items():
            if name == "personal":
                self.staged[name] += renewed
                continue
            for row in original.rows[name]:
                row = row.copy()
                row[table.key] = key
                for index in table.shifted:
                    if row[index] is not None and row[index] != NOTHING_DUE:
                        row[index] += delta
                if table.own is not None:
                    row[table.own] = None
                for index in table.texts:
                    text = row[index]
                    if text:
                        if original.number in text:
                            text = text.replace(original.number, number)
                        if DIGITS in text:
                            text = text.replace(DIGITS, digits)
                        row[index] = text
                if name == "receipt":
                    row[table.columns.index("external_id")] = f"copy-{number}"
                elif name == "event":
                    self.chain(row, digests)
                self.staged[name].append(row)

    def personal(self, original, key, digits, place):
        """The words of a copy with new salts, and which digest stands for which of the original's."""
        rows, digests = [], {}
        for sequence, entries in original.entries.items():
            renewed = []
            for number, (salt, text) in enumerate(entries):
                new_text = text.replace(DIGITS, digits)
                new_salt = f"{place:016x}{sequence:08x}{number:08x}"
                old = hashlib.sha256((salt + text).encode()).hexdigest()
                digests[old] = hashlib.sha256((new_salt + new_text).encode()).hexdigest()
                renewed.append([new_salt, new_text])
            rows.append([key, sequence, json.dumps(renewed, ensure_ascii=False, separators=(",", ":"))])
        return rows, digests

    def chain(self, row, digests):
        column = self.columns
        payload = row[column["payload"]]
        for old, new in digests.items():
            if old in payload:
                payload = payload.replace(old, new)
        row[column["payload"]] = payload
        previous = "0" * 64 if row[column["seq"]] == 1 else self.previous
        words = [row[column[name]] for name in ("complaint_id", "seq", "at", "actor", "kind", "payload")]
        self.previous = hashlib.sha256((previous + "\n".join(map(str, words))).encode()).hexdigest()
        row[column["previous"]], row[column["hash"]] = previous, self.previous
        self.event += 1
        row[column["id"]] = self.event
        self.hashes.append((self.event, self.previous))

    def flush(self):
        """Writes what is staged, and a seal over its events."""
        for name, rows in self.staged.items():
            if rows:
                self.database.executemany(self.tables[name].insert, rows)
                rows.clear()
        if not self.hashes:
            return
        self.seal += 1
        text = f"{self.head}{self.seal}\n" + "".join(f"{event} {digest}" for event, digest in self.hashes)
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.database.execute(
            "INSERT INTO seal(id, first_event, last_event, count, previous, hash, last_incident_event, incident_count)"
            " SELECT ?, ?, ?, ?, ?, ?, coalesce((SELECT last_incident_event FROM seal ORDER BY id DESC LIMIT 1), 0), 0",
            (self.seal, self.hashes[0][0], self.hashes[-1][0], len(self.hashes), self.head, digest))
        self.head = digest
        self.hashes.clear()


def originals(folder, only_received=False):
    """The complaints of a template. Nothing may have fallen due in it: a breach would be copied with the rest."""
    database = sqlite3.connect(f"file:{folder}/redress.sqlite?mode=ro", uri=True)
    tables = {name: Table(database, name) for name in TABLES}
    rows = database.execute("SELECT id, number FROM complaint ORDER BY id").fetchall()
    found = [Original(database, tables, key, number) for key, number in rows]
    database.close()
    if any(original.is_breached for original in found):
        raise RuntimeError(f"{folder} is no template: clocks fell due in it")
    return [original for original in found if not only_received or original.state == "received"]


def fill(folder, template, count, first=FAR, step=STEP, only_received=False, day="400101", start=None, progress=None):
    """Adds `count` copies of the template's complaints to the database in `folder`, behind what is there or behind
    `start`; answers with their numbers, at most a thousand of them."""
    sources = originals(template, only_received)
    database = open_database(folder)
    # Indexes are made again at the end, all at once, when there is much to add.
    indexes = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    rebuilds = count >= 50_000
    if rebuilds:
        for name, _ in indexes:
            database.execute(f"DROP INDEX {name}")
    copier = Copier(database, start)
    numbers = []
    database.execute("BEGIN")
    for place in range(1, count + 1):
        number = f"R{day}{place:07d}"
        copier.copy(sources[place % len(sources)], place, first + place * step, number)
        if place % max(1, count // 1000) == 0:
            numbers.append(number)
        if place % SEALED == 0:
            copier.flush()
            if progress and place % 50_000 == 0:
                progress(place, count)
    copier.flush()
    # Finding by words is not measured; the index starts behind the copies.
    database.execute(
        "INSERT INTO search_cursor(name, event_id) VALUES ('search', ?)"
        " ON CONFLICT (name) DO UPDATE SET event_id = excluded.event_id", (copier.event,))
    if rebuilds:
        for _, sql in indexes:
            database.execute(sql)
    database.execute("COMMIT")
    database.close()
    return numbers


def seeded(cache, template, count, progress=None):
    """The folder of a database with `count` complaints, made once and kept."""
    folder = Path(cache) / f"complaints-{count}"
    if (folder / "whole").exists():
        return folder, 0.0
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    start = time.monotonic()
    numbers = fill(folder, template, count, progress=progress)
    (folder / "numbers.json").write_text(json.dumps(numbers))
    seconds = time.monotonic() - start
    (folder / "whole").write_text(f"{seconds:.1f}\n")
    return folder, seconds


def working_copy(folder, place):
    """A copy that may be written to, on the same disk."""
    shutil.rmtree(place, ignore_errors=True)
    os.makedirs(place)
    for file in Path(folder).iterdir():
        if file.is_file():
            shutil.copy(file, place)
    settle()
    return Path(place)


def settle():
    """Waits until all that was copied is on the disk: whoever is measured next would wait for it otherwise."""
    os.sync()
