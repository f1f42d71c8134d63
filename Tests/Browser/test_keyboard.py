"""The staff's main acts by the keyboard alone: every stop can be seen, and nothing needs a mouse."""

import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from Browser import keys
from Browser.conftest import PHONE
from Browser.steps import Poster, open_case, track
from Browser.steps import do as click_through
from Browser.team import NAMES
from Browser.test_journey import to_level, to_result
from Browser.words import WORDS, ZH

LATER = (datetime.datetime.now() + datetime.timedelta(days=2)).strftime("%Y-%m-%d %H:%M")


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


def in_order(page: Page, *targets: Locator) -> None:
    """Each is the next stop after the one before it."""
    keys.tab_to(page, targets[0])
    for target in targets[1:]:
        keys.tab_to(page, target, most=1)


def switch(page: Page, button: Locator, key: str) -> None:
    """Switches something on and off again; the focus stays on the button, which says how it is."""
    keys.tab_to(page, button, by="Shift+Tab")
    for pressed in ("true", "false"):
        page.keyboard.press(key)
        expect(button).to_have_attribute("aria-pressed", pressed)
        expect(button).to_be_focused()


def invited(agent: Page, user: Page, poster: Poster, content: str) -> None:
    """A registered complaint whose agent calls, with the complainant at what is said before joining."""
    filed = poster.complain(content=content)
    open_case(agent, filed.number)
    click_through(agent, "register")
    keys.do(agent, "start-call")
    agent.wait_for_url(f"**/desk/complaints/{filed.number}/call")
    track(user, filed)
    keys.into_main(user)
    keys.press(user, user.locator(".invitation a"))
    keys.into_main(user)


def over(page: Page, words: str) -> None:
    """The call is over, which is said where the focus is or before it; the way back is the next stop."""
    expect(page.locator("[data-call-status]")).to_have_text(words)
    expect(page.locator(".call-acts, [data-call-consent]")).to_have_count(0)
    # What had the focus is gone: the focus is on the page's matter, not nowhere.
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("how, ends", [("camera", "agent"), ("voice", "complainant")], ids=["camera", "voice"])
def test_call(open_desk, windows, poster, how, ends):
    """3'.L1.3 a call is joined, everything in it is switched on and off in order, and either side hangs up"""
    open_desk("agent")
    agent = windows("agent", permissions=["clipboard-read", "clipboard-write"])
    user = windows(viewport=PHONE)
    invited(agent, user, poster, f"登录后页面空白（{how}）")
    in_order(user, *(user.locator(f"[data-call-{one}]") for one in ("join=camera", "join=voice", "decline")))
    keys.tab_to(user, user.locator(f"[data-call-join={how}]"), by="Shift+Tab")
    user.keyboard.press("Enter")
    # What had the focus is gone; the way out of the call has it.
    expect(user.locator("[data-call-end]")).to_be_focused()
    for page in (agent, user):
        expect(page.locator("[data-call-status]")).to_have_text("已接通")
    keys.into_main(agent)
    keys.press_here(agent, agent.locator("[data-call-link] button"))
    expect(agent.locator("[data-call-link] button")).to_have_text("已复制")
    for page in (agent, user):
        names = ("mute", "camera-off", "share") if page is agent or how == "camera" else ("mute", "share")
        switches = [page.locator(f"[data-call-{name}]") for name in names]
        keys.tab_to(page, switches[0], by="Shift+Tab")
        in_order(page, *switches, page.locator("[data-call-end]"))
        for one, key in zip(reversed(switches), ("Enter", "Space", "Enter"), strict=False):
            switch(page, one, key)
    if how == "voice":
        expect(user.locator("[data-call-camera-off]")).to_be_disabled()
    one = agent if ends == "agent" else user
    keys.tab_to(one, one.locator("[data-call-end]"))
    one.keyboard.press("Enter")
    for page in (agent, user):
        over(page, "通话已结束。")
    keys.press(user, user.locator("[data-call-back] a"))
    expect(user.locator(".standing-word")).to_be_visible()


def test_call_declined(open_desk, windows, poster):
    """3'.L1.3 a call is declined; both sides read so, and the complainant goes back to the complaint"""
    open_desk("agent")
    agent, user = windows("agent"), windows(viewport=PHONE)
    invited(agent, user, poster, "登录后页面卡住")
    keys.press_here(user, user.locator("[data-call-decline]"))
    for page in (agent, user):
        expect(page.locator("[data-call-status]")).to_have_text("通话邀请被谢绝。")
    over(user, "通话邀请被谢绝。")
    keys.press(user, user.locator("[data-call-back] a"))
    expect(user.locator(".standing-word")).to_be_visible()
