"""What pages refuse is said with the clause that it stands on, wherever somebody may be refused."""

import re

import requests

from API.client import API
from API.pages import Pages

REFUSED = re.compile(r"第([0-9'L.a-z]+)条")


def clauses(answer: requests.Response, status: int = 409) -> set[str]:
    """The clauses that a page names where it says that something was not done."""
    assert answer.status_code == status, answer.text[:1000]
    alerts = re.findall(r'(?:role="alert"|class="problem"|class="error"|class="summary")[^>]*>(.*?)</(?:div|p)>', answer.text, re.S)
    assert alerts, answer.text[-4000:]
    return set(REFUSED.findall(" ".join(alerts).replace("&#39;", "'").replace("\u00a0", " ")))


def test_complainant(api: API):
    """1.2t each act of the complainant that is refused names the clause that the API names too"""
    filed = api.filed()
    theirs = Pages(api)
    theirs.track(filed)
    for act in ("accept", "not-solved", "object", "reopen"):
        named = api.reply(filed, act, "x")
        assert named.status_code == 409, act
        answer = theirs.post(f"/track/{filed.number}/{act}", page=f"/track/{filed.number}", text="x")
        assert clauses(answer) == {named.json()["clause"]}, act


def test_call_back(api: API):
    """3'.L2.4 an online call-back that cannot be answered any more says so with its clause"""
    filed = api.filed()
    api.done(filed.number, "register", summary="无法登录")
    api.done(filed.number, "validate")
    api.done(filed.number, "grade", level=2, reason="偶发")
    api.done(filed.number, "assign", department="technical")
    link = re.search(r'href="(/callback/[^"]+)"', Pages(api).track(filed)).group(1)
    url = f"{api.server.url}{link}"
    body = {"improvement": "yes", "text": ""}
    language = {"Accept-Language": "zh-CN"}
    assert requests.post(url, data=body, headers=language, timeout=10).status_code == 200
    answer = requests.post(url, data=body, headers=language, timeout=10)
    assert clauses(answer)


def test_subscribing(api: API):
    """3'.L3.4 who asks to be told of an incident that is over is refused with the clause"""
    filed = api.filed()
    api.done(filed.number, "register", summary="无法登录")
    api.done(filed.number, "validate")
    api.done(filed.number, "grade", level=3, reason="大量用户")
    made = api.staff("agent", "POST", "/incidents", json={"title": "短信收不到", "complaints": [filed.number]})
    path = made.headers["Location"].removeprefix("/api/v1")
    api.staff("operations-lead", "POST", f"{path}/bulletins", json={"stage": "repaired", "text": "已恢复"})
    public = f"/incidents/{path.rsplit('/', 1)[1]}"
    anybody = Pages(api)
    csrf = anybody.csrf(public)
    api.staff("operations-lead", "POST", f"{path}/close", json={"reason": "已恢复"})
    answer = anybody.session.post(
        f"{anybody.url}{public}/subscribe", data={"csrf": csrf, "email": "wang@example.com"}, timeout=10
    )
    assert clauses(answer)


def test_report(api: API):
    """4.2.2 a report that waits for nobody any more says so with its clause"""
    filed = api.filed()
    api.token("operations-lead")
    lead = Pages(api, "api-operations-lead")
    answer = lead.post(f"/desk/reports/{filed.number}", page="/desk/account", text="")
    assert clauses(answer) == {"4.2.2"}


def test_policy(api: API):
    """6.1, 1.2 a draft sent back without a reason, or approved by its author, is refused with the clause"""
    for login in ("writer", "checker"):
        api.server.add_staff(login, "operations", name=login.title())
    writer, checker = Pages(api, "writer"), Pages(api, "checker")
    writer.post("/desk/policy/draft/begin", page="/desk/policy")
    token = {"Authorization": f"Bearer {api.server.command('token', '--login', 'writer').stdout.strip()}"}
    revision = api.call("GET", "/policy-draft", headers=token).json()["revision"]
    changed = api.call(
        "PATCH",
        "/policy-draft",
        headers=token,
        json={"revision": revision, "fields": {"limit-registration-1": 10}, "reason": "登记更快"},
    )
    assert changed.status_code == 200, changed.text
    revision = str(changed.json()["revision"])
    writer.post("/desk/policy/draft/submit", page="/desk/policy/draft", revision=revision)
    revision = str(api.call("GET", "/policy-draft", headers=token).json()["revision"])
    assert "第6.1条" in re.sub(r"<[^>]+>", "", writer.text("/desk/policy/draft")), "why its author does not approve"
    own = writer.post("/desk/policy/draft/approve", page="/desk/policy/draft", revision=revision)
    assert clauses(own) == {"6.1"}
    back = checker.post("/desk/policy/draft/return", page="/desk/policy/draft", revision=revision, reason=" ")
    assert clauses(back) == {"1.2"}


def test_call(api: API):
    """3'.L1.3, 1.2 a call's acts answer a program, and what is refused comes in words with the clause"""
    filed = api.filed()
    api.done(filed.number, "register", summary="无法登录")
    agent = Pages(api, "api-agent")
    started = agent.post(f"/desk/complaints/{filed.number}/start-call", page=f"/desk/complaints/{filed.number}")
    assert started.url.endswith("/call"), started.text[:500]
    post = re.search(r'data-post="([^"]+)"', started.text).group(1)
    csrf = re.search(r'data-csrf="([^"]+)"', started.text).group(1)
    supervisor = api.read(filed.number, "service-supervisor")
    agent_id = next(event["by"] for event in supervisor["events"] if event["kind"] == "call-started")
    api.done(
        filed.number,
        "mark-concerned",
        "service-supervisor",
        person=int(agent_id.removeprefix("staff:")),
        reason="被投诉",
    )
    refused = agent.session.post(f"{agent.url}{post}/end", data={"csrf": csrf}, timeout=10)
    assert refused.status_code == 409
    assert refused.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "第1.2条" in refused.text and len(refused.text) > 10
