"""Somebody else's server on this machine: a host site, a back-office tool."""

import dataclasses
import http.server
import json
import threading
from collections.abc import Callable


@dataclasses.dataclass(frozen=True)
class Heard:
    """A request as it arrived; the names of headers in small letters."""

    path: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> dict:
        return json.loads(self.body)


@dataclasses.dataclass(frozen=True)
class Reply:
    """What is answered."""

    status: int = 204
    body: bytes = b""
    headers: dict[str, str] = dataclasses.field(default_factory=dict)


class Receiver:
    """Remembers every request and answers each as it is told to. Use it as a context: leaving it stops the server."""

    def __init__(self, reply: Callable[[Heard], Reply] = lambda heard: Reply()):
        self.heard: list[Heard] = []
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                heard = Heard(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                receiver.heard.append(heard)
                answer = reply(heard)
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                try:
                    self.wfile.write(answer.body)
                except OSError:
                    pass  # Whoever asked has gone.

            do_GET = do_POST = answer

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> "Receiver":
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *failure: object) -> None:
        self.server.shutdown()
        self.server.server_close()
