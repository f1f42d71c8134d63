"""A real TURN server on this machine: coturn, with credentials made from a shared secret."""

import secrets
import shutil
import socket
import subprocess
import time
from pathlib import Path

from .ports import free_port


class TurnServer:
    """coturn on 127.0.0.1. Use it as a context: leaving it stops the server."""

    def __init__(self, folder: Path):
        self.folder, self.port, self.secret = folder, free_port(), secrets.token_hex(16)

    def __enter__(self) -> "TurnServer":
        program = shutil.which("turnserver")
        assert program, "coturn is missing: make setup-test"
        settings = self.folder / "turnserver.conf"
        settings.write_text(
            f"listening-ip=127.0.0.1\nrelay-ip=127.0.0.1\nlistening-port={self.port}\nallow-loopback-peers\n"
            f"use-auth-secret\nstatic-auth-secret={self.secret}\nrealm=turn.example.org\n"
            "no-tls\nno-dtls\nno-cli\nfingerprint\nlog-file=stdout\nsimple-log\n"
            f"pidfile={self.folder / 'pid'}\nuserdb={self.folder / 'users'}\n"
        )
        with open(self.folder / "log", "w") as log:
            self.process = subprocess.Popen([program, "-c", str(settings)], stdout=log, stderr=log, cwd=self.folder)
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            assert self.process.poll() is None, (self.folder / "log").read_text()
            time.sleep(0.1)
        raise AssertionError((self.folder / "log").read_text())

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)
