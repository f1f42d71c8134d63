"""A throwaway PostgreSQL server, started as an administrator would, that leaves nothing behind."""

import atexit
import itertools
import os
import secrets
import shutil
import signal
import time
from typing import LiteralString

import psycopg
from psycopg import sql

from . import programs
from .leftovers import Family
from .ports import free_port

OWNER = "redress"
ADMIN = "postgres"
QUICK = {"fsync": "off", "full_page_writes": "off"}
"""For tests in which no machine fails: what is killed there are processes, and the kernel keeps what they wrote."""

_names = itertools.count(1)


class Postgres:
    """One server on a free port of 127.0.0.1, in a temporary folder. Use it as a context, or stop it yourself.

    The databases belong to a role that may nothing besides, as an installation's should.
    """

    def __init__(self, parameters: dict[str, str] | None = None, name: str = "primary"):
        programs.folder()
        self.name = name
        self.parameters = parameters or {}
        self.secret = secrets.token_hex(16)
        self.port = free_port()
        self.family = Family()
        self._take_place()

    def _take_place(self) -> None:
        self.family.members += 1
        atexit.register(self.remove)
        self.folder = self.family.root / self.name
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.folder.mkdir(mode=0o700, exist_ok=True)
        programs.give(self.folder)

    def __enter__(self) -> "Postgres":
        self.create()
        return self

    def __exit__(self, *failure: object) -> None:
        self.remove()

    # Life

    def create(self) -> None:
        """Makes the cluster and starts it."""
        word = self.folder / "word"
        word.write_text(self.secret)
        word.chmod(0o600)
        programs.give(word)
        programs.run(
            "initdb", "-D", self.data, "-E", "UTF8", "--locale=C", "-U", ADMIN, "-A", "scram-sha-256",
            f"--pwfile={word}", "--no-sync",
        )  # fmt: skip
        word.unlink()
        self._configure()
        self.start()
        self.ask(f"CREATE ROLE {OWNER} LOGIN PASSWORD '{self.secret}'")

    def _configure(self, **more: str) -> None:
        """Adds to the settings file; what stands last in it counts."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": str(self.folder),
            "max_connections": "100",
            "wal_retrieve_retry_interval": "200ms",
            **self.parameters,
            **more,
        }
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())

    def start(self, within: float = 30) -> None:
        """Starts, and waits until it takes connections. After a kill the old one's processes may still be ending."""
        end = time.monotonic() + within
        while True:
            started = programs.run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.log, check=False)
            if started.returncode == 0:
                return
            if time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL did not start:\n{started.stderr}{self.output()}")
            time.sleep(0.2)

    def stop(self, mode: str = "fast") -> None:
        """Stops: `fast` in order, `immediate` as a crash does."""
        programs.run("pg_ctl", "stop", "-w", "-m", mode, "-D", self.data)

    def restart(self, mode: str = "fast") -> None:
        """Stops and starts again."""
        programs.run("pg_ctl", "restart", "-w", "-m", mode, "-D", self.data, "-l", self.log)

    def kill(self) -> None:
        """Ends the server process by SIGKILL; its children end when they notice."""
        os.kill(self.process(), signal.SIGKILL)

    def process(self) -> int:
        """The server's process id."""
        return int((self.data / "postmaster.pid").read_text().split()[0])

    @property
    def runs(self) -> bool:
        """Whether the server runs."""
        return programs.run("pg_ctl", "status", "-D", self.data, check=False).returncode == 0

    def output(self) -> str:
        """What the server wrote so far."""
        return self.log.read_text(errors="replace")[-4000:] if self.log.exists() else ""

    def remove(self) -> None:
        """Ends this server, at once, and removes everything of it."""
        if not self.folder.exists():
            return
        atexit.unregister(self.remove)
        if self.data.exists() and self.runs:
            programs.run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", self.data, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.family.leave()

    # What is in it

    def ask(self, statement: LiteralString, database: str = "postgres") -> list[tuple]:
        """Runs one statement as the administrator; its rows, if it has any."""
        with psycopg.connect(self.conninfo(database), autocommit=True, connect_timeout=10) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def conninfo(self, database: str = "postgres", user: str = ADMIN) -> str:
        """How a client of libpq connects."""
        return psycopg.conninfo.make_conninfo(
            host="127.0.0.1", port=self.port, user=user, password=self.secret, dbname=database
        )

    def url(self, database: str, ports: list[int] | None = None) -> str:
        """The address of a database as Redress takes it; through these ports instead of the server's own if given."""
        hosts = ",".join(f"127.0.0.1:{port}" for port in ports or [self.port])
        query = "?target_session_attrs=read-write" if ports and len(ports) > 1 else ""
        return f"postgres://{OWNER}:{self.secret}@{hosts}/{database}{query}"

    def database(self, template: str | None = None) -> str:
        """Makes a database, empty or a copy of another that nobody uses now; its name."""
        name = f"redress_{next(_names)}"
        with psycopg.connect(self.conninfo(), autocommit=True) as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                    *map(sql.Identifier, (name, OWNER, template or "template0"))
                )
            )
        return name

    def set(self, parameter: str, value: str) -> None:
        """Changes a setting of the running server."""
        with psycopg.connect(self.conninfo(), autocommit=True) as connection:
            connection.execute(
                sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(parameter), sql.Literal(value))
            )
            connection.execute("SELECT pg_reload_conf()")

    # A second server

    def standby(self, name: str = "standby", port: int | None = None) -> "Postgres":
        """A streaming standby of this server, running. `name` is what `synchronous_standby_names` calls it."""
        other = object.__new__(Postgres)
        other.name, other.parameters, other.secret = name, self.parameters, self.secret
        other.port = port or free_port()
        other.family = self.family
        other._take_place()
        slot = f"{name}_{next(_names)}"
        source = psycopg.conninfo.make_conninfo(
            host="127.0.0.1", port=self.port, user=ADMIN, password=self.secret, application_name=name
        )
        programs.run(
            "pg_basebackup", "-d", source, "-D", other.data, "-R", "-C", "-S", slot, "-X", "stream",
            "--checkpoint=fast", "--no-sync",
        )  # fmt: skip
        other._configure()
        # A copy of the settings made while running came along. Once promoted it must wait for nobody.
        with (other.data / "postgresql.auto.conf").open("a") as file:
            file.write("synchronous_standby_names = ''\n")
        other.start()
        return other

    def await_standby(self, name: str, within: float = 30, synchronous: bool = False) -> None:
        """Until this standby has everything that was written so far, and if wanted, commits wait for it."""
        end = time.monotonic() + within
        written = self.ask("SELECT pg_current_wal_flush_lsn()")[0][0]
        while time.monotonic() < end:
            found = self.ask(
                "SELECT application_name, sync_state, flush_lsn >= '%s' FROM pg_stat_replication "
                "WHERE state = 'streaming'" % written
            )
            if any(who == name and caught_up and (state == "sync" or not synchronous) for who, state, caught_up in found):
                return
            time.sleep(0.05)
        raise AssertionError(f"the standby {name} did not catch up within {within} s:\n{self.output()}")

    def promote(self) -> None:
        """Makes a standby the server that takes writes."""
        programs.run("pg_ctl", "promote", "-w", "-D", self.data)
