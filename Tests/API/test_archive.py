"""Keeping, holding and giving up records (6.2), and what a person concerned does not learn (1.2)."""

import datetime
import io
import json
import re
import subprocess
import zipfile

import pytest
import requests

from API.client import API, RESULT, Filed
from API.pages import Pages

NOTE = "赔偿方案暂不对外"


def closed(api: API) -> Filed:
    """A closed complaint with an internal note."""
    filed = api.answered()
    api.done(filed.number, "add-note", text=NOTE)
    assert api.reply(filed, "accept").status_code == 200
    api.done(filed.number, "close")
    return filed


def refused(answer, status: int, code: str, clause: str) -> None:
    assert answer.status_code == status, answer.text
    assert (answer.json()["code"], answer.json()["clause"]) == (code, clause)


def test_hold(api: API):
    """6.2 a legal hold is placed and lifted by the management group or a decision maker, with a reason"""
    filed = closed(api)
    refused(api.act(filed.number, "place-hold", "agent", reason="诉讼"), 403, "not-allowed", "1.2")
    refused(api.act(filed.number, "place-hold", "operations-lead", reason=""), 409, "reason-missing", "1.2")
    case = api.done(filed.number, "place-hold", "operations-lead", reason="诉讼")
    assert case["hold"]["reason"] == "诉讼"
    assert case["keptUntil"] is not None
    assert case["events"][-1]["kind"] == "hold-placed" and case["events"][-1]["clause"] == "6.2"
    assert api.done(filed.number, "lift-hold", "decision-maker", reason="已结")["hold"] is None


def test_requests(api: API):
    """6.2 a person asks for copy, correction and deletion, and is answered, with reasons where it is refused"""
    filed = closed(api)
    assert api.reply(filed, "request-copy").status_code == 200
    refused(api.reply(filed, "request-copy"), 409, "request-open", "6.2")
    refused(api.reply(filed, "request-correction", ""), 409, "text-missing", "3.2")
    assert api.reply(filed, "request-correction", "邮箱写错了").status_code == 200
    seen = api.reply(filed, "request-deletion", "请删除").json()
    assert [ask["kind"] for ask in seen["dataRequests"]] == ["copy", "correction", "deletion"]
    assert {ask["answer"] for ask in seen["dataRequests"]} == {None}

    api.done(filed.number, "grant-request", request=1)
    refused(api.act(filed.number, "grant-request", request=1), 409, "request-unknown", "6.2")
    wrong = api.act(filed.number, "grant-request", request=2, field="email", value="not an address")
    assert {error["field"]: error["code"] for error in wrong.json()["errors"]} == {"value": "not-an-email"}
    case = api.done(filed.number, "grant-request", request=2, field="email", value="right@example.com")
    assert case["contact"]["email"] == "right@example.com"

    refused(api.act(filed.number, "grant-request", request=3), 403, "not-allowed", "1.2")
    supervisor = "service-supervisor"
    refused(api.act(filed.number, "grant-request", supervisor, request=3), 409, "retention-running", "6.2")
    refused(
        api.act(filed.number, "refuse-request", supervisor, request=3, ground="hold", reason="x"),
        409, "ground-unfounded", "6.2",
    )
    api.done(filed.number, "refuse-request", supervisor, request=3, ground="retention", reason="须保存12个月")
    seen = api.track(filed)
    answers = [(ask["answer"], ask["ground"], ask["reason"]) for ask in seen["dataRequests"]]
    assert answers == [("granted", None, None), ("granted", None, None), ("refused", "retention", "须保存12个月")]
    assert any("6.2" in message["text"] for message in seen["messages"])


def test_open_complaint_is_not_deleted(api: API):
    """6.2 the twelve months count from the end: an open complaint is not deleted, and the refusal says why"""
    filed = api.filed()
    assert api.reply(filed, "request-deletion").status_code == 200
    answer = api.act(filed.number, "grant-request", "service-supervisor", request=1)
    refused(answer, 409, "retention-not-begun", "6.2")
    assert "12 months" in answer.json()["detail"]


def test_concerned(api: API):
    """1.2 whom it is about is refused assignment, grading and closing, and learns nothing of its internal notes"""
    filed = api.planned()
    number = filed.number
    word = f"保密{number}"
    api.done(number, "add-note", "service-supervisor", text=word)

    def found(role: str) -> list[str]:
        items = api.staff(role, "GET", "/complaints", params={"q": word}).json()["items"]
        return [item["number"] for item in items]

    api.server.wait_for(lambda: found("service-supervisor") == [number])
    assert found("agent") == [number]
    me = next(e["by"] for e in api.read(number)["events"] if e["kind"] == "registered").split(":")[1]
    api.done(number, "mark-concerned", "service-supervisor", person=int(me), reason="被投诉")

    case = api.read(number)
    assert case["notesWithheld"] is True
    assert word not in json.dumps(case, ensure_ascii=False)
    assert found("agent") == [], "a match would say that the word is there"
    assert found("service-supervisor") == [number]
    for act, fields in {
        "assign": {"department": "front-line"},
        "grade": {"level": 2, "reason": "x"},
        "close": {},
        "send-result": {"status": "resolved", "solution": "x", "handler": "x", "contact": "x"},
        "reject": {"reason": "x"},
        "add-note": {"text": "x"},
        "clear-concerned": {"person": int(me), "reason": "x"},
    }.items():
        refused(api.act(number, act, "agent", **fields), 403, "concerned", "1.2")


@pytest.fixture(scope="module")
def dossier(api: API, tmp_path_factory: pytest.TempPathFactory):
    """The dossier of a closed complaint, as the command line writes it."""
    filed = closed(api)
    path = tmp_path_factory.mktemp("dossier") / "case.zip"
    api.server.command("export", str(path), "--dossier", filed.number.lower())
    return filed.number, path


def verify(api: API, path, *more: str) -> subprocess.CompletedProcess:
    """Without a database: no place is named, and none is there."""
    from TestServer.server import binary, environment

    return subprocess.run(
        [binary(), "verify", "--dossier", str(path), *more], capture_output=True, text=True, timeout=60,
        cwd=path.parent, env=environment(),
    )


def test_dossier(api: API, dossier):
    """6.2 a dossier is a zip file that every system opens, and verifies without a database"""
    number, path = dossier
    assert subprocess.run(["unzip", "-t", path], capture_output=True, timeout=60).returncode == 0
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["dossier.json", "dossier.html"]
        html = archive.read("dossier.html").decode()
        document = json.loads(archive.read("dossier.json"))
    assert number in html and NOTE in html and "<script" not in html
    assert len(document["events"]) == len(api.read(number)["events"])
    run = verify(api, path)
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{number}: {len(document['events'])} events, 0 files: no differences" in run.stdout
    head = document["events"][-1]["hash"]
    assert verify(api, path, "--head", head).returncode == 0
    assert verify(api, path, "--head", "0" * 64).returncode == 1
    assert api.server.command("export", "-", "--dossier", "R0", check=False).returncode == 1


def download(api: API, path: str, **headers: str) -> requests.Response:
    """A file, whose content is no JSON."""
    return api.session.get(f"{api.url}{path}", headers=headers, timeout=30)


def test_dossier_through_the_api(api: API, dossier, tmp_path):
    """6.2 auditors and the management group take a case out by a program; it is the same that the command line makes"""
    number, _ = dossier
    answer = download(api, f"/complaints/{number.lower()}/dossier", **api.bearer("auditor"))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/zip")
    assert answer.headers["Cache-Control"] == "no-store" and f"dossier-{number}.zip" in answer.headers["Content-Disposition"]
    path = tmp_path / "case.zip"
    path.write_bytes(answer.content)
    assert "no differences" in verify(api, path).stdout
    refused(api.staff("agent", "GET", f"/complaints/{number}/dossier"), 403, "not-allowed", "1.2")
    assert api.staff("auditor", "GET", "/complaints/R0/dossier").status_code == 404
    assert api.call("GET", f"/complaints/{number}/dossier").status_code == 401
    assert api.staff("auditor", "POST", f"/complaints/{number}/dossier").status_code == 405


def test_copy_through_the_api(api: API, tmp_path):
    """6.2 a copy that was granted is fetched by number and code; before that, and with a wrong code, there is none"""
    filed = closed(api)
    path = f"/complaints/{filed.number}/copy"
    refused(api.call("GET", path, headers={"X-Access-Code": filed.code}), 409, "request-unknown", "6.2")
    assert api.reply(filed, "request-copy").status_code == 200
    refused(api.call("GET", path, headers={"X-Access-Code": filed.code}), 409, "request-unknown", "6.2")
    api.done(filed.number, "grant-request", request=1)
    assert api.call("GET", path, headers={"X-Access-Code": "AAAA-AAAA-AAAA"}).status_code == 404
    assert api.call("GET", path).status_code == 401
    answer = download(api, path, **{"X-Access-Code": filed.code})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/zip")
    copy = tmp_path / "copy.zip"
    copy.write_bytes(answer.content)
    assert "no differences" in verify(api, copy).stdout
    with zipfile.ZipFile(copy) as archive:
        words = archive.read("dossier.json").decode()
    assert NOTE not in words, "internal notes are no part of it"


def test_damaged_dossier(api: API, dossier, tmp_path):
    """6.2 one byte of the file that changed is noticed"""
    _, path = dossier
    broken = bytearray(path.read_bytes())
    broken[len(broken) // 3] ^= 1
    copy = tmp_path / "broken.zip"
    copy.write_bytes(broken)
    run = verify(api, copy)
    assert run.returncode == 1 and "damaged" in run.stdout, run.stdout + run.stderr
    assert verify(api, tmp_path / "none.zip").returncode == 1


def event(document: dict, kind: str) -> dict:
    """The first event of a kind."""
    return next(event for event in document["events"] if event["kind"] == kind)


def change_payload(document: dict) -> str:
    graded = event(document, "graded")
    assert '"security":false' in graded["payload"]
    graded["payload"] = graded["payload"].replace('"security":false', '"security":true')
    return f"event {graded['sequence']} (graded) was changed"


def change_value(document: dict) -> str:
    document["events"][0]["values"][1][1] += "。"
    return "event 1 (received): a value is not the one its digest was made of"


def change_time(document: dict) -> str:
    assigned = event(document, "assigned")
    assigned["at"] += 1
    return f"event {assigned['sequence']} (assigned) was changed"


def drop_event(document: dict) -> str:
    del document["events"][3]
    return "event 5 stands at place 4"


def change_limit(document: dict) -> str:
    document["limits"][0]["due"] += 1
    return "the limits are not what the events amount to"


def change_name(document: dict) -> str:
    document["people"] = {key: "别人" for key in document["people"]}
    return "dossier.html is not what dossier.json says"


@pytest.mark.parametrize(
    "change", [change_payload, change_value, change_time, drop_event, change_limit, change_name],
    ids=lambda change: change.__name__,
)
def test_forged_dossier(api: API, dossier, tmp_path, change):
    """6.2 who changes an event, a value or what is computed, and packs it anew, is found: the first difference is named"""
    _, path = dossier
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    document = json.loads(members["dossier.json"])
    expected = change(document)
    members["dossier.json"] = json.dumps(document, ensure_ascii=False).encode()
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(forged, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    run = verify(api, forged)
    assert run.returncode == 1
    assert run.stdout.splitlines()[0].startswith(expected), run.stdout
    folder = tmp_path / "folder"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    assert verify(api, folder).returncode == 0
    (folder / "dossier.json").write_bytes(members["dossier.json"])
    assert verify(api, folder).stdout.splitlines()[0].startswith(expected)


def test_copy_is_what_the_page_shows(api: API, tmp_path):
    """6.2 whatever the tracking page shows its complainant stands in the copy that was granted, and the copy verifies"""
    filed = api.filed()
    number = filed.number
    api.done(number, "register", summary="支付失败")
    api.done(number, "reject", reason="不在受理范围")
    api.reply(filed, "object", "这是贵站的故障")
    api.done(number, "decide-objection", "service-supervisor", decision="upheld", reason="异议成立")
    api.done(number, "grade", level=2, reason="偶发故障", systemFault=True)
    item = api.done(number, "assign", department="technical")["items"][0]["item"]
    until = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=9)).strftime("%Y-%m-%dT%H:%M:%SZ")
    measure = {"target": "快捷支付", "flag": "shop.copied", "value": "false", "reason": "回调超时", "until": until}
    ordinal = api.done(number, "propose-measure", "technical", **measure)["measures"][-1]["measure"]
    api.done(number, "decide-measure", "operations-lead", measure=ordinal, decision="granted")
    api.reply(filed, "reply", "昨天又出现一次")
    pages = Pages(api)
    key = re.search(r'href="(/callback/[^"]+)"', pages.track(filed)).group(1)
    pages.session.post(f"{pages.url}{key}", data={"improvement": "partly", "text": "有时能付"}, timeout=10)
    api.done(number, "verify-facts", "technical", item=item, findings="网关超时")
    api.done(number, "waive", "service-supervisor", gate="both-departments", reason="单方即可")
    api.done(number, "propose", "technical", solution="改用备用网关")
    api.done(number, "send-result", **RESULT)
    api.done(number, "roll-back-measure", "technical", measure=ordinal, reason="网关已换")
    api.reply(filed, "accept", "可以了")
    api.done(number, "close", remark="客户情绪稳定")
    api.reply(filed, "reopen", "又不行了")
    api.done(number, "start-follow-up", text="再查一次")
    assert api.reply(filed, "withdraw", "不再追究").status_code == 200
    assert api.reply(filed, "request-copy").status_code == 200
    api.done(number, "grant-request", request=1)

    page = pages.track(filed)
    answer = pages.get(f"/track/{number}/copy")
    (tmp_path / "copy.zip").write_bytes(answer.content)
    assert api.server.command("verify", "--dossier", str(tmp_path / "copy.zip")).stdout.splitlines()[0].endswith("no differences")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        document = json.loads(parts.read("dossier.json"))
        read = parts.read("dossier.html").decode()
    shown = {event["sequence"] for event in document["events"] if "payload" in event}
    told = {int(place) for place in re.findall(r'<li[^>]* id="m-(\d+)', page)}
    assert len(told) > 12 and told <= shown, sorted(told - shown)
    words = ("不在受理范围", "这是贵站的故障", "异议成立", "昨天又出现一次", "有时能付", "可以了", "又不行了", "不再追究", "快捷支付")
    for word in words:
        assert word in page and word in read, word
    both = json.dumps(document, ensure_ascii=False) + read
    for word in ("网关超时", "单方即可", "备用网关", "网关已换", "客户情绪稳定", "再查一次", "回调超时", "shop.copied"):
        assert word not in both, word
