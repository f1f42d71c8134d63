"""A stream of live updates as a browser has it, and what a change takes until it is there."""

import socket
import threading
import time


class Stream:
    """Listens to one address; notes when each event came."""

    def __init__(self, port, path, headers):
        self.beats, self.condition = [], threading.Condition()
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n{lines}\r\n".encode())
        self.file = self.socket.makefile("rb")
        status = self.file.readline().decode()
        if " 200 " not in status:
            raise RuntimeError(f"{path}: {status.strip()}")
        # The server greets once it listens; before that a change would be missed.
        while not self.file.readline().startswith(b"retry:"):
            pass
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        try:
            for line in self.file:
                if line.startswith(b"event: changed"):
                    with self.condition:
                        self.beats.append(time.monotonic())
                        self.condition.notify_all()
        except OSError:
            pass

    @property
    def silence(self):
        """Seconds since the last event."""
        with self.condition:
            return time.monotonic() - self.beats[-1] if self.beats else float("inf")

    def count(self):
        with self.condition:
            return len(self.beats)

    def after(self, count, timeout=10):
        """When the next event behind the first `count` came; None if none did."""
        with self.condition:
            if self.condition.wait_for(lambda: len(self.beats) > count, timeout):
                return self.beats[count]
            return None

    def close(self):
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.socket.close()


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
