"""One level 3 complaint from receipt to archive: a person of each role does their part, and nobody does another's."""

import re
import zipfile

import pytest
import requests
from playwright.sync_api import Page, expect

from Browser.conftest import PHONE
from Browser.steps import answer, complain, do, entry, file_of, open_case, standing, state, track
from Browser.team import NAMES, PASSWORD, TEAM
from Browser.test_knowledge import act as press_act
from Browser.test_knowledge import press, write
from Browser.words import WORDS, ZH
from TestServer import Server

TOMORROW = "2099-12-24T10:00"
TITLE = "看到别人的订单时怎么办"
GROUP = {"oplead", "cto", "super"}
READERS = [colleague.login for colleague in TEAM if colleague.role != "operations"]


@pytest.fixture(scope="module")
def case() -> dict:
    """The complaint that everybody works on, one test after the other."""
    return {}


class Everybody:
    """Reads the case page as each of the team does, without a browser: there are many of them."""

    def __init__(self, server: Server):
        self.server = server
        self.sessions: dict[str, requests.Session] = {}

    def page(self, login: str, path: str) -> str:
        if login not in self.sessions:
            session = self.sessions[login] = requests.Session()
            form = session.get(f"{self.server.url}/desk/login", timeout=10).text
            csrf = re.search(r'name="csrf" value="([^"]*)"', form).group(1)
            body = {"login": login, "password": PASSWORD, "csrf": csrf}
            session.post(f"{self.server.url}/desk/login", data=body, timeout=10)
        answer = self.sessions[login].get(self.server.url + path, timeout=10)
        assert answer.status_code == 200, f"{login} {path}: {answer.status_code}"
        return answer.text

    def who_may(self, number: str, *acts: str) -> dict[str, set[str]]:
        """For each act everybody who is let do it now, by their own pages."""
        may: dict[str, set[str]] = {act: set() for act in acts}
        for login in READERS:
            html = self.page(login, f"/desk/complaints/{number}")
            for act in acts:
                box = re.search(rf'<[a-z]+[^>]*\bid="act-{act}"[^>]*>', html)
                if box and "is-blocked" not in box.group():
                    may[act].add(login)
        return may


@pytest.fixture(scope="module")
def everybody(server) -> Everybody:
    return Everybody(server)


def test_operations_publish_help(open_desk, case):
    """3'.L1.2, 6.1 operations: writes the article that answers will offer; reads no complaint"""
    page = open_desk("operations", "/desk/articles")
    page.locator("#act-category > summary").click()
    page.fill("#category-nameZh", "隐私")
    page.fill("#category-nameEn", "Privacy")
    with page.expect_navigation():
        page.locator("#act-category button").click()
    page.locator("a.button.primary").click()
    page.wait_for_url("**/desk/articles/new")
    write(
        page, zh=(TITLE, "请退出登录，等待修复公告。"), en=("Orders of others are shown", "Please sign out."),
        category="隐私", owner=NAMES["operations"], reviewOn="2099-01-31",
    )
    press(page, "save")
    case["article"] = page.url.rstrip("/").split("/")[-1]
    press_act(page, "publish")
    assert page.locator(".case-head .state").inner_text() == "已发布"


def test_receipt_and_registration(open_page, open_desk, everybody, case):
    """2.1.form, 2.2.1, 3.2.1, 3.1 complainant: files with a picture, reads the promises; agent: registers, accepts, grades"""
    user = open_page(viewport=PHONE)
    filed = complain(
        user, "我能看到别人的订单。", type="privacy", user="u-31", about="订单列表", files=[file_of("截图.png")]
    )
    assert user.locator(".promises li").count() >= 4
    case["filed"] = filed
    # Nobody but the front line registers; operations do not even open it.
    assert everybody.who_may(filed.number, "register") == {"register": {"agent", "agent2", "super"}}
    assert open_desk("operations").goto(f"/desk/complaints/{filed.number}").status == 403
    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    do(agent, "register", summary="订单列表泄露", idea="先隔离列表")
    do(agent, "validate")
    do(agent, "grade", level="3", reason="涉及隐私和安全", security=True)
    assert state(agent) == WORDS[ZH]["graded"]


def test_group_and_isolation(open_desk, everybody, case):
    """3'.L3.1, 3'.L3.2 operations lead: forms the group; technical: isolates at once; technical director: approves it"""
    number = case["filed"].number
    assert everybody.who_may(number, "form-group", "isolate", "waive", "report-preliminarily") == {
        "form-group": GROUP,
        "isolate": GROUP | {"tech"},
        "waive": GROUP,
        "report-preliminarily": GROUP,
    }
    lead = open_desk("oplead", f"/desk/complaints/{number}")
    do(lead, "form-group")
    tech = open_desk("tech", f"/desk/complaints/{number}")
    do(
        tech, "isolate", target="订单列表", flag="orders.list", value="false", reason="列表串号", until=TOMORROW,
    )
    # Whoever isolated does not approve it; somebody of the group or a decision maker does.
    assert everybody.who_may(number, "decide-measure") == {"decide-measure": GROUP | {"boss"}}
    cto = open_desk("cto", f"/desk/complaints/{number}")
    do(cto, "decide-measure", decision="granted", reason="隔离正确")
    expect(entry(cto, "隔离正确").first).to_contain_text(NAMES["cto"])


def test_investigation(open_desk, case):
    """3'.L2.2, 3.2.3, 1.2p supervisor: hands out both work items and names who answers for it; technical and business: find"""
    number = case["filed"].number
    super_ = open_desk("super", f"/desk/complaints/{number}")
    do(super_, "assign", department="technical")
    do(super_, "assign", department="business")
    tech, biz = open_desk("tech", f"/desk/complaints/{number}"), open_desk("biz", f"/desk/complaints/{number}")
    # Each department its own item.
    assert tech.locator("#act-verify-facts [name=item]").input_value() == "1"
    assert biz.locator("#act-verify-facts [name=item]").input_value() == "2"
    do(tech, "verify-facts", findings="缓存键缺少用户编号")
    do(biz, "verify-facts", findings="涉及四十二位用户")
    open_case(super_, number)
    do(super_, "pass-responsibility", person=value_of(super_, "agent2"), reason="由李强跟进")
    expect(super_.locator(".case-side")).to_contain_text(NAMES["agent2"])


def value_of(page: Page, login: str) -> str:
    """The value under which a form names this person."""
    option = page.locator("#act-pass-responsibility option", has_text=NAMES[login])
    return option.first.get_attribute("value")


def test_report_bulletin_and_approval(open_desk, open_page, everybody, case):
    """3'.L3, 3'.L3.3, 3'.L3.4 lead: reports, tells the public, asks; decision maker: the only one who answers"""
    number = case["filed"].number
    lead = open_desk("oplead", f"/desk/complaints/{number}")
    do(lead, "report-preliminarily", text="缓存键缺少用户编号。")
    do(lead, "publish-bulletin", title="订单显示异常", stage="located", text="问题已定位，预计今天修复。", expectedAt=TOMORROW)
    do(lead, "propose", solution="重建缓存，增购两台服务器。", needsApproval=True)
    do(lead, "request-approval", text="容量不足", scope="两台服务器，三万元")
    assert everybody.who_may(number, "answer-approval", "send-result") == {
        "answer-approval": {"boss"},
        "send-result": set(),
    }
    boss = open_desk("boss", f"/desk/complaints/{number}/room")
    phone = open_page(viewport=PHONE)
    phone.goto(boss.locator("a[href^='/approval/']").get_attribute("href"))
    form = phone.locator("form[action^='/approval/']")
    form.locator("[name=decision][value=granted]").check()
    form.locator("[name=reason]").fill("同意采购。")
    with phone.expect_navigation():
        form.locator("button").click()
    expect(phone.locator("[role=status]")).to_contain_text("同意采购。")


def test_result_and_end(open_desk, open_page, everybody, case):
    """3.2.5, 4.1, 3'.L1.2 agent: offers the article, sends the result, closes; complainant: reads all of it and accepts"""
    number = case["filed"].number
    assert everybody.who_may(number, "send-result") == {"send-result": {"agent", "agent2", "super"}}
    agent = open_desk("agent", f"/desk/complaints/{number}?article={case['article']}")
    assert TITLE in agent.locator("#act-send [name=text]").input_value()
    do(agent, "send", purpose="progress")
    do(agent, "send-result", status="resolved", solution="列表已修复，已逐一通知。")
    user = open_page(viewport=PHONE)
    track(user, case["filed"])
    expect(user.locator(".said-bulletin")).to_contain_text("问题已定位")
    expect(user.locator(".talk")).to_contain_text(f"/help/{case['article']}")
    expect(user.locator(".said-result")).to_contain_text("列表已修复，已逐一通知。")
    for inside in ("缓存键缺少用户编号", "四十二位", "三万元", "同意采购", "隔离正确", "涉及隐私和安全"):
        assert inside not in user.content(), inside
    answer(user, "accept", "谢谢")
    assert standing(user) == WORDS[ZH]["open:resolved"]
    agent.reload()
    do(agent, "close")
    assert state(agent) == WORDS[ZH]["closed"]
    lead = open_desk("oplead", f"/desk/complaints/{number}")
    do(lead, "roll-back-measure", reason="已修复")
    assert everybody.who_may(number, "place-hold") == {"place-hold": GROUP | {"boss"}}


def test_auditor(open_desk, case, tmp_path, server):
    """1.2, 6.2 auditor: reads the case, its room, measures, archive, policy, and takes the dossier; changes nothing at all"""
    number = case["filed"].number
    page = open_desk("audit", f"/desk/complaints/{number}")
    for text in ("订单列表泄露", "涉及隐私和安全", "缓存键缺少用户编号", "涉及四十二位用户", "三万元", "同意采购。", "列表已修复"):
        expect(entry(page, text).first).to_be_attached()
    with page.expect_download() as download:
        page.locator("a[href$='/dossier']").click()
    download.value.save_as(tmp_path / "dossier.zip")
    assert "同意采购。" in zipfile.ZipFile(tmp_path / "dossier.zip").read("dossier.json").decode()
    checked = server.command("verify", "--dossier", str(tmp_path / "dossier.zip"))
    assert "no differences" in checked.stdout

    before = page.locator(".entry").count()
    version = page.locator("main form input[name=version]").count()
    assert version == 0, "no form that would act on the complaint"
    csrf = page.locator("input[name=csrf]").first.get_attribute("value")
    acts = page.request.get("/api/openapi.json").json()["paths"]
    names = sorted(path.rsplit("/", 1)[1] for path in acts if "/complaints/{number}/acts/" in path)
    assert len(names) > 30
    refused = {}
    for name in names:
        sent = page.request.post(
            f"/desk/complaints/{number}/{name}", multipart={"csrf": csrf, "reason": "x", "text": "x"}
        )
        refused[name] = sent.status
    # 422 where the fields come first; never a success, and never a way on.
    assert set(refused.values()) <= {403, 409, 422}, refused
    for path in ("/desk/policy/draft/begin", "/desk/people", "/desk/hosts", "/desk/lookups", "/desk/articles/new"):
        sent = page.request.post(path, multipart={"csrf": csrf})
        assert sent.status in (403, 404, 405), f"{path}: {sent.status}"
    page.reload()
    assert page.locator(".entry").count() == before
    for path in (f"/desk/complaints/{number}/room", "/desk/measures", "/desk/incidents", "/desk/archive", "/desk/policy"):
        assert page.goto(path).status == 200, path
        assert page.locator("main form[method=post]").count() == 0, f"{path} lets an auditor change something"
    page.goto("/desk/archive")
    expect(page.locator(f"#c-{number}")).to_be_visible()
    assert server.command("verify").returncode == 0
