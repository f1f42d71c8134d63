"""The desk's home: views, filters, pages, search, keys, countdowns, and what arrives while one reads."""

import re

import pytest
from playwright.sync_api import Page, expect

from Browser.conftest import DESKTOP, PHONE
from Browser.steps import Filed, Poster, answer, complain, do, file_of, fill_act, open_case, track, unfold
from Browser.words import EN, WORDS, ZH

ROWS = ".queue tbody tr"


@pytest.fixture(scope="module")
def poster(server) -> Poster:
    return Poster(server)


@pytest.fixture(scope="module")
def filed(poster) -> list[Filed]:
    """Sixty complaints, more than two pages, of every type."""
    types = ["functional-fault", "service-quality", "information-error", "privacy", "other"]
    made = []
    for n in range(60):
        made.append(
            poster.complain(
                type=types[n % 5],
                content=f"第{n:02}件：页面打开很慢",
                email=f"user{n:02}@example.com",
                phone=f"13900000{n:03}",
                title="退款迟迟不到账，客服电话没人接" if n == 7 else None,
            )
        )
    return made


def numbers(page: Page) -> list[str]:
    return page.locator(f"{ROWS} td.number").all_inner_texts()


def search(page: Page, text: str) -> list[str]:
    page.fill("#q", text)
    page.press("#q", "Enter")
    page.wait_for_url(re.compile("q="))
    return numbers(page)


# Finding one's way


def test_views_and_counts(open_desk, filed):
    """2.2.1, 1.2p: what is to be registered comes first, with its clock, its number and the one responsible person."""
    agent = open_desk("agent")
    assert len(numbers(agent)) == 25
    expect(agent.locator(".side [aria-current=page]")).to_contain_text(WORDS[ZH]["received"])
    expect(agent.locator(".side [aria-current=page] .count")).to_have_text(str(len(filed)))
    first = agent.locator(ROWS).first
    expect(first.locator(".due .left")).to_have_text(re.compile(r"^还剩 (\d+ 分|不到 1 分)$"))
    expect(first.locator(".due .left")).to_have_attribute("title", re.compile(r"^20\d\d-\d\d-\d\d \d\d:\d\d$"))
    assert first.locator(".name").inner_text().strip()
    # The first received is due first.
    assert numbers(agent) == [one.number for one in filed[:25]]
    for view in ["mine", "department", "breached", "all"]:
        agent.locator(f".side a[href*='view={view}']").click()
        agent.wait_for_url(f"**view={view}")
        assert agent.locator("h1").count() == 1


def test_paging_by_key(open_desk, filed):
    """2.2.1: every complaint is on one page and only one, also while new ones arrive."""
    agent = open_desk("agent", "/desk?view=to-register")
    seen: list[str] = []
    while True:
        seen += numbers(agent)
        more = agent.locator("a[rel=next]")
        if not more.count():
            break
        assert "offset" not in more.get_attribute("href")
        more.click()
        agent.wait_for_url(re.compile("after="))
    assert len(seen) == len(set(seen))
    assert [one.number for one in filed] == seen[: len(filed)]
    agent.locator(".paging a").first.click()
    agent.wait_for_url(lambda url: "after=" not in url)
    assert numbers(agent)[0] == filed[0].number


def test_filters_are_links(open_desk, filed):
    """1.1: by type, level, channel and state, each a link that can be kept; an empty answer says how to go on."""
    agent = open_desk("agent", "/desk?view=all")
    menu = agent.locator(".filters details").nth(1)
    menu.locator("summary").click()
    menu.get_by_role("link", name="个人信息", exact=False).or_(menu.locator("a[href*='type=privacy']")).first.click()
    agent.wait_for_url("**type=privacy**")
    assert len(numbers(agent)) == 12
    agent.goto("/desk?view=all&type=privacy&level=3")
    expect(agent.locator(".empty")).to_be_visible()
    agent.locator(".empty a").click()
    agent.wait_for_url(lambda url: "type=" not in url)
    assert len(numbers(agent)) == 25


def test_search(open_desk, filed):
    """1.2t: found by number, e-mail, phone, one Chinese character and a phrase; what is nowhere is said to be."""
    agent = open_desk("agent")
    assert search(agent, filed[3].number.lower()) == [filed[3].number]
    assert search(agent, "USER05@example.com") == [filed[5].number]
    assert search(agent, "139 0000 0006") == [filed[6].number]
    assert search(agent, "账") == [filed[7].number]
    assert search(agent, "客服电话没人接") == [filed[7].number]
    assert len(search(agent, "页面打开")) == 25
    assert search(agent, "没有这种话") == []
    expect(agent.locator(".empty")).to_be_visible()
    assert agent.locator("#q").input_value() == "没有这种话"
    # Signs of a query language are only text.
    for odd in ['"', "' OR 1=1 --", "*", "NEAR(", "a AND", "%", "<b>x</b>", "-", "：" * 100]:
        search(agent, odd)
        assert agent.locator("h1").count() == 1, odd


# By keyboard


def test_keys(open_desk, filed):
    """2.2.1: / searches, j k move, Enter opens, r n a e go to their forms, g and a letter goes, ? shows all."""
    agent = open_desk("agent", "/desk?view=to-register")
    agent.keyboard.press("/")
    expect(agent.locator("#q")).to_be_focused()
    agent.keyboard.type("j")
    assert agent.locator("#q").input_value() == "j", "typing is typing"
    agent.keyboard.press("Escape")
    agent.keyboard.press("j")
    expect(agent.locator(f"{ROWS} .title a").first).to_be_focused()
    agent.keyboard.press("j")
    agent.keyboard.press("k")
    agent.keyboard.press("j")
    expect(agent.locator(f"{ROWS} .title a").nth(1)).to_be_focused()
    agent.keyboard.press("Enter")
    agent.wait_for_url(f"**/desk/complaints/{filed[1].number}")

    for key, act in {"r": "send", "n": "add-note"}.items():
        agent.keyboard.press(key)
        expect(agent.locator(f"#act-{act}")).to_have_attribute("open", "")
        assert agent.evaluate("document.activeElement.closest('.act').id") == f"act-{act}"
        agent.keyboard.press("Escape")
        agent.locator("h1").click()
    agent.keyboard.press("e")
    assert agent.evaluate("document.activeElement.closest('.act').id") == "act-register"
    agent.keyboard.press("Escape")

    agent.keyboard.press("?")
    dialog = agent.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert dialog.locator("kbd").count() > 10
    agent.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    for letter, address in {"m": "view=mine", "b": "view=breached", "n": "/desk/notices", "t": "view=to-register"}.items():
        agent.keyboard.press("g")
        agent.keyboard.press(letter)
        agent.wait_for_url(f"**{address}**")

    # Single keys can be switched off.
    agent.keyboard.press("?")
    dialog.locator("[data-keys-on]").uncheck()
    agent.keyboard.press("Escape")
    agent.keyboard.press("/")
    expect(agent.locator("#q")).not_to_be_focused()


def test_assigning_by_key(open_desk, poster):
    """3.2.2: a opens the form to assign, once the complaint can be assigned."""
    one = poster.complain(content="按键分派")
    agent = open_desk("agent")
    open_case(agent, one.number)
    do(agent, "register")
    do(agent, "validate")
    do(agent, "grade", level="1", reason="一般")
    agent.keyboard.press("a")
    assert agent.evaluate("document.activeElement.closest('.act').id") == "act-assign"


# What arrives while one reads


def test_a_second_complaint_appears_by_itself(open_desk, open_page, server):
    """2.2.1: a new complaint is in the queue without a reload; the count follows; what is typed stays, with focus."""
    agent = open_desk("agent", "/desk?view=all&type=other")
    before = len(numbers(agent))
    assert before < 25
    agent.locator("#q").focus()
    agent.keyboard.type("正在输入")
    agent.evaluate("window.same = true")
    one = Poster(server).complain(type="other", content="自己出现的一件", title="自己出现的一件")
    expect(agent.locator(f"#c-{one.number}")).to_be_visible()
    assert len(numbers(agent)) == before + 1
    expect(agent.locator("#q")).to_be_focused()
    assert agent.locator("#q").input_value() == "正在输入"
    assert agent.evaluate("window.same"), "not reloaded"
    agent.keyboard.type("。")
    assert agent.locator("#q").input_value() == "正在输入。"


def test_focus_stays_on_its_line(open_desk, server, filed):
    """2.2.1: whoever moves through the queue by keyboard keeps their place when a line is added."""
    agent = open_desk("agent", "/desk?view=all&type=other")
    link = agent.locator(f"#c-{filed[4].number} .title a")
    link.focus()
    one = Poster(server).complain(type="other", content="又来一件")
    expect(agent.locator(f"#c-{one.number}")).to_be_visible()
    expect(agent.locator(f"#c-{filed[4].number} .title a")).to_be_focused()


def test_ticked_lines_stay_ticked(open_desk, server):
    """3'.L3: lines ticked for an incident stay chosen while the list changes by itself, also those that leave it."""
    poster = Poster(server)
    first, second = (poster.complain(type="other", content=f"勾选后列表会变{n}") for n in range(2))
    agent = open_desk("agent", "/desk?view=to-register&type=other")
    picks = [agent.locator(f"input.pick[value={one.number}]") for one in (first, second)]
    for pick in picks:
        pick.check()
    expect(agent.locator("[data-chosen]")).to_have_text("已选2件")
    expect(picks[1]).to_be_focused()
    third = poster.complain(type="other", content="又来一件")
    expect(agent.locator(f"#c-{third.number}")).to_be_visible()
    for pick in picks:
        expect(pick).to_be_checked()
    # What is unticked stays so, and a click elsewhere changes nothing.
    agent.locator(f"input.pick[value={third.number}]").check()
    agent.locator(f"input.pick[value={third.number}]").uncheck()
    agent.locator("h1").click()
    # A colleague registers one: it leaves this list, and stays chosen.
    colleague = open_desk("agent2", f"/desk/complaints/{first.number}")
    do(colleague, "register")
    expect(agent.locator(f"#c-{first.number}")).to_have_count(0)
    expect(picks[1]).to_be_checked()
    expect(agent.locator("[data-chosen]")).to_have_text("已选2件")
    with agent.expect_navigation():
        agent.locator("#select button").click()
    for one in (first, second):
        expect(agent.locator(f"#pick-{one.number}")).to_be_checked()
    expect(agent.locator(f"#pick-{third.number}")).to_have_count(0)


def test_what_is_typed_stays_wherever_the_focus_is(open_desk, open_page, poster):
    """3.2.5: a half-written answer with its choice and its file stays through updates, also while something else has focus."""
    one = poster.complain(content="写了一半去看别的")
    agent = open_desk("agent", f"/desk/complaints/{one.number}")
    do(agent, "register")
    fill_act(agent, "send", purpose="progress", text="正在核对")
    agent.set_input_files("#act-send input[type=file]:not([hidden])", [file_of("截图.png")])
    agent.locator("h1").click()
    user = open_page(viewport=PHONE)
    track(user, one)
    for text in ("第一句", "第二句"):
        answer(user, "reply", text)
        expect(agent.locator(".entry", has_text=text)).to_be_visible()
    box = agent.locator("#act-send")
    expect(box).to_have_attribute("open", "")
    assert box.locator("[name=text]").input_value() == "正在核对"
    assert box.locator("[name=purpose]").input_value() == "progress"
    expect(box.locator(".picked li")).to_have_count(1)
    # What came meanwhile is said once, and nothing typed is lost by it.
    with agent.expect_navigation():
        box.locator("button:not([type=button])").last.click()
    expect(agent.locator(".summary")).to_contain_text(WORDS[ZH]["changed"])
    assert agent.locator("#act-send [name=text]").input_value() == "正在核对"
    with agent.expect_navigation():
        agent.locator("#act-send button:not([type=button])").last.click()
    assert agent.locator(".summary").count() == 0
    user.reload()
    expect(user.locator(".talk")).to_contain_text("正在核对")


def test_case_page_is_live_and_keeps_what_is_typed(open_desk, open_page, poster):
    """1.2t, 3.2.5: the complainant's answer appears on the case page; a half-written note stays as it is."""
    one = poster.complain(content="写到一半")
    agent = open_desk("agent")
    open_case(agent, one.number)
    fill_act(agent, "add-note", text="写到一半的备注")
    agent.locator("#act-add-note textarea").focus()
    user = open_page(viewport=PHONE)
    track(user, one)
    unfold(user.locator("#act-reply"))
    user.fill("#reply-text", "补充一句")
    user.locator("#act-reply button.primary").click()
    expect(agent.locator(".entry", has_text="补充一句")).to_be_visible()
    box = agent.locator("#act-add-note textarea")
    assert box.input_value() == "写到一半的备注"
    expect(box).to_be_focused()


def test_tracking_page_is_live(open_desk, open_page, server):
    """1.2t: an answer of the staff appears on the open tracking page; what is being typed there stays."""
    user = open_page(locale=EN, viewport=PHONE)
    one = complain(user, "Where is my refund?")
    user.goto(f"/track/{one.number}")
    unfold(user.locator("#act-reply"))
    user.fill("#reply-text", "I also")
    agent = open_desk("agent", f"/desk/complaints/{one.number}", locale=EN)
    do(agent, "register")
    do(agent, "send", purpose="progress", text="The bank is asked.")
    expect(user.locator(".talk")).to_contain_text("The bank is asked.")
    assert user.locator("#reply-text").input_value() == "I also"
    assert user.locator(".steps").inner_text().count("Registered") == 1


def test_countdown_words_and_shapes(open_desk, filed):
    """1.2t: calm, soon and late are told apart by words, and the absolute time is there for hover and focus."""
    agent = open_desk("agent", "/desk?view=to-register", locale=EN)
    left = agent.locator(f"{ROWS} .left").first
    # The page's own clock runs on: it says what the server would say a while later.
    agent.evaluate(
        """() => {
            const time = document.querySelector(".queue .left");
            window.due = time.dateTime;
            time.dateTime = new Date(Date.now() + 6 * 60000).toISOString();
            dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    expect(left).to_have_text(re.compile(r"^(5|6) min left$"))
    expect(left).to_have_class(re.compile("is-soon"))
    agent.evaluate(
        """() => {
            document.querySelector(".queue .left").dateTime = new Date(Date.now() - 125 * 60000).toISOString();
            dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    expect(left).to_have_text(re.compile(r"^2 h (4|5) min overdue$"))
    expect(left).to_have_class(re.compile("is-late"))


def test_notices(open_desk, open_page, server):
    """1.2p: the responsible person is told of an answer, live and by count; opening the case marks it as seen."""
    one = Poster(server).complain(content="有答复要提醒", title="有答复要提醒")
    agent = open_desk("agent")
    open_case(agent, one.number)
    do(agent, "register")
    responsible = agent.locator("[data-live-region=facts] dd").first.inner_text().strip()
    # Whoever has the case open has seen the answer as soon as it is there.
    agent.context.close()
    login = {"陈静": "agent", "李强": "agent2", "周敏": "super"}[responsible]
    person = open_desk(login, "/desk/notices", locale=EN)
    user = open_page()
    track(user, one)
    unfold(user.locator("#act-reply"))
    user.fill("#reply-text", "请看附件")
    user.locator("#act-reply button.primary").click()
    line = person.locator(".notices.is-new li", has_text=one.number)
    expect(line).to_contain_text("The complainant answered")
    expect(line).to_contain_text("有答复要提醒")
    expect(person.locator(".side a[href='/desk/notices'] .count")).to_have_text(re.compile(r"^\d+$"))
    line.locator("a").click()
    person.wait_for_url(f"**/desk/complaints/{one.number}")
    person.goto("/desk/notices")
    expect(person.locator(".notices:not(.is-new) li", has_text=one.number)).to_be_visible()
    expect(person.locator(".notices.is-new li", has_text=one.number)).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_without_scripts(open_desk, filed, viewport):
    """2.2.1: the queue works without scripts: views, pages, search, opening."""
    agent = open_desk("agent", "/desk?view=to-register", scripts=False, viewport=viewport)
    assert len(numbers(agent)) == 25
    agent.locator("a[rel=next]").click()
    agent.wait_for_url(re.compile("after="))
    agent.fill("#q", filed[9].number)
    agent.locator(".search button").click()
    agent.wait_for_url(re.compile("q="))
    agent.locator(f"#c-{filed[9].number} .title a").click()
    agent.wait_for_url(f"**/desk/complaints/{filed[9].number}")
