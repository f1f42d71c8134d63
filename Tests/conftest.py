"""Servers for the browser and API tests."""

import pathlib
from collections.abc import Iterator

import pytest

from TestServer import Server, Staff


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the test file's own, empty at first."""
    with Server(tmp_path_factory.mktemp("server") / "data") as server:
        yield server


@pytest.fixture
def fresh_server(tmp_path: pathlib.Path) -> Iterator[Server]:
    """A server of the test's own, to be stopped, killed or broken at will."""
    with Server(tmp_path / "data") as server:
        yield server


@pytest.fixture(scope="module")
def agent(server: Server) -> Staff:
    """A front-line agent."""
    return server.add_staff("agent", "agent", name="陈静", contact="400-800-1234")
