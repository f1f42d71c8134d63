"""What a complainant reads and does with number and access code, and what nobody learns without them."""

import datetime

import pytest

from API.client import RESULT, API, Filed
from API.pages import Pages, act

WRONG = "AAAA-BBBB-CCCC"


def test_reads_everything_meant_for_the_complainant(api: API):
    """1.2t progress, limits and result can be read at any time with number and code, without an account"""
    filed = api.answered()
    seen = api.track(filed)
    assert seen["state"] == "result-sent"
    assert seen["level"] == 1
    assert seen["result"] == {**RESULT, "sentAt": seen["result"]["sentAt"]}
    statuses = {promise["clock"]: promise["status"] for promise in seen["promises"]}
    assert statuses["registration"] == "met"
    assert statuses["handling"] == "met"
    assert [message["from"] for message in seen["messages"]] == ["complainant", "system", "system", "result"]
    assert {act["act"] for act in seen["acts"]} >= {"accept", "not-solved", "reply"}
    assert sum(step["current"] for step in seen["steps"]) == 1


def test_somebody_is_named_from_the_first_moment(api: API):
    """1.2p the complainant reads who is responsible before anybody registered the complaint"""
    assert api.track(api.filed())["handler"]


def test_nothing_internal_is_shown(api: API):
    filed = api.filed()
    api.done(filed.number, "register", summary="summary-for-staff", idea="idea-for-staff")
    api.done(filed.number, "add-note", text="note-for-staff")
    answer = api.call("GET", f"/complaints/{filed.number}", headers={"X-Access-Code": filed.code})
    for words in ("summary-for-staff", "idea-for-staff", "note-for-staff"):
        assert words not in answer.text


def test_number_and_code_as_people_type_them(api: API):
    filed = api.filed()
    typed = filed.code.lower().replace("-", " ")
    path = f"/complaints/{filed.number.lower()[:4]}%20{filed.number[4:]}"
    answer = api.call("GET", path, headers={"X-Access-Code": typed})
    assert answer.json()["number"] == filed.number


def test_wrong_code_and_unknown_number_look_the_same(api: API):
    """Byte by byte, headers included, but for the number that was asked for and the time of day."""
    filed = api.filed()
    other = api.filed()
    unknown = filed.number[:-5] + "99999"
    answers = [
        api.call("GET", f"/complaints/{number}", headers={"X-Access-Code": code})
        for number, code in [(filed.number, WRONG), (filed.number, other.code), (unknown, WRONG), (unknown, filed.code)]
    ]
    bodies = {
        answer.content.replace(filed.number.encode(), b"N").replace(unknown.encode(), b"N") for answer in answers
    }
    headers = {tuple((k, v) for k, v in answer.headers.items() if k != "Date") for answer in answers}
    assert {answer.status_code for answer in answers} == {404}
    assert len(bodies) == 1
    assert len(headers) == 1


def test_answers_of_both_look_the_same_too(api: API):
    filed = api.filed()
    unknown = Filed(filed.number[:-5] + "99998", filed.code, {})
    wrong = Filed(filed.number, WRONG, {})
    bodies = {
        api.reply(who, "reply", "x").content.replace(who.number.encode(), b"N") for who in (unknown, wrong)
    }
    assert len(bodies) == 1


@pytest.mark.parametrize("number", ["R0", "%00", "%ff", "%2e%2e%2f", "' OR 1=1", "x" * 5000, "投诉"])
def test_absurd_numbers_are_unknown(api: API, number: str):
    answer = api.call("GET", f"/complaints/{number}", headers={"X-Access-Code": WRONG})
    assert answer.status_code in (404, 429)


def test_without_any_credentials(api: API):
    """Neither code nor token: 401, whether the number exists or not."""
    filed = api.filed()
    for number in (filed.number, "R1"):
        answer = api.call("GET", f"/complaints/{number}")
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_guessing_ends_after_ten_attempts(fresh_api: API):
    """Then even the right code has to wait, and Retry-After says how long."""
    filed = fresh_api.filed()
    wrong = Filed(filed.number, WRONG, {})
    for _ in range(10):
        assert fresh_api.reply(wrong, "reply", "x").status_code == 404
    for code in (WRONG, filed.code):
        answer = fresh_api.call("GET", f"/complaints/{filed.number}", headers={"X-Access-Code": code})
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 900
    other = fresh_api.filed()
    assert fresh_api.track(other)["number"] == other.number


def test_reply(api: API):
    filed = api.filed()
    answer = api.reply(filed, "reply", "补充：<b>截图</b>")
    assert answer.status_code == 200
    last = answer.json()["messages"][-1]
    assert (last["from"], last["text"]) == ("complainant", "补充：<b>截图</b>")


def test_accept_and_close(api: API):
    """4.2.1 a complaint is closed after the complainant accepts the result"""
    filed = api.answered()
    refused = api.act(filed.number, "close")
    assert (refused.status_code, refused.json()["code"]) == (409, "silence-not-over")
    assert api.reply(filed, "accept", "谢谢").json()["state"] == "resolved"
    assert api.done(filed.number, "close")["state"] == "closed"


def test_not_solved_starts_the_second_follow_up(api: API):
    """4.2.1 not solved makes it pending follow-up, with a clock of 72 hours that starting the follow-up meets"""
    filed = api.answered()
    seen = api.reply(filed, "not-solved", "还是收不到").json()
    assert seen["state"] == "pending-follow-up"
    clock = next(promise for promise in seen["promises"] if promise["clock"] == "second-follow-up")
    started, due = (datetime.datetime.fromisoformat(clock[name].replace("Z", "+00:00")) for name in ("startedAt", "due"))
    assert due - started == datetime.timedelta(hours=72)
    assert clock["clause"] == "4.2.1"
    case = api.done(filed.number, "start-follow-up")
    assert case["round"] == 2
    clock = next(clock for clock in case["clocks"] if clock["clock"] == "second-follow-up")
    assert clock["status"] == "met"


def test_not_solved_needs_words(api: API):
    answer = api.reply(api.answered(), "not-solved")
    assert (answer.status_code, answer.json()["code"]) == (409, "text-missing")


def test_withdraw(api: API):
    filed = api.filed()
    seen = api.reply(filed, "withdraw").json()
    assert seen["state"] == "withdrawn"
    assert seen["handler"] is None
    assert all(promise["status"] != "running" for promise in seen["promises"])
    assert seen["outsideRoutes"] is None


def test_withdrawn_at_level_3(api: API):
    """3.2.1 what goes on inside after a withdrawal is no longer the complainant's: withdrawn, nobody named, nothing due"""
    filed = api.filed()
    api.done(filed.number, "register", summary="x")
    api.done(filed.number, "validate")
    api.done(filed.number, "grade", level=3, reason="重大")
    seen = api.reply(filed, "withdraw", "不等了").json()
    assert (seen["state"], seen["handler"], seen["reason"]) == ("withdrawn", None, "不等了")
    assert all(promise["status"] != "running" for promise in seen["promises"])
    assert not any(step["current"] for step in seen["steps"])
    assert {act["act"] for act in seen["acts"]} <= {"request-copy", "request-correction", "request-deletion"}


@pytest.mark.parametrize("level", [1, 3])
def test_nothing_is_added_to_what_was_withdrawn(api: API, level: int):
    """3.2.1 rule, API and page agree: refused with the clause and the way forward, and what was typed is not lost"""
    filed = api.filed()
    api.done(filed.number, "register", summary="x")
    api.done(filed.number, "validate")
    api.done(filed.number, "grade", level=level, reason="x")
    page = Pages(api, language="en")
    assert 'id="act-reply"' in page.track(filed)
    assert api.reply(filed, "withdraw").status_code == 200
    version = api.read(filed.number)["version"]
    answer = api.reply(filed, "reply", "something I forgot")
    assert (answer.status_code, answer.json()["code"], answer.json()["clause"]) == (409, "withdrawn-before", "3.2.1")
    assert "make a new complaint" in answer.json()["detail"]
    assert 'id="act-reply"' not in page.get(f"/track/{filed.number}").text
    # From a page that was open before the withdrawal.
    sent = page.post(f"/track/{filed.number}/reply", page=f"/track/{filed.number}", text="something I forgot")
    assert sent.status_code == 409
    kept = act(sent.text, "reply")
    assert "something I forgot" in kept and "make a new complaint" in kept and "3.2.1" in kept
    assert 'href="/complain"' in sent.text
    assert api.read(filed.number)["version"] == version


def test_words_to_a_rejected_complaint_are_an_objection(api: API):
    """3.2.1 refused with the way forward, on the page not offered; while the objection waits, more may be added"""
    filed = api.filed()
    api.done(filed.number, "register", summary="x")
    api.done(filed.number, "reject", reason="不属于本网站")
    page = Pages(api, language="en")
    html = page.track(filed)
    assert 'id="act-object"' in html and 'id="act-reply"' not in html
    answer = api.reply(filed, "reply", "but it is")
    assert (answer.status_code, answer.json()["code"], answer.json()["clause"]) == (409, "rejected-before", "3.2.1")
    assert "object" in answer.json()["detail"]
    assert api.reply(filed, "object", "but it is").status_code == 200
    assert 'id="act-reply"' in page.get(f"/track/{filed.number}").text
    assert api.reply(filed, "reply", "and a screenshot").status_code == 200
    api.done(filed.number, "decide-objection", "service-supervisor", decision="not-upheld", reason="x")
    assert api.reply(filed, "reply", "still").json()["code"] == "rejected-before"


def test_object_to_a_rejection_once(api: API):
    """3.2.1 a rejection reaches the complainant with its reason, and may be objected to once"""
    filed = api.filed()
    api.done(filed.number, "register", summary="x")
    assert api.act(filed.number, "reject").json()["code"] == "reason-missing"
    api.done(filed.number, "reject", reason="不属于本网站")
    seen = api.track(filed)
    assert seen["state"] == "rejected"
    assert seen["messages"][-1]["text"] == seen["reason"] == "不属于本网站"
    assert "12315" in seen["outsideRoutes"]
    assert api.reply(filed, "object", "就是本网站").status_code == 200
    assert api.reply(filed, "object", "再次").json()["code"] == "already-objected"
    case = api.done(filed.number, "decide-objection", "service-supervisor", decision="upheld", reason="确属本站")
    assert case["state"] != "rejected"


def test_reopen(api: API):
    filed = api.answered()
    api.reply(filed, "accept")
    api.done(filed.number, "close")
    assert api.reply(filed, "reopen", "又出现了").json()["state"] != "closed"


@pytest.mark.parametrize("act", ["accept", "not-solved", "object", "reopen"])
def test_acts_of_another_state_are_refused(api: API, act: str):
    """What the state does not allow is refused with 409, a code, a clause and a sentence, and changes nothing."""
    filed = api.filed()
    before = api.track(filed)
    answer = api.reply(filed, act, "x")
    assert answer.status_code == 409
    assert answer.json()["code"] == "wrong-state"
    assert answer.json()["clause"]
    assert api.track(filed) == before


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, {"act": "missing"}),
        ({"act": "close"}, {"act": "unknown"}),
        ({"act": 1}, {"act": "wrong-type"}),
        ({"act": "reply", "text": ["x"]}, {"text": "wrong-type"}),
        ({"act": "reply", "text": "a\u0000"}, {"text": "control-character"}),
        ({"act": "reply", "text": "x" * 20_001}, {"text": "too-long"}),
        ({"act": "reply", "text": "x", "version": "2"}, {"version": "wrong-type"}),
        ({"act": "reply", "text": "x", "level": 3}, {"level": "unknown-field"}),
    ],
)
def test_wrong_answers(api: API, body: dict, wrong: dict):
    filed = api.filed()
    answer = api.call(
        "POST", f"/complaints/{filed.number}/answers", json=body, headers={"X-Access-Code": filed.code}
    )
    assert answer.status_code == 422
    assert {error["field"]: error["code"] for error in answer.json()["errors"]} == wrong
    assert api.track(filed)["version"] == 2


def test_what_changed_meanwhile(api: API):
    """Who answers something that changed since then is told what changed, and nothing is lost or done."""
    filed = api.answered()
    seen = api.track(filed)["version"]
    api.done(filed.number, "send", purpose="progress", text="补充说明")
    answer = api.reply(filed, "accept", "好的", version=seen)
    assert answer.status_code == 409
    assert answer.json()["code"] == "changed-meanwhile"
    assert [change["kind"] for change in answer.json()["changed"]] == ["message-sent"]
    assert api.track(filed)["state"] == "result-sent"
