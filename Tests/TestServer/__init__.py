"""A real server with a database of its own, for the tests that go through HTTP or a browser."""

from .engines import NAMES, Engine, PostgreSQL, SQLite
from .postgres import QUICK, Postgres
from .server import Server, Staff, binary

__all__ = ["NAMES", "QUICK", "Engine", "Postgres", "PostgreSQL", "SQLite", "Server", "Staff", "binary"]
