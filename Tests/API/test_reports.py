"""Reports to the management group, for programs."""

import pytest

from API.client import API, fields


@pytest.fixture(scope="module")
def reported(api: API):
    """Two complaints that have been open for five days; the clock of the server is moved for that."""
    first, second = api.planned(), api.filed()
    api.token("operations-lead"), api.token("auditor"), api.token("operations")
    api.server.stop()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REDRESS_CLOCK_OFFSET", str(121 * 3600))
        api.server.start()
    wanted = {first.number, second.number}
    api.server.wait_for(lambda: wanted <= {line["complaint"]["number"] for line in listed(api)})
    return first, second


def listed(api: API, role: str = "operations-lead", query: str = "") -> list[dict]:
    answer = api.staff(role, "GET", f"/management-reports{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def test_digest(api: API, reported):
    """4.2.2 what is reported is listed with what is outstanding until one of the group acknowledges it, once"""
    first, second = reported
    lines = {line["complaint"]["number"]: line for line in listed(api)}
    assert lines[first.number]["outstanding"] == ["result"] and lines[second.number]["outstanding"] == ["registration"]
    assert lines[first.number]["reportedAt"] and lines[first.number]["blocked"] is None
    assert {line["blocked"] for line in listed(api, "auditor")} == {"not-allowed"}
    refused = api.act(first.number, "acknowledge-report", "agent")
    assert (refused.status_code, refused.json()["clause"]) == (403, "1.2")
    event = api.done(first.number, "acknowledge-report", "operations-lead", text="请尽快解决")["events"][-1]
    assert (event["kind"], event["clause"], event["data"]["text"]) == ("management-acknowledged", "4.2.2", "请尽快解决")
    again = api.act(first.number, "acknowledge-report", "operations-lead")
    assert (again.status_code, again.json()["code"]) == (409, "nothing-to-do")
    assert first.number not in [line["complaint"]["number"] for line in listed(api)]


def test_pages(api: API, reported):
    """4.2.2 page by page, each once; what cannot be understood is said at its field"""
    numbers, after = [], ""
    while after is not None:
        answer = api.staff("operations-lead", "GET", f"/management-reports?limit=1{after}").json()
        numbers += [line["complaint"]["number"] for line in answer["items"]]
        after = answer["next"] and f"&after={answer['next']}"
    assert len(numbers) == len(set(numbers)) and reported[1].number in numbers
    answer = api.staff("operations-lead", "GET", "/management-reports?limit=0&after=x&colour=red")
    assert fields(answer) == {"limit": "out-of-range", "colour": "unknown-field"}
    assert fields(api.staff("operations-lead", "GET", "/management-reports?after=x")) == {"after": "unknown"}


@pytest.mark.parametrize("role", ["agent", "operations"])
def test_not_theirs(api: API, reported, role: str):
    """4.2.2, 1.2t whose business the reports are not is told so, with the clause"""
    answer = api.staff(role, "GET", "/management-reports")
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    assert api.call("GET", "/management-reports").status_code == 401
