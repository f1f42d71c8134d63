"""Where the complaints are while everything around them breaks."""

import contextlib
import pathlib
import sqlite3
import time
from typing import LiteralString

import psycopg

from TestServer import Postgres, Server
from TestServer.proxy import Network, Proxy

from .nodes import Node


class File:
    """A SQLite file, and one node that has it open."""

    name = "sqlite"

    def __init__(self, folder: pathlib.Path):
        self.data = folder / "data"
        self.console = Server(self.data)
        self.nodes = [Node("node-1", self.data)]
        self.proxies: dict[Node, list[Proxy]] = {}

    def rows(self, statement: LiteralString) -> list[tuple]:
        """What is in the database."""
        with contextlib.closing(sqlite3.connect(self.data / "redress.sqlite", timeout=20)) as connection:
            return connection.execute(statement).fetchall()

    def close(self) -> None:
        """Nothing to do: the folder is the tests' own."""


class Pair:
    """A PostgreSQL server with a standby that has every commit before it is acknowledged, and three nodes.

    Each node reaches each server through a proxy of its own.
    """

    name = "postgres"
    NODES = 3

    def __init__(self, folder: pathlib.Path):
        self.primary = Postgres(name="one")
        self.network = Network()
        try:
            self.primary.create()
            self.database = self.primary.database()
            self.standby: Postgres | None = self.primary.standby("two")
            self._hold()
            self.ports = [self.primary.port, self.standby.port]
            self.console = Server(folder / "unused", database=self.primary.url(self.database, self.ports))
            self.nodes = []
            self.proxies = {}
            for index in range(1, self.NODES + 1):
                proxies = [Proxy(self.network, port) for port in self.ports]
                url = self.primary.url(self.database, [proxy.port for proxy in proxies])
                node = Node(f"node-{index}", folder / "unused", database=url)
                self.nodes.append(node)
                self.proxies[node] = proxies
        except BaseException:
            self.close()
            raise

    def _hold(self) -> None:
        """From now on a commit is acknowledged only when the standby has it."""
        self.primary.set("synchronous_standby_names", self.standby.name)
        self.primary.await_standby(self.standby.name, synchronous=True)

    def fail_over(self) -> None:
        """The server dies, the standby takes over. Only a standby that has everything may: whoever operates a pair
        checks that, and after a restart it needs a moment."""
        self.primary.await_standby(self.standby.name, synchronous=True)
        self.primary.stop("immediate")
        self.standby.promote()

    def rebuild(self) -> None:
        """The server that died comes back as the standby of the other, under its old name and port."""
        dead, self.primary = self.primary, self.standby
        dead.remove()
        self.standby = self.primary.standby(dead.name, port=dead.port)
        self._hold()

    def rows(self, statement: LiteralString) -> list[tuple]:
        """What is in the database, once one of the two answers: they may be on their way up, or down for good."""
        end = time.monotonic() + 20
        while True:
            for server in filter(None, (self.primary, self.standby)):
                with contextlib.suppress(psycopg.OperationalError):
                    with psycopg.connect(server.conninfo(self.database), autocommit=True) as connection:
                        return connection.execute(statement).fetchall()
            if time.monotonic() > end:
                raise TimeoutError("neither server answers")
            time.sleep(0.2)

    def close(self) -> None:
        """Ends the servers and removes them."""
        if self.network.thread.is_alive():
            self.network.close()
        for server in (getattr(self, "standby", None), self.primary):
            if server:
                server.remove()


Store = File | Pair
