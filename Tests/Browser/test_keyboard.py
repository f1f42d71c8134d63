"""Each person's main acts by the keyboard alone: every stop can be seen, and nothing needs a mouse."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from Browser import keys
from Browser.conftest import PHONE
from Browser.steps import Poster, open_case, track
from Browser.steps import answer as click_answer
from Browser.steps import do as click_through
from Browser.team import NAMES, hire
from Browser.test_journey import to_level, to_result
from Browser.test_knowledge import act as click_act
from Browser.test_knowledge import press as click_article
from Browser.test_knowledge import write
from Browser.words import EN, WORDS, ZH

LATER = (datetime.datetime.now() + datetime.timedelta(days=2)).strftime("%Y-%m-%d %H:%M")


@pytest.fixture(scope="module")
def server(engine, teams, tmp_path_factory):
    """A server on which back-office tools can be defined, with a second member of the operations team."""
    if engine.name not in teams:
        team = engine.server(tmp_path_factory.mktemp("team") / "data")
        hire(team)
        teams[engine.name] = team
    folder = tmp_path_factory.mktemp("server") / "data"
    with engine.server(folder, "--lookup-hosts", "tools.example.com", like=teams[engine.name]) as server:
        server.add_staff("operations2", "operations", name="吴营")
        yield server


@pytest.fixture(scope="module")
def poster(server) -> Poster:
    return Poster(server)


def test_sign_in(open_page, server):
    """1.2 in and out again"""
    page = open_page()
    page.goto("/desk/login")
    keys.enter(page, page.locator("#login"), "agent")
    keys.enter(page, page.locator("#password"), "correct horse battery staple")
    keys.press(page, page.locator("form[action='/desk/login'] button"))
    expect(page.locator(".bar")).to_contain_text(NAMES["agent"])
    keys.tab_to(page, page.locator(".who summary"))
    page.keyboard.press("Enter")
    keys.press(page, page.locator("form[action='/desk/logout'] button"))
    expect(page.locator("#login")).to_be_visible()


def test_complaining(open_page, server):
    """2.1.form a complaint from the first field to its number"""
    page = open_page(locale=EN)
    page.goto("/complain")
    form = page.locator("form[action='/complain']")
    keys.into_main(page)
    keys.enter(page, form.locator("[name=type]"), "service-quality")
    keys.enter(page, page.locator("#content"), "Nobody answers the phone.")
    keys.enter(page, page.locator("#email"), "li@example.com")
    keys.press(page, form.locator("button.primary"))
    expect(page.locator("h1")).to_contain_text(WORDS[EN]["confirmed"])


def test_room(open_desk, poster):
    """3'.L3.1, 3'.L3, 3'.L3.4 the group is formed, the report and the bulletin are written"""
    number = poster.complain(content="全站无法付款").number
    to_level(open_desk("agent"), number, 3)
    lead = open_desk("oplead", f"/desk/complaints/{number}/room")
    room = lead.locator("[data-live-region=room]")
    keys.do(lead, "form-group")
    expect(room).to_contain_text(NAMES["cto"])
    keys.do(lead, "report-preliminarily", text="连接池耗尽。")
    expect(room).to_contain_text("连接池耗尽。")
    keys.do(lead, "publish-bulletin", title="无法付款", stage="located", text="已定位。", expectedAt=LATER)
    expect(room.locator(".bulletins li")).to_have_count(1)


def test_incident(open_desk, poster):
    """3'.L3.4 two complaints are ticked in the queue and linked, told by one bulletin and one result; the incident ends"""
    agent = open_desk("agent")
    ready, urgent = (poster.complain(content=f"订单页面{fault}").number for fault in ("空白", "卡顿"))
    to_level(agent, urgent, 3)
    to_level(agent, ready, 1)
    click_through(agent, "assign", department="front-line")
    click_through(agent, "propose", facts="缓存错误。", solution="清除缓存。")
    agent.goto("/desk?view=all")
    keys.into_main(agent)
    shown = agent.locator("input.pick").evaluate_all("all => all.map((one) => one.value)")
    for number in sorted((ready, urgent), key=shown.index):
        keys.enter(agent, agent.locator(f"input.pick[value={number}]"), True)
    keys.press(agent, agent.locator("#select button"))
    keys.into_main(agent)
    keys.enter(agent, agent.locator("#link-title"), "订单页面打不开")
    keys.press(agent, agent.locator("form[action='/desk/incidents/link'] button.primary"))
    expect(agent.locator(".linked[data-live-region] li")).to_have_count(2)

    lead = open_desk("oplead", "/desk/incidents")
    keys.into_main(lead)
    keys.press(lead, lead.locator("tbody a", has_text="订单页面打不开"))
    keys.do(lead, "publish", stage="repaired", text="已恢复。")
    expect(lead.locator(".bulletins li")).to_contain_text("已恢复。")
    agent.reload()
    keys.do(agent, "result", status="resolved", solution="已清除缓存。", contact="400-800-1234")
    # Told to the one that is ready; the other is named, and its case is a stop on the way.
    expect(agent.locator(".outcomes li")).to_have_count(1)
    keys.into_main(agent)
    keys.press(agent, agent.locator(f".outcomes a[href$='{urgent}']"))
    agent.wait_for_url(f"**/desk/complaints/{urgent}")
    lead.reload()
    keys.do(lead, "close", reason="已修复")
    expect(lead.locator("[data-live-region=incident] .state")).to_have_text("已结束")


def test_measures(open_desk, poster):
    """3'.L2.3 a measure is proposed, found in the list, approved"""
    number = poster.complain(content="支付偶发失败").number
    to_level(open_desk("agent"), number, 2, systemFault=True)
    tech = open_desk("tech", f"/desk/complaints/{number}")
    keys.do(
        tech, "propose-measure", target="快捷支付", flag="checkout.quick-pay", value="false", reason="回调超时", until=LATER
    )
    expect(tech.locator(".case-side .measure")).to_contain_text("待批准")
    lead = open_desk("oplead", "/desk/measures")
    keys.into_main(lead)
    keys.press(lead, lead.locator(f".measure a[href$='{number}']").first)
    keys.do(lead, "decide-measure", decision="granted")
    expect(lead.locator(".case-side .measure")).to_contain_text("生效")


def test_knowledge(open_desk):
    """3'.L1.2 a category, an article in both languages, its preview, its publication"""
    page = open_desk("operations", "/desk/articles")
    keys.do(page, "category", nameZh="账号", nameEn="Account")
    keys.into_main(page)
    keys.press(page, page.locator("a.button.primary"))
    keys.into_main(page)
    category = page.locator("#article-category")
    keys.enter(page, category, category.locator("option", has_text="账号").get_attribute("value"))
    for field, text in {
        "reviewOn": "2030-01-31", "titleZh": "如何改密码", "bodyZh": "在**设置**里。", "titleEn": "Passwords", "bodyEn": "Settings.",
    }.items():  # fmt: skip
        keys.enter(page, page.locator(f"#article-{field}"), text)
    keys.press(page, page.locator("button[value=preview]"))
    expect(page.locator(".article-shown strong")).to_have_text("设置")
    keys.into_main(page)
    keys.press(page, page.locator("#article-form button[value=save]"))
    keys.into_main(page)
    keys.press(page, page.locator("#act-publish button"))
    expect(page.locator(".case-head .state")).to_have_text("已发布")


def test_policy(open_desk):
    """6.1 a draft is begun, written, handed in, and approved by a second person"""
    page = open_desk("operations", "/desk/policy")
    keys.into_main(page)
    keys.press(page, page.locator("#act-begin button"))
    keys.into_main(page)
    figure = page.locator("#policy-limit-registration-1")
    keys.enter(page, figure, "often")
    # The enter key saves from any line.
    with page.expect_navigation():
        page.keyboard.press("Enter")
    # What is wrong is where the focus is, and its link leads to the field, where what was typed still is.
    expect(page.locator("#errors")).to_be_focused()
    keys.press_here(page, page.locator("#errors a[href='#policy-limit-registration-1']"))
    expect(figure).to_be_focused()
    assert figure.input_value() == "often"
    page.keyboard.press("Control+A")
    page.keyboard.type("20")
    # The form is long: its own links lead to its parts, and back to them is the way one came.
    part = page.locator("section.policy-part:has(#policy-reason)").get_attribute("id")
    keys.tab_to(page, page.locator(f"nav a[href='#{part}']"), by="Shift+Tab")
    page.keyboard.press("Enter")
    keys.enter(page, page.locator("#policy-reason"), "登记更快")
    keys.press(page, page.locator("#policy-form p.submit button"))
    expect(page.locator("#diff li")).to_contain_text("20分钟")
    keys.into_main(page)
    keys.press(page, page.locator("#act-submit button"))
    second = open_desk("operations2", "/desk/policy/draft")
    keys.into_main(second)
    keys.press(second, second.locator("#act-approve button"))
    expect(second.locator("section:has(#versions) tbody tr")).to_have_count(2)


def test_look_ups(open_desk):
    """3'.L1.1 a tool is defined, changed, removed"""
    page = open_desk("operations", "/desk/lookups")
    keys.do(page, "add", name="会员资料", url="https://tools.example.com/{userID}", timeout="3")
    keys.into_main(page)
    box = page.locator(".tool details.act")
    keys.unfold(page, box)
    keys.enter(page, box.locator("[name=name]"), "会员")
    keys.press(page, box.locator("form[action$='/change'] button"))
    expect(page.locator(".tool h2")).to_have_text("会员")
    keys.into_main(page)
    keys.unfold(page, box)
    keys.press(page, box.locator("button.danger"))
    expect(page.locator(".tool")).to_have_count(0)


def test_hosts(open_desk):
    """3'.L2.3 a host site is let in and shut out"""
    page = open_desk("operations", "/desk/hosts")
    keys.do(page, "add-host", name="商城")
    expect(page.locator("code.secret")).to_be_visible()
    page.goto("/desk/hosts")
    keys.into_main(page)
    row = page.locator("tbody tr", has_text="商城")
    keys.tab_to(page, row.locator("summary"))
    page.keyboard.press("Enter")
    keys.press(page, row.locator("button.danger"))
    expect(row).to_contain_text("已失效")


def test_people(open_desk):
    """1.2 somebody joins with two roles, and leaves"""
    page = open_desk("operations", "/desk/people")
    keys.into_main(page)
    keys.enter(page, page.locator("#add-name"), "何新")
    keys.enter(page, page.locator("#add-login"), "newcomer")
    for role in ("agent", "auditor"):
        keys.enter(page, page.locator(f"[name=roles][value={role}]"), True)
    keys.press(page, page.locator("#act-add form button"))
    expect(page.locator("code.secret")).to_be_visible()
    keys.into_main(page)
    row = page.locator("tbody tr", has_text="何新")
    keys.tab_to(page, row.locator("summary"))
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    # Closed by Escape, with the focus on what opened it.
    expect(row.locator("details")).not_to_have_attribute("open", "")
    expect(row.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    keys.press(page, row.locator("button.danger"))
    expect(row).to_contain_text("停用")


def test_notices_and_their_settings(open_desk, poster):
    """1.2p, 1.2e the own lead and times of quiet are chosen; what is new is seen all at once"""
    page = open_desk("super", "/desk/account")
    form = page.locator("form[action='/desk/account/notices']")
    keys.into_main(page)
    keys.enter(page, form.locator("[name=lead]"), "60")
    keys.enter(page, form.locator("[name=quiet-from]"), "23:58")
    keys.enter(page, form.locator("[name=quiet-until]"), "23:59")
    keys.press(page, form.locator("p.submit button"))
    expect(form.locator("[name=lead]")).to_have_value("60")
    poster.complain(content="提醒我一下")
    page.goto("/desk/notices")
    expect(page.locator(".notices.is-new")).to_be_visible()
    keys.into_main(page)
    keys.press(page, page.locator(".see-all button"))
    expect(page.locator(".notices.is-new")).to_have_count(0)


def test_archive(open_desk, open_page, poster):
    """6.2 an ended complaint is found in the archive and put under a legal hold, which is lifted again"""
    filed = poster.complain(content="发票抬头打印错误")
    agent = open_desk("agent")
    to_result(agent, filed.number)
    user = open_page(viewport=PHONE)
    track(user, filed)
    keys.into_main(user)
    keys.unfold(user, user.locator("#act-accept"))
    keys.press(user, user.locator("#act-accept button:not([type=button])").last)
    expect(user.locator(".standing-word")).to_have_text(WORDS[ZH]["open:resolved"])
    open_case(agent, filed.number)
    keys.do(agent, "close")
    lead = open_desk("oplead", "/desk/archive")
    keys.into_main(lead)
    keys.enter(lead, lead.locator("#archive-q"), "发票抬头")
    keys.press(lead, lead.locator(".archive-search button"))
    keys.into_main(lead)
    keys.press(lead, lead.locator(f"#c-{filed.number} a").first)
    keys.do(lead, "place-hold", reason="消费者协会调查中")
    expect(lead.locator(".keeping")).to_contain_text("消费者协会调查中")
    keys.do(lead, "lift-hold", reason="调查已结束")
    expect(lead.locator(".keeping")).not_to_contain_text("消费者协会调查中")


def test_tracking(open_page, open_desk, poster):
    """1.2t, 3.2.1 a person finds the own complaint, answers, and withdraws it"""
    filed = poster.complain(content="还是打不开")
    page = open_page(viewport=PHONE, locale=EN)
    page.goto("/track")
    keys.into_main(page)
    keys.enter(page, page.locator("#number"), filed.number)
    keys.enter(page, page.locator("#code"), filed.code)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/track/{filed.number}")
    keys.into_main(page)
    reply = page.locator("#act-reply")
    keys.unfold(page, reply)
    keys.enter(page, reply.locator("[name=text]"), "It works on my phone.")
    # An answer of the staff comes while it is written: the focus and the text stay.
    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    click_through(agent, "register")
    click_through(agent, "send", purpose="progress", text="正在查")
    expect(page.locator(".talk")).to_contain_text("正在查")
    expect(reply.locator("[name=text]")).to_be_focused()
    keys.press(page, reply.locator("button:not([type=button])").last)
    # What came meanwhile is said once, at the field, where the focus is; what was written is sent by the same button.
    expect(reply.locator("[name=text]")).to_be_focused()
    expect(reply.locator(".error")).to_be_visible()
    keys.press(page, reply.locator("button:not([type=button])").last)
    expect(page.locator(".talk")).to_contain_text("It works on my phone.")
    keys.into_main(page)
    keys.unfold(page, page.locator("#act-withdraw"))
    keys.press(page, page.locator("#act-withdraw button:not([type=button])").last)
    expect(page.locator(".standing-word")).to_have_text(WORDS[EN]["open:withdrawn"])


def by_keys(page, filed, act: str, text: str) -> None:
    """Does an act of the complainant from the top of the own complaint's page."""
    track(page, filed)
    keys.into_main(page)
    box = page.locator(f"#act-{act}")
    keys.unfold(page, box)
    keys.enter(page, box.locator("[name=text]"), text)
    keys.press(page, box.locator("button:not([type=button])").last)
    expect(page.locator(".talk")).to_contain_text(text)


def test_not_solved(open_page, open_desk, poster):
    """4.2.1, 1.2t a person says that the result solved nothing, and why"""
    filed = poster.complain(content="退款没有到账")
    to_result(open_desk("agent"), filed.number)
    page = open_page(viewport=PHONE)
    by_keys(page, filed, "not-solved", "余额还是零。")
    expect(page.locator(".standing-word")).to_have_text(WORDS[ZH]["open:pending"])


def test_objection(open_page, open_desk, poster):
    """3.2.1, 1.2t a person objects to a rejection"""
    filed = poster.complain(content="发票抬头错误")
    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    click_through(agent, "register")
    click_through(agent, "reject", reason="应向商家提出。")
    page = open_page(viewport=PHONE, locale=EN)
    by_keys(page, filed, "object", "It was bought from you.")
    expect(page.locator(".standing-word")).to_have_text(WORDS[EN]["open:objected"])


def test_reopening(open_page, open_desk, poster):
    """4.2.1, 1.2t a person reopens a closed complaint"""
    filed = poster.complain(content="验证码收不到")
    agent = open_desk("agent")
    to_result(agent, filed.number)
    page = open_page()
    track(page, filed)
    click_answer(page, "accept")
    open_case(agent, filed.number)
    click_through(agent, "close")
    by_keys(page, filed, "reopen", "今天又收不到了。")
    expect(page.locator(".standing-word")).to_have_text(WORDS[ZH]["open:reopened"])


def test_help(open_page, open_desk):
    """3'.L1.2 an article is searched for and said to answer; so is one that the complaint form suggests"""
    writer = open_desk("operations", "/desk/articles")
    click_through(writer, "category", nameZh="发票", nameEn="Invoices")
    writer.goto("/desk/articles/new")
    texts = {"zh": ("如何补开发票", "在订单详情里申请。"), "en": ("Missing invoices", "Ask for one.")}
    write(writer, category="发票", reviewOn="2030-01-31", **texts)
    click_article(writer, "save")
    click_act(writer, "publish")

    page = open_page(viewport=PHONE)
    page.goto("/help")
    keys.into_main(page)
    keys.enter(page, page.locator("#help-q"), "补开发票")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    keys.into_main(page)
    keys.press(page, page.locator(".article-list a", has_text="如何补开发票"))
    keys.into_main(page)
    keys.press(page, page.locator(".helped button[value=yes]"))
    expect(page.locator(".helped[role=status]")).to_contain_text("文章回答了您的问题")

    # Somebody else, as each browser counts once.
    page = open_page(locale=ZH)
    page.goto("/complain")
    keys.into_main(page)
    keys.enter(page, page.locator("#content"), "想问如何补开发票")
    button = page.locator(".matches button")
    expect(button).to_be_visible()
    keys.press_here(page, button)
    # The button is gone; what stands in its place has the focus, and the next stop is the next field.
    expect(page.locator(".matches .is-met")).to_be_focused()
    keys.enter(page, page.locator("#email"), "li@example.com")
    writer.reload()
    expect(writer.locator(".case-side")).to_contain_text(re.compile(r"投诉前已解决\s*1\b"))


def test_approval(open_desk, open_page, poster):
    """3'.L3.3 a decision maker answers on a phone with a keyboard"""
    number = poster.complain(content="全站无法登录").number
    to_level(open_desk("agent"), number, 3)
    lead = open_desk("oplead", f"/desk/complaints/{number}/room")
    keys.do(lead, "form-group")
    keys.do(lead, "assign", department="technical")
    tech = open_desk("tech", f"/desk/complaints/{number}")
    keys.do(tech, "verify-facts", findings="容量不足")
    lead.goto(f"/desk/complaints/{number}/room")
    keys.do(lead, "propose", solution="扩容", needsApproval=True)
    keys.do(lead, "request-approval", text="容量不足", scope="两台服务器")
    boss = open_desk("boss", f"/desk/complaints/{number}/room")
    phone = open_page(viewport=PHONE)
    phone.goto(boss.locator("a[href^='/approval/']").get_attribute("href"))
    keys.into_main(phone)
    form = phone.locator("form[action^='/approval/']")
    keys.enter(phone, form.locator("[name=decision]"), "granted")
    keys.enter(phone, form.locator("[name=reason]"), "同意，尽快。")
    keys.press(phone, form.locator("button"))
    expect(phone.locator("[role=status]")).to_contain_text("同意，尽快。")
    expect(lead.locator("[data-live-region=room]")).to_contain_text("同意，尽快。")
