"""Versions of the policy, the what-if of a draft, and suggested levels, for programs (6.1, 3.1)."""

import re
import time

import requests

from API.client import API
from TestServer.server import PASSWORD


class Desk:
    """A member of staff on the pages, as far as a draft has no API of its own."""

    def __init__(self, api: API, login: str, password: str):
        self.url = api.server.url
        self.session = requests.Session()
        # An account that another process has just made is noticed within a second.
        end = time.monotonic() + 10
        while not self._sign_in(login, password):
            assert time.monotonic() < end, "nobody is let in"
            time.sleep(0.5)

    def _sign_in(self, login: str, password: str) -> bool:
        page = self.session.get(f"{self.url}/desk/login", timeout=10).text
        answer = self.session.post(
            f"{self.url}/desk/login",
            data={"login": login, "password": password, "csrf": self.token(page)},
            timeout=10,
        )
        return answer.status_code == 200 and "/desk/login" not in answer.url

    @staticmethod
    def token(page: str) -> str:
        return re.search(r'name="csrf" value="([^"]+)"', page).group(1)

    def begin(self) -> None:
        page = self.session.get(f"{self.url}/desk/policy", timeout=10).text
        answer = self.session.post(
            f"{self.url}/desk/policy/draft/begin", data={"csrf": self.token(page)}, timeout=10
        )
        assert answer.url.endswith("/desk/policy/edit"), answer.text[:500]


def test_versions(api: API):
    """6.1 every version can be read, with its standing and its whole text; an unknown one is not found"""
    listed = api.staff("auditor", "GET", "/policies")
    assert listed.status_code == 200
    (version,) = listed.json()["items"]
    assert (version["version"], version["inForce"], version["authors"]) == (1, True, [])
    policy = api.staff("auditor", "GET", "/policies/1").json()
    assert policy["policy"]["silenceDays"] == 7
    assert {rule["name"] for rule in policy["policy"]["clocks"]} >= {"handling", "retention"}
    assert api.staff("auditor", "GET", "/policies/9").status_code == 404
    assert api.call("GET", "/policies").status_code == 401


def test_what_if(api: API):
    """6.1 without a draft there is nothing to try; with one its replay is answered"""
    assert api.staff("auditor", "GET", "/policy-draft/what-if").status_code == 404
    api.filed()
    api.server.add_staff("drafter", "operations", name="Drafter")
    Desk(api, "drafter", PASSWORD).begin()
    answer = api.staff("auditor", "GET", "/policy-draft/what-if")
    assert answer.status_code == 200
    found = answer.json()
    assert found["basis"] == 1 and found["stage"] == "open"
    assert found["complaints"] >= 1 and found["partial"] is False
    assert found["lateUnderDraft"] == found["lateNow"]


def test_suggestion(api: API):
    """3.1 the suggested level with its reasons; what was suggested is kept in the fact, beside what was decided"""
    filed = api.filed(type="service-quality")
    found = api.staff("agent", "GET", f"/complaints/{filed.number}/suggestion").json()
    assert found["level"] == 2
    assert found["reasons"][0]["type"] == "service-quality"
    api.done(filed.number, "register", summary="态度差", userID="u-1")
    api.done(filed.number, "validate")
    case = api.done(filed.number, "grade", level=1, reason="一次误会")
    graded = next(event for event in case["events"] if event["kind"] == "graded")
    assert graded["data"]["level"] == 1
    assert graded["data"]["suggestion"]["level"] == 2
    assert api.staff("operations", "GET", f"/complaints/{filed.number}/suggestion").status_code == 403
