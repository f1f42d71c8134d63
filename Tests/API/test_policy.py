"""Versions of the policy, the what-if of a draft, and suggested levels, for programs (6.1, 3.1)."""

import datetime
import re

import pytest
import requests

from API.client import API, fields
from API.pages import Pages, act


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
    begun = Pages(api, "drafter").post("/desk/policy/draft/begin", page="/desk/policy")
    assert begun.url.endswith("/desk/policy/edit"), begun.text[:500]
    answer = api.staff("auditor", "GET", "/policy-draft/what-if")
    assert answer.status_code == 200
    found = answer.json()
    assert found["basis"] == 1 and found["stage"] == "open"
    assert found["complaints"] >= 1 and found["partial"] is False
    assert found["lateUnderDraft"] == found["lateNow"]


def test_what_if_of_many(fresh_api: API, tmp_path):
    """6.1 the newest 2000 are replayed at once; every one of them where it is asked for, on the page and by the API"""
    server = fresh_api.server
    now = datetime.datetime.now(datetime.UTC)
    rows = [
        f"{n},u{n},{now - datetime.timedelta(hours=60):%Y-%m-%dT%H:%M:%SZ},慢,很慢,已修复,{now:%Y-%m-%dT%H:%M:%SZ}"
        for n in range(2005)
    ]
    file = tmp_path / "recent.csv"
    file.write_text("\n".join(["id,user_id,received_at,title,content,answer,answered_at", *rows]))
    server.command("import", str(file))
    server.add_staff("drafter", "operations", name="Drafter")
    pages = Pages(fresh_api, "drafter")
    pages.post("/desk/policy/draft/begin", page="/desk/policy")
    path = "/policy-draft/what-if"
    part = fresh_api.staff("auditor", "GET", path).json()
    assert (part["complaints"], part["partial"]) == (2000, True)
    whole = fresh_api.staff("auditor", "GET", f"{path}?all=true").json()
    assert (whole["complaints"], whole["partial"]) == (2005, False)
    assert fields(fresh_api.staff("auditor", "GET", f"{path}?all=many")) == {"all": "unknown"}
    page = pages.text("/desk/policy/draft")
    assert "2000件" in page and "?replay=all#what-if" in page
    page = pages.text("/desk/policy/draft?replay=all")
    assert "2005件" in page and "?replay=all#what-if" not in page


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


# Writing it


@pytest.fixture
def operations(fresh_api: API) -> API:
    """A server with two people of the operations team, a technical and a business one."""
    for role in ("operations", "technical", "business", "agent", "service-supervisor"):
        fresh_api.token(role)
    fresh_api.server.add_staff("second", "operations", name="Second")
    token = fresh_api.server.command("token", "--login", "second").stdout.strip()
    fresh_api._tokens["second"] = token
    fresh_api.wait_for_people()
    return fresh_api


def draft(api: API, method: str, path: str = "", role: str = "operations", **body) -> requests.Response:
    options = {"json": body} if body else {}
    return api.staff(role, method, f"/policy-draft{path}", **options)


def person(api: API, role: str) -> int:
    """The id of the person with this role, by a note on a complaint."""
    number = api.filed().number
    return int(api.done(number, "add-note", role, text="x")["events"][-1]["by"].removeprefix("staff:"))


def test_whole_way_of_a_draft(operations: API):
    """6.1 begun, changed field by field, handed in, approved by a second person: every step by the API, every refusal named"""
    api = operations
    assert draft(api, "GET").status_code == 404
    answer = draft(api, "POST", role="agent")
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    assert draft(api, "POST").status_code == 201
    begun = draft(api, "POST")
    assert begun.status_code == 200 and begun.json()["stage"] == "open"
    revision = begun.json()["revision"]
    assert begun.json()["fields"]["limit-registration-1"] == "30"
    assert (begun.json()["changes"], begun.json()["basis"]) == ([], 1)

    # Wrong values at their fields, all of them at once, and nothing is kept.
    wrong = {"limit-registration-1": "often", "limit-retention-1": 6, "person-privacy": 4711, "duty": ["x"]}
    answer = draft(api, "PATCH", revision=revision, fields=wrong)
    assert fields(answer) == {
        "limit-registration-1": "out-of-range",
        "limit-retention-1": "retention-too-short",
        "person-privacy": "not-a-person",
        "duty": "not-a-person",
    }
    answer = draft(api, "PATCH", revision=revision, fields={"rule-9-words": "x", "limit-tea-1": "1", "silenceDays": {}})
    assert fields(answer) == {
        "fields.rule-9-words": "unknown-field",
        "fields.limit-tea-1": "unknown-field",
        "fields.silenceDays": "wrong-type",
    }
    assert fields(draft(api, "PATCH", fields={"silenceDays": 5})) == {"revision": "missing"}
    # Sets within the policy come in any order.
    kept = draft(api, "GET").json()
    assert {name: kept[name] for name in kept if name != "policy"} == {
        name: value for name, value in begun.json().items() if name != "policy"
    }

    # Looser than the regulation: named, and confirmed by its clause.
    loose = {"limit-handling-1": 30, "limit-registration-1": 10}
    answer = draft(api, "PATCH", revision=revision, fields=loose)
    assert fields(answer) == {"limit-handling-1": "looser"}
    answer = draft(api, "PATCH", revision=revision, fields=loose, confirmed=["3.1"], reason="登记更快")
    assert answer.status_code == 200, answer.text
    changed = answer.json()
    assert changed["revision"] > revision and len(changed["changes"]) == 2
    assert changed["departures"] == [{"clause": "3.1", "text": changed["departures"][0]["text"], "confirmed": True}]
    assert changed["fields"]["limit-registration-1"] == "10" and changed["fields"]["silenceDays"] == "7"
    # Whoever saw an earlier one does not overwrite it.
    answer = draft(api, "PATCH", revision=revision, fields={"silenceDays": 5})
    assert (answer.status_code, answer.json()["code"]) == (409, "changed-meanwhile")

    revision = changed["revision"]
    answer = draft(api, "POST", "/approve", role="second", revision=revision)
    assert (answer.status_code, answer.json()["code"], answer.json()["clause"]) == (409, "draft-at-other-stage", "6.1")
    revision = draft(api, "POST", "/submit", revision=revision).json()["revision"]
    answer = draft(api, "POST", "/approve", revision=revision)
    assert (answer.status_code, answer.json()["code"], answer.json()["clause"]) == (409, "second-person-needed", "6.1")
    assert draft(api, "POST", "/approve", role="agent", revision=revision).status_code == 403
    answer = draft(api, "POST", "/return", role="second", revision=revision, reason=" ")
    assert answer.status_code == 409 and answer.json()["code"] == "reason-missing"
    back = draft(api, "POST", "/return", role="second", revision=revision, reason="理由再写清楚")
    assert back.json()["stage"] == "open" and back.json()["acts"][-1]["remark"] == "理由再写清楚"
    revision = draft(api, "PATCH", revision=back.json()["revision"], reason="登记改为10分钟").json()["revision"]
    revision = draft(api, "POST", "/submit", revision=revision).json()["revision"]
    answer = draft(api, "POST", "/approve", role="second", revision=revision)
    assert answer.status_code == 200, answer.text
    version = answer.json()
    assert (version["version"], version["reason"]) == (2, "登记改为10分钟")
    assert version["approvedBy"] not in version["authors"]
    assert draft(api, "GET").status_code == 404
    number = api.filed().number
    limit = next(clock for clock in api.read(number)["clocks"] if clock["clock"] == "registration")
    assert limit["length"] == {"seconds": 600}


def test_events_of_a_limit(operations: API):
    """6.1, 3.2.5 start, stops and levels are fields too: refused where the limit could not run, else counted from there"""
    api = operations
    revision = draft(api, "POST").json()["revision"]
    wrong = {
        "start-result-notice": "ended",
        "stops-handling": [],
        "levels-response": ["1", "9"],
        "stops-retention": "registered",
        "levels-task-group": ["2", "3"],
    }
    assert fields(draft(api, "PATCH", revision=revision, fields=wrong)) == {
        "start-result-notice": "event-unfit",
        "stops-handling": "missing",
        "levels-response": "unknown",
        "stops-retention": "clock-fixed",
        "levels-task-group": "never-starts",
    }
    other = {
        "start-result-notice": "received",
        "stops-response": ["person-message", "registered"],
        "levels-first-answer": "2",
    }
    public = Pages(api, language="en")
    assert "Within 4 h" in public.text("/")
    answer = draft(api, "PATCH", revision=revision, fields=other, reason="起止")
    assert fields(answer) == {
        "start-result-notice": "departs",
        "stops-response": "departs",
        "levels-first-answer": "looser",
    }
    answer = draft(api, "PATCH", revision=revision, fields=other, reason="起止", confirmed=["3.2.5", "3'.L1"])
    assert {departure["clause"] for departure in answer.json()["departures"]} == {"3.2.5", "3'.L1"}
    revision = draft(api, "POST", "/submit", revision=answer.json()["revision"]).json()["revision"]
    assert draft(api, "POST", "/approve", role="second", revision=revision).status_code == 200
    number = api.filed().number
    assert any(clock["clock"] == "result-notice" for clock in api.read(number)["clocks"])
    clocks = api.done(number, "register", summary="x")["clocks"]
    assert next(clock for clock in clocks if clock["clock"] == "response")["status"] == "met"
    # A sentence with the limit says from what it counts; nothing is promised that does not hold for everybody.
    assert "Within 4 h" not in public.text("/")
    api.done(number, "validate")
    api.done(number, "grade", level=1, reason="使用问题")
    item = api.done(number, "assign", department="front-line")["items"][0]["item"]
    api.done(number, "verify-facts", item=item, findings="x")
    desk = Pages(api, "api-agent", language="en")
    assert "12 h (from “Received”)" in act(desk.get(f"/desk/complaints/{number}").text, "propose")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_own_texts(operations: API, language: str):
    """6.1, 1.2t what a complainant is told is in the house's words from the new version on; what came before keeps its own"""
    api = operations
    older = api.answered()
    words = {
        "acknowledgement": "ACK keep both",
        "confirm-by": "ANSWER by {time} or within {days}",
        "result-sent": "RESULT is below",
        "promise-broken": "SORRY since {time}",
        "outside-routes": "COURT one\nCOURT two",
        "rejected": "NO since {time}",
        "level-2": "HARD",
        "scope-2": "BELONGS to two",
    }
    revision = draft(api, "POST").json()["revision"]
    wrong = {f"text-confirm-by-{language}": "soon", f"text-rejected-{language}": "since {tmie}"}
    assert fields(draft(api, "PATCH", revision=revision, fields=wrong)) == {
        f"text-confirm-by-{language}": "place-missing",
        f"text-rejected-{language}": "place-unknown",
    }
    revised(api, {f"text-{name}-{language}": text for name, text in words.items()})
    public = Pages(api, language=language)
    filed = api.answered()
    number = filed.number
    theirs = public.track(filed)
    assert "RESULT is below" in theirs and "ANSWER by" in theirs and "{" not in theirs.split("ANSWER by")[1][:60]
    assert "ANSWER by" not in Pages(api, language=language).track(older)
    api.session.headers["Accept-Language"] = language
    assert "ANSWER by" in api.track(filed)["standing"] and "ANSWER by" not in api.track(older)["standing"]
    other = api.filed()
    api.done(other.number, "register", summary="x")
    api.done(other.number, "reject", reason="不属于")
    rejected = public.track(other)
    assert "NO since" in rejected and "COURT one" in rejected and "COURT two" in rejected
    third = api.filed()
    api.done(third.number, "register", summary="x")
    api.done(third.number, "validate")
    desk = Pages(api, "api-agent", language=language)
    assert "HARD" in act(desk.get(f"/desk/complaints/{third.number}").text, "grade")
    assert "BELONGS to two" in act(desk.get(f"/desk/complaints/{third.number}").text, "grade")
    api.done(third.number, "grade", level=2, reason="偶发")
    assert "HARD" in desk.text(f"/desk/complaints/{third.number}")
    # A complaint of the version before is graded in its words.
    assert "HARD" not in desk.text(f"/desk/complaints/{older.number}")


# Limits that differ from the regulation's in every place where a text states one.
STRICTER = {
    "limit-registration-1": (10, "minutes"),
    "limit-first-answer-1": (2, "hours"),
    "limit-handling-1": (20, "hours"),
    "limit-handling-2": (36, "hours"),
    "limit-handling-3": (60, "hours"),
    "limit-investigation-1": (8, "hours"),
    "limit-result-notice-1": (6, "hours"),
    "limit-bulletin-3": (7, "hours"),
    "limit-second-follow-up-1": (2, "days"),
    "limit-management-report-1": (4, "days"),
}
# The regulation's numbers, as the catalogues would write them if they knew them.
OLD = {
    "zh-CN": "30分钟|(?<![0-9])4小时|24小时|48小时|72小时|12小时|3天|5天|12个月",
    "en": "30 min|\\b4 h|\\b24 h|\\b48 h|\\b72 h|12 h|3 days|5 days|12 months|twelve months",
}


def revised(api: API, values: dict) -> None:
    revision = draft(api, "POST").json()["revision"]
    answer = draft(api, "PATCH", revision=revision, fields=values, reason="更严")
    assert answer.status_code == 200, answer.text
    revision = draft(api, "POST", "/submit", revision=answer.json()["revision"]).json()["revision"]
    assert draft(api, "POST", "/approve", role="second", revision=revision).status_code == 200


@pytest.mark.parametrize(
    "language, said",
    [
        (
            "zh-CN",
            {
                "home": ("10分钟内", "2小时内", "20小时至60小时内", "复杂投诉36小时", "2天内开始二次跟进"),
                "assign": "核实时限8小时",
                "propose": "6小时内",
                "not-solved": "2天内开始二次跟进",
                "old": "3天内开始二次跟进",
                "close": "记录保存24个月",
                "delete": "结束后保存24个月",
                "reports": "4天",
                "incidents": "每7小时",
            },
        ),
        (
            "en",
            {
                "home": ("Within 10 min", "Within 2 h", "Within 20 h to 60 h", "36 h for complex", "within 2 days"),
                "assign": "due within 8 h",
                "propose": "has 6 h to send",
                "not-solved": "second follow-up within 2 days",
                "old": "second follow-up within 3 days",
                "close": "is kept for 24 months",
                "delete": "are kept for 24 months",
                "reports": "4 days",
                "incidents": "every 7 h",
            },
        ),
    ],
)
def test_texts_state_the_limits_of_the_policy(operations: API, language: str, said: dict):
    """6.1 every text that states a limit takes it from the policy: of the case its own, elsewhere the one in force"""
    api = operations
    older = api.answered()
    values = {name: number for name, (number, _) in STRICTER.items()} | {"limit-retention-1": 24}
    units = {name.replace("limit", "unit", 1): unit for name, (_, unit) in STRICTER.items()}
    revised(api, values | units)

    public, desk = Pages(api, language=language), Pages(api, "api-agent", language=language)
    home = public.text("/")
    for words in said["home"]:
        assert words in home, words
    assert not re.search(OLD[language], home)
    assert said["incidents"] in public.text("/incidents")
    supervisor = Pages(api, "api-service-supervisor", language=language)
    assert said["reports"] in supervisor.text("/desk/reports")

    filed = api.filed()
    number = filed.number
    api.done(number, "register", summary="x")
    api.done(number, "validate")
    api.done(number, "grade", level=1, reason="使用问题")
    assert said["assign"] in act(desk.get(f"/desk/complaints/{number}").text, "assign")
    item = api.done(number, "assign", department="front-line")["items"][0]["item"]
    api.done(number, "verify-facts", item=item, findings="x")
    assert said["propose"] in act(desk.get(f"/desk/complaints/{number}").text, "propose")
    api.done(number, "propose", solution="x")
    api.done(number, "send-result", status="resolved", solution="y", handler="z", contact="w")
    theirs = public.track(filed)
    assert said["not-solved"] in act(theirs, "not-solved") and said["delete"] in act(theirs, "request-deletion")
    # What came before keeps its own.
    assert said["old"] in act(Pages(api, language=language).track(older), "not-solved")
    api.reply(filed, "accept")
    assert said["close"] in act(desk.get(f"/desk/complaints/{number}").text, "close")
    page = public.post(f"/track/{filed.number}/not-solved", page=f"/track/{filed.number}", text="还是不行").text
    assert not re.search("3天内|within 3 days", page)


def test_rules_of_several_conditions(operations: API):
    """3.1, 6.1 a rule with type, function, words and count is written row by row, and suggests when all of it holds"""
    api = operations
    revision = draft(api, "POST").json()["revision"]
    sub = {"sub-0-type": "functional-fault", "sub-0-id": "payment", "sub-0-zh-CN": "支付", "sub-0-en": "Payment"}
    rule = {
        "rule-7-level": 3,
        "rule-7-type": "functional-fault",
        "rule-7-function": "payment",
        "rule-7-words": ["重复扣款", "charged twice"],
        "rule-7-count": 2,
        "rule-7-hours": 6,
        "rule-7-security": False,
    }
    answer = draft(api, "PATCH", revision=revision, fields=sub | rule | {"rule-7-count": 1})
    assert fields(answer) == {"rule-7-count": "out-of-range"}
    revision = draft(api, "PATCH", revision=revision, fields=sub | rule, reason="支付").json()["revision"]
    revision = draft(api, "POST", "/submit", revision=revision).json()["revision"]
    assert draft(api, "POST", "/approve", role="second", revision=revision).status_code == 200

    def suggested(**members) -> tuple[int, list[dict]]:
        number = api.filed(type="functional-fault", title="支付", **members).number
        found = api.staff("agent", "GET", f"/complaints/{number}/suggestion").json()
        return found["level"], found["reasons"]

    assert suggested(subType="payment", content="被重复扣款了")[0] == 1, "the only one so far"
    assert suggested(content="被重复扣款了")[0] == 1, "about another function"
    assert suggested(subType="payment", content="页面很慢")[0] == 1, "without the words"
    level, reasons = suggested(subType="payment", content="被重复扣款了")
    assert level == 3
    assert (reasons[0]["type"], reasons[0]["subType"], reasons[0]["word"]) == ("functional-fault", "payment", "重复扣款")
    assert reasons[0]["similar"] >= 2 and reasons[0]["hours"] == 6


def test_assignment_to_a_person(operations: API):
    """3.2.2, 1.2 a rule names a person of the department: offered and assigned; whom it is about is passed over"""
    api = operations
    tech, clerk = person(api, "technical"), person(api, "business")
    revision = draft(api, "POST").json()["revision"]
    answer = draft(api, "PATCH", revision=revision, fields={"person-functional-fault": clerk})
    assert fields(answer) == {"person-functional-fault": "not-of-department"}
    answer = draft(api, "PATCH", revision=revision, fields={"person-functional-fault": tech}, reason="专人")
    assert answer.status_code == 200 and "Technical" in answer.json()["changes"][0]
    revision = draft(api, "POST", "/submit", revision=answer.json()["revision"]).json()["revision"]
    assert draft(api, "POST", "/approve", role="second", revision=revision).status_code == 200

    def to_level_2() -> str:
        number = api.filed(type="functional-fault").number
        api.done(number, "register", summary="x")
        api.done(number, "validate")
        api.done(number, "grade", level=2, reason="偶发")
        return number

    def offers(number: str) -> list[dict]:
        return api.staff("agent", "GET", f"/complaints/{number}/suggestion").json()["offers"]

    number = to_level_2()
    assert offers(number) == [{"department": "technical", "person": tech}, {"department": "business", "person": None}]
    items = api.done(number, "assign", department="technical")["items"]
    items = api.done(number, "assign", department="business")["items"]
    assert [(item["department"], item["person"]) for item in items] == [("technical", tech), ("business", None)]
    number = to_level_2()
    items = api.done(number, "assign", department="technical", person=None)["items"]
    assert items[0]["person"] is None, "null is the department alone"
    number = to_level_2()
    api.done(number, "mark-concerned", person=tech, reason="被投诉")
    assert offers(number)[0] == {"department": "technical", "person": None}
    assert api.done(number, "assign", department="technical")["items"][0]["person"] is None
