"""The command room of level 3, approval on a phone, and the online call-back of level 2."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from Browser.conftest import PHONE
from Browser.looks import LOOKS, judge
from Browser.steps import Poster, do, entry, fill_act, open_case, track
from Browser.team import NAMES
from Browser.words import EN, ZH


@pytest.fixture(scope="module")
def poster(server):
    return Poster(server)


ordinals = itertools.count(1)


def to_level(page, number: str, level: int) -> None:
    open_case(page, number)
    do(page, "register", summary="页面空白")
    do(page, "validate")
    do(page, "grade", level=str(level), reason="大量用户")


def in_room(page, act: str, **fields) -> None:
    """Does an act in the command room, and is there again afterwards."""
    box = fill_act(page, act, **fields)
    with page.expect_navigation():
        box.locator("form button").last.click()
    page.wait_for_url(re.compile(r"/room$"))


def waiting(open_desk, poster, locale=ZH):
    """A level 3 complaint whose plan waits for approval; its number."""
    number = poster.complain(content=f"全站无法付款，第{next(ordinals)}次").number
    agent = open_desk("agent", locale=locale)
    to_level(agent, number, 3)
    room = f"/desk/complaints/{number}/room"
    lead = open_desk("oplead", room, locale=locale)
    in_room(lead, "form-group")
    in_room(lead, "assign", department="technical")
    tech = open_desk("tech", f"/desk/complaints/{number}", locale=locale)
    do(tech, "verify-facts", findings="支付网关容量不足")
    lead.goto(room)
    in_room(lead, "propose", solution="扩容", needsApproval=True)
    in_room(lead, "request-approval", text="容量不足", scope="两台服务器，三万元")
    return number


def test_room_and_approval(open_desk, open_page, poster):
    """3'.L3, 3'.L3.1, 3'.L3.3 technical person, lead, supervisor and decision maker, who answers on a phone by a link"""
    number = waiting(open_desk, poster)
    room = f"/desk/complaints/{number}/room"
    lead = open_desk("oplead", room)
    main = lead.locator("[data-live-region=room]")
    for login in ("oplead", "cto", "super"):
        expect(main).to_contain_text(NAMES[login])
    expect(main).to_contain_text("等待决定")
    assert lead.locator("a[href^='/approval/']").count() == 0, "the link is the decision maker's own"
    in_room(lead, "report-preliminarily", text="网关连接池耗尽。")
    expect(main).to_contain_text("网关连接池耗尽。")
    in_room(lead, "publish-bulletin", title="无法付款", stage="located", text="已定位。")
    expect(main.locator(".bulletins li")).to_have_count(1)

    boss = open_desk("boss", room)
    link = boss.locator("a[href^='/approval/']").get_attribute("href")
    # A phone on which nobody is signed in.
    phone = open_page(viewport=PHONE)
    phone.goto(link)
    expect(phone.locator("body")).to_contain_text("两台服务器，三万元")
    expect(phone.locator("form[action^='/approval/']")).to_contain_text(NAMES["boss"])
    form = phone.locator("form[action^='/approval/']")
    form.evaluate("form => { form.noValidate = true }")
    form.locator("[name=decision][value=granted]").check()
    with phone.expect_navigation():
        form.locator("button").click()
    expect(phone.locator(".summary")).to_be_visible()
    assert phone.locator("[name=decision][value=granted]").is_checked(), "what was chosen is kept"
    phone.locator("[name=reason]").fill("同意，尽快。")
    with phone.expect_navigation():
        phone.locator("form[action^='/approval/'] button").click()
    expect(phone.locator("[role=status]")).to_contain_text("同意，尽快。")
    assert phone.locator("form[action^='/approval/']").count() == 0, "a link answers once"
    assert phone.goto("/approval/x.1.y").status == 404
    # Live, in the room of the lead.
    expect(main).to_contain_text("同意，尽快。")
    expect(main).to_contain_text(NAMES["boss"])

    super_ = open_desk("super", f"/desk/complaints/{number}")
    do(super_, "send-result", status="resolved", solution="已扩容")
    minor = poster.complain(content="小问题").number
    agent = open_desk("agent")
    to_level(agent, minor, 1)
    answer = agent.goto(f"/desk/complaints/{minor}/room")
    assert answer.status == 400
    expect(agent.locator("main")).to_contain_text("重大")


@pytest.mark.parametrize("locale", [ZH, EN])
def test_vacated_seat(open_desk, poster, locale):
    """1.2, 3'.L3.1 who turns out to be concerned loses the seat; the room asks for somebody else, who gets it"""
    number = poster.complain(content=f"全站无法付款，第{next(ordinals)}次").number
    agent = open_desk("agent", locale=locale)
    to_level(agent, number, 3)
    room = f"/desk/complaints/{number}/room"
    supervisor = open_desk("super", room, locale=locale)
    in_room(supervisor, "form-group")
    seats = supervisor.locator("[data-live-region=room] dl.parts").first
    expect(seats).to_contain_text(NAMES["cto"])
    open_case(agent, number)
    agent.locator("#act-mark-concerned").wait_for(state="attached")
    cto = agent.locator("#act-mark-concerned option", has_text=NAMES["cto"]).first.get_attribute("value")
    do(agent, "mark-concerned", person=cto, reason="投诉的是他的系统")
    # Live, in the room of the supervisor.
    expect(seats).not_to_contain_text(NAMES["cto"])
    expect(seats.locator(".is-late")).to_contain_text("请另行指定" if locale == ZH else "Name somebody else")
    supervisor.reload()
    boss = supervisor.locator("#act-form-group [name=technicalDirector] option", has_text=NAMES["boss"]).first
    in_room(supervisor, "form-group", technicalDirector=boss.get_attribute("value"))
    expect(seats).to_contain_text(NAMES["boss"])
    expect(seats.locator(".is-late")).to_have_count(0)
    concerned = open_desk("cto", "/desk/notices", locale=locale)
    expect(concerned.locator("main")).not_to_contain_text(number)
    concerned.goto("/desk?view=mine")
    expect(concerned.locator("main")).not_to_contain_text(number)


def test_call_back(open_desk, open_page, poster):
    """3'.L2.4 the complainant is asked by a message, answers two questions on a phone, and level 2 can be closed"""
    filed = poster.complain(content=f"支付偶发失败，第{next(ordinals)}次")
    agent = open_desk("agent")
    to_level(agent, filed.number, 2)
    user = open_page(viewport=PHONE)
    track(user, filed)
    assert user.locator("a[href^='/callback/']").count() == 0, "nobody has it yet"
    do(agent, "assign", department="technical")
    agent.locator("a[href*='ask=call-back']").click()
    assert f"/track/{filed.number}" in agent.locator("#act-send [name=text]").input_value()
    do(agent, "send", purpose="answer")
    user.reload()
    expect(user.locator(".talk")).to_contain_text("两个问题")
    link = user.locator("a[href^='/callback/']").get_attribute("href")
    other = open_page(viewport=PHONE, locale=EN)
    other.goto(link)
    form = other.locator("form[action^='/callback/']")
    form.evaluate("form => { form.noValidate = true }")
    form.locator("[name=text]").fill("Better, still slow")
    with other.expect_navigation():
        form.locator("button").click()
    expect(other.locator(".summary")).to_be_visible()
    assert other.locator("[name=text]").input_value() == "Better, still slow"
    other.locator("[name=improvement][value=partly]").check()
    with other.expect_navigation():
        other.locator("form[action^='/callback/'] button").click()
    expect(other.locator("[role=status]")).to_be_visible()
    assert other.locator("form[action^='/callback/']").count() == 0
    open_case(agent, filed.number)
    expect(entry(agent, "Better, still slow").first).to_contain_text("部分改善")
    user.reload()
    assert user.locator("a[href^='/callback/']").count() == 0
    expect(user.locator(".talk")).to_contain_text("Better, still slow")


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks(open_desk, open_page, poster, locale, viewport, scheme):
    """3'.L3, 3'.L3.3, 3'.L2.4, 1.2t the room and the pages behind links can be used by everybody"""
    number = waiting(open_desk, poster)
    boss = open_desk(
        "boss", f"/desk/complaints/{number}/room", locale=locale, viewport=viewport, color_scheme=scheme
    )
    for box in boss.locator("details.act").all():
        box.evaluate("e => e.open = true")
    judge(boss, "the room")
    link = boss.locator("a[href^='/approval/']").get_attribute("href")
    page = open_page(locale=locale, viewport=viewport, color_scheme=scheme)
    page.goto(link)
    judge(page, "the approval")
    filed = poster.complain(content=f"支付偶发失败，第{next(ordinals)}次")
    agent = open_desk("agent", locale=ZH)
    to_level(agent, filed.number, 2)
    do(agent, "assign", department="technical")
    track(page, filed)
    judge(page, "the tracking page with a call-back")
    page.goto(page.locator("a[href^='/callback/']").get_attribute("href"))
    judge(page, "the call-back")


def test_room_is_live_and_keeps_what_was_typed(open_desk, poster):
    """3'.L3 a wrong field is said in the room with what was typed; a colleague's act changes what the room offers"""
    number = poster.complain(content=f"全站无法付款，第{next(ordinals)}次").number
    to_level(open_desk("agent"), number, 3)
    room = f"/desk/complaints/{number}/room"
    lead = open_desk("oplead", room)
    cto = open_desk("cto", room)
    expect(lead.locator("#act-form-group")).to_have_count(1)
    expect(lead.locator("#act-propose")).to_have_count(0)
    # What a colleague does changes what is offered here, with the version of now.
    in_room(cto, "assign", department="technical")
    expect(lead.locator("#act-propose.is-blocked")).to_contain_text("3.2.3")
    version = int(cto.locator("#act-report-preliminarily [name=version]").input_value())
    expect(lead.locator("#act-report-preliminarily [name=version]")).to_have_value(str(version))
    in_room(lead, "report-preliminarily", text="连接池耗尽。")
    expect(cto.locator("#act-report-preliminarily [name=version]")).to_have_value(str(version + 1))

    box = fill_act(lead, "propose-measure", target="快捷支付", flag="not a flag!", value="false", reason="先行关闭")
    box.locator("form").evaluate("form => { form.noValidate = true }")
    with lead.expect_navigation():
        box.locator("form button").last.click()
    assert lead.locator("[data-live-region=room]").count() == 1, "in the room, not on the case page"
    box = lead.locator("#act-propose-measure")
    expect(box.locator(".summary")).to_be_visible()
    assert box.locator(".is-faulty").count() >= 1
    assert box.locator("[name=reason]").input_value() == "先行关闭"
    assert box.locator("[name=flag]").input_value() == "not a flag!"
    # What a rule refuses is said there too, with its clause.
    lead.goto(room)
    box = fill_act(lead, "report-preliminarily", text=" ")
    box.locator("form").evaluate("form => { form.noValidate = true }")
    with lead.expect_navigation():
        box.locator("form button").last.click()
    assert lead.locator("[data-live-region=room]").count() == 1
    expect(lead.locator("#act-report-preliminarily .summary")).to_contain_text("条")
    # Two at once: the second is told what happened, and keeps what was typed.
    lead.goto(room)
    box = fill_act(lead, "report-preliminarily", text="二次报告")
    in_room(cto, "assign", department="business")
    with lead.expect_navigation():
        box.locator("form button").last.click()
    assert lead.locator("[data-live-region=room]").count() == 1
    expect(lead.locator("#errors").first).to_contain_text(NAMES["cto"])
    assert lead.locator("#act-report-preliminarily [name=text]").input_value() == "二次报告"


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_work_side_by_side(open_desk, poster, locale, viewport, scheme):
    """3'.L2.2, 3.2.3 two work items, each with its owner, limit and finding; their clocks are told apart"""
    number = poster.complain(content=f"支付偶发失败，第{next(ordinals)}次").number
    agent = open_desk("agent", locale=locale, viewport=viewport, color_scheme=scheme)
    to_level(agent, number, 2)
    do(agent, "assign", department="technical", task="查支付网关日志")
    do(agent, "assign", department="business")
    running = agent.locator(".clocks .clock-head").all_inner_texts()
    names = {"zh-CN": ("技术部门", "业务部门")}.get(locale, ("Technical", "Business"))
    for name in names:
        assert sum(name.lower() in line.lower() for line in running) == 1, running
    ids = agent.locator(".clock details[id^=why-investigation]").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) == 2 and len(set(ids)) == 2, "each unfolds by itself"
    tech = open_desk("tech", f"/desk/complaints/{number}", locale=locale)
    do(tech, "verify-facts", findings="网关偶发超时")
    agent.reload()
    items = {name: agent.locator(f".work-item[data-department={name}]") for name in ("technical", "business")}
    expect(items["technical"]).to_contain_text("网关偶发超时")
    expect(items["technical"]).to_contain_text("查支付网关日志")
    expect(items["technical"].locator("time.left")).to_have_count(0)
    expect(items["business"].locator("time.left")).to_have_count(1)
    expect(items["business"].locator(".work-limit")).to_contain_text("3.2.3")
    expect(items["business"]).not_to_contain_text("网关偶发超时")
    judge(agent, "two work items")

    major = poster.complain(content=f"全站无法付款，第{next(ordinals)}次").number
    to_level(agent, major, 3)
    do(agent, "assign", department="technical")
    do(agent, "assign", department="business")
    do(open_desk("tech", f"/desk/complaints/{major}", locale=locale), "verify-facts", findings="连接池耗尽")
    lead = open_desk("oplead", f"/desk/complaints/{major}/room", locale=locale, viewport=viewport, color_scheme=scheme)
    expect(lead.locator(".work-item[data-department=technical]")).to_contain_text("连接池耗尽")
    expect(lead.locator(".work-item[data-department=business] .work-limit time.left")).to_have_count(1)
    judge(lead, "the room with two work items")
