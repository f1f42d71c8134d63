"""Incidents for programs, and the online call-back."""

import json

import requests

from API.client import API, RESULT, fields


def graded(api: API, level: int):
    filed = api.filed()
    api.done(filed.number, "register", summary="无法登录")
    api.done(filed.number, "validate")
    api.done(filed.number, "grade", level=level, reason="大量用户")
    return filed


def test_incident(api: API):
    """3'.L3, 3'.L3.4 complaints are linked, a bulletin reaches all of them, everybody reads it, a refusal names its clause"""
    first, second, third = graded(api, 2), graded(api, 3), graded(api, 1)
    numbers = [first.number, second.number]
    answer = api.staff("agent", "POST", "/incidents", json={"title": "短信收不到", "complaints": [first.number]})
    assert (answer.status_code, answer.json()["code"], answer.json()["clause"]) == (409, "only-major", "3.1.L3")
    answer = api.staff("agent", "POST", "/incidents", json={"title": "短信收不到", "complaints": numbers})
    assert answer.status_code == 201, answer.text
    path = answer.headers["Location"].removeprefix("/api/v1")
    incident = answer.json()
    assert incident["complaints"] == [second.number, first.number]
    assert [clock["clock"] for clock in incident["clocks"]] == ["bulletin"]
    public = path.replace("/incidents/", "/public-incidents/")
    assert api.call("GET", public).status_code == 404
    answer = api.staff("agent", "POST", f"{path}/bulletins", json={"stage": "located", "text": "x"})
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    news = {"stage": "located", "text": "已定位。", "expectedAt": "2035-01-01T18:30+08:00", "bulletins": 0}
    answer = api.staff("operations-lead", "POST", f"{path}/bulletins", json=news)
    assert answer.status_code == 200, answer.text
    again = api.staff("operations-lead", "POST", f"{path}/bulletins", json=news)
    assert (again.status_code, again.json()["code"]) == (409, "changed-meanwhile")
    read = api.call("GET", public).json()
    assert [entry["text"] for entry in read["bulletins"]] == ["已定位。"]
    assert read["expectedAt"] == "2035-01-01T10:30:00.000Z" and read["nextBulletinBy"]
    assert "complaints" not in read
    for filed in (first, second):
        assert "已定位。" in [line for line in map(str, [api.track(filed)])][0]
    answer = api.staff("agent", "POST", f"{path}/complaints", json={"complaints": [first.number, third.number]})
    outcomes = {line["number"]: line["code"] for line in answer.json()["outcomes"]}
    assert outcomes == {first.number: "nothing-to-do", third.number: None}
    answer = api.staff("agent", "POST", f"{path}/results", json=RESULT)
    assert {line["code"] for line in answer.json()["outcomes"]} == {"facts-missing"}
    answer = api.staff("agent", "POST", f"{path}/results", json={**RESULT, "facts": "短信通道中断"})
    outcomes = {line["number"]: (line["code"], line["clause"]) for line in answer.json()["outcomes"]}
    assert outcomes == {
        first.number: ("department-missing", "3'.L2.2"),
        second.number: ("group-missing", "3'.L3.1"),
        third.number: (None, None),
    }
    plan = [event for event in api.read(third.number)["events"] if event["kind"] == "planned"]
    assert [event["data"]["incident"] for event in plan] == [incident["id"]]
    assert api.track(third)["state"] == "result-sent"
    wrong = api.staff("agent", "POST", f"{path}/results", json={**RESULT, "facts": 1})
    assert fields(wrong) == {"facts": "wrong-type"}
    assert api.staff("service-supervisor", "POST", f"{path}/close", json={"reason": ""}).status_code in (409, 422)
    answer = api.staff("service-supervisor", "POST", f"{path}/close", json={"reason": "已恢复"})
    assert answer.json()["open"] is False
    assert incident["id"] in [item["id"] for item in api.staff("auditor", "GET", "/incidents").json()["items"]]
    assert api.staff("operations", "GET", "/incidents").status_code == 403


def test_first_bulletin_of_a_lone_complaint(api: API):
    """3'.L3.4 the first bulletin of a level 3 complaint opens its incident in the same step: public page, feed, its own copy"""
    filed = graded(api, 3)
    number = filed.number
    count = len(api.staff("auditor", "GET", "/incidents").json()["items"])
    news = {"title": "订单显示异常", "stage": "located", "text": "已定位。", "expectedAt": "2035-01-01T18:30+08:00"}
    lead = "operations-lead"
    assert fields(api.act(number, "publish-bulletin", lead, **{**news, "title": None})) == {"title": "missing"}
    wrong = {**news, "title": " ", "expectedAt": "soon"}
    assert fields(api.act(number, "publish-bulletin", lead, **wrong)) == {"title": "missing", "expectedAt": "not-a-date"}
    refused = api.act(number, "publish-bulletin", "agent", **news)
    assert (refused.status_code, refused.json()["code"], refused.json()["clause"]) == (403, "not-allowed", "1.2")
    early = api.act(number, "publish-bulletin", lead, **{**news, "expectedAt": "2020-01-01T18:30+08:00"})
    assert (early.status_code, early.json()["code"]) == (409, "date-not-in-future")
    assert api.read(number)["incident"] is None, "what was refused opened nothing"
    assert len(api.staff("auditor", "GET", "/incidents").json()["items"]) == count

    case = api.done(number, "publish-bulletin", lead, **news)
    incident = case["incident"]
    assert incident is not None
    copies = [event["data"]["text"] for event in case["events"] if event["kind"] == "bulletin-published"]
    assert copies == ["已定位。"]
    assert not [clock for clock in case["clocks"] if clock["clock"] == "bulletin" and clock["status"] == "running"]
    read = api.call("GET", f"/public-incidents/{incident}").json()
    assert (read["title"], [entry["text"] for entry in read["bulletins"]]) == ("订单显示异常", ["已定位。"])
    assert read["expectedAt"] == "2035-01-01T10:30:00.000Z" and read["nextBulletinBy"]
    for path in (f"/incidents/{incident}", f"/incidents/{incident}/feed.atom"):
        page = requests.get(f"{api.server.url}{path}", timeout=10)
        assert page.status_code == 200 and "订单显示异常" in page.text and "已定位。" in page.text
    assert "已定位。" in str(api.track(filed)["messages"])
    again = api.act(number, "publish-bulletin", lead, **news)
    assert (again.status_code, again.json()["code"], again.json()["clause"]) == (409, "bulletin-of-incident", "3'.L3.4")
    assert "no differences" in api.server.command("verify").stdout


def test_correction(api: API):
    """3'.L3.4, 6.2 a bulletin and the name are corrected as facts; the words before are erased with every copy"""
    filed = graded(api, 3)
    made = api.staff("agent", "POST", "/incidents", json={"title": "王建国的问题", "complaints": [filed.number]})
    path = made.headers["Location"].removeprefix("/api/v1")
    public = path.replace("/incidents/", "/public-incidents/")
    api.staff("operations-lead", "POST", f"{path}/bulletins", json={"stage": "located", "text": "王建国反映的问题已定位"})

    def correct(role: str = "operations-lead", **body) -> requests.Response:
        return api.staff(role, "POST", f"{path}/corrections", json={"reason": "写了姓名", **body})

    assert (correct("agent", text="x").status_code, correct("agent", text="x").json()["clause"]) == (403, "1.2")
    for body, expected in [
        ({"bulletin": 2, "text": "x"}, {"bulletin": "unknown"}),
        ({"bulletin": "1", "text": "x"}, {"bulletin": "wrong-type"}),
        ({"text": "x", "erase": "yes"}, {"erase": "wrong-type"}),
        ({"text": " "}, {"text": "missing"}),
    ]:
        assert fields(correct(**body)) == expected
    refused = correct(bulletin=1, text="王建国反映的问题已定位")
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing-to-do")
    assert correct(bulletin=1, text="问题已定位", erase=True).status_code == 200
    assert correct(text="空白页", erase=True).json()["title"] == "空白页"
    read = api.call("GET", public).json()
    assert [(one["text"], bool(one["correctedAt"])) for one in read["bulletins"]] == [("问题已定位", True)]
    events = [event for event in api.read(filed.number)["events"] if event["kind"] == "bulletin-published"]
    assert [(event["data"]["text"], event["data"]["corrects"]) for event in events] == [(None, None), ("问题已定位", 1)]
    assert "王建国" not in str(api.track(filed)) and "王建国" not in api.server.command("export", "-").stdout
    assert "no differences" in api.server.command("verify").stdout
    lines = [json.loads(line) for line in api.server.command("export", "-").stdout.splitlines()]
    one = [line for line in lines if str(line.get("incident")) == path.rsplit("/", 1)[1]]
    assert len(one) == 1 and one[0]["bulletins"][0]["text"] == "问题已定位"


def test_wrong_lists(api: API):
    """3'.L3.4 what is no list of numbers is said at its field"""
    for complaints, code in [("R1", "wrong-type"), ([1], "wrong-type"), ([], "missing"), (["R0"], "complaint-unknown")]:
        answer = api.staff("agent", "POST", "/incidents", json={"title": "x", "complaints": complaints})
        assert answer.status_code == 422, answer.text
        assert code in [error["code"] for error in answer.json()["errors"]]


def test_call_back(api: API):
    """3'.L2.4 the complainant answers the two questions once; the gate of level 2 then holds"""
    filed = graded(api, 2)

    def reply(**body) -> requests.Response:
        headers = {"X-Access-Code": filed.code}
        return api.call("POST", f"/complaints/{filed.number}/call-back", json=body, headers=headers)

    assert reply(improvement="yes").status_code == 409, "nobody has it yet"
    api.done(filed.number, "assign", department="technical")
    assert reply(improvement="maybe").status_code == 422
    assert reply(improvement="partly", text="好一些").status_code == 200
    assert reply(improvement="yes").json()["code"] == "nothing-to-do"
    event = api.read(filed.number)["events"][-1]
    assert (event["kind"], event["by"], event["clause"]) == ("called-back", "complainant", "3'.L2.4")
    assert event["data"]["improvement"] == "partly" and event["data"]["outcome"] == "好一些"
