"""Clears a folder of PostgreSQL clusters away once whoever made it is gone, however it went.

A process of its own that waits at the end of a pipe: the pipe closes when the tests end, also when they are killed.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time


class Family:
    """A temporary folder for servers that belong together; it goes with the last of them."""

    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="redress-pg-"))
        self.root.chmod(0o755)
        self.members = 0
        self._watcher = subprocess.Popen(
            [sys.executable, "-S", "-E", __file__, str(self.root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
        )

    def leave(self) -> None:
        """One member less."""
        self.members -= 1
        if self.members == 0:
            self._watcher.stdin.close()
            self._watcher.wait(20)


def clear(folder: pathlib.Path) -> None:
    """Ends every server of the folder at once, and removes the folder."""
    for file in folder.glob("*/data/postmaster.pid"):
        try:
            end(int(file.read_text().split()[0]), file.parent)
        except (OSError, ValueError, IndexError):
            pass
    for _ in range(50):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)


def end(process: int, data: pathlib.Path) -> None:
    """Ends the server of a data folder, if this process is that server and not another with the same number by now."""

    def runs() -> bool:
        # A process that ended and was not yet reaped has no folder.
        try:
            return pathlib.Path(f"/proc/{process}/cwd").readlink() == data
        except OSError:
            return False

    if not runs():
        return
    os.kill(process, signal.SIGQUIT)
    for _ in range(50):
        if not runs():
            return
        time.sleep(0.1)
    os.kill(process, signal.SIGKILL)


if __name__ == "__main__":
    sys.stdin.buffer.read()
    clear(pathlib.Path(sys.argv[1]))
