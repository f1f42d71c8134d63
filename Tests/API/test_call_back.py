"""Level 2 is closed after a call-back that reached the complainant, or attempts on three days (3'.L2.4)."""

import datetime

import pytest

from API.client import API, Filed
from API.pages import Pages, act

DAY = 86_400


@pytest.fixture
def days(fresh_api: API):
    """Moves the server's clock on to a day, the first being 0, and answers its time."""
    for role in ("agent", "technical", "business"):
        fresh_api.token(role)

    def move(day: int) -> str:
        fresh_api.server.stop()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("REDRESS_CLOCK_OFFSET", str(day * DAY))
            fresh_api.server.start()
        return stated(day)

    return move


def stated(day: int = 0) -> str:
    now = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=day)
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")


def accepted(api: API) -> Filed:
    """A level 2 complaint whose result the complainant accepted."""
    filed = api.filed()
    number = filed.number
    api.done(number, "register", summary="偶发失败")
    api.done(number, "validate")
    api.done(number, "grade", level=2, reason="偶发故障")
    for item, department in enumerate(("technical", "business"), 1):
        api.done(number, "assign", department=department)
        api.done(number, "verify-facts", department, item=item, findings="已查")
    api.done(number, "propose", "business", solution="修复")
    api.done(number, "send-result", status="resolved", solution="已修复", handler="陈静", contact="400-800-1234")
    assert api.reply(filed, "accept").status_code == 200
    return filed


def tried(api: API, number: str, at: str, reached: bool = False) -> None:
    api.done(number, "call-back", channel="phone", statedAt=at, reached=reached, outcome="无人接听")


def refused(api: API, number: str, made: int) -> None:
    """Not closed yet: API and page say why, by which clause, and what is missing."""
    answer = api.act(number, "close")
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["clause"]) == (409, "call-back-missing", "3'.L2.4")
    assert "3 different days" in problem["detail"] and f"with an attempt: {made}" in problem["detail"]
    assert api.read(number)["state"] == "resolved"
    for language, parts in {"zh-CN": ("3个不同日期", f"只在{made}个日期"), "en": ("3 different", f": {made}.")}.items():
        close = act(Pages(api, "api-agent", language).get(f"/desk/complaints/{number}").text, "close")
        assert close.startswith('id="act-close"') and "<form" not in close, close
        for part in (*parts, "3&#39;.L2.4"):
            assert part in close, (part, close)


def test_attempts_on_different_days(fresh_api: API, days):
    """3'.L2.4 neither without an attempt nor by several on one day nor on two days; by one on a third day"""
    api = fresh_api
    number = accepted(api).number
    refused(api, number, 0)
    for _ in range(3):
        tried(api, number, stated())
    refused(api, number, 1)
    tried(api, number, days(1))
    refused(api, number, 2)
    tried(api, number, days(2))
    case = api.done(number, "close")
    assert case["state"] == "closed"


def test_one_that_reached(fresh_api: API):
    """3'.L2.4 one that reached the complainant is enough, one that did not is none"""
    api = fresh_api
    for role in ("agent", "technical", "business"):
        api.token(role)
    number = accepted(api).number
    tried(api, number, stated())
    refused(api, number, 1)
    tried(api, number, stated(), reached=True)
    assert api.done(number, "close")["state"] == "closed"


def test_online(fresh_api: API):
    """3'.L2.4 the complainant's own answer to the online call-back reached them"""
    api = fresh_api
    for role in ("agent", "technical", "business"):
        api.token(role)
    filed = accepted(api)
    refused(api, filed.number, 0)
    headers = {"X-Access-Code": filed.code}
    body = {"improvement": "yes", "text": "恢复了"}
    answer = api.call("POST", f"/complaints/{filed.number}/call-back", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    assert api.done(filed.number, "close")["state"] == "closed"
