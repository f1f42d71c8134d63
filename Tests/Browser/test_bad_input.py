"""What goes wrong on the pages: each gets a clear answer, nothing typed is lost, nothing leaks, nothing is left behind."""

import re
import subprocess

import pytest
import requests
from playwright.sync_api import expect

from Browser.steps import Poster, complain, do, file_of, fill_act, open_case, picture, track
from Browser.team import PASSWORD
from Browser.words import EN, WORDS, ZH
from TestServer import Server, binary

EVIL = "<script>window.evil=1</script><svg onload=window.evil=1>\"'&"


@pytest.fixture(scope="module")
def poster(server):
    return Poster(server)


def submit_unchecked(page):
    """Sends the form as a browser would that checks nothing itself."""
    with page.expect_navigation():
        page.locator("form[action='/complain']").evaluate("form => { form.noValidate = true; form.submit() }")


# The form


@pytest.mark.parametrize("locale", [ZH, EN])
def test_errors_stand_at_their_fields_and_nothing_is_lost(open_page, locale):
    """2.1.form: every field that is wrong says so, what was typed and uploaded is kept, and then it goes through."""
    page = open_page(locale=locale)
    page.goto("/complain")
    page.fill("#content", "写了很久的内容，不能丢。")
    page.fill("#email", "not-an-address")
    page.fill("#phone", "12")
    page.set_input_files("#attachments", [file_of("屏幕.png")])
    submit_unchecked(page)
    assert page.locator("#type-error, #email-error, #phone-error").count() == 3
    links = page.locator(".summary a")
    assert links.count() == 3
    for link in links.all():
        assert page.locator(link.get_attribute("href")).count() == 1
    assert page.input_value("#content") == "写了很久的内容，不能丢。"
    assert page.input_value("#email") == "not-an-address"
    assert "屏幕.png" in page.inner_text("form[action='/complain']")
    page.locator("input[name=type][value=other]").check()
    page.fill("#email", "right@example.com")
    page.fill("#phone", "")
    page.locator("form[action='/complain'] button.primary").click()
    page.wait_for_url("**/received")
    page.locator(".submit a.primary").click()
    expect(page.locator(".talk")).to_contain_text("屏幕.png")


@pytest.mark.parametrize(
    "fields, error",
    [
        ({"type": "praise"}, "type-error"),
        ({"type": None}, "type-error"),
        ({"content": ""}, "content-error"),
        ({"content": " 　\n"}, "content-error"),
        ({"content": "字" * 20_001}, "content-error"),
        ({"content": "a\x00b"}, "content-error"),
        ({"title": "\x07"}, "title-error"),
        ({"title": "长" * 201}, "title-error"),
        ({"about": "x" * 201}, "about-error"),
        ({"userID": "u" * 101}, "userID-error"),
        ({"email": "a@b"}, "email-error"),
        ({"email": None, "phone": "123"}, "phone-error"),
        ({"email": None}, "contact-error"),
        ({"none": "on"}, "contact-error"),
        ({"subType": "no-such"}, None),
    ],
    ids=lambda value: re.sub(r"\W+", "-", str(value))[:30],
)
def test_wrong_fields(poster, fields, error):
    """2.2.1: a wrong or missing field is refused at the field, and leaves no complaint."""
    answer = poster.send(**fields)
    assert answer.status_code == 422
    assert error is None or f'id="{error}"' in answer.text


def test_requests_that_are_no_form(server, poster):
    """Invalid UTF-8, broken encodings, other types and absurd sizes are answered, not followed."""
    url, post = f"{server.url}/complain", poster.session.post
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert post(url, data=b"content=%ff%fe", headers=kind, timeout=10).status_code == 400
    assert post(url, data=b"content=%zz", headers=kind, timeout=10).status_code == 400
    assert post(url, data=b"{}", headers={"Content-Type": "application/json"}, timeout=10).status_code == 400
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    assert post(url, data=b"--x\r\nnonsense", headers=broken, timeout=10).status_code == 400
    assert post(url, data=b"content=" + b"a" * 700_000, headers=kind, timeout=10).status_code == 413


def test_form_without_its_token_keeps_everything(server):
    """A form whose token is gone is not carried out, and comes back with what was typed."""
    stranger = requests.Session()
    stranger.headers["Accept-Language"] = ZH
    values = {"type": "other", "content": "没有令牌的内容", "none": "on", "key": "k" * 40, "csrf": "guess"}
    answer = stranger.post(f"{server.url}/complain", data=values, timeout=10)
    assert answer.status_code == 409
    assert "没有令牌的内容" in answer.text


# Files


def test_files_are_judged_by_content(poster, open_page, open_desk):
    """An SVG, a page, and a script disguised as a picture can be downloaded, never opened in place; programs are refused."""
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    files = [
        ("attachments", ("a.svg", svg, "image/svg+xml")),
        ("attachments", ("b.png", b"<html><script>alert(1)</script>", "image/png")),
        ("attachments", ("c.png", picture(), "text/html")),
    ]
    filed = poster.complain(files=files)
    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    links = agent.locator(".stream a[href*='/attachments/']")
    kinds = {}
    for link in links.all():
        answer = agent.request.get(link.get_attribute("href"))
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in answer.headers["content-security-policy"]
        kinds[link.inner_text()] = (answer.headers["content-type"], answer.headers["content-disposition"].split(";")[0])
    assert kinds["c.png"] == ("image/png", "inline")
    assert kinds["a.svg"][1] == kinds["b.png"][1] == "attachment"
    for bad in [b"\x7fELF" + b"\0" * 60, b"MZ" + b"\0" * 80, b"#!/bin/sh\nrm -rf /"]:
        answer = poster.send(files=[("attachments", ("photo.png", bad, "image/png"))])
        assert answer.status_code == 422
        assert "photo.png" in answer.text
    large = [("attachments", ("large.png", picture() + b"\0" * (10 * 1024 * 1024), "image/png"))]
    assert poster.send(files=large).status_code == 422
    many = [("attachments", (f"{n}.png", picture(), "image/png")) for n in range(11)]
    assert poster.send(files=many).status_code == 422


def test_files_are_for_those_who_may_see_them(server, poster):
    """An attachment without number and code is not there."""
    filed = poster.complain(files=[("attachments", ("c.png", picture(), "image/png"))])
    assert poster.session.get(f"{server.url}/track/{filed.number}/attachments/1", timeout=10).status_code in (200, 404)
    stranger = requests.get(f"{server.url}/track/{filed.number}/attachments/1", timeout=10)
    assert stranger.status_code == 404


# Markup in every field


def test_markup_is_text_everywhere(open_page, open_desk):
    """1.2t: whatever is typed is shown as it was typed, and never becomes part of a page."""
    user = open_page()
    filed = complain(user, EVIL, title=EVIL, about=EVIL, user=EVIL[:90], files=[file_of("<b>evil.png")])
    agent = open_desk("agent", "/desk?view=all")
    assert EVIL in agent.locator(".queue td.title").all_inner_texts()[-1] or agent.locator("text=<script>").count()
    open_case(agent, filed.number)
    do(agent, "register", summary=EVIL, idea=EVIL)
    do(agent, "add-note", text=EVIL)
    do(agent, "send", purpose="progress", text=EVIL)
    track(user, filed)
    for page in (agent, user):
        assert page.evaluate("window.evil") is None
        assert page.locator("main script, main svg").count() == 0
        assert "<script>window.evil=1</script>" in page.inner_text("main")


# Doors


@pytest.mark.parametrize("locale", [ZH, EN])
def test_unknown_number_and_wrong_code_look_the_same(open_page, poster, locale):
    """1.2t: nobody learns from an answer whether a number exists."""
    filed = poster.complain(content=f"打不开订单。{locale}")
    seen = []
    for number in [filed.number, "R99123100001"]:
        page = open_page(locale=locale)
        page.goto("/track")
        page.fill("#number", number)
        page.fill("#code", "0000-0000-0000")
        with page.expect_navigation() as answer:
            page.locator("form[action='/track'] button.primary").click()
        expect(page.locator(".flash.is-error")).to_contain_text(WORDS[locale]["wrong-code"])
        seen.append((answer.value.status, page.inner_text("main").replace(number, "")))
    assert seen[0] == seen[1]
    assert seen[0][0] == 404


def test_guessing_is_limited(server, poster):
    """Ten wrong codes for a number, and even the right one waits."""
    filed = poster.complain(content="第2件：打不开订单。")
    browser = requests.Session()
    token = re.search(r'name="csrf" value="([^"]*)"', browser.get(f"{server.url}/track", timeout=10).text).group(1)
    for attempt in range(10):
        form = {"csrf": token, "number": filed.number, "code": "1111-1111-1111"}
        answer = browser.post(f"{server.url}/track", data=form, timeout=10)
        assert answer.status_code == 404, f"attempt {attempt}"
    form["code"] = filed.code
    answer = browser.post(f"{server.url}/track", data=form, timeout=10)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


def test_guessing_passwords_is_limited(fresh_server):
    """Ten wrong passwords for a login, and even the right one waits; the answer never says which was wrong."""
    fresh_server.add_staff("agent", "agent", name="陈静")
    browser, url = requests.Session(), f"{fresh_server.url}/desk/login"
    token = re.search(r'name="csrf" value="([^"]*)"', browser.get(url, timeout=10).text).group(1)

    def sign_in(login, password):
        return browser.post(url, data={"csrf": token, "login": login, "password": password}, timeout=10)

    known, unknown = sign_in("agent", "wrong password"), sign_in("nobody", "wrong password")
    assert known.status_code == unknown.status_code == 401
    assert known.text.replace("agent", "") == unknown.text.replace("nobody", "")
    for _ in range(9):
        sign_in("agent", "wrong password")
    assert sign_in("agent", PASSWORD).status_code == 429


def test_cookies_and_headers(server, open_desk, poster):
    """Cookies cannot be read by scripts or sent by other sites; every page has its strict policy."""
    agent = open_desk("agent")
    names = {cookie["name"]: cookie for cookie in agent.context.cookies()}
    assert names["redress_session"]["httpOnly"]
    assert all(cookie["httpOnly"] and cookie["sameSite"] in ("Lax", "Strict") for cookie in names.values())
    answer = requests.get(f"{server.url}/complain", timeout=10)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


def test_secure_cookies_behind_https(tmp_path):
    """With a public https address cookies are Secure, and plain http beyond this machine is refused."""

    with Server(tmp_path / "data", ("--public-url", "https://complain.example.com")) as server:
        answer = requests.get(f"{server.url}/complain", timeout=10)
        assert "Secure" in answer.headers["Set-Cookie"]
        assert "max-age" in answer.headers["Strict-Transport-Security"]
    command = [binary(), "serve", "--data", tmp_path / "open", "--host", "0.0.0.0", "--port", "0"]
    refused = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert refused.returncode != 0
    assert "http" in refused.stdout + refused.stderr


# Roles


def test_forbidden_roles(open_desk, poster, server):
    """1.2: an auditor reads and changes nothing; operations do not open complaints."""
    filed = poster.complain(content="第3件：打不开订单。")
    auditor = open_desk("audit", f"/desk/complaints/{filed.number}")
    assert auditor.locator(".act form").count() == 0
    token = auditor.locator("input[name=csrf]").first.get_attribute("value")
    path = f"{server.url}/desk/complaints/{filed.number}/register"
    form = {"csrf": token, "type": "other", "summary": "越权"}
    assert auditor.request.post(path, form=form).status == 403
    assert auditor.request.post(path, form={**form, "csrf": "guess"}).status == 403
    operations = open_desk("operations")
    assert operations.request.get(f"{server.url}/desk/complaints/{filed.number}").status == 403
    add = {"csrf": token, "login": "mallory", "name": "M", "roles": "operations"}
    assert auditor.request.post(f"{server.url}/desk/people", form=add).status == 403


def test_expired_session_returns_after_login(open_page, open_desk, poster):
    """A session that ended shows nothing, and leads back to the page after signing in."""
    filed = poster.complain(content="第4件：打不开订单。")
    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    agent.context.clear_cookies(name="redress_session")
    agent.reload()
    assert "/desk/login" in agent.url
    assert filed.number not in agent.inner_text("main")
    agent.fill("#login", "agent")
    agent.fill("#password", PASSWORD)
    agent.locator("form[action='/desk/login'] button.primary").click()
    agent.wait_for_url(f"**/desk/complaints/{filed.number}")


def test_two_agents_at_once(open_desk, poster):
    """The second of two who act at once is told what the first did, and keeps what was typed."""
    filed = poster.complain(content="第5件：打不开订单。")
    first = open_desk("agent", f"/desk/complaints/{filed.number}")
    second = open_desk("agent2", f"/desk/complaints/{filed.number}", scripts=False)
    do(first, "register", summary="第一位登记")
    box = second.locator("#act-register")
    box.locator("[name=summary]").fill("第二位写的概要")
    with second.expect_navigation() as answer:
        box.locator("button:not([type=button])").last.click()
    assert answer.value.status == 409
    text = second.inner_text("main")
    assert WORDS[ZH]["changed"] in text
    assert "陈静" in second.inner_text(".summary")
    assert "第二位写的概要" in second.content()


@pytest.mark.parametrize("locale", [ZH, EN])
def test_dates_are_written_one_way(open_desk, poster, locale):
    """3'.L2.4: a time is typed and shown as 2026-11-24 14:37 in every language; what is no date is said at its field."""
    filed = poster.complain(content=f"支付偶发失败 {locale}")
    agent = open_desk("agent", locale=locale)
    open_case(agent, filed.number)
    do(agent, "register")
    do(agent, "validate")
    do(agent, "grade", level="2", reason="需要两个部门")
    do(agent, "assign", department="technical")
    box = fill_act(agent, "call-back", channel="phone", outcome="没有接通")
    field = box.locator("[name=statedAt]")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", field.input_value())
    assert field.get_attribute("type") == "text"
    hint = box.locator(f"[id='{field.get_attribute('id')}-hint']")
    expect(hint).to_contain_text("2026-11-28 18:30")
    now = field.input_value()
    # The calendar of the browser writes the same.
    box.locator("input.picker").evaluate(
        "(picker, value) => { picker.value = value; picker.dispatchEvent(new Event('change')) }", "2026-02-03T04:05"
    )
    assert field.input_value() == "2026-02-03 04:05"
    for wrong in ("11/28/2026 18:30", "morgen", "2026-13-40 99:99"):
        box = fill_act(agent, "call-back", statedAt=wrong)
        with agent.expect_navigation():
            box.locator("form button:not([type=button])").last.click()
        box = agent.locator("#act-call-back")
        expect(box.locator(".is-faulty .error")).to_contain_text("2026-11-28 18:30")
        assert box.locator("[name=statedAt]").input_value() == wrong
        assert box.locator("[name=outcome]").input_value() == "没有接通"
    do(agent, "call-back", statedAt=now)
    expect(agent.locator(".entry", has_text="没有接通")).to_contain_text(now)
