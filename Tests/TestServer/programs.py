"""The programs of a PostgreSQL server, and the account they run as."""

import functools
import os
import pathlib
import pwd
import shutil
import subprocess

ADVICE = "install the PostgreSQL server (Debian: `make setup-test`, or apt-get install postgresql)"
NEEDED = ("initdb", "pg_ctl", "pg_basebackup", "postgres")


class ServerMissing(RuntimeError):
    """There is no PostgreSQL server here. The tests need one; without it they fail, they are never skipped."""


@functools.cache
def folder() -> pathlib.Path:
    """Where the server's programs are, as `pg_config --bindir` says."""
    config = shutil.which("pg_config")
    if config is None:
        raise ServerMissing(f"there is no pg_config: {ADVICE}")
    answer = subprocess.run([config, "--bindir"], capture_output=True, text=True, timeout=20)
    if answer.returncode != 0:
        raise ServerMissing(f"pg_config failed ({answer.stderr.strip()}): {ADVICE}")
    path = pathlib.Path(answer.stdout.strip())
    missing = [name for name in NEEDED if not os.access(path / name, os.X_OK)]
    if missing:
        raise ServerMissing(f"{path} has no {', '.join(missing)}: {ADVICE}")
    return path


@functools.cache
def account() -> dict:
    """Options for `subprocess` that make a program run unprivileged: a PostgreSQL server refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise ServerMissing("running as root, and there is neither an account postgres nor nobody to run a server as")


def give(path: pathlib.Path) -> None:
    """Makes a file or folder the account's own."""
    if who := account():
        os.chown(path, who["user"], who["group"])


def run(name: str, *arguments: object, secret: str = "", within: float = 60, check: bool = True):
    """Runs one of the programs as the account; a failure shows what it said."""
    command = [str(folder() / name), *map(str, arguments)]
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "PGPASSWORD": secret, "HOME": "/"}
    result = subprocess.run(
        command, capture_output=True, text=True, timeout=within, env=environment, cwd="/", **account()
    )
    if check and result.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: exit code {result.returncode}\n{result.stdout}{result.stderr}")
    return result
