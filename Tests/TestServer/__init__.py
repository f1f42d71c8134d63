"""A real server with a database of its own, for the tests that go through HTTP or a browser."""

from .engines import NAMES, Engine, PostgreSQL, SQLite
from .postgres import QUICK, Postgres
from .receiver import Heard, Receiver, Reply
from .server import Server, Staff, binary

__all__ = [
    "NAMES",
    "QUICK",
    "Engine",
    "Heard",
    "Postgres",
    "PostgreSQL",
    "Receiver",
    "Reply",
    "SQLite",
    "Server",
    "Staff",
    "binary",
]
