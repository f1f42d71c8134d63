"""A client of the API for each test file."""

import pytest

from API.client import API
from TestServer import Server


@pytest.fixture(scope="module")
def api(server: Server) -> API:
    """A client of the test file's server."""
    client = API(server)
    client.token("agent")
    client.token("service-supervisor")
    client.wait_for_people()
    return client


@pytest.fixture
def fresh_api(fresh_server: Server) -> API:
    """A client of the test's own server."""
    return API(fresh_server)
