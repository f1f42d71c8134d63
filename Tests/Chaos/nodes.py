"""The processes that serve: started, killed without warning, stopped and continued."""

import pathlib
import signal
import subprocess

from TestServer import Server
from TestServer.server import binary, environment


class Node(Server):
    """One `redress serve` that does not outlive the tests."""

    def __init__(self, name: str, data: pathlib.Path, database: str | None = None):
        super().__init__(data, ("--log-level", "info"), database=database)
        self.name = name
        self.log = data.parent / f"{name}.log"
        self.offset = 0
        self.wanted = False
        self._start = 0

    def __str__(self) -> str:
        return self.name

    def launch(self) -> None:
        """Starts it, its clock moved by `offset` seconds where the build allows it."""
        command = ["setpriv", "--pdeathsig", "KILL", str(binary()), "serve", *map(str, self.place)]
        command += ["--port", str(self.port), *self.arguments]
        moved = environment(REDRESS_CLOCK_OFFSET=str(self.offset))
        self._start = self.log.stat().st_size if self.log.exists() else 0
        self.wanted = True
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=subprocess.STDOUT, cwd=self.data.parent, env=moved
            )

    def kill(self) -> None:
        """Ends it by SIGKILL."""
        self.wanted = False
        super().kill()

    def pause(self) -> None:
        """Stops it where it is."""
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Lets it go on as if nothing had been."""
        self.process.send_signal(signal.SIGCONT)

    @property
    def ended(self) -> bool:
        """Whether it ended without being asked to."""
        return self.wanted and self.process is not None and self.process.poll() is not None

    @property
    def served(self) -> bool:
        """Whether it was ready at any time since it was last started."""
        return b"Redress is ready" in self.log.read_bytes()[self._start :]
