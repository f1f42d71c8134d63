"""Every screen of the staff moves by itself: what one does, another sees without a reload, and typing stays."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from Browser import keys
from Browser.conftest import PHONE
from Browser.steps import Poster, answer, do, send, track
from Browser.team import hire
from Browser.test_breach import move
from Browser.test_incidents import act as act_on_incident
from Browser.test_incidents import graded, link
from Browser.test_journey import to_level
from Browser.test_knowledge import act as act_on_article
from Browser.test_knowledge import press as press_article
from Browser.test_knowledge import write
from Browser.test_measures import MEASURE
from Browser.words import EN
from TestServer import Receiver, Reply

SECOND = "operations2"


class Neighbour(Receiver):
    """A back-office tool and a host site in one; what is posted to it fails until it is told to take it."""

    def __init__(self):
        self.status = 503
        super().__init__(lambda heard: Reply(self.status, b"{}"))


@pytest.fixture(scope="module")
def receiver() -> Iterator[Neighbour]:
    with Neighbour() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def server(engine, teams, tmp_path_factory, receiver):
    """A server that may ask and post to the receiver, with a second member of the operations team."""
    if engine.name not in teams:
        team = engine.server(tmp_path_factory.mktemp("team") / "data")
        hire(team)
        teams[engine.name] = team
    arguments = ("--lookup-hosts", receiver.host, "--webhook-hosts", receiver.host)
    with engine.server(tmp_path_factory.mktemp("server") / "data", *arguments, like=teams[engine.name]) as server:
        server.add_staff(SECOND, "operations", name="吴营")
        yield server


def test_policy(open_desk, watch):
    """6.1 a draft, what it changes, its stage and what may be done with it appear in other windows, and a version does"""
    reader = watch("agent", "/desk/policy", viewport=PHONE, locale=EN)
    author = open_desk("operations", "/desk/policy")
    send(author, "#act-begin")
    expect(reader.locator("#policy-draft")).to_contain_text("draft")

    second = watch(SECOND, "/desk/policy/draft")
    expect(second.locator("#diff .empty")).to_be_visible()
    author.fill("#policy-limit-registration-1", "20")
    author.fill("#policy-reason", "登记更快")
    send(author, "#policy-form p.submit")
    expect(second.locator("#diff li")).to_contain_text("20分钟")
    expect(second.locator("main")).to_contain_text("登记更快")
    expect(second.locator("#act-approve")).to_have_count(0)
    send(author, "#act-submit")
    expect(second.locator("#act-approve button")).to_be_visible()
    expect(author.locator("#act-approve.is-blocked")).to_be_visible()

    # Half a reason for sending it back, while the same person's other window sends it back.
    second.fill("#act-return textarea", "还差一")
    other = open_desk(SECOND, "/desk/policy/draft")
    other.fill("#act-return textarea", "请再短些")
    send(other, "#act-return")
    expect(second.locator("[data-live-region=draft-past]")).to_contain_text("请再短些")
    expect(second.locator(".live-notice")).to_be_visible()
    assert second.locator("#act-return textarea").input_value() == "还差一"
    second.locator("#act-return textarea").fill("")

    # Two write in the draft: the one is told that the other saved, keeps what was typed, and is asked to compare.
    author.goto("/desk/policy/edit")
    writer = watch(SECOND, "/desk/policy/edit")
    writer.fill("#policy-reason", "登记更快，写到一半")
    author.fill("#policy-limit-registration-1", "15")
    send(author, "#policy-form p.submit")
    expect(writer.locator(".live-notice")).to_contain_text("同事")
    assert writer.locator("#policy-reason").input_value() == "登记更快，写到一半"
    expect(second.locator("#diff li")).to_contain_text("15分钟")
    send(author, "#act-submit")
    # The form leads nowhere any more, which is said; following it is up to whoever writes.
    follow = writer.locator(".live-notice button")
    expect(follow).to_be_visible()
    assert writer.locator("#policy-reason").input_value() == "登记更快，写到一半"
    expect(second.locator("#act-approve button")).to_be_visible()

    expect(reader.locator("section:has(#versions) tbody tr")).to_have_count(1)
    other.goto("/desk/policy/draft")
    send(other, "#act-approve")
    expect(reader.locator("section:has(#versions) tbody tr")).to_have_count(2)
    expect(reader.locator("[data-live-region=policy] > p").first).to_contain_text("2")
    # Whoever looks at the draft is told that it has gone.
    expect(second.locator(".live-notice button")).to_be_visible()


def test_knowledge(open_desk, watch, open_page):
    """3'.L1.2 the list of articles and an article's own page follow its writer; a second writer is told"""
    writer = open_desk("operations", "/desk/articles")
    elsewhere = watch(SECOND, "/desk/articles")
    reader = watch("agent", "/desk/articles")
    writer.locator("#act-category > summary").click()
    writer.fill("#category-nameZh", "账号")
    writer.fill("#category-nameEn", "Account")
    send(writer, "#act-category")
    expect(elsewhere.locator("[data-live-region=categories]")).to_contain_text("账号")
    elsewhere.locator("#act-category > summary").click()
    elsewhere.fill("#category-nameZh", "写到一半")

    writer.goto("/desk/articles/new")
    write(writer, category="账号", reviewOn="2030-01-31", zh=("如何改密码", "在设置里。"), en=("Passwords", "Settings."))
    press_article(writer, "save")
    path = writer.url
    row = reader.locator("tbody tr", has_text="如何改密码")
    expect(row).to_contain_text("草稿")
    expect(elsewhere.locator("tbody tr")).to_have_count(1)
    assert elsewhere.locator("#category-nameZh").input_value() == "写到一半"

    page = watch("agent", path)
    second = watch(SECOND, f"{path}/edit")
    second.fill("#article-bodyEn", "In the settings, under")
    act_on_article(writer, "publish")
    expect(page.locator(".case-head .state")).to_have_text("已发布")
    expect(row).to_contain_text("已发布")
    expect(second.locator(".live-notice")).to_contain_text("同事")
    writer.goto(f"{path}/edit")
    write(writer, zh=("如何改密码", "在设置里，点“安全”。"))
    press_article(writer, "save")
    expect(page.locator(".case-head")).to_contain_text("有未发布的新版本")
    expect(page.locator(".diff ins")).to_contain_text("安全")
    assert second.locator("#article-bodyEn").input_value() == "In the settings, under"
    # What a reader of the help centre says is counted before their eyes.
    user = open_page()
    user.goto(f"/help/{path.split('/')[-1]}")
    user.locator("form[action$='/answer'] button").first.click()
    expect(row.locator("td.figure").first).to_have_text("1")
    act_on_article(writer, "withdraw")
    expect(page.locator(".case-head .state")).to_have_text("已撤下")
    expect(row).to_contain_text("已撤下")


def test_look_ups(open_desk, watch, receiver):
    """3'.L1.1 a tool that one defines is in the other's list; a half-written one stays"""
    page = watch(SECOND, "/desk/lookups")
    page.fill("#add-name", "写到一半")
    page.locator("#add-name").focus()
    other = open_desk("operations", "/desk/lookups")
    other.fill("#add-name", "会员资料")
    other.fill("#add-url", f"http://{receiver.host}/{{userID}}")
    send(other, "#act-add")
    tool = page.locator(".tool", has_text="会员资料")
    expect(tool).to_be_visible()
    expect(page.locator("#add-name")).to_be_focused()
    assert page.locator("#add-name").input_value() == "写到一半"
    # An opened tool stays open, with what is written in it, and the change is said.
    tool.locator("summary").click()
    tool.locator("[name=name]").fill("会员资料二")
    other.locator(".tool summary").click()
    other.locator(".tool [name=timeout]").fill("9")
    with other.expect_navigation():
        other.locator(".tool form[action$=change] button").click()
    expect(page.locator(".live-notice")).to_be_visible()
    assert tool.locator("[name=name]").input_value() == "会员资料二"
    tool.locator("[name=name]").fill("会员资料")
    page.locator("h1").click()
    other.locator(".tool summary").click()
    with other.expect_navigation():
        other.locator(".tool button.danger").click()
    expect(page.locator(".tool")).to_have_count(0)
    expect(page.locator(".empty")).to_be_visible()


def test_hosts(open_desk, watch, receiver):
    """3'.L2.3 a host that one lets in, shuts out, and an address to post to appear in the other's window"""
    page = watch(SECOND, "/desk/hosts")
    page.fill("#add-webhook-url", "http://half")
    other = open_desk("operations", "/desk/hosts")
    other.fill("#add-host-name", "商城")
    send(other, "#act-add-host")
    row = page.locator("tbody tr", has_text="商城")
    expect(row).to_be_visible()
    other.goto("/desk/hosts")
    # The menu that is open stays so, and the focus in it.
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    other.fill("#add-host-name", "论坛")
    send(other, "#act-add-host")
    expect(page.locator("tbody tr", has_text="论坛")).to_be_visible()
    expect(row.locator("details")).to_have_attribute("open", "")
    expect(row.locator("summary")).to_be_focused()
    other.goto("/desk/hosts")
    other.fill("#add-webhook-url", f"http://{receiver.host}/hook")
    send(other, "#act-add-webhook")
    expect(page.locator(".tool", has_text="/hook")).to_be_visible()
    other.goto("/desk/hosts")
    other.locator("tbody tr", has_text="商城").locator("summary").click()
    with other.expect_navigation():
        other.locator("tbody tr", has_text="商城").locator("button.danger").click()
    expect(row).to_contain_text("已失效")
    # The button that had the focus is gone: the focus is in the list, not at the top of the page.
    assert page.evaluate("document.activeElement.closest('[data-live-region=hosts]') !== null")
    assert page.input_value("#add-webhook-url") == "http://half"


def test_people(open_desk, watch):
    """1.2 who joins or leaves is in every list of people at once, and can be chosen as a deputy"""
    reader = watch("agent", "/desk/people", viewport=PHONE)
    page = watch(SECOND, "/desk/people")
    typing = watch(SECOND, "/desk/people")
    typing.fill("#add-name", "写到一半")
    other = open_desk("operations", "/desk/people")
    other.fill("#add-name", "何新")
    other.fill("#add-login", "newcomer")
    other.locator("[name=roles][value=agent]").check()
    send(other, "#act-add")
    for window in (reader, page, typing):
        expect(window.locator("tbody tr", has_text="何新")).to_contain_text("newcomer")
    expect(page.locator("#add-deputy option", has_text="何新")).to_have_count(1)
    assert typing.input_value("#add-name") == "写到一半"
    other.goto("/desk/people")
    row = other.locator("tbody tr", has_text="何新")
    row.locator("summary").click()
    with other.expect_navigation():
        row.locator("button.danger").click()
    expect(reader.locator("tbody tr", has_text="何新")).to_contain_text("停用")


def test_incident(open_desk, watch, server):
    """3'.L3.4 an incident's bulletins, acts and past follow in another window; half a bulletin stays as it is"""
    agent = open_desk("agent")
    number = link(agent, [graded(agent, Poster(server), 3).number], "订单页面空白")
    others = watch("oplead", "/desk/incidents", viewport=PHONE)
    page, typing = watch("oplead", f"/desk/incidents/{number}"), watch("cto", f"/desk/incidents/{number}")
    typing.locator("#act-publish > summary").click()
    typing.fill("#publish-text", "写到一半")
    lead = open_desk("oplead", f"/desk/incidents/{number}")
    act_on_incident(lead, "publish", stage="located", text="已定位。")
    expect(others.locator("main")).to_contain_text("已定位问题")
    expect(page.locator(".bulletins li")).to_have_count(1)
    # With the version of now, so that the next bulletin from here is not taken for one written beside this.
    expect(page.locator("#act-publish [name=version]")).to_have_value("1")
    expect(typing.locator(".bulletins li")).to_have_count(1)
    assert typing.input_value("#publish-text") == "写到一半"
    expect(typing.locator(".live-notice")).to_be_visible()
    act_on_incident(lead, "close", reason="已修复")
    expect(page.locator("#act-publish")).to_have_count(0)
    expect(page.locator("#act-correct")).to_have_count(1)
    page.locator("#incident-history > summary").click()
    expect(page.locator(".incident-history")).to_contain_text("已修复")


def test_public_list(open_desk, open_page, server):
    """3'.L3.4, 1.2 who reads the public list sees an incident with its first bulletin, and how far it is, without a reload"""
    reader = open_page(viewport=PHONE)
    reader.goto("/incidents")
    reader.evaluate("window.same = true")
    agent = open_desk("agent")
    number = link(agent, [graded(agent, Poster(server), 3).number], "无法登录会员中心")
    line = reader.locator(".incident-list li", has_text="无法登录会员中心")
    lead = open_desk("oplead", f"/desk/incidents/{number}")
    expect(line).to_have_count(0)
    act_on_incident(lead, "publish", stage="investigating", text="正在调查。")
    expect(line.locator(".state")).to_have_text("正在排查")
    act_on_incident(lead, "publish", stage="repaired", text="已恢复。")
    expect(line.locator(".state")).not_to_have_text("正在排查")
    act_on_incident(lead, "close", reason="已修复")
    expect(line.locator(".state")).to_have_text("已结束")
    assert reader.evaluate("window.same"), "reloaded"


def test_archive(open_desk, open_page, watch, server):
    """6.2 what ended is in the archive at once"""
    one = Poster(server).complain(content="撤回后归档")
    page = watch("oplead", "/desk/archive")
    page.fill("#archive-q", "写到一半")
    user = open_page()
    track(user, one)
    answer(user, "withdraw")
    expect(page.locator(f"#c-{one.number}")).to_be_visible()
    assert page.input_value("#archive-q") == "写到一半"


def test_outbox(open_desk, watch, server, receiver, monkeypatch, signed_in):
    """3'.L2.3 what one sends again leaves the other's list, and the figure beside it goes"""
    operations = open_desk("operations", "/desk/hosts")
    if not operations.locator(".tool").count():
        operations.fill("#add-webhook-url", f"http://{receiver.host}/hook")
        send(operations, "#act-add-webhook")
    filed = Poster(server).complain(content="支付偶发失败。")
    to_level(open_desk("agent"), filed.number, 2, systemFault=True)
    do(open_desk("tech", f"/desk/complaints/{filed.number}"), "propose-measure", **MEASURE)
    do(open_desk("oplead", f"/desk/complaints/{filed.number}"), "decide-measure", decision="granted")
    for hours in range(1, 20):
        move(server, monkeypatch, 65 * hours)
        signed_in.clear()
        page = open_desk("operations", "/desk/outbox")
        page.wait_for_timeout(700)
        page.reload()
        if page.locator(".letters li").count():
            break
        page.context.close()
    page = watch("audit", "/desk/outbox")
    expect(page.locator(".letters li")).to_have_count(1)
    expect(page.locator(".side a[href='/desk/outbox'] .count")).to_have_text("1")
    receiver.status = 200
    # By the keyboard alone.
    other = open_desk("super", "/desk/outbox")
    keys.into_main(other)
    keys.press(other, other.locator("main .letters button"))
    expect(page.locator(".letters li")).to_have_count(0)
    expect(page.locator(".side a[href='/desk/outbox'] .count")).to_have_count(0)
