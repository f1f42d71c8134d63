"""How much one address may send."""

import concurrent.futures
import pathlib
from collections.abc import Iterator

import pytest

from API.client import API
from TestServer.engines import Engine

PER_MINUTE = 120


@pytest.fixture
def behind_proxy(tmp_path: pathlib.Path, engine: Engine) -> Iterator[API]:
    """A server that believes X-Forwarded-For."""
    with engine.server(tmp_path / "data", "--trust-proxy") as server:
        yield API(server)


def test_flood_of_one_address(behind_proxy: API):
    """An address that sends too many complaints in a minute is told how long to wait; others are not held up."""
    flood = {"X-Forwarded-For": "203.0.113.9"}
    body = {"type": "other", "content": "x", "contact": "none"}
    # A minute may end in between: then the count begins anew, once.
    for sent in range(2 * PER_MINUTE + 2):
        answer = behind_proxy.call("POST", "/complaints", json=body, headers=flood)
        if answer.status_code == 429:
            break
        assert answer.status_code == 201
    assert sent >= PER_MINUTE
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    other = behind_proxy.call("POST", "/complaints", json=body, headers={"X-Forwarded-For": "203.0.113.10"})
    assert other.status_code == 201


def test_loopback_is_not_limited(api: API):
    """The proxy, the operator, a measurement."""
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: api.file(), range(PER_MINUTE + 20)))
    assert {answer.status_code for answer in answers} == {201}
