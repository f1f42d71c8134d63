"""Reports to the management group: after five days, acknowledged one by one."""

import pytest
from playwright.sync_api import expect

from Browser.looks import LOOKS, judge
from Browser.steps import Poster, do, entry, open_case
from Browser.test_breach import move


@pytest.fixture(scope="module")
def poster(server):
    return Poster(server)


@pytest.fixture(scope="module")
def reported(server, poster):
    """Complaints that have been open for five days, a long title among them."""
    filed = [
        poster.complain(content="付款后订单一直未更新，第一位。", title="付款未更新"),
        poster.complain(content="付款后订单一直未更新，第二位。", title="很长的标题<b>甲</b> مرحبا 🙂" * 8),
        poster.complain(content="付款后订单一直未更新，第三位。", title="退款未到账"),
    ]
    with pytest.MonkeyPatch.context() as patch:
        move(server, patch, 121 * 60)
    return filed


def row(page, filed):
    return page.locator(f"#c-{filed.number}")


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks(server, open_desk, reported, locale, viewport, scheme):
    """4.2.2, 1.2t the list can be used by everybody, with long titles and everything unfolded"""
    lead = open_desk("oplead", "/desk/reports", locale=locale, viewport=viewport, color_scheme=scheme)
    server.wait_for(lambda: lead.locator(".reports > li").count() == 3 or lead.reload() and False)
    judge(lead, "reports")
    for box in lead.locator("details.act").all():
        box.evaluate("e => { e.removeAttribute('name'); e.open = true }")
    judge(lead, "reports, unfolded")


def test_acknowledged_from_the_list(server, open_desk, reported):
    """4.2.2 the group sees what is open for five days, with what is outstanding, and acknowledges each from the list"""
    first, second, third = reported
    lead = open_desk("oplead", "/desk/reports")
    server.wait_for(lambda: lead.locator(".reports > li").count() == 3 or lead.reload() and False)
    expect(lead.locator(".side a[href='/desk/reports'] .count")).to_have_text("3")
    expect(row(lead, first)).to_contain_text("登记")
    expect(row(lead, first)).to_contain_text("5 天")
    # Another of the group looks at the same list, live.
    director = open_desk("cto", "/desk/reports")
    expect(director.locator(".reports > li")).to_have_count(3)
    # By keyboard alone: to the first line, its form, a note, sent.
    lead.goto("/desk")
    lead.keyboard.press("g")
    with lead.expect_navigation():
        lead.keyboard.press("q")
    expect(lead).to_have_url(f"{server.url}/desk/reports")
    lead.keyboard.press("j")
    lead.keyboard.press("j")
    lead.keyboard.press("e")
    expect(lead.locator(f"#note-{second.number}")).to_be_focused()
    lead.keyboard.type("请技术部门本周解决")
    with lead.expect_navigation():
        lead.keyboard.press("Enter")
    expect(lead.locator(".flash")).to_contain_text("已确认")
    expect(lead.locator(".reports > li")).to_have_count(2)
    expect(director.locator(".reports > li")).to_have_count(2)
    expect(director.locator(".side a[href='/desk/reports'] .count")).to_have_text("2")
    open_case(director, second.number)
    expect(entry(director, "请技术部门本周解决")).to_have_count(1)
    # What colleagues did meanwhile refuses; what was typed is kept.
    director.goto("/desk/reports")
    agent = open_desk("agent", f"/desk/complaints/{third.number}")
    box = row(director, third)
    box.locator("summary").click()
    box.locator("[name=text]").fill("已知悉")
    do(agent, "register", summary="退款未到账")
    with director.expect_navigation():
        box.locator("button").click()
    expect(row(director, third).locator("[role=alert]")).to_contain_text(third.number)
    assert row(director, third).locator("[name=text]").input_value() == "已知悉"
    expect(row(director, third)).to_contain_text("确认是否受理")
    # A note that is too long is said at its field.
    box.locator("[name=text]").fill("长" * 20_001)
    with director.expect_navigation():
        box.locator("button").click()
    expect(row(director, third).locator(".error")).to_be_visible()
    box.locator("[name=text]").fill("已知悉")
    with director.expect_navigation():
        box.locator("button").click()
    expect(row(director, third)).to_have_count(0)
    # Two at once: the second is told who was first.
    lead.goto("/desk/reports")
    row(lead, first).locator("summary").click()
    row(lead, first).locator("[name=text]").fill("看到了")
    director.goto("/desk/reports")
    row(director, first).locator("summary").click()
    with director.expect_navigation():
        row(director, first).locator("button").click()
    expect(director.locator(".empty")).to_be_visible()
    judge(director, "no report")
    expect(director.locator(".side a[href='/desk/reports'] .count")).to_have_count(0)
    with lead.expect_navigation():
        row(lead, first).locator("button").click()
    expect(lead.locator(".flash.is-error")).to_contain_text(first.number)


def test_whose_business_it_is(server, open_desk, reported):
    """4.2.2, 1.2t auditors read the reports and cannot acknowledge; for others there are none"""
    auditor = open_desk("audit", "/desk/reports")
    assert auditor.locator(".side a[href='/desk/reports']").count() == 1
    assert auditor.locator("details.act").count() == 0
    agent = open_desk("agent", "/desk")
    assert agent.locator(".side a[href='/desk/reports']").count() == 0
    assert agent.goto("/desk/reports").status == 403
    csrf = agent.goto("/desk") and agent.locator("input[name=csrf]").first.input_value()
    refused = agent.request.post(f"{server.url}/desk/reports/{reported[0].number}", form={"csrf": csrf, "text": "x"})
    assert refused.status == 403


def test_seen(open_desk, reported):
    """4.2.2 whoever opened the list is told no more that there are reports"""
    supervisor = open_desk("super", "/desk/notices")
    expect(supervisor.locator(".notices.is-new .what", has_text="办理超过规定期限").first).to_be_attached()
    supervisor.goto("/desk/reports")
    supervisor.goto("/desk/notices")
    expect(supervisor.locator(".notices.is-new .what", has_text="办理超过规定期限")).to_have_count(0)
