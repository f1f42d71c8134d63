"""The main job in a real browser: one complaint from receipt to archive, in both languages, at every level."""

import base64
import re

import pytest
from playwright.sync_api import expect

from Browser.conftest import DESKTOP, PHONE
from Browser.steps import (
    Poster,
    answer,
    complain,
    confirmation,
    do,
    entry,
    file_of,
    fill_act,
    fill_complaint,
    open_case,
    send_complaint,
    standing,
    state,
    track,
    unfold,
)
from Browser.team import NAMES
from Browser.words import EN, WORDS, ZH

TOMORROW = "2099-12-24T10:00"


@pytest.fixture(scope="module")
def poster(server):
    return Poster(server)


def to_level(agent, number, level, **marks):
    """Registered, valid and graded."""
    open_case(agent, number)
    do(agent, "register")
    do(agent, "validate")
    do(agent, "grade", level=str(level), reason="按规定第三章", **marks)


def to_result(agent, number, status="resolved", solution="补单并退还手续费。"):
    """A level 1 complaint whose result is sent."""
    to_level(agent, number, 1)
    do(agent, "assign", department="front-line")
    do(agent, "propose", facts="订单已付款，回调丢失。", solution=solution)
    do(agent, "send-result", status=status)


# The main job, everything in the agent's hands


@pytest.mark.parametrize(
    "locale, scripts, viewport",
    [(ZH, True, PHONE), (EN, False, PHONE), (ZH, False, DESKTOP), (EN, True, DESKTOP)],
    ids=["zh-phone", "en-phone-without-scripts", "zh-without-scripts", "en"],
)
def test_general_complaint(open_page, open_desk, locale, scripts, viewport):
    """2.1.form, 2.2.1, 3.1.L1, 3.2.1, 3.2.2, 3.2.3, 3.2.4, 3.2.5, 4.1, 1.2t: from the form to the archive."""
    words = WORDS[locale]
    user = open_page(locale=locale, viewport=viewport, scripts=scripts)
    filed = complain(
        user,
        "付款后订单一直显示未支付。\n希望尽快处理。",
        phone="138 0013 8000",
        about="快捷支付",
        user="u-2041",
        files=[file_of("截图.png"), file_of("小票.png")],
    )
    assert re.fullmatch(r"R\d{11}", filed.number)
    expect(user.locator("h1")).to_have_text(words["confirmed"])
    # The promises: registration, first answer, response, result, each with its time.
    assert user.locator(".promises li").count() >= 4
    assert all(user.locator(".promises time").all())

    agent = open_desk("agent", "/desk?view=to-register", locale=locale)
    row = agent.locator(f"#c-{filed.number}")
    expect(row.locator(".due")).to_contain_text(re.compile(words["left"]))
    expect(row.locator(".due")).to_contain_text(words["registration"])
    row.locator(".title a").click()
    agent.wait_for_url(f"**/desk/complaints/{filed.number}")
    assert state(agent) == words["received"]
    assert agent.locator("#act-register [name=userID]").input_value() == "u-2041"
    assert agent.locator("#act-register [name=phone]").input_value() == "+8613800138000"
    expect(agent.locator(".files a", has_text="截图.png").first).to_be_visible()

    do(agent, "register", summary="付款后订单未更新", idea="补单")
    assert state(agent) == words["registered"]
    do(agent, "validate")
    assert state(agent) == words["valid"]
    do(agent, "grade", level="1", reason="使用问题，前台可以处理")
    assert state(agent) == words["graded"]
    do(agent, "assign", department="front-line")
    assert state(agent) == words["assigned"]
    do(agent, "propose", facts="订单已付款，回调丢失。", solution="补单并退还手续费。")
    assert state(agent) == words["planned"]
    # What goes out is said before it goes, and to whom.
    expect(agent.locator("#act-send-result .explanation")).to_contain_text("zhang@example.com")
    do(agent, "send-result", status="resolved")
    assert state(agent) == words["result-sent"]

    later = open_page(locale=locale, viewport=viewport, scripts=scripts)
    track(later, filed)
    assert standing(later) == words["open:result-sent"]
    result = later.locator(".said-result")
    expect(result).to_contain_text("补单并退还手续费。")
    expect(result).to_contain_text(NAMES["agent"])
    expect(result).to_contain_text("400-800-1234")
    answer(later, "accept", "谢谢")
    assert standing(later) == words["open:resolved"]

    agent.reload()
    assert state(agent) == words["resolved"]
    do(agent, "close")
    assert state(agent) == words["closed"]
    later.reload()
    assert standing(later) == words["open:closed"]

    # One timeline: every fact with who, when, and its clause; nothing on it can be changed.
    for line in agent.locator(".entry").all():
        head = line.locator(".entry-head")
        assert head.locator("bdi").inner_text().strip()
        assert re.fullmatch(r"20\d\d-\d\d-\d\dT.+", head.locator("time").get_attribute("datetime"))
    for clause in ["2.2.1", "3.2.1", "3.1", "3.2.2", "3.2.3", "3.2.4", "4.1", "4.2.1"]:
        assert entry(agent, clause).count(), clause
    assert agent.locator(".entry form, .entry button, .entry [contenteditable]").count() == 0


# Files, by every way


def test_attachments_by_choosing_dragging_and_pasting(open_page, open_desk):
    """2.1.form: files by file, drag and paste go with the complaint; what was taken off does not."""
    user = open_page()
    user.goto("/complain")
    fill_complaint(user, "图片显示不出来")
    user.set_input_files("#attachments", [file_of("chosen.png"), file_of("taken-off.png")])
    carry = """([name, event]) => {
        const transfer = new DataTransfer();
        const bytes = Uint8Array.from(atob(window.png), (c) => c.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: "image/png" }));
        const made = event === "paste" ? new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true })
          : new DragEvent(event, { dataTransfer: transfer, bubbles: true, cancelable: true });
        document.querySelector("#content").dispatchEvent(made);
    }"""
    user.evaluate("(png) => { window.png = png; }", base64.b64encode(file_of("x")["buffer"]).decode())
    user.evaluate(carry, ["dragged.png", "drop"])
    user.evaluate(carry, ["pasted.png", "paste"])
    expect(user.locator(".picked li")).to_have_count(4)
    user.locator(".picked li", has_text="taken-off.png").get_by_role("button").click()
    expect(user.locator(".picked li")).to_have_count(3)
    filed = send_complaint(user)

    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    names = agent.locator(".stream .files bdi").all_inner_texts()
    assert sorted(names) == ["chosen.png", "dragged.png", "pasted.png"]
    answer_ = agent.request.get(agent.locator(".stream .files a").first.get_attribute("href"))
    assert answer_.headers["content-type"] == "image/png"
    assert answer_.body() == file_of("x")["buffer"]

    # The complainant sees them too, and adds more.
    user.goto(f"/track/{filed.number}")
    expect(user.locator(".talk .files a")).to_have_count(3)
    unfold(user.locator("#act-reply"))
    user.set_input_files("#reply-attachments", [file_of("more.png")])
    user.fill("#reply-text", "再补一张")
    user.locator("#act-reply button.primary").click()
    expect(user.locator(".talk .files a", has_text="more.png")).to_be_visible()
    agent.reload()
    expect(entry(agent, "再补一张").locator("a", has_text="more.png")).to_be_visible()


# Once is once


def test_the_same_form_again(poster):
    """2.1.form: the same form is one complaint, however often it arrives."""
    hidden = poster.form()
    answers = [poster.send(hidden) for _ in range(3)]
    assert len({answer.url for answer in answers}) == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_going_back_and_sending_again(open_page, scripts):
    """2.1.form: reloading the confirmation, or going back and sending again, makes no second complaint."""
    user = open_page(scripts=scripts)
    user.goto("/complain")
    fill_complaint(user, f"同一件事，按了两次 {scripts}")
    filed = send_complaint(user)
    user.reload()
    assert confirmation(user) == filed
    user.go_back()
    user.wait_for_url("**/complain")
    if not user.locator("#content").input_value():
        fill_complaint(user, f"同一件事，按了两次 {scripts}")
    assert send_complaint(user) == filed
    # Other words are another complaint.
    user.go_back()
    user.wait_for_url("**/complain")
    fill_complaint(user, f"另一件事 {scripts}")
    assert send_complaint(user).number != filed.number


def test_pressing_twice_in_one_moment(open_page, open_desk, server):
    """2.1.form: an impatient double click is one complaint."""
    user = open_page()
    user.goto("/complain")
    fill_complaint(user, "双击提交的投诉-8127")
    user.locator("form[action='/complain'] button.primary").dblclick()
    # The second press gives the first navigation up: where it ends counts, not which of the two gets there.
    expect(user).to_have_url(re.compile(r"/received$"))
    agent = open_desk("agent", "/desk?view=all&q=8127")
    rows = agent.locator(".queue tbody tr")
    # Words are indexed behind intake, within a second or so.
    server.wait_for(lambda: agent.reload() and rows.count() > 0)
    expect(rows).to_have_count(1)


def test_draft_survives_a_reload_and_ends_with_sending(open_page):
    """2.1.form: what was typed is still there after a reload, and gone once it was received."""
    user = open_page()
    user.goto("/complain")
    fill_complaint(user, "写了一半就断网了", phone="13800138000")
    user.reload()
    assert user.locator("#content").input_value() == "写了一半就断网了"
    assert user.locator("#phone").input_value() == "13800138000"
    assert user.locator("#type").is_checked()
    send_complaint(user)
    user.goto("/complain")
    assert user.locator("#content").input_value() == ""


def test_without_any_contact(open_page, open_desk):
    """2.1.form, 1.2t: explicitly no contact: the tracking page alone carries news, and the confirmation says so."""
    user = open_page(locale=EN)
    filed = complain(user, "I would rather not say who I am.", email=None)
    expect(user.locator("main")).to_contain_text("the only way")
    agent = open_desk("agent", f"/desk/complaints/{filed.number}", locale=EN)
    expect(agent.locator(".case-side")).to_contain_text("None; tracking page only")
    box = fill_act(agent, "register")
    assert box.locator("[name=email]").input_value() == ""
    do(agent, "register")
    do(agent, "send", text="We are looking into it.", purpose="progress")
    track(user, filed)
    expect(user.locator(".talk")).to_contain_text("We are looking into it.")


# Level 2


def test_complex_complaint(open_page, open_desk, poster):
    """3.1.L2, 3'.L2.1, 3'.L2.2, 3'.L2.3, 3'.L2.4, 3.2.4: two departments, measure, plan, call-back."""
    words = WORDS[ZH]
    filed = poster.complain(content="支付偶发失败，已第三次。")
    agent = open_desk("agent")
    to_level(agent, filed.number, 2, systemFault=True)
    do(agent, "assign", department="technical")
    do(agent, "assign", department="business")
    expect(agent.locator(".case-side")).to_contain_text("技术部门")
    expect(agent.locator(".case-side")).to_contain_text("业务部门")

    tech = open_desk("tech", "/desk?view=department")
    expect(tech.locator(f"#c-{filed.number}")).to_be_visible()
    open_case(tech, filed.number)
    do(tech, "verify-facts", findings="支付回调超时，日志已留存")
    biz = open_desk("biz", f"/desk/complaints/{filed.number}")
    do(biz, "verify-facts", findings="用户权益正常，已付款")

    # No plan of a system fault before a measure: said, with the clause, and not offered.
    expect(biz.locator("#act-propose")).to_have_class(re.compile("is-blocked"))
    expect(biz.locator("#act-propose")).to_contain_text("临时措施")
    expect(biz.locator("#act-propose .clause")).to_contain_text("3.2.4")
    open_case(tech, filed.number)
    do(
        tech, "propose-measure", target="快捷支付", flag="checkout.quick-pay", value="false",
        reason="回调不稳定，先行关闭", until=TOMORROW,
    )
    # A proposal opens nothing yet: somebody of the management group approves it.
    biz.reload()
    expect(biz.locator("#act-propose")).to_have_class(re.compile("is-blocked"))
    cto = open_desk("cto", f"/desk/complaints/{filed.number}")
    do(cto, "decide-measure", decision="granted")
    biz.reload()
    do(biz, "propose", solution="修复回调并补单")
    assert state(biz) == words["planned"]

    agent.reload()
    do(agent, "send-result", status="resolved", solution="回调已修复，订单已补。")
    user = open_page(viewport=PHONE)
    track(user, filed)
    answer(user, "accept")
    # Not closed without a call-back that reached the complainant.
    agent.reload()
    expect(agent.locator("#act-close")).to_have_class(re.compile("is-blocked"))
    expect(agent.locator("#act-close")).to_contain_text("回访")
    do(agent, "call-back", channel="phone", reached=True, outcome="用户确认恢复")
    do(agent, "close")
    assert state(agent) == words["closed"]


# Level 3


def test_major_complaint(open_page, open_desk, poster):
    """3.1.L3, 3'.L3, 3'.L3.1, 3'.L3.2, 3'.L3.3, 3'.L3.4: group, isolation, report, bulletin, approval."""
    words = WORDS[EN]
    filed = Poster(poster.server, EN).complain(type="privacy", content="I can see other people's orders.")
    agent = open_desk("agent", locale=EN)
    to_level(agent, filed.number, 3, security=True)
    expect(agent.locator(".case-head .level")).to_contain_text("Major")

    lead = open_desk("oplead", f"/desk/complaints/{filed.number}", locale=EN)
    do(lead, "form-group")
    expect(entry(lead, NAMES["cto"]).first).to_be_visible()
    do(
        lead, "isolate", target="Order list", flag="orders.list", value="false",
        reason="Rows of other users are shown", until=TOMORROW,
    )
    do(lead, "report-preliminarily", text="A cache key lacks the user.")
    do(lead, "publish-bulletin", title="Orders of others", stage="located", text="Problem located, fix expected today.", expectedAt=TOMORROW)
    user = open_page(locale=EN, viewport=PHONE)
    track(user, filed)
    expect(user.locator(".said-bulletin")).to_contain_text("Problem located, fix expected today.")

    super_ = open_desk("super", f"/desk/complaints/{filed.number}", locale=EN)
    do(super_, "assign", department="technical")
    tech = open_desk("tech", f"/desk/complaints/{filed.number}", locale=EN)
    do(tech, "verify-facts", findings="Cache keys had no user in them.")
    lead.reload()
    do(lead, "propose", solution="New cache keys, two more servers.", needsApproval=True)
    # Not carried out before it is approved.
    super_.reload()
    blocked = super_.locator("#act-send-result")
    assert blocked.count() == 0 or "is-blocked" in blocked.get_attribute("class")
    lead.reload()
    do(lead, "request-approval", text="Two more servers.", scope="2")
    boss = open_desk("boss", f"/desk/complaints/{filed.number}", locale=EN)
    do(boss, "answer-approval", decision="granted", reason="Approved.")
    super_.reload()
    do(super_, "send-result", status="resolved")
    user.reload()
    assert standing(user) == words["open:result-sent"]


# What may go another way


def test_rejection_and_objection(open_page, open_desk, poster):
    """3.2.1: rejected with a reason that the complainant gets; one objection, which a different person decides."""
    words = WORDS[ZH]
    filed = poster.complain(content="隔壁网站的问题")
    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    do(agent, "register")
    do(agent, "reject", reason="所述功能不属于本站。")
    assert state(agent) == words["rejected"]

    user = open_page(viewport=PHONE)
    track(user, filed)
    assert standing(user) == words["open:rejected"]
    expect(user.locator(".talk")).to_contain_text("所述功能不属于本站。")
    answer(user, "object", "就是贵站的页面，见截图。")
    assert user.locator("#act-object").count() == 0

    agent.reload()
    assert agent.locator("#act-decide-objection").count() == 0, "whoever rejected does not decide"
    other = open_desk("agent2", f"/desk/complaints/{filed.number}")
    do(other, "decide-objection", decision="upheld", reason="确属本站页面。")
    assert state(other) == words["valid"]
    user.reload()
    expect(user.locator(".talk")).to_contain_text("确属本站页面。")


def test_not_solved_then_followed_up_closed_and_reopened(open_page, open_desk, poster):
    """4.2.1: not solved starts a follow-up within 3 days, round after round, until the loop is closed."""
    words = WORDS[ZH]
    filed = poster.complain(content="退款没有到账")
    agent = open_desk("agent")
    to_result(agent, filed.number)
    user = open_page(viewport=PHONE)
    track(user, filed)
    answer(user, "not-solved", "还是没有到账。")
    assert standing(user) == words["open:pending"]

    agent.reload()
    assert state(agent) == words["pending"]
    expect(agent.locator(".case-head .next")).to_contain_text("二次跟进")
    do(agent, "start-follow-up")
    assert state(agent) == words["follow-up"]
    do(agent, "assign", department="front-line")
    do(agent, "propose", facts="银行退回。", solution="改退到余额。")
    do(agent, "send-result", status="resolved")
    user.reload()
    assert user.locator(".said-result").count() == 2
    answer(user, "accept")
    agent.reload()
    do(agent, "close")

    user.reload()
    answer(user, "reopen", "余额又被扣回去了。")
    assert standing(user) == words["open:reopened"]
    agent.reload()
    assert state(agent) == words["pending"]
    do(agent, "start-follow-up")
    assert state(agent) == words["follow-up"]


def test_result_that_is_pending_itself(open_page, open_desk, poster):
    """4.1, 4.2.1: a result may say that it is not solved yet; the follow-up is then due from there."""
    filed = poster.complain(content="页面卡顿")
    agent = open_desk("agent")
    to_result(agent, filed.number, status="pending-follow-up", solution="已排期优化。")
    assert state(agent) == WORDS[ZH]["pending"]
    expect(agent.locator(".case-head .next")).to_contain_text("二次跟进")
    user = open_page()
    track(user, filed)
    expect(user.locator(".said-result")).to_contain_text("待跟进")


def test_withdrawal(open_page, open_desk, poster):
    """3.2.1: the complainant withdraws; nothing is due any more, the record stays."""
    words = WORDS[EN]
    filed = Poster(poster.server, EN).complain(content="Found it in the spam folder.")
    user = open_page(locale=EN, viewport=PHONE)
    track(user, filed)
    answer(user, "withdraw", "Solved itself.")
    assert standing(user) == words["open:withdrawn"]
    agent = open_desk("agent", f"/desk/complaints/{filed.number}", locale=EN)
    assert state(agent) == words["withdrawn"]
    expect(entry(agent, "Solved itself.")).to_be_visible()
    assert agent.locator(".case-head .next").count() == 0 or "Retention" in agent.locator(".next").inner_text()


def test_conversation(open_page, open_desk, poster):
    """1.2t, 3'.L1: what the agent sends is read on the tracking page, and the answer comes back; notes stay inside."""
    filed = poster.complain(content="怎么修改收货地址")
    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    do(agent, "register")
    do(agent, "send", purpose="progress", text="正在核对订单。")
    do(agent, "add-note", text="内部：老客户")
    user = open_page(viewport=PHONE)
    track(user, filed)
    expect(user.locator(".talk")).to_contain_text("正在核对订单。")
    assert "老客户" not in user.content()
    answer(user, "reply", "订单尾号 8812。")
    agent.reload()
    expect(entry(agent, "订单尾号 8812。")).to_be_visible()
    assert entry(agent, "内部：老客户").get_attribute("class").split() == ["entry", "is-note"]


def test_every_clock_explains_itself(open_desk, poster):
    """1.2t, 2.2.1: "why is it due then?" answers with clause, start, length and what meets it."""
    filed = poster.complain(content="时限说明")
    agent = open_desk("agent", f"/desk/complaints/{filed.number}", locale=EN)
    clock = agent.locator(".clock", has_text="Registration")
    clock.locator("summary").click()
    text = clock.locator(".parts").inner_text()
    for part in ["2.2.1", "30 min"]:
        assert part in text
    assert agent.locator(".clock").count() >= 4


def test_each_clock_unfolds_by_itself(open_desk, poster):
    """3.1, 2.2.1: clocks of one name and one start, of the level before and the level now, have ids of their own."""
    filed = poster.complain(content="先定为一般，后改为重大")
    agent = open_desk("agent")
    to_level(agent, filed.number, 1)
    do(agent, "grade", level="3", reason="影响面扩大")
    agent.reload()
    ids = agent.locator(".clock details").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids)), sorted(ids)
    name = "handling"
    same = [one for one in ids if one.startswith(f"why-{name}-")]
    assert len(same) >= 2 and len({"-".join(one.split("-")[:-1]) for one in same}) < len(same), ids
    # Each unfolds without the other, and stays so when the page moves.
    agent.locator("#ended-clocks > summary").click()
    last = agent.locator(f"#{same[-1]}")
    last.locator("summary").click()
    assert agent.locator(".clock details[open]").count() == 1
    do(open_desk("super", f"/desk/complaints/{filed.number}"), "add-note", text="重大，已看到")
    expect(entry(agent, "重大，已看到")).to_be_visible()
    assert agent.locator(".clock details[open]").evaluate_all("all => all.map((one) => one.id)") == [same[-1]]
