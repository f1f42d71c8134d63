"""Everybody can use every page: WCAG 2.2 AA by axe, in both languages, light and dark, desk and phone."""

import gzip

import pytest
import requests
from playwright.sync_api import expect

from Browser.looks import LOOKS, judge
from Browser.steps import Poster, complain, do, file_of, open_case, track
from Browser.words import EN, ZH

LONG = "投诉内容很长🙂 مرحبا " * 60


@pytest.fixture(scope="module")
def poster(server):
    return Poster(server)


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_public_pages(open_page, open_desk, locale, viewport, scheme):
    """1.2t, 2.1.form: every page of the complainant, empty, filled, in error, and with an answer on it."""
    page = open_page(locale=locale, viewport=viewport, color_scheme=scheme)
    for path in ["/", "/complain", "/track", "/track/R99999999999", "/nothing-here"]:
        page.goto(path)
        judge(page, path)
    page.goto("/complain")
    with page.expect_navigation():
        page.locator("form[action='/complain']").evaluate("form => { form.noValidate = true; form.submit() }")
    assert page.locator(".error").count() >= 3
    judge(page, "the form with errors")
    page.goto("/track")
    page.fill("#number", "R99999999999")
    page.fill("#code", "AAAA-BBBB")
    with page.expect_navigation():
        page.locator("form[action='/track'] button.primary").click()
    expect(page.locator("main [role=alert]")).to_be_visible()
    judge(page, "a wrong code")
    filed = complain(page, LONG, title="标题" * 90, files=[file_of(f"文件{n}.png") for n in range(4)])
    judge(page, "the confirmation")
    agent = open_desk("agent", locale=ZH)
    open_case(agent, filed.number)
    do(agent, "send", purpose="progress", text=LONG)
    track(page, filed)
    for act in page.locator("details.act").all():
        act.evaluate("e => e.open = true")
    judge(page, "the tracking page")


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_staff_pages(open_page, open_desk, poster, locale, viewport, scheme):
    """Every page of the desk, with everything unfolded."""
    look = {"locale": locale, "viewport": viewport, "color_scheme": scheme}
    filed = poster.complain(content=LONG, title="很长的标题" * 30, about="客服 <b>甲</b>")
    login = open_page(**look)
    login.goto("/desk/login")
    judge(login, "login")
    login.fill("#login", "nobody")
    login.fill("#password", "wrong")
    with login.expect_navigation():
        login.locator("form[action='/desk/login'] button.primary").click()
    judge(login, "a wrong password")
    agent = open_desk("agent", **look)
    for path in [
        "/desk", "/desk?view=mine", "/desk?view=department", "/desk?view=breached", "/desk?view=all",
        "/desk?view=all&q=没有这样的词", "/desk/notices", "/desk/measures", "/desk/outbox", "/desk/people", "/desk/policy",
        "/desk/account", "/desk/complaints/R99999999999",
    ]:
        agent.goto(path)
        judge(agent, path)
    open_case(agent, filed.number)
    judge(agent, "a case")
    agent.evaluate("document.querySelectorAll('main details').forEach(e => { e.removeAttribute('name'); e.open = true })")
    judge(agent, "a case with everything unfolded")
    operations = open_desk("operations", "/desk/people", **look)
    judge(operations, "people, as operations")
    answer = operations.goto("/desk/measures")
    assert answer.status == 403
    expect(operations.locator(".side")).to_be_visible()
    judge(operations, "what is not theirs")
    answer = agent.goto("/desk/complaints/R99999999999")
    assert answer.status == 404
    agent.locator("main .button").click()
    agent.wait_for_url("**/desk")


@pytest.mark.parametrize("path", ["/", "/complain", "/track", "/desk/login"])
def test_weight(server, path):
    """A first page is light: HTML at most 30 KB, everything together at most 60 KB compressed."""
    html = requests.get(server.url + path, timeout=10).text
    assets = {part.split('"')[0] for part in html.split('="') if part.startswith("/assets/")}
    assert len(assets) == 3
    total = len(gzip.compress(html.encode()))
    for asset in assets:
        answer = requests.get(server.url + asset, timeout=10)
        assert "immutable" in answer.headers["Cache-Control"]
        total += len(gzip.compress(answer.content))
    assert len(html.encode()) <= 30_000
    assert total <= 60_000
