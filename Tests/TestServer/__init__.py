"""A real server with a data folder of its own, for the tests that go through HTTP or a browser."""

from .server import Server, Staff, binary

__all__ = ["Server", "Staff", "binary"]
