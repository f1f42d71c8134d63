"""What opens without an account moves by itself too: the help centre, and the pages behind a signed link."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from Browser.conftest import PHONE
from Browser.steps import Poster, do, open_case, track
from Browser.test_knowledge import act, press, write
from Browser.test_room import to_level, waiting
from Browser.words import EN, ZH


@pytest.fixture(scope="module")
def poster(server):
    return Poster(server)


@pytest.fixture
def follow(open_page) -> Iterator[Callable[..., Page]]:
    """Opens a page on a phone that may not be reloaded until the test ends."""
    followed: list[Page] = []

    def follow(path: str, locale: str = ZH) -> Page:
        page = open_page(viewport=PHONE, locale=locale)
        with page.expect_request(lambda request: request.url.endswith("/live")):
            page.goto(path)
        page.evaluate("window.isTheSame = true")
        followed.append(page)
        return page

    yield follow
    for page in followed:
        assert page.evaluate("window.isTheSame") is True, f"{page.url} was reloaded"


def test_help(open_desk, open_page, follow):
    """3'.L1.2 what is published, worded anew or withdrawn is so for whoever reads it; what is typed stays"""
    writer = open_desk("operations", "/desk/articles")
    writer.locator("#act-category > summary").click()
    writer.fill("#category-nameZh", "账号")
    writer.fill("#category-nameEn", "Account")
    with writer.expect_navigation():
        writer.locator("#act-category form button").click()
    centre = follow("/help")
    english = follow("/help?q=password", EN)
    expect(centre.locator(".empty")).to_be_visible()
    centre.fill("#help-q", "写到一半")
    writer.goto("/desk/articles/new")
    write(writer, category="账号", reviewOn="2030-01-31", zh=("如何改密码", "在设置里。"), en=("Change a password", "Settings."))
    press(writer, "save")
    number = writer.url.split("/")[-1]
    act(writer, "publish")
    expect(centre.locator(".article-list")).to_contain_text("如何改密码")
    expect(english.locator(".article-list")).to_contain_text("Change a password")
    assert centre.input_value("#help-q") == "写到一半"

    reader = follow(f"/help/{number}")
    writer.goto(f"/desk/articles/{number}/edit")
    write(writer, zh=("如何修改密码", "在设置里，点“安全”。"))
    press(writer, "save")
    act(writer, "publish")
    expect(reader.locator("h1")).to_have_text("如何修改密码")
    expect(reader.locator(".article")).to_contain_text("安全")

    # How often it helped is nothing a reader sees: nobody's page asks for itself because of it, now that what was
    # published is everywhere. What is told at all is told within a second.
    expect(centre.locator(".article-list")).to_contain_text("如何修改密码")
    reader.wait_for_timeout(1500)
    asked: list[str] = []
    for page in (centre, english, reader):
        page.on("request", lambda call: asked.append(call.url))
    other = open_page(viewport=PHONE)
    other.goto(f"/help/{number}")
    with other.expect_navigation():
        other.locator("form[action$='/answer'] button").first.click()
    expect(other.locator(".helped[role=status]")).to_be_visible()
    writer.goto(f"/desk/articles/{number}")
    reader.wait_for_timeout(1500)
    assert not asked
    act(writer, "withdraw")
    expect(centre.locator(".empty")).to_be_visible()
    expect(english.locator(".empty")).to_be_visible()
    expect(reader.locator(".live-notice button")).to_be_visible()


def test_approval(open_desk, follow, poster):
    """3'.L3.3 a decision maker's page shows what another answered meanwhile; a reason that is being typed stays"""
    number = waiting(open_desk, poster)
    room = f"/desk/complaints/{number}/room"
    boss = open_desk("boss", room)
    link = boss.locator("a[href^='/approval/']").get_attribute("href")
    reading, typing = follow(link), follow(link, EN)
    typing.fill("[name=reason]", "Half a rea")
    do(boss, "answer-approval", decision="granted", reason="同意，尽快。")
    expect(reading.locator("[role=status]").first).to_contain_text("同意，尽快。")
    assert reading.locator("form[action^='/approval/']").count() == 0
    expect(typing.locator(".live-notice")).to_be_visible()
    assert typing.input_value("[name=reason]") == "Half a rea"
    typing.locator("[name=decision][value=granted]").check()
    typing.evaluate("window.isTheSame = true")
    typing.locator("form[action^='/approval/'] button").click()
    expect(typing.locator(".summary")).to_be_visible()
    expect(typing.locator("main q")).to_have_text("Half a rea")
    expect(typing.locator("[role=status]")).to_contain_text("同意，尽快。")
    typing.evaluate("window.isTheSame = true")


def test_call_back(open_desk, open_page, follow, poster):
    """3'.L2.4 the two questions go away where they were answered elsewhere, with thanks; where nobody is asked any more
    the page says so and thanks nobody"""
    filed = poster.complain(content="支付偶发失败")
    agent = open_desk("agent")
    to_level(agent, filed.number, 2)
    do(agent, "assign", department="technical")
    user = open_page(viewport=PHONE)
    track(user, filed)
    link = user.locator("a[href^='/callback/']").get_attribute("href")
    elsewhere, other = follow(link), follow(link, EN)
    other.locator("[name=improvement][value=partly]").check()
    other.fill("[name=text]", "Better")
    with other.expect_navigation():
        other.locator("form[action^='/callback/'] button").click()
    expect(other.locator("[role=status]")).to_contain_text("Thank you")
    other.evaluate("window.isTheSame = true")
    expect(elsewhere.locator("[role=status]")).to_contain_text("感谢")
    assert elsewhere.locator("form[action^='/callback/']").count() == 0

    withdrawn = poster.complain(content="又失败了")
    to_level(agent, withdrawn.number, 2)
    do(agent, "assign", department="technical")
    track(user, withdrawn)
    page = follow(user.locator("a[href^='/callback/']").get_attribute("href"))
    open_case(agent, withdrawn.number)
    do(agent, "withdraw", reason="用户来电撤回")
    expect(page.locator("[role=status]")).to_contain_text("没有需要回答的问题")
    assert page.locator("form[action^='/callback/']").count() == 0
