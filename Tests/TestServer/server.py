"""Starts and stops `redress serve` the way a person does."""

import dataclasses
import os
import pathlib
import signal
import subprocess
import time

import requests

from .ports import free_port

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery staple"


def binary() -> pathlib.Path:
    """The program under test: REDRESS_BINARY, or what `swift build` made."""
    path = pathlib.Path(os.environ.get("REDRESS_BINARY", ROOT / ".build/debug/redress"))
    assert path.exists(), f"{path} is not there: run `swift build`, or set REDRESS_BINARY"
    return path.resolve()


@dataclasses.dataclass(frozen=True)
class Staff:
    """An account as the tests know it."""

    login: str
    name: str
    password: str = PASSWORD


class Server:
    """One `redress serve` on a free port. Use it as a context: leaving it stops the server and wants exit code 0.

    Its database is in the folder `data`, or is the one at the address `database`; then the folder is not used.
    """

    def __init__(self, data: pathlib.Path, arguments: tuple[str, ...] = (), database: str | None = None):
        self.data = data
        self.arguments = arguments
        self.database = database
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data.parent / f"{data.name}.log"
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self.stop()

    @property
    def place(self) -> list[object]:
        """The options that say where the database is."""
        return ["--database", self.database] if self.database else ["--data", self.data]

    def start(self, within: float = 30) -> None:
        """Starts and waits until the server says that it is ready."""
        self.launch()
        self.await_ready(within)

    def launch(self) -> None:
        """Starts the server and does not wait."""
        command = [binary(), "serve", *self.place, "--port", str(self.port), *self.arguments]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=subprocess.STDOUT, cwd=self.data.parent, env=environment()
            )

    def await_ready(self, within: float = 30) -> None:
        """Waits until the server says that it is ready; kills it if it does not."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the server ended at once:\n{self.output()}"
            try:
                if requests.get(f"{self.url}/health/ready", timeout=2).status_code == 200:
                    return
            except requests.ConnectionError:
                pass
            time.sleep(0.05)
        self.process.kill()
        raise AssertionError(f"not ready within {within} s:\n{self.output()}")

    def stop(self, within: float = 15) -> None:
        """Asks the server to stop, as a system does, and wants it to end well."""
        if self.process is None:
            return
        process, self.process = self.process, None
        process.send_signal(signal.SIGTERM)
        try:
            code = process.wait(within)
        except subprocess.TimeoutExpired:
            process.kill()
            raise AssertionError(f"not stopped within {within} s:\n{self.output()}") from None
        assert code == 0, f"exit code {code}:\n{self.output()}"

    def kill(self) -> None:
        """Ends the server without warning, as a power cut does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def output(self) -> str:
        """What the server wrote so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def command(self, *arguments: str, stdin: str = "", check: bool = True) -> subprocess.CompletedProcess:
        """Runs `redress ARGUMENTS…` on the server's database, while the server runs or not."""
        command = [binary(), *arguments, *self.place]
        result = subprocess.run(
            command, input=stdin, capture_output=True, text=True, timeout=120, env=environment()
        )
        assert not check or result.returncode == 0, f"{arguments}: {result.returncode}\n{result.stdout}{result.stderr}"
        return result

    def add_staff(
        self, login: str, *roles: str, name: str | None = None, contact: str | None = None, password: str = PASSWORD
    ) -> Staff:
        """Creates an account by the command line, its password from standard input."""
        staff = Staff(login, name or login.capitalize(), password)
        arguments = ["staff", "add", "--login", staff.login, "--name", staff.name]
        for role in roles:
            arguments += ["--role", role]
        if contact:
            arguments += ["--contact", contact]
        self.command(*arguments, "--password-stdin", stdin=password + "\n")
        return staff

    def wait_for(self, condition, within: float = 10, every: float = 0.1):
        """The first true value of `condition`, or a failure."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            if value := condition():
                return value
            time.sleep(every)
        raise AssertionError(f"did not come true within {within} s")


def environment(**more: str) -> dict[str, str]:
    """The tests' environment without a database that somebody set for other work, and with these."""
    return {name: value for name, value in os.environ.items() if name != "REDRESS_DATABASE_URL"} | more
