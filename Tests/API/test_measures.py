"""Measures through the API, and what host sites read of them by the OpenFeature Remote Evaluation Protocol."""

import datetime
import hashlib
import itertools

import pytest
import requests

from API.client import API

NUMBERS = itertools.count(1)


def until(hours: float = 24) -> str:
    """A time to come, as a program states it."""
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


class Host:
    """A site that reads flags."""

    def __init__(self, api: API, name: str = "shop"):
        self.api = api
        self.token = api.server.command("token", "--host", name).stdout.strip()

    def ask(self, path: str = "", token: str | None = None, **options) -> requests.Response:
        headers = {"Authorization": f"Bearer {token or self.token}", **options.pop("headers", {})}
        if not {"json", "data"} & options.keys():
            options["json"] = {"context": {"targetingKey": "user-7", "country": "CN"}}
        url = f"{self.api.server.url}/ofrep/v1/evaluate/flags{path}"
        return requests.post(url, headers=headers, timeout=10, **options)

    def flags(self) -> dict:
        """Every flag by its key."""
        answer = self.ask()
        assert answer.status_code == 200, answer.text
        assert answer.json().keys() == {"flags"}
        return {flag["key"]: flag for flag in answer.json()["flags"]}


@pytest.fixture(scope="module")
def host(api: API) -> Host:
    return Host(api)


def graded(api: API, level: int = 2, **members) -> str:
    """A complaint at a level."""
    number = api.filed().number
    api.done(number, "register", summary="支付失败")
    api.done(number, "validate")
    api.done(number, "grade", "service-supervisor", level=level, reason="x", **members)
    return number


def proposed(api: API, number: str, value="false", flag: str | None = None, act: str = "propose-measure") -> dict:
    """A measure that the technical department proposed."""
    flag = flag or f"test.flag-{next(NUMBERS)}"
    case = api.done(
        number, act, "technical", target="快捷支付", flag=flag, value=value, reason="回调超时", until=until()
    )
    return case["measures"][-1]


def test_flag_from_approval_to_roll_back(api: API, host: Host):
    """3'.L2.3: a host sees the flag once the measure is approved, and not any more once it is rolled back."""
    number = graded(api)
    measure = proposed(api, number)
    key = measure["flag"]["key"]
    assert measure["state"] == "proposed" and measure["since"] is None
    assert key not in host.flags()
    assert host.ask(f"/{key}").status_code == 404
    # Nobody approves what they proposed, and the technical department does not approve.
    assert api.act(number, "decide-measure", "technical", measure=measure["measure"], decision="granted").status_code == 403
    case = api.done(number, "decide-measure", "technical-director", measure=measure["measure"], decision="granted")
    taken = case["measures"][-1]
    assert taken["state"] == "active" and taken["since"] is not None
    assert taken["decidedBy"].startswith("staff:") and taken["decidedBy"] != taken["proposedBy"]

    expected = {
        "key": key,
        "value": False,
        "reason": "STATIC",
        "variant": f"measure-{measure['measure']}",
        "metadata": {
            "measure": measure["measure"],
            "kind": "temporary",
            "since": taken["since"],
            "until": taken["until"],
        },
    }
    assert host.flags()[key] == expected
    one = host.ask(f"/{key}")
    assert one.status_code == 200 and one.json() == expected
    assert one.headers["Content-Type"] == "application/json"

    api.done(number, "roll-back-measure", "technical", measure=measure["measure"], reason="已修复")
    assert key not in host.flags()
    gone = host.ask(f"/{key}")
    assert gone.status_code == 404
    assert gone.json() == {
        "key": key,
        "errorCode": "FLAG_NOT_FOUND",
        "errorDetails": "No measure in force sets this flag.",
    }
    kinds = [event["kind"] for event in api.read(number)["events"]]
    assert [kind for kind in kinds if kind.startswith("measure")] == [
        "measure-proposed",
        "measure-decided",
        "measure-ended",
    ]


@pytest.mark.parametrize(
    ("typed", "value"), [("true", True), ("false", False), ("12", 12), ("0.5", 0.5), ("只读 \"x\"", "只读 \"x\"")]
)
def test_values(api: API, host: Host, typed: str, value):
    """3'.L2.3: a flag's value comes as the kind of JSON it is."""
    number = graded(api)
    measure = proposed(api, number, value=typed)
    api.done(number, "decide-measure", "operations-lead", measure=measure["measure"], decision="granted")
    flag = host.ask(f"/{measure['flag']['key']}").json()
    assert flag["value"] == value and type(flag["value"]) is type(value)


def test_polling_with_etag(api: API, host: Host):
    """3'.L2.3: what did not change is answered with 304, without a body; what did, with a new tag."""
    first = host.ask()
    tag = first.headers["ETag"]
    assert tag == f'"{hashlib.sha256(first.content).hexdigest()[:32]}"'
    assert first.headers["Cache-Control"] == "private, no-cache"
    for header in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        same = host.ask(headers={"If-None-Match": header})
        assert same.status_code == 304 and same.content == b"" and same.headers["ETag"] == tag
    assert host.ask(headers={"If-None-Match": '"other"'}).status_code == 200
    number = graded(api)
    measure = proposed(api, number)
    assert host.ask(headers={"If-None-Match": tag}).status_code == 304, "a proposal changes nothing"
    api.done(number, "decide-measure", "technical-director", measure=measure["measure"], decision="granted")
    changed = host.ask(headers={"If-None-Match": tag})
    assert changed.status_code == 200 and changed.headers["ETag"] != tag
    api.done(number, "roll-back-measure", "technical", measure=measure["measure"], reason="x")
    assert host.ask(headers={"If-None-Match": changed.headers["ETag"]}).headers["ETag"] == tag


def test_isolation_takes_effect_at_once(api: API, host: Host):
    """3'.L3.2: a host sees an isolation before anybody approved it; approved, it stays; refused, it is undone."""
    number = graded(api, 3, security=True)
    measure = proposed(api, number, act="isolate")
    key = measure["flag"]["key"]
    assert host.flags()[key]["metadata"]["kind"] == "isolation"
    api.done(number, "decide-measure", "technical-director", measure=measure["measure"], decision="granted")
    assert key in host.flags()
    other = proposed(api, number, act="isolate")
    answer = api.act(number, "decide-measure", "technical-director", measure=other["measure"], decision="refused")
    assert answer.status_code == 409 and answer.json()["code"] == "reason-missing"
    api.done(
        number, "decide-measure", "technical-director", measure=other["measure"], decision="refused", reason="未泄露"
    )
    assert other["flag"]["key"] not in host.flags()


def test_who_may_ask(api: API, host: Host):
    """3'.L2.3: only with a host's token: a person's is none, and a revoked or wrong one is none either."""
    url = f"{api.server.url}/ofrep/v1/evaluate/flags"
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": host.token}, api.bearer("technical")):
        answer = requests.post(url, headers=headers, json={}, timeout=10)
        assert answer.status_code == 401 and answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.json().keys() == {"errorDetails"}
    assert requests.post(url, headers={"X-API-Key": host.token}, json={}, timeout=10).status_code == 200
    # And a host's token opens nothing else.
    assert api.call("GET", "/complaints", headers={"Authorization": f"Bearer {host.token}"}).status_code == 401
    answer = requests.get(url, headers={"Authorization": f"Bearer {host.token}"}, timeout=10)
    assert answer.status_code == 405 and answer.headers["Allow"] == "POST"


def test_bad_requests(api: API, host: Host):
    """3'.L2.3: what cannot be read is said by the protocol's codes; a body is needed, its context says anything."""
    for options, code in (
        ({"data": b""}, "PARSE_ERROR"),
        ({"data": b"{"}, "PARSE_ERROR"),
        ({"data": b"[]"}, "PARSE_ERROR"),
        ({"data": b"\xff"}, "PARSE_ERROR"),
        ({"data": b" " * 70_000}, "PARSE_ERROR"),
        ({"json": {"context": "me"}}, "INVALID_CONTEXT"),
        ({"json": {"context": None}}, "INVALID_CONTEXT"),
    ):
        answer = host.ask(**options)
        assert answer.status_code == 400 and answer.json()["errorCode"] == code, options
        assert "key" not in answer.json()
        answer = host.ask("/a.b", **options)
        assert answer.status_code == 400 and answer.json()["errorCode"] == code
        assert answer.json()["key"] == "a.b"
    for options in ({"json": {}}, {"json": {"context": {}, "more": 1}}):
        assert host.ask(**options).status_code == 200
    odd = host.ask("/%E6%94%AF%20%22")
    assert odd.status_code == 404 and odd.json()["key"] == '支 "'


def test_list_of_measures(api: API):
    """3'.L2.3, 3'.L3.2: open ones with the next to end first, past ones page by page; operations read none."""
    number = graded(api)
    for _ in range(3):
        measure = proposed(api, number)
        api.done(number, "roll-back-measure", "technical", measure=measure["measure"], reason="x")
    waiting = proposed(api, number)
    listed = api.staff("auditor", "GET", "/measures").json()
    mine = [item for item in listed["items"] if item["number"] == number]
    assert [item["measure"] for item in mine] == [waiting["measure"]] and mine[0]["target"] == "快捷支付"
    assert mine[0] == {"number": number, "linked": 0, **api.read(number)["measures"][-1]}
    seen, after = [], None
    while True:
        options = {"params": {"view": "past", "limit": 2, **({"after": after} if after else {})}}
        page = api.staff("agent", "GET", "/measures", **options).json()
        assert len(page["items"]) <= 2
        seen += [item["measure"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) >= 3
    assert api.staff("operations", "GET", "/measures").status_code == 403
    assert api.call("GET", "/measures").status_code == 401
    for params in ({"view": "x"}, {"view": ""}, {"after": "x"}, {"limit": 0}, {"limit": ""}, {"x": 1}):
        assert api.staff("agent", "GET", "/measures", params=params).status_code == 422, params


def test_linked_complaint_is_told(api: API, host: Host):
    """3'.L2.3: the complainant of a linked complaint reads on the tracking page that the measure ended."""
    home = graded(api)
    measure = proposed(api, home)
    other = api.filed()
    api.done(other.number, "register", summary="同样的问题")
    refused = api.act(other.number, "link-measure", measure=measure["measure"])
    assert refused.status_code == 422, "only what is in force"
    api.done(home, "decide-measure", "operations-lead", measure=measure["measure"], decision="granted")
    case = api.done(other.number, "link-measure", measure=measure["measure"])
    assert case["linkedMeasures"][0]["target"] == "快捷支付" and case["linkedMeasures"][0]["ending"] is None
    before = len(api.track(other)["messages"])
    api.done(home, "roll-back-measure", "technical", measure=measure["measure"], reason="已修复")
    messages = api.track(other)["messages"]
    assert len(messages) == before + 1
    assert "快捷支付" in messages[-1]["text"] and messages[-1]["from"] == "system", messages[-1]
    assert "已修复" not in str(messages), "what staff say among themselves stays there"
    assert api.read(other.number)["linkedMeasures"][0]["ending"] == "rolled-back"


def test_measure_ends_by_its_time(api: API, host: Host):
    """3'.L2.3: at its end the flag is gone and the end is on record, once, without anybody asking."""
    number = graded(api)
    soon = until(2 / 3600)
    case = api.done(
        number, "propose-measure", "technical", target="x", flag="test.short", value="true", reason="y", until=soon
    )
    measure = case["measures"][-1]["measure"]
    api.done(number, "decide-measure", "operations-lead", measure=measure, decision="granted")
    assert "test.short" in host.flags()

    def ends() -> list:
        return [event for event in api.read(number)["events"] if event["kind"] == "measure-ended"]

    api.server.wait_for(ends)
    assert "test.short" not in host.flags()
    assert [event["by"] for event in ends()] == ["system"]
    assert ends()[0]["data"] == {"measure": measure, "ending": "expired", "reason": None}
