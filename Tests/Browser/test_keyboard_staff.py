"""What the operations team looks after, by the keyboard alone: every stop can be seen, and nothing needs a mouse."""

import pytest
from playwright.sync_api import Page, expect

from Browser import keys
from Browser.team import hire


@pytest.fixture(scope="module")
def server(engine, teams, tmp_path_factory):
    """A server with back-office tools, addresses to post to, and a second member of the operations team."""
    if engine.name not in teams:
        team = engine.server(tmp_path_factory.mktemp("team") / "data")
        hire(team)
        teams[engine.name] = team
    folder = tmp_path_factory.mktemp("server") / "data"
    hosts = ("--lookup-hosts", "tools.example.com", "--webhook-hosts", "hooks.example.com")
    with engine.server(folder, *hosts, like=teams[engine.name]) as server:
        server.add_staff("operations2", "operations", name="吴营")
        yield server


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


def wrong(page: Page, field: str) -> None:
    """What is wrong has the focus, and its link leads to the field."""
    expect(page.locator("#errors")).to_be_focused()
    keys.press_here(page, page.locator(f"#errors a[href='#{field}']"))
    expect(page.locator(f"#{field}")).to_be_focused()


def test_webhooks(open_desk):
    """3'.L2.3 an address to post to is added, changed, removed; what is wrong with it is said at its field"""
    page = open_desk("operations", "/desk/hosts")
    keys.into_main(page)
    url = page.locator("#add-webhook-url")
    keys.enter(page, url, "https://elsewhere.example.org/redress")
    keys.press(page, page.locator("#act-add-webhook form button"))
    wrong(page, "add-webhook-url")
    assert url.input_value() == "https://elsewhere.example.org/redress"
    keys.enter(page, url, "https://hooks.example.com/redress")
    keys.press(page, page.locator("#act-add-webhook form button"))
    expect(page.locator("code.secret")).to_contain_text("whsec_")

    page.goto("/desk/hosts")
    tool = page.locator(".tool", has_text="hooks.example.com")
    box = tool.locator("details.act")
    keys.into_main(page)
    keys.unfold(page, box)
    keys.enter(page, box.locator("[name=secret]"), "short")
    keys.press(page, box.locator("form[action$='/change'] button"))
    wrong(page, box.locator("[name=secret]").get_attribute("id"))
    keys.enter(page, box.locator("[name=secret]"), "")
    keys.enter(page, box.locator("[name=url]"), "https://hooks.example.com/complaints")
    keys.press(page, box.locator("form[action$='/change'] button"))
    expect(tool.locator("h3")).to_have_text("https://hooks.example.com/complaints")
    keys.into_main(page)
    keys.unfold(page, box)
    keys.press(page, box.locator("form[action$='/remove'] button"))
    expect(tool).to_have_count(0)


def writing(page: Page) -> None:
    """The form of the draft, which is begun where there is none."""
    page.goto("/desk/policy")
    if page.locator("#act-begin").count():
        keys.into_main(page)
        keys.press(page, page.locator("#act-begin button"))
    else:
        page.goto("/desk/policy/edit")
    keys.into_main(page)


def test_calendar(open_desk):
    """6.1 a calendar is written in the free row, takes the public holidays, and is removed again; its author gives the draft up"""
    page = open_desk("operations")
    writing(page)
    # The form is long: its own link leads to the part.
    keys.press_here(page, page.locator("nav a[href='#part-calendars']"))
    keys.enter(page, page.locator("#policy-calendar-0-name"), "办公时间")
    for day in range(2, 7):
        keys.enter(page, page.locator(f"#policy-calendar-0-day-{day}"), "09:00-18:00")
    keys.press(page, page.locator("button[value=holidays-0]"))
    expect(page.locator(".notice-line")).to_be_attached()
    # The page is long: whoever pressed the button goes on there.
    expect(page.locator("button[value=holidays-0]")).to_be_focused()
    keys.tab_to(page, page.locator("#policy-calendar-0-name"), by="Shift+Tab")
    assert "2026-10-10 09:00-18:00" in page.locator("#policy-calendar-0-exceptions").input_value()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#diff")).to_contain_text("办公时间")

    keys.into_main(page)
    keys.press(page, page.locator("main a.button[href='/desk/policy/edit']"))
    expect(page.locator("#policy-calendar-1-name")).to_be_attached()
    keys.into_main(page)
    keys.press_here(page, page.locator("nav a[href='#part-calendars']"))
    keys.enter(page, page.locator("#policy-calendar-0-remove"), True)
    keys.press(page, page.locator("#policy-form p.submit button"))
    expect(page.locator("#diff .empty")).to_be_visible()
    keys.into_main(page)
    keys.press(page, page.locator("#act-discard button"))
    expect(page.locator("#act-begin button")).to_be_visible()


def test_draft_sent_back_and_given_up(open_desk):
    """6.1 a second person sends a draft back, for a reason only, and gives it up when it comes again"""
    page = open_desk("operations")
    writing(page)
    keys.enter(page, page.locator("#policy-limit-registration-1"), "15")
    part = page.locator("section.policy-part:has(#policy-reason)").get_attribute("id")
    keys.tab_to(page, page.locator(f"nav a[href='#{part}']"), by="Shift+Tab")
    page.keyboard.press("Enter")
    keys.enter(page, page.locator("#policy-reason"), "登记更快")
    keys.press(page, page.locator("#policy-form p.submit button"))
    keys.into_main(page)
    keys.press(page, page.locator("#act-submit button"))

    second = open_desk("operations2", "/desk/policy/draft")
    keys.into_main(second)
    reason = second.locator("#act-return textarea")
    keys.enter(second, reason, " ")
    keys.press(second, second.locator("#act-return button"))
    wrong(second, reason.get_attribute("id"))
    keys.enter(second, reason, "请再短些")
    keys.press(second, second.locator("#act-return button"))
    expect(second.locator("[data-live-region=draft-past]")).to_contain_text("请再短些")
    expect(second.locator("#act-approve")).to_have_count(0)

    expect(page.locator("#act-submit button")).to_be_visible()
    keys.into_main(page)
    keys.press(page, page.locator("#act-submit button"))
    expect(second.locator("#act-approve button")).to_be_visible()
    keys.into_main(second)
    keys.press(second, second.locator("#act-discard button"))
    expect(second.locator("#act-begin button")).to_be_visible()
    expect(second.locator("section:has(#versions) tbody tr")).not_to_have_count(0)
