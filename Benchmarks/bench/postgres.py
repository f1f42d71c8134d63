"""A PostgreSQL server of the measurements' own: durable as one in use, kept between runs with the large databases."""

import glob
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import time
import urllib.parse
from pathlib import Path

from .servers import TICKS

USER = "redress"
# What a database is called while it is being made or worked on; whatever a broken run left of it is dropped.
WORKING = "working_"


def programs():
    """Where PostgreSQL's programs are: the newest version that is installed with its server."""
    found = glob.glob("/usr/lib/postgresql/*/bin/initdb") or [shutil.which("initdb") or ""]
    newest = max(found, key=lambda path: [int(part) for part in path.split("/") if part.isdigit()])
    if not newest:
        raise SystemExit("PostgreSQL is missing: make setup-bench")
    return Path(newest).parent


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def unprivileged():
    """Before a command: as root PostgreSQL's programs run as the user `postgres`, for they refuse root."""
    return ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []


def remove(folder):
    """Deletes a cluster, and ends its server should a run that was killed have left it."""
    data = Path(folder) / "data"
    if data.exists():
        subprocess.run(
            [*unprivileged(), str(programs() / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop"], cwd="/",
            capture_output=True)
    shutil.rmtree(folder, ignore_errors=True)


class Cluster:
    """The server on `folder`."""

    def __init__(self, folder):
        self.folder, self.programs = Path(folder), programs()
        self.user = unprivileged()
        self.data, self.password_file = self.folder / "data", self.folder / "password"
        if not (self.folder / "whole").exists():
            self.make()
        self.password = self.password_file.read_text().strip()
        self.port = free_port()
        self.start()

    def make(self):
        remove(self.folder)
        self.folder.mkdir(parents=True)
        self.password_file.write_text(secrets.token_hex(16))
        self.password_file.chmod(0o600)
        if self.user:
            account = pwd.getpwnam("postgres")
            for path in (self.folder, self.password_file):
                os.chown(path, account.pw_uid, account.pw_gid)
            if self.quietly("test", "-w", str(self.folder)).returncode:
                raise SystemExit(f"the user postgres cannot reach {self.folder}: name another folder by --cluster")
        self.run(
            "initdb", "-D", str(self.data), "-U", USER, "-E", "UTF8", "--locale", "C.UTF-8",
            "--auth", "scram-sha-256", "--pwfile", str(self.password_file))
        (self.folder / "whole").touch()

    def start(self):
        # Left over by a run that was killed.
        if self.quietly(str(self.programs / "pg_ctl"), "-D", str(self.data), "status").returncode == 0:
            self.stop()
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
        # All else as PostgreSQL has it; above all what makes a commit durable.
        options = {
            "port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "",
            "shared_buffers": f"{min(1024, memory // 4)}MB", "max_wal_size": "4GB", "max_connections": 200,
        }
        words = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in options.items())
        self.run(
            "pg_ctl", "-D", str(self.data), "-w", "-s", "-t", "120", "-l", str(self.folder / "log"), "-o", words,
            "start")
        try:
            durable = {name: self.value(f"SHOW {name}") for name in ("fsync", "synchronous_commit", "full_page_writes")}
            if set(durable.values()) != {"on"}:
                raise RuntimeError(f"the server does not commit durably: {durable}")
            for name in self.databases():
                if name.startswith(WORKING):
                    self.drop(name)
        except BaseException:
            self.stop()
            raise

    def stop(self):
        self.run("pg_ctl", "-D", str(self.data), "-w", "-s", "-t", "120", "-m", "fast", "stop")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def quietly(self, *words):
        return subprocess.run([*self.user, *words], cwd="/", capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def run(self, program, *words):
        # Its output goes to a file: the server would keep a pipe open.
        with open(self.folder / "made.log", "a+") as log:
            done = subprocess.run(
                [*self.user, str(self.programs / program), *words], cwd="/", stdin=subprocess.DEVNULL, stdout=log,
                stderr=log)
        if done.returncode:
            raise RuntimeError(f"{program} failed, see {self.folder}/made.log and {self.folder}/log")

    # MARK: Databases

    def url(self, name):
        return f"postgres://{USER}:{urllib.parse.quote(self.password)}@127.0.0.1:{self.port}/{name}"

    @property
    def environment(self):
        """What libpq's own programs need."""
        return os.environ | {
            "PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": USER, "PGPASSWORD": self.password,
            "PGCONNECT_TIMEOUT": "10", "PGOPTIONS": "-c client_min_messages=warning"}

    def psql(self, text, database="postgres", **more):
        """Runs statements, each in a transaction of its own; answers with what they print."""
        done = subprocess.run(
            [str(self.programs / "psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", "-"], input=text,
            env=self.environment, capture_output=True, text=True, **more)
        if done.returncode:
            raise RuntimeError(f"psql: {done.stderr.strip()}")
        return done.stdout.strip()

    def value(self, text, database="postgres"):
        return self.psql(text + ";", database)

    def number(self, text, database):
        return int(self.value(text, database))

    def databases(self):
        return self.value("SELECT datname FROM pg_database WHERE NOT datistemplate").split("\n")

    def create(self, name, template="template0"):
        # Files are copied rather than logged: much quicker for a large one.
        strategy = "" if template == "template0" else " STRATEGY FILE_COPY"
        self.psql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"{strategy};')

    def drop(self, name):
        self.psql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE);')

    def working(self, template):
        """A copy of a database that may be written to, dropped in the end."""
        return Working(self, template)

    # MARK: The server itself

    def processes(self):
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        found = [first]
        for path in glob.glob("/proc/[0-9]*/stat"):
            try:
                fields = Path(path).read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[1]) == first:
                found.append(int(path.split("/")[2]))
        return found

    def cpu(self):
        """Seconds of processor time of all its processes so far, those that ended included."""
        total = 0
        for place, process in enumerate(self.processes()):
            try:
                fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            total += sum(int(field) for field in fields[11:15 if place == 0 else 13])
        return total / TICKS

    def settle(self):
        """So that a measurement does not pay for what was written before it."""
        self.psql("CHECKPOINT;")

    def pgbench(self, clients, seconds):
        """Durable single-row inserts per second, the bare limit: a session each, prepared, by the same way."""
        with Working(self, "template0") as name:
            self.psql(
                "CREATE TABLE row (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, text TEXT NOT NULL);", name)
            script = self.folder / "insert.sql"
            script.write_text(f"INSERT INTO row(text) VALUES ('{'x' * 100}');\n")
            done = subprocess.run(
                [str(self.programs / "pgbench"), "-n", "-M", "prepared", "-c", str(clients), "-j", "1", "-T",
                 str(seconds), "-f", str(script), name],
                env=self.environment, capture_output=True, text=True, timeout=seconds + 60)
            rates = [line.split()[2] for line in done.stdout.splitlines() if line.startswith("tps = ")]
            if done.returncode or not rates:
                raise RuntimeError(f"pgbench failed: {done.stdout}{done.stderr}")
            return float(rates[0])


class Working:
    def __init__(self, cluster, template):
        self.cluster, self.template = cluster, template
        self.name = f"{WORKING}{time.monotonic_ns()}"

    def __enter__(self):
        self.cluster.create(self.name, self.template)
        self.cluster.settle()
        return self.name

    def __exit__(self, *_):
        self.cluster.drop(self.name)
