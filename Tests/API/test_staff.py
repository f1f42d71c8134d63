"""What staff do with a bearer token."""

import pytest

from API.client import RESULT, API, fields


def test_whole_way(api: API):
    """2.2.1, 3.2.1, 3.2.2, 3.2.3, 3.2.4, 3.2.5 one complaint from receipt to archive, every step a fact with actor and clause"""
    filed = api.filed()
    number = filed.number
    case = api.done(number, "register", summary="无法登录", userID="u-1", idea="改用语音")
    assert (case["state"], case["userID"]) == ("registered", "u-1")
    assert clock(case, "registration")["status"] == "met"
    assert api.done(number, "validate")["state"] == "valid"
    assert api.done(number, "grade", level=1, reason="使用问题")["level"] == 1
    case = api.done(number, "assign", department="front-line", task="核对验证码日志")
    assert case["items"][0]["department"] == "front-line"
    assert clock(case, "investigation")["status"] == "running"
    case = api.done(number, "verify-facts", item=1, findings="短信被运营商拦截")
    assert clock(case, "investigation")["status"] == "met"
    case = api.done(number, "propose", solution="改用语音验证码")
    assert case["plan"]["solution"] == "改用语音验证码"
    assert clock(case, "result-notice")["status"] == "running"
    case = api.done(number, "send-result", **RESULT)
    assert clock(case, "result-notice")["status"] == "met"
    assert clock(case, "handling")["status"] == "met"
    api.reply(filed, "accept", "谢谢")
    case = api.done(number, "close")
    assert case["state"] == "closed"
    assert clock(case, "retention")["length"] == {"months": 12}
    assert [event["sequence"] for event in case["events"]] == list(range(1, case["version"] + 1))
    clauses = {event["kind"]: event["clause"] for event in case["events"]}
    assert clauses["received"] == "2.1"
    assert clauses["registered"] == "2.2.1"
    assert clauses["validated"] == "3.2.1"
    assert clauses["graded"] == "3.1"
    assert clauses["assigned"] == "3.2.2"
    assert clauses["facts-verified"] == "3.2.3"
    assert clauses["planned"] == "3.2.4"
    assert clauses["result-sent"] == "4.1"
    assert {event["actor"] for event in case["events"] if event["by"].startswith("staff:")} == {"Agent"}


def clock(case: dict, name: str) -> dict:
    return next(clock for clock in case["clocks"] if clock["clock"] == name)


@pytest.mark.parametrize("part", ["status", "solution", "handler", "contact"])
def test_result_without_a_part(api: API, part: str):
    """4.1 a result that lacks a part is refused, with the clause, and not sent"""
    filed = api.planned()
    answer = api.act(filed.number, "send-result", **{**RESULT, part: ""})
    assert answer.status_code == 409
    assert (answer.json()["code"], answer.json()["clause"]) == ("result-incomplete", "4.1")
    assert api.track(filed)["result"] is None


def test_grading_without_a_reason(api: API):
    """1.2 a grade without a reason is refused, with the clause"""
    number = api.filed().number
    api.done(number, "register", summary="x")
    api.done(number, "validate")
    answer = api.act(number, "grade", level=1, reason=" ")
    assert (answer.status_code, answer.json()["code"], answer.json()["clause"]) == (409, "reason-missing", "1.2")


def test_nobody_acts_on_a_complaint_about_themselves(api: API):
    """1.2 whoever is concerned is refused every act and does not read the internal notes"""
    filed = api.filed(about="客服陈静")
    number = filed.number
    api.done(number, "register", summary="x")
    api.done(number, "add-note", "service-supervisor", text="secret-note")
    agent = api.read(number)["responsible"]["id"]
    api.done(number, "mark-concerned", "service-supervisor", person=agent, reason="被投诉人")
    answer = api.act(number, "validate")
    assert (answer.status_code, answer.json()["code"], answer.json()["clause"]) == (403, "concerned", "1.2")
    seen = api.read(number)
    assert seen["notesWithheld"] is True
    assert "secret-note" not in str(seen)
    assert "note-added" not in {event["kind"] for event in seen["events"]}
    assert seen["responsible"]["id"] != agent
    assert "secret-note" in str(api.read(number, "service-supervisor"))


def test_registration_keeps_what_is_left_out(api: API):
    """2.2.1 registering leaves user ID and contact as the complainant gave them, unless they are stated or null"""
    contact = {"email": "kept@example.com", "phone": "13800138000"}
    first = api.filed(contact=contact, userID="u-7").number
    case = api.done(first, "register", summary="x")
    assert (case["userID"], case["contact"]) == ("u-7", {"email": "kept@example.com", "phone": "+8613800138000"})
    second = api.filed(contact=contact).number
    case = api.done(second, "register", summary="x", phone=None)
    assert case["contact"] == {"email": "kept@example.com", "phone": None}
    third = api.filed(contact=contact).number
    case = api.done(third, "register", summary="x", type="privacy", email="new@example.com")
    assert (case["type"], case["contact"]["email"]) == ("privacy", "new@example.com")


def test_without_a_token(api: API):
    number = api.filed().number
    for method, path in [("GET", "/complaints"), ("GET", "/acts"), ("POST", f"/complaints/{number}/acts/validate")]:
        answer = api.call(method, path)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="redress"'


@pytest.mark.parametrize("header", ["Bearer x", "Bearer", "Bearer  ", "Basic YTpi", "x" * 5000, "Bearer " + "x" * 5000])
def test_wrong_token(api: API, header: str):
    answer = api.call("GET", "/complaints", headers={"Authorization": header})
    assert answer.status_code == 401
    assert "invalid_token" in answer.headers["WWW-Authenticate"]


def test_token_of_a_disabled_account(fresh_api: API):
    fresh_api.token("agent")
    assert fresh_api.staff("agent", "GET", "/complaints").status_code == 200
    fresh_api.server.command("staff", "disable", "api-agent")
    assert fresh_api.staff("agent", "GET", "/complaints").status_code == 401


@pytest.mark.parametrize("role", ["operations", "auditor", "technical", "decision-maker"])
def test_roles_that_do_not_register(api: API, role: str):
    """What a role does not allow is refused with 403 and changes nothing."""
    filed = api.filed()
    answer = api.act(filed.number, "register", role, summary="x")
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    assert api.track(filed)["state"] == "received"


def test_operations_do_not_read_complaints(api: API):
    number = api.filed().number
    assert api.staff("operations", "GET", f"/complaints/{number}").status_code == 403
    assert api.staff("operations", "GET", "/complaints").status_code == 403


def test_auditors_read_everything(api: API):
    filed = api.filed()
    assert api.read(filed.number, "auditor")["number"] == filed.number


def test_unknown_number_and_act(api: API):
    assert api.staff("agent", "GET", "/complaints/R1").status_code == 404
    assert api.act("R1", "validate").status_code == 404
    assert api.act(api.filed().number, "no-such-act").status_code == 404


@pytest.mark.parametrize(
    ("act", "members", "wrong"),
    [
        ("register", {}, {"summary": "missing"}),
        ("register", {"summary": "x", "email": "y"}, {"email": "not-an-email"}),
        ("register", {"summary": "x" * 2001}, {"summary": "too-long"}),
        ("register", {"summary": "x", "type": "y"}, {"type": "unknown"}),
        ("register", {"summary": "a\u0007"}, {"summary": "control-character"}),
        ("register", {"summary": ["x"]}, {"summary": "wrong-type"}),
        ("register", {"summary": "x", "userID": 7}, {"userID": "wrong-type"}),
        ("reject", {"reason": False}, {"reason": "wrong-type"}),
        ("register", {"summary": "x", "summry": "y"}, {"summry": "unknown-field"}),
        ("grade", {"reason": "x"}, {"level": "missing"}),
        ("grade", {"reason": "x", "level": 4}, {"level": "unknown"}),
        ("grade", {"reason": "x", "level": "one"}, {"level": "wrong-type"}),
        ("grade", {"reason": "x", "level": 1, "security": "maybe"}, {"security": "wrong-type"}),
        ("assign", {"department": "kitchen"}, {"department": "unknown"}),
        ("assign", {"department": "technical", "person": "me"}, {"person": "wrong-type"}),
        ("verify-facts", {"findings": "x"}, {"item": "missing"}),
        (
            "propose-measure",
            {"target": "x", "flag": "f", "value": "false", "reason": "y", "until": "soon"},
            {"until": "not-a-date"},
        ),
        (
            "propose-measure",
            {"target": "x", "flag": "a flag", "value": "false", "reason": "y", "until": "2027-01-01T00:00"},
            {"flag": "not-a-flag"},
        ),
        ("decide-objection", {"reason": "x"}, {"decision": "missing"}),
        ("decide-objection", {"reason": "x", "decision": "perhaps"}, {"decision": "unknown"}),
        ("call-back", {"channel": "phone", "outcome": "x"}, {"statedAt": "missing"}),
        ("merge", {"into": "R1", "reason": "x"}, {"into": "complaint-unknown"}),
        ("validate", {"version": 1.5}, {"version": "wrong-type"}),
    ],
)
def test_wrong_fields_of_acts(api: API, act: str, members: dict, wrong: dict):
    number = api.filed().number
    assert fields(api.act(number, act, **members)) == wrong
    assert api.read(number)["version"] == 2


def test_fields_as_text_or_as_what_they_are(api: API):
    """A form sends text; a program may send numbers and truths."""
    for level, security in ((3, True), ("3", "true")):
        number = api.filed().number
        api.done(number, "register", summary="x")
        api.done(number, "validate")
        case = api.done(number, "grade", level=level, security=security, reason="x")
        assert (case["level"], case["security"]) == (3, True)


def test_two_people_at_once(api: API):
    """Who acts on what somebody else changed is told what changed; nothing is lost, nothing done twice."""
    number = api.filed().number
    seen = api.done(number, "register", summary="x")["version"]
    api.done(number, "validate", "service-supervisor", version=seen)
    answer = api.act(number, "reject", reason="x", version=seen)
    assert answer.status_code == 409
    problem = answer.json()
    assert problem["code"] == "changed-meanwhile"
    assert [change["kind"] for change in problem["changed"]] == ["validated"]
    assert problem["changed"][0]["by"].startswith("staff:")
    assert api.read(number)["state"] == "valid"


def test_refusals_in_both_languages(api: API):
    number = api.filed().number
    details = {}
    for language in ("zh-CN", "en"):
        answer = api.call(
            "POST", f"/complaints/{number}/acts/close", json={},
            headers={**api.bearer("agent"), "Accept-Language": language},
        )
        assert answer.status_code == 409
        details[language] = answer.json()["detail"]
    assert details["en"].isascii() or "“" in details["en"]
    assert any("\u4e00" <= character <= "\u9fff" for character in details["zh-CN"])


def test_acts_and_their_fields(api: API):
    acts = {act["act"]: act for act in api.staff("auditor", "GET", "/acts").json()["acts"]}
    assert len(acts) == 46
    assert acts["send-result"]["clause"] == "4.1"
    assert [field["name"] for field in acts["send-result"]["fields"]] == ["status", "solution", "handler", "contact"]
    grade = {field["name"]: field for field in acts["grade"]["fields"]}
    assert grade["level"]["required"] is True
    assert grade["reason"]["kind"] == "text"
