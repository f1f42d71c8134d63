"""Requests as a program sends them that expects nodes to go away at any moment."""

import dataclasses
import http.client
import json

from .ledger import Ledger

TIMEOUT = 4.0


class Unavailable(Exception):
    """Nobody knows whether what was asked for was done: ask again."""


@dataclasses.dataclass(frozen=True)
class Answer:
    """An answer that means something."""

    status: int
    body: dict


class Caller:
    """One client, with a connection to each node. Not for several threads."""

    def __init__(self, ledger: Ledger, timeout: float = TIMEOUT):
        self.ledger = ledger
        self.timeout = timeout
        self._connections: dict[int, http.client.HTTPConnection] = {}

    def call(
        self, port: int, method: str, path: str, body: dict | None = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """An answer below 500; whatever else is answered, or nothing, is `Unavailable`."""
        connection = self._connections.get(port)
        if connection is None:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=self.timeout)
            self._connections[port] = connection
        data = None if body is None else json.dumps(body).encode()
        own = {"Content-Type": "application/json"} if data else {}
        try:
            connection.request(method, path, data, own | (headers or {}))
            answer = connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self._connections.pop(port).close()
            self.ledger.turned_away(type(error).__name__)
            raise Unavailable from error
        if answer.status >= 500:
            self.ledger.turned_away(str(answer.status))
            if answer.status != 503:
                self.ledger.problem(f"{method} {path}: {answer.status} {text[:300]!r}")
            elif not (answer.headers["Retry-After"] or "").isdigit():
                self.ledger.problem(f"{method} {path}: 503 without Retry-After")
            raise Unavailable
        return Answer(answer.status, json.loads(text) if text else {})

    def close(self) -> None:
        """Ends the connections."""
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()
