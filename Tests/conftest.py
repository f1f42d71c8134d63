"""Servers for the browser and API tests, on both engines."""

import pathlib
from collections.abc import Iterator

import pytest

from TestServer import NAMES, QUICK, Engine, Postgres, PostgreSQL, Server, SQLite, Staff


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=NAMES, help="run on this engine only, while working on something")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whatever needs a server runs on both engines, but for what is about pages only."""
    if "engine" in metafunc.fixturenames:
        wanted = metafunc.config.getoption("--engine")
        names = [name for name in engines_of(metafunc.definition.path) if wanted in (None, name)]
        metafunc.parametrize("engine", names, indirect=True, scope="module")


def engines_of(file: pathlib.Path) -> tuple[str, ...]:
    """In the browser the whole journeys and every outcome run on both; how a page looks and behaves does not depend
    on the engine, and a browser is slow."""
    if file.parent.name == "Browser" and file.name not in ("test_journey.py", "test_roles.py", "test_outcomes.py"):
        return (SQLite.name,)
    return NAMES


@pytest.fixture(scope="session")
def cluster() -> Iterator[Postgres]:
    """One PostgreSQL server for all tests; each test server has a database of its own in it."""
    with Postgres(QUICK) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def engine(request: pytest.FixtureRequest) -> Engine:
    """The engine the test runs on. PostgreSQL is started when the first test needs it."""
    return SQLite() if request.param == SQLite.name else PostgreSQL(request.getfixturevalue("cluster"))


@pytest.fixture(scope="module")
def server(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the test file's own, empty at first."""
    with engine.server(tmp_path_factory.mktemp("server") / "data") as server:
        yield server


@pytest.fixture
def fresh_server(engine: Engine, tmp_path: pathlib.Path) -> Iterator[Server]:
    """A server of the test's own, to be stopped, killed or broken at will."""
    with engine.server(tmp_path / "data") as server:
        yield server


@pytest.fixture(scope="module")
def agent(server: Server) -> Staff:
    """A front-line agent."""
    return server.add_staff("agent", "agent", name="陈静", contact="400-800-1234")
