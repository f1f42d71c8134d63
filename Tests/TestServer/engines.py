"""Servers on either engine, for tests that do not care which it is."""

import pathlib
import shutil

from .postgres import Postgres
from .server import Server


class SQLite:
    """Everything in the server's own data folder."""

    name = "sqlite"

    def server(self, folder: pathlib.Path, *arguments: str, like: Server | None = None) -> Server:
        """A server that is not started yet, empty or with a copy of what a stopped one has."""
        if like:
            shutil.copytree(like.data, folder)
        return Server(folder, arguments)


class PostgreSQL:
    """A database of its own for each server, all in one cluster."""

    name = "postgres"

    def __init__(self, cluster: Postgres):
        self.cluster = cluster

    def server(self, folder: pathlib.Path, *arguments: str, like: Server | None = None) -> Server:
        """A server that is not started yet, empty or with a copy of what a stopped one has."""
        template = like.database.rsplit("/", 1)[1] if like else None
        return Server(folder, arguments, database=self.cluster.url(self.cluster.database(template)))


Engine = SQLite | PostgreSQL
NAMES = (SQLite.name, PostgreSQL.name)
