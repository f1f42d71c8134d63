"""What each member of staff is told: the lead they chose, times of quiet, many of one kind as one line."""

import re

import pytest
from playwright.sync_api import Page, expect

from Browser.looks import LOOKS, judge
from Browser.steps import Filed, Poster, do, open_case
from Browser.test_breach import move
from Browser.words import EN, ZH

MANY = 8
WORDS = {
    ZH: {
        "missing": "请填写", "saved": "已保存", "soon": "登记时限将到", "many": f"{MANY}件", "late": "登记时限已超时",
        "held": r"免打扰时间，有(\d+)条", "assigned": "分派给您核实",
    },
    EN: {
        "missing": "Fill this in", "saved": "Saved", "soon": "Registration: due soon",
        "many": f"{MANY} complaints", "late": "Registration: limit breached", "held": r"quiet: (\d+) notices",
        "assigned": "Assigned to you",
    },
}


@pytest.fixture(scope="module")
def filed(server) -> list[Filed]:
    """Complaints that wait to be registered; the supervisor answers for them, as nobody is on duty."""
    poster = Poster(server)
    return [poster.complain(content=f"提醒测试，第{n}件", title=f"提醒测试{n}") for n in range(MANY)]


def choose(page: Page, lead: str, quiet: tuple[str, str] = ("", "")) -> None:
    """Saves the settings on the account page."""
    page.goto("/desk/account")
    form = page.locator("form[action='/desk/account/notices']")
    form.locator("[name=lead]").select_option(lead)
    form.locator("[name=quiet-from]").fill(quiet[0])
    form.locator("[name=quiet-until]").fill(quiet[1])
    with page.expect_navigation():
        form.locator("button").last.click()


@pytest.mark.parametrize("locale", [ZH, EN])
def test_settings(open_desk, locale):
    """1.2e the lead and the time of quiet: what is wrong is said at its field, what was typed stays, what is right is kept"""
    words = WORDS[locale]
    page = open_desk("biz", locale=locale)
    choose(page, "60", ("22:00", ""))
    form = page.locator("form[action='/desk/account/notices']")
    expect(form.locator(".is-faulty")).to_have_count(1)
    expect(form.locator(".is-faulty")).to_contain_text(words["missing"])
    assert form.locator("[name=quiet-until]").get_attribute("aria-invalid") == "true"
    assert form.locator("[name=quiet-from]").input_value() == "22:00"
    assert form.locator("[name=lead]").input_value() == "60"
    choose(page, "60", ("22:00", "22:00"))
    expect(form.locator(".is-faulty")).to_have_count(1)
    choose(page, "60", ("22:00", "07:30"))
    expect(page.locator(".flash")).to_contain_text(words["saved"])
    page.goto("/desk/account")
    values = {name: form.locator(f"[name={name}]").input_value() for name in ("lead", "quiet-from", "quiet-until")}
    assert values == {"lead": "60", "quiet-from": "22:00", "quiet-until": "07:30"}
    choose(page, "15")
    page.goto("/desk/account")
    assert form.locator("[name=quiet-from]").input_value() == ""


def test_lead_and_bundle(open_desk, filed):
    """1.2e a longer lead reminds at once, of each limit once; eight of one kind are one line that unfolds, in both languages"""
    page = open_desk("super", "/desk/notices")
    expect(page.locator(".notices.is-new")).to_have_count(0)
    choose(page, "30")
    page.goto("/desk/notices")
    bundle = page.locator(".notices.is-new .bundle")
    # Live: the reminder comes without a reload.
    expect(bundle).to_contain_text(WORDS[ZH]["soon"])
    expect(bundle).to_contain_text(WORDS[ZH]["many"])
    expect(page.locator(".notices.is-new > ul > li")).to_have_count(1)
    expect(bundle.locator("li").first).not_to_be_visible()
    bundle.locator("summary").click()
    expect(bundle.locator("li a")).to_have_count(MANY)
    english = open_desk("super", "/desk/notices", locale=EN)
    expect(english.locator(".bundle")).to_contain_text(WORDS[EN]["soon"])
    expect(english.locator(".bundle")).to_contain_text(WORDS[EN]["many"])
    count = english.locator(".side a[href='/desk/notices'] .count")
    expect(count).to_have_text(str(MANY))
    # Opening one case is having seen its notice.
    open_case(english, filed[0].number)
    expect(count).to_have_text(str(MANY - 1))


@pytest.mark.parametrize("locale", [ZH, EN])
def test_quiet(open_desk, filed, locale):
    """1.2e in a time of quiet nothing is shown or counted, nothing is lost, and all of it can be shown"""
    words = WORDS[locale]
    agent = open_desk("agent", locale=locale)
    choose(agent, "15", ("00:00", "23:59"))
    number = filed[1 if locale == ZH else 2].number
    desk = open_desk("super", f"/desk/complaints/{number}")
    do(desk, "register", summary="提醒")
    do(desk, "validate")
    do(desk, "grade", level="1", reason="使用问题")
    desk.locator("#act-assign").wait_for(state="attached")
    option = desk.locator("#act-assign option", has_text="陈静").first.get_attribute("value")
    do(desk, "assign", department="front-line", person=option)
    agent.goto("/desk/notices")
    line = agent.locator(".is-quiet")
    expect(line).to_have_text(re.compile(words["held"]))
    assert int(re.search(words["held"], line.inner_text()).group(1)) >= 1
    expect(agent.locator(".notices.is-new li")).to_have_count(0)
    assert agent.locator(".side a[href='/desk/notices'] .count").count() == 0
    line.locator("a").click()
    agent.wait_for_url("**/desk/notices?held=1")
    expect(agent.locator(".notices.is-new li", has_text=number)).to_contain_text(words["assigned"])


def test_breaches_reach_the_supervisor(server, open_desk, filed, monkeypatch):
    """1.2e, 2.2.1 do-not-disturb hides no breach from the supervisor; from an agent it holds what there is"""
    desk = open_desk("super")
    choose(desk, "30", ("00:00", "23:59"))
    move(server, monkeypatch, 31)
    desk = open_desk("super", "/desk/notices")
    server.wait_for(lambda: desk.reload() and desk.locator(".notices.is-new .is-late").count() > 0)
    expect(desk.locator(".notices.is-new")).to_contain_text(WORDS[ZH]["late"])
    expect(desk.locator(".notices.is-new")).not_to_contain_text(WORDS[ZH]["soon"])
    expect(desk.locator(".is-quiet")).to_be_visible()
    expect(desk.locator(".side a[href='/desk/notices'] .count")).to_have_text(re.compile(r"^\d+$"))
    agent = open_desk("agent", "/desk/notices")
    expect(agent.locator(".notices.is-new li")).to_have_count(0)


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks(open_desk, filed, locale, viewport, scheme):
    """1.2e the settings, in error too, and the list with what is held and what is bundled, in every look"""
    look = {"locale": locale, "viewport": viewport, "color_scheme": scheme}
    page = open_desk("super", "/desk/notices", **look)
    page.evaluate("document.querySelectorAll('main details').forEach(e => { e.open = true })")
    judge(page, "the notices")
    page.goto("/desk/notices?held=1")
    judge(page, "the notices with those held")
    choose(page, "30", ("22:00", ""))
    judge(page, "the settings in error")
    page.goto("/desk/outbox")
    judge(page, "what is undelivered")
