"""Incidents: many complaints, one bulletin for all of them, a page and a feed that everybody may read."""

import base64
import contextlib
import hmac
import itertools
import json
import re
import sqlite3
import time
import xml.etree.ElementTree as ET
from datetime import datetime

import pytest
import requests
from playwright.sync_api import expect

from Browser import keys
from Browser.conftest import PHONE
from Browser.looks import LOOKS, judge
from Browser.steps import Poster, do, open_case, standing, track, unfold
from Browser.team import NAMES
from Browser.words import EN, WORDS, ZH

ATOM = "{http://www.w3.org/2005/Atom}"


ordinals = itertools.count(1)


def graded(page, poster: Poster, level: int):
    """A complaint that was graded."""
    filed = poster.complain(content=f"订单页面空白，第{next(ordinals)}位用户。")
    open_case(page, filed.number)
    do(page, "register", summary="页面空白")
    do(page, "validate")
    do(page, "grade", level=str(level), reason="大量用户")
    return filed


def act(page, name: str, **fields) -> None:
    """Does an act on the incident's page."""
    box = page.locator(f"#act-{name}")
    unfold(box)
    for field, value in fields.items():
        control = box.locator(f"[name={field}]")
        if control.first.evaluate("e => e.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    with page.expect_navigation():
        box.locator("form button").last.click()
    page.wait_for_load_state()


@pytest.fixture(scope="module")
def poster(server):
    return Poster(server)


def link(page, numbers: list[str], title: str) -> str:
    """Ticks complaints in the queue and links them to a new incident; answers its address."""
    page.goto("/desk?view=all")
    for number in numbers:
        page.locator(f"input.pick[value={number}]").check()
    with page.expect_navigation():
        page.locator("#select button").click()
    page.fill("#link-title", title)
    with page.expect_navigation():
        page.locator("form[action='/desk/incidents/link'] button.primary").click()
    page.wait_for_url(re.compile(r"/desk/incidents/\d+$"))
    return page.url.rsplit("/", 1)[1]


def test_one_bulletin_for_all(open_desk, open_page, poster, server):
    """3'.L3.4 many complaints of one incident: linked in bulk, told by one bulletin, read by everybody without an account"""
    agent = open_desk("agent")
    filed = [graded(agent, poster, level) for level in (3, 2, 1)]
    number = link(agent, [one.number for one in filed], "订单页面 <空白> & 卡顿")
    expect(agent.locator(".linked li")).to_have_count(3)

    public = open_page(viewport=PHONE)
    assert public.goto(f"/incidents/{number}").status == 404, "nothing is public before the first bulletin"
    public.goto("/incidents")
    expect(public.locator(".incident-list li")).to_have_count(0)

    lead = open_desk("oplead", f"/desk/incidents/{number}")
    expect(lead.locator("[data-live-region=clocks] .clock")).to_have_count(1)
    act(lead, "publish", stage="located", text="已定位问题：缓存错误。", expectedAt="2020-01-01T00:00")
    expect(lead.locator(".summary")).to_contain_text("晚于")
    assert lead.locator("#publish-text").input_value() == "已定位问题：缓存错误。", "what was typed is kept"
    act(lead, "publish", stage="located", text="已定位问题：缓存错误。", expectedAt="2035-01-01T18:30")
    expect(lead.locator(".bulletins li")).to_have_count(1)

    answer = public.goto(f"/incidents/{number}")
    assert answer.status == 200
    expect(public.locator("h1")).to_have_text("订单页面 <空白> & 卡顿")
    expect(public.locator(".stages [aria-current=step]")).to_have_text("已定位问题")
    expect(public.locator(".lead")).to_contain_text("18:30")
    expect(public.locator(".bulletins li")).to_have_count(1)
    # Live: the next bulletin appears by itself.
    act(lead, "publish", stage="repairing", text="正在修复。")
    expect(public.locator(".bulletins li")).to_have_count(2)
    expect(public.locator(".stages [aria-current=step]")).to_have_text("正在修复")

    for one in filed:
        track(public, one)
        expect(public.locator("body")).to_contain_text("正在修复。")
        expect(public.locator(f"a[href='/incidents/{number}']")).to_be_visible()

    for path in (f"/incidents/{number}/feed.atom", "/incidents/feed.atom"):
        feed = requests.get(f"{server.url}{path}", headers={"Accept-Language": "zh-CN"}, timeout=10)
        assert feed.headers["Content-Type"].startswith("application/atom+xml")
        root = ET.fromstring(feed.content)
        assert root.tag == f"{ATOM}feed"
        assert root.find(f"{ATOM}link[@rel='self']").get("href").endswith(path)
        entries = root.findall(f"{ATOM}entry")
        assert [entry.find(f"{ATOM}content").text.split("\n")[0] for entry in entries] == [
            "正在修复。",
            "已定位问题：缓存错误。",
        ]
        ids = [entry.find(f"{ATOM}id").text for entry in entries]
        assert len(set(ids)) == 2 and all(f"/incidents/{number}#bulletin-" in one for one in ids)
        times = [datetime.fromisoformat(entry.find(f"{ATOM}updated").text) for entry in entries]
        assert times == sorted(times, reverse=True)
        assert datetime.fromisoformat(root.find(f"{ATOM}updated").text) == times[0]
        assert "<空白>" in entries[0].find(f"{ATOM}title").text
    assert filed[0].number not in feed.text and "zhang@example.com" not in feed.text

    # Who is not of the group publishes nothing, and is told why.
    tech = open_desk("tech", f"/desk/incidents/{number}")
    expect(tech.locator("#act-publish")).to_have_count(0)
    csrf = tech.locator("input[name=csrf]").first.input_value()
    refused = tech.request.post(
        f"{server.url}/desk/incidents/{number}/publish", form={"csrf": csrf, "stage": "located", "text": "x"}
    )
    assert refused.status == 403

    # By search on the incident's page; what is in it already cannot be ticked.
    late = poster.complain(content="结算页面也打不开，和昨天的公告一样。")
    agent.goto(f"/desk/incidents/{number}?q={late.number}")
    agent.locator(f"#pick-{late.number}").check()
    with agent.expect_navigation():
        agent.locator(f"form[action='/desk/incidents/{number}/link'] button").click()
    expect(agent.locator(".linked[data-live-region] li")).to_have_count(4)
    agent.goto(f"/desk/incidents/{number}?q={late.number}")
    expect(agent.locator(f"#pick-{late.number}")).to_be_disabled()

    # One result: to nobody yet, and the page says why for each.
    act_box = agent.locator("#act-result")
    unfold(act_box)
    act_box.locator("[name=status][value=resolved]").check()
    act_box.locator("[name=solution]").fill("已修复")
    act_box.locator("[name=contact]").fill("400-800-1234")
    with agent.expect_navigation():
        act_box.locator("form button").last.click()
    expect(agent.locator(".outcomes li")).to_have_count(4)
    expect(agent.locator(".outcomes")).to_contain_text("0")
    # They stay listed, each with its clause, until the result is theirs.
    agent.goto(f"/desk/incidents/{number}")
    expect(agent.locator("#unreached li")).to_have_count(4)
    for line in agent.locator("#unreached li").all_inner_texts():
        assert re.search(r"第\d.*条", line), line

    act(lead, "publish", stage="repaired", text="全部恢复。")
    expect(lead.locator("[data-live-region=clocks]")).not_to_contain_text("还剩")
    act(lead, "close", reason="已修复")
    public.goto(f"/incidents/{number}")
    expect(public.locator("#subscribe")).to_have_count(0)


def give_result(page, solution: str) -> None:
    """One result for all, on the incident's page."""
    box = page.locator("#act-result")
    unfold(box)
    box.locator("[name=status][value=resolved]").check()
    act(page, "result", solution=solution, contact="400-800-1234")


def test_result_arrives(open_desk, open_page, poster):
    """3'.L3, 4.1 one result is on each ready complainant's page; whom it did not reach stays listed until it does"""

    def plan(number: str) -> None:
        open_case(agent, number)
        do(agent, "assign", department="front-line")
        do(agent, "propose", facts="缓存错误。", solution="清除缓存。")

    agent = open_desk("agent")
    ready, late, never = (graded(agent, poster, level) for level in (1, 1, 3))
    plan(ready.number)
    number = link(agent, [one.number for one in (ready, late, never)], "结果送达")
    other = open_desk("agent2", f"/desk/incidents/{number}")
    expect(other.locator("#unreached")).to_have_count(0)
    first, second = open_page(viewport=PHONE), open_page(locale=EN)
    track(first, ready)
    track(second, late)

    give_result(agent, "缓存已清除，订单恢复。")
    expect(agent.locator(".outcomes")).to_contain_text("已完成1件，共3件")
    # It is there without a reload, with the words, the name and the contact; nothing is there where it may not be yet.
    result = first.locator(".said-result")
    for words in ("缓存已清除，订单恢复。", NAMES["agent"], "400-800-1234"):
        expect(result).to_contain_text(words)
    assert standing(first) == WORDS[ZH]["open:result-sent"]
    second.reload()
    expect(second.locator(".said-result")).to_have_count(0)
    # Who looks on sees the two that are left, each with its clause.
    waiting = other.locator("#unreached li")
    expect(waiting).to_have_count(2)
    expect(other.locator("#unreached")).not_to_contain_text(ready.number)
    for one in (late, never):
        line = waiting.filter(has_text=one.number)
        expect(line).to_contain_text(re.compile(r"第\d.*条"))

    plan(late.number)
    agent.goto(f"/desk/incidents/{number}")
    expect(agent.locator("#unreached li")).to_have_count(2)
    give_result(agent, "缓存已清除，现已全部恢复。")
    expect(second.locator(".said-result")).to_contain_text("缓存已清除，现已全部恢复。")
    assert standing(second) == WORDS[EN]["open:result-sent"]
    expect(waiting).to_have_count(1)
    expect(waiting).to_contain_text(never.number)
    agent.goto(f"/desk/incidents/{number}")
    expect(agent.locator("#unreached li")).to_have_count(1)


def test_correction(open_desk, open_page, poster):
    """3'.L3.4, 6.2 a bulletin that names somebody is corrected everywhere at once, its words are gone, the fact stays"""
    agent = open_desk("agent")
    filed = [graded(agent, poster, level) for level in (3, 2)]
    number = link(agent, [one.number for one in filed], "王建国反映的问题")
    lead = open_desk("oplead", f"/desk/incidents/{number}")
    act(lead, "publish", stage="located", text="王建国反映的问题已定位。")
    public = open_page(viewport=PHONE)
    public.goto(f"/incidents/{number}")
    user = open_page()
    track(user, filed[1])
    expect(user.locator("body")).to_contain_text("王建国")
    # Without a reason it is refused, and what was typed is kept.
    act(lead, "correct", target="1", text="问题已定位。", reason=" ")
    expect(lead.locator("#act-correct")).to_contain_text("1.2")
    assert lead.locator("#act-correct [name=text]").input_value() == "问题已定位。"
    assert lead.locator("#act-correct [name=target]").input_value() == "1"
    lead.locator("#act-correct [name=erase]").check()
    act(lead, "correct", reason="写了姓名")
    act(lead, "correct", target="title", text="空白页", reason="写了姓名")
    expect(public.locator("h1")).to_have_text("空白页")
    expect(public.locator(".bulletins")).to_contain_text("更正于")
    expect(public.locator("body")).not_to_contain_text("王建国")
    expect(user.locator("body")).not_to_contain_text("王建国")
    expect(user.locator("body")).to_contain_text("更正第1次公告")
    open_case(agent, filed[0].number)
    expect(agent.locator("body")).to_contain_text("更正后删除原文")
    expect(agent.locator("body")).not_to_contain_text("王建国")
    lead.goto(f"/desk/incidents/{number}")
    lead.locator(".incident-history").evaluate("e => { e.closest('details').open = true }")
    expect(lead.locator(".incident-history")).to_contain_text("写了姓名")
    # What was public can be wrong after the end too.
    act(lead, "close", reason="已修复")
    expect(lead.locator("#act-publish")).to_have_count(0)
    expect(lead.locator("#act-correct")).to_have_count(1)
    tech = open_desk("tech", f"/desk/incidents/{number}")
    expect(tech.locator("#act-correct")).to_have_count(0)


def test_subscribing(open_desk, open_page, poster):
    """3'.L3.4 who asks to be told is asked to confirm first; a wrong address is said at its field and kept"""
    agent = open_desk("agent")
    number = link(agent, [graded(agent, poster, 3).number], "短信收不到")
    lead = open_desk("oplead", f"/desk/incidents/{number}")
    act(lead, "publish", stage="investigating", text="正在调查。")
    page = open_page(locale=EN, viewport=PHONE)
    page.goto(f"/incidents/{number}")
    form = page.locator("#subscribe form")
    form.evaluate("form => { form.noValidate = true }")
    page.fill("#subscribe-email", "wang@")
    with page.expect_navigation():
        form.locator("button").click()
    expect(page.locator("#subscribe .error")).to_be_visible()
    assert page.input_value("#subscribe-email") == "wang@"
    page.fill("#subscribe-email", "wang@example.com")
    with page.expect_navigation():
        page.locator("#subscribe form button").click()
    expect(page.locator("#subscribe [role=status]")).to_be_visible()
    assert page.goto("/incidents/confirm/x.1.y").status == 404


def store(server, query: str, *values) -> list[tuple]:
    """What the server's database says, read beside it."""
    with contextlib.closing(sqlite3.connect(f"file:{server.data / 'redress.sqlite'}?mode=ro", uri=True)) as connection:
        return connection.execute(query, values).fetchall()


def mailed_key(server, purpose: str, token: str, days: float) -> str:
    """The key of a link in a mail, worked out as the program does: no mail leaves the server yet."""

    def text(value: bytes) -> str:
        return base64.urlsafe_b64encode(value).decode().rstrip("=")

    ((secret,),) = store(server, "SELECT value FROM setting WHERE key = 'secret'")
    payload, expiry = text(token.encode()), str(int(time.time() + days * 86_400))
    mac = hmac.new(bytes.fromhex(secret), digestmod="sha256")
    for part in ("signed", purpose, payload, expiry):
        mac.update(len(part.encode()).to_bytes(8, "big") + part.encode())
    return f"{payload}.{expiry}.{text(mac.digest())}"


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_confirming_and_leaving(open_desk, open_page, poster, server, locale, viewport, scheme):
    """3'.L3.4 the links of a mail ask before anything happens, by keyboard too; who confirmed is told, who left is forgotten"""
    agent = open_desk("agent")
    number = link(agent, [graded(agent, poster, 3).number], "短信收不到")
    lead = open_desk("oplead", f"/desk/incidents/{number}")
    act(lead, "publish", stage="investigating", text="正在调查。")
    page = open_page(locale=locale, viewport=viewport, color_scheme=scheme)
    page.goto(f"/incidents/{number}")
    keys.into_main(page)
    keys.enter(page, page.locator("#subscribe-email"), f"li{number}@example.com")
    keys.press(page, page.locator("#subscribe form button"))
    expect(page.locator("#subscribe [role=status]")).to_be_visible()
    # The question waits in the outbox, addressed by the subscriber's token and not by the address.
    ((recipient, payload),) = store(
        server,
        "SELECT recipient, payload FROM outbox WHERE kind = 'incident-confirmation' AND message LIKE ?",
        f"i-{number}-%",
    )
    assert json.loads(payload) == {"incident": int(number)}
    token = recipient.removeprefix("subscriber:")
    known = "SELECT confirmed_at IS NOT NULL FROM incident_subscriber WHERE token = ?"

    # One key is good for one purpose, and not for ever.
    confirm, leave = (mailed_key(server, f"incident-{what}", token, 2) for what in ("confirm", "leave"))
    assert page.goto(f"/incidents/confirm/{leave}").status == 404
    assert page.goto(f"/incidents/leave/{confirm}").status == 404
    assert page.goto(f"/incidents/confirm/{mailed_key(server, 'incident-confirm', token, -1)}").status == 404

    assert page.goto(f"/incidents/confirm/{confirm}").status == 200
    judge(page, "the question whether to confirm")
    assert store(server, known, token) == [(0,)], "opening a link does nothing"
    keys.into_main(page)
    keys.press(page, page.locator(f"form[action$='{confirm}'] button"))
    expect(page.locator("main form")).to_have_count(0)
    judge(page, "confirmed")
    assert store(server, known, token) == [(1,)]
    # The next bulletin is for this subscriber too.
    act(lead, "publish", stage="located", text="已定位。")
    told = "SELECT count(*) FROM outbox WHERE kind = 'incident-bulletin' AND recipient = ?"
    assert store(server, told, recipient) == [(1,)]

    assert page.goto(f"/incidents/leave/{leave}").status == 200
    judge(page, "the question whether to leave")
    assert store(server, known, token) == [(1,)]
    keys.into_main(page)
    keys.press(page, page.locator(f"form[action$='{leave}'] button"))
    expect(page.locator("main form")).to_have_count(0)
    judge(page, "left")
    assert store(server, known, token) == [], "forgotten, address and all"
    act(lead, "publish", stage="repaired", text="已修复。")
    assert store(server, told, recipient) == [(1,)]
    for address in (f"/incidents/confirm/{confirm}", f"/incidents/leave/{leave}"):
        assert page.goto(address).status == 404


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks(open_desk, open_page, poster, locale, viewport, scheme):
    """3'.L3.4, 1.2t every page of an incident can be used by everybody"""
    agent = open_desk("agent", locale=ZH)
    first, second = graded(agent, poster, 3), graded(agent, poster, 2)
    number = link(agent, [first.number, second.number], "标题很长" * 20)
    lead = open_desk("oplead", f"/desk/incidents/{number}", locale=locale, viewport=viewport, color_scheme=scheme)
    judge(lead, "an incident without a bulletin")
    act(lead, "publish", stage="located", text="长文" * 300 + "\nhttps://example.com/" + "x" * 200)
    for box in lead.locator("details.act").all():
        box.evaluate("e => e.open = true")
    judge(lead, "an incident on the desk")
    lead.goto(f"/desk/incidents/{number}?q=zhang@example.com")
    judge(lead, "an incident with a search")
    for path in ("/desk/incidents", f"/desk/incidents/link?number={first.number}", "/desk/incidents/link"):
        lead.goto(path)
        judge(lead, path)
    page = open_page(locale=locale, viewport=viewport, color_scheme=scheme)
    for path in ("/incidents", f"/incidents/{number}", f"/incidents/{number}?asked=1"):
        page.goto(path)
        judge(page, path)
