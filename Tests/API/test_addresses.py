"""Addresses and methods that the API does not have."""

import pytest

from API.client import API

ALLOWED = {
    "/complaints": {"GET", "HEAD", "POST"},
    "/complaints/R1": {"GET", "HEAD"},
    "/complaints/R1/answers": {"POST"},
    "/complaints/R1/acts/grade": {"POST"},
    "/acts": {"GET", "HEAD"},
    "/complaints/R1/suggestion": {"GET", "HEAD"},
    "/policies": {"GET", "HEAD"},
    "/policies/1": {"GET", "HEAD"},
    "/policy-draft/what-if": {"GET", "HEAD"},
}


@pytest.mark.parametrize("path", ALLOWED)
def test_wrong_methods(api: API, path: str):
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - ALLOWED[path]:
        answer = api.call(method, path)
        assert answer.status_code == 405
        assert set(answer.headers["Allow"].split(", ")) == ALLOWED[path]


@pytest.mark.parametrize("path", ["/nothing", "/complaints/R1/nothing", "/complaints/R1/acts", "/%2e%2e/%2e%2e/etc/passwd"])
def test_unknown_addresses(api: API, path: str):
    for method in ("GET", "POST", "DELETE"):
        answer = api.call(method, path)
        assert answer.status_code == 404


def test_head(api: API):
    answer = api.call("HEAD", "/complaints", headers=api.bearer("agent"))
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 0
