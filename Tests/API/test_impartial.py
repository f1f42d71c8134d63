"""What those read whom a complaint is about: nothing internal, by whatever way (1.2)."""

import datetime
import re
import time

import pytest

from API.client import API
from API.pages import Pages

# One word of its own for everything that colleagues write for each other.
WORDS = (
    "summary idea note grade memo task findings prefinding target isolation report solution request scope answer "
    "callback hold closed concerned"
).split()


def word(name: str) -> str:
    assert name in WORDS
    return f"zq{name}zq"


def until() -> str:
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=24)).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.fixture(scope="module")
def story(api: API) -> dict:
    """A level 3 complaint about the service supervisor, with an internal word wherever there can be one."""
    for role in ("technical", "technical-director", "operations-lead", "decision-maker"):
        api.token(role)
    filed = api.filed(content="open-words-of-the-complainant")
    number = filed.number
    api.done(number, "register", summary=word("summary"), idea=word("idea"))
    api.done(number, "validate", note=word("note"))
    case = api.done(number, "grade", level=3, reason=word("grade"), security=True)
    api.done(number, "add-note", text=word("memo"))
    api.done(number, "assign", "operations-lead", department="technical", task=word("task"))
    api.done(number, "verify-facts", "technical", item=1, findings=word("findings"))
    api.done(number, "record-finding", "technical", text=word("prefinding"))
    api.done(
        number,
        "isolate",
        "technical-director",
        target=word("target"),
        flag="accounts",
        value="false",
        reason=word("isolation"),
        until=until(),
    )
    people = {}
    for role in ("operations-lead", "technical-director", "service-supervisor"):
        event = api.done(number, "add-note", role, text="x")["events"][-1]
        people[role] = int(event["by"].removeprefix("staff:"))
    api.done(
        number,
        "form-group",
        "operations-lead",
        operationsLead=people["operations-lead"],
        technicalDirector=people["technical-director"],
        serviceSupervisor=people["service-supervisor"],
    )
    api.done(number, "report-preliminarily", "operations-lead", text=word("report"))
    api.done(number, "propose", "operations-lead", solution=word("solution"), needsApproval=True)
    api.done(number, "request-approval", "operations-lead", text=word("request"), scope=word("scope"))
    api.done(number, "answer-approval", "decision-maker", decision="granted", reason=word("answer"))
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    api.done(number, "call-back", channel="phone", statedAt=now, reached=True, outcome=word("callback"))
    api.done(number, "place-hold", "technical-director", reason=word("hold"))
    body = {"title": "open-title", "complaints": [number]}
    incident = api.staff("operations-lead", "POST", "/incidents", json=body).json()["id"]
    body = {"stage": "located", "text": "open-bulletin"}
    assert api.staff("operations-lead", "POST", f"/incidents/{incident}/bulletins", json=body).status_code == 200
    answer = api.staff("operations-lead", "POST", f"/incidents/{incident}/close", json={"reason": word("closed")})
    assert answer.status_code == 200, answer.text
    case = api.done(
        number, "mark-concerned", person=people["service-supervisor"], reason=word("concerned")
    )
    return {"filed": filed, "number": number, "incident": incident, "version": case["version"]}


def said(text: str) -> set[str]:
    return set(re.findall(r"zq([a-z]+)zq", text))


def test_api(api: API, story: dict):
    """1.2 the complaint, its measures, its incident, the suggestion and the search, read by a program of theirs"""
    number = story["number"]
    colleague = api.staff("operations-lead", "GET", f"/complaints/{number}")
    assert said(colleague.text) >= set(WORDS) - {"closed"}
    assert colleague.json()["notesWithheld"] is False
    theirs = api.staff("service-supervisor", "GET", f"/complaints/{number}")
    assert said(theirs.text) == set()
    case = theirs.json()
    assert case["notesWithheld"] is True and case["level"] == 3
    assert "open-words-of-the-complainant" in theirs.text and "open-bulletin" in theirs.text
    assert case["items"] == [] and case["plan"] is None and case["measures"] == [] and case["hold"] is None
    places = [event["sequence"] for event in case["events"]]
    assert places == sorted(places) and len(places) < story["version"] / 2
    answer = api.staff("service-supervisor", "GET", f"/complaints/{number}/suggestion")
    assert (answer.status_code, answer.json()["code"], answer.json()["clause"]) == (403, "concerned", "1.2")
    assert said(api.staff("operations-lead", "GET", "/measures").text) == {"target", "isolation"}
    assert said(api.staff("service-supervisor", "GET", "/measures").text) == set()
    assert said(api.staff("service-supervisor", "GET", f"/incidents/{story['incident']}").text) == set()
    # What is refused tells nothing either, be the version ever so old.
    answer = api.act(number, "add-note", "service-supervisor", text="x", version=1)
    assert (answer.status_code, answer.json()["code"]) == (403, "concerned")
    assert said(answer.text) == set()


def test_search(api: API, story: dict):
    """1.2 the search finds by what is open only"""

    def found(role: str, text: str) -> list[str]:
        answer = api.staff(role, "GET", "/complaints", params={"q": text})
        assert answer.status_code == 200, answer.text
        return [item["number"] for item in answer.json()["items"]]

    end = time.monotonic() + 15
    while story["number"] not in found("operations-lead", word("concerned")):
        assert time.monotonic() < end, "the last fact is not found"
        time.sleep(0.3)
    for name in sorted(set(WORDS) - {"closed"}):
        assert story["number"] in found("operations-lead", word(name)), name
        assert found("service-supervisor", word(name)) == [], name
    assert story["number"] in found("service-supervisor", "open-words-of-the-complainant")


def test_pages(api: API, story: dict):
    """1.2 the case page says that something is withheld; room refused; measures, incident, notices and dossier keep quiet"""
    number = story["number"]
    colleague = Pages(api, "api-operations-lead")
    theirs = Pages(api, "api-service-supervisor")
    page = colleague.get(f"/desk/complaints/{number}")
    assert said(page.text) >= set(WORDS) - {"closed"}
    assert 'id="withheld"' not in page.text and f"/desk/complaints/{number}/room" in page.text
    page = theirs.get(f"/desk/complaints/{number}")
    assert page.status_code == 200 and said(page.text) == set()
    assert 'id="withheld"' in page.text and "1.2" in page.text
    assert f"/desk/complaints/{number}/room" not in page.text
    assert "open-words-of-the-complainant" in page.text
    room = theirs.get(f"/desk/complaints/{number}/room")
    assert room.status_code == 403 and "1.2" in room.text and said(room.text) == set()
    assert said(colleague.get(f"/desk/complaints/{number}/room").text) >= {"findings", "report", "answer", "scope"}
    for path in ("/desk/measures", f"/desk/incidents/{story['incident']}", "/desk/notices", "/desk/archive", "/desk"):
        assert said(theirs.get(path).text) == set(), path
    assert said(colleague.get("/desk/measures").text) == {"target", "isolation"}
    assert said(colleague.get(f"/desk/incidents/{story['incident']}").text) == {"closed"}
    dossier = theirs.get(f"/desk/complaints/{number}/dossier")
    assert dossier.status_code == 200 and said(dossier.content.decode("utf-8", "replace")) == set()
    whole = colleague.get(f"/desk/complaints/{number}/dossier")
    assert said(whole.content.decode("utf-8", "replace")) >= {"memo", "grade", "answer"}


def test_linked_elsewhere(api: API, story: dict):
    """1.2 a measure of a complaint about them, linked to another one they may read, tells nothing there either"""
    measure = api.read(story["number"], "operations-lead")["measures"][0]["measure"]
    other = api.filed().number
    api.done(other, "register", summary="plain-summary")
    refused = api.act(other, "link-measure", "service-supervisor", measure=measure)
    assert refused.status_code == 422 and said(refused.text) == set()
    api.done(other, "link-measure", measure=measure)
    colleague = api.staff("operations-lead", "GET", f"/complaints/{other}")
    assert said(colleague.text) == {"target"} and colleague.json()["notesWithheld"] is False
    theirs = api.staff("service-supervisor", "GET", f"/complaints/{other}")
    assert said(theirs.text) == set() and "plain-summary" in theirs.text
    assert theirs.json()["notesWithheld"] is True and theirs.json()["linkedMeasures"] == []
    answer = api.act(other, "add-note", "service-supervisor", text="x")
    assert answer.status_code == 200 and said(answer.text) == set()
    pages = {role: Pages(api, f"api-{role}") for role in ("operations-lead", "service-supervisor")}
    page = pages["operations-lead"].get(f"/desk/complaints/{other}")
    assert said(page.text) == {"target"} and 'id="withheld"' not in page.text
    page = pages["service-supervisor"].get(f"/desk/complaints/{other}")
    assert page.status_code == 200 and said(page.text) == set() and "plain-summary" in page.text
    assert 'id="withheld"' in page.text and "1.2" in page.text
    dossier = pages["service-supervisor"].get(f"/desk/complaints/{other}/dossier")
    assert dossier.status_code == 200 and said(dossier.content.decode("utf-8", "replace")) == set()


def test_live(api: API, story: dict):
    """1.2 live updates carry the word that something changed, and no other"""
    theirs = Pages(api, "api-service-supervisor")
    with theirs.get(f"/desk/complaints/{story['number']}/live", stream=True) as stream:
        api.done(story["number"], "add-note", text=word("memo"))
        lines = []
        for line in stream.iter_lines(decode_unicode=True):
            lines.append(line)
            if line.startswith("data:"):
                break
    assert [line for line in lines if line] == ["retry: 3000", "event: changed", "data: 1"]
