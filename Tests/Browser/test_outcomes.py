"""How a complaint ends for whoever made it, and how it may go on: each page says what happened, why, what they can do now,
until when, and whom else they may turn to."""

import re

import pytest
from playwright.sync_api import Page, expect

from Browser.conftest import PHONE
from Browser.looks import judge
from Browser.steps import Filed, Poster, answer, do, open_case, standing, track
from Browser.test_breach import move
from Browser.words import EN, WORDS, ZH

LANGUAGES = [pytest.param(ZH, "dark", id="zh"), pytest.param(EN, "light", id="en")]
DAY = 24 * 60


@pytest.fixture(scope="module")
def poster(server) -> Poster:
    return Poster(server)


@pytest.fixture
def user(open_page, locale, scheme) -> Page:
    """The complainant, on a phone."""
    return open_page(locale=locale, viewport=PHONE, color_scheme=scheme)


def registered(agent: Page, filed: Filed) -> None:
    open_case(agent, filed.number)
    do(agent, "register")


def to_result(agent: Page, filed: Filed, status: str = "resolved") -> None:
    registered(agent, filed)
    do(agent, "validate")
    do(agent, "grade", level="1", reason="一般")
    do(agent, "assign", department="front-line")
    do(agent, "propose", facts="银行退回。", solution="改退到余额。")
    do(agent, "send-result", status=status)


def box(user: Page):
    """What the page says on top: where it stands, why, until when."""
    return user.locator(".standing")


def until(user: Page, act: str) -> str:
    """Until when an act is possible, as its form says."""
    return user.locator(f"#act-{act} .hint time").text_content().strip()


def leads_outside(user: Page, leads: bool = True) -> None:
    expect(user.locator("#outside li")).to_have_count(4 if leads else 0)
    if leads:
        expect(user.locator("#outside")).to_contain_text("12315")


def untranslated(user: Page) -> None:
    """Nothing internal, and nothing of the other language but what people typed."""
    text = user.locator(".standing, #outside, .steps").all_inner_texts()
    for part in text:
        assert not re.search(r"[{}]|\bsay[A-Z]|optional\(", part), part


@pytest.mark.parametrize("locale, scheme", LANGUAGES)
def test_rejected_objected_confirmed(open_desk, poster, user, locale, scheme):
    """3.2.1, 1.2t: why, one objection and until when; a different person decides; then the outside routes are left."""
    words = WORDS[locale]
    filed = poster.complain(content=f"隔壁网站的问题 {locale}")
    agent = open_desk("agent")
    registered(agent, filed)
    do(agent, "reject", reason="所述功能不属于本站。")
    track(user, filed)
    assert standing(user) == words["open:rejected"]
    expect(box(user)).to_contain_text("所述功能不属于本站。")
    expect(box(user)).to_contain_text(until(user, "object"))
    leads_outside(user)
    untranslated(user)
    judge(user, "rejected")

    answer(user, "object", "就是贵站的页面。")
    assert standing(user) == words["open:objected"]
    expect(box(user)).to_contain_text("所述功能不属于本站。")
    expect(user.locator(".steps [aria-current=step]")).to_contain_text(words["open:objected"])
    assert user.locator("#act-object").count() == 0, "there is one objection"
    leads_outside(user)
    judge(user, "objected")

    open_case(agent, filed.number)
    assert agent.locator("#act-decide-objection").count() == 0, "whoever rejected does not decide"
    other = open_desk("agent2", f"/desk/complaints/{filed.number}")
    do(other, "decide-objection", decision="refused", reason="页面标识确属他站。")
    user.reload()
    assert standing(user) == words["open:dismissed"]
    expect(box(user)).to_contain_text("页面标识确属他站。")
    expect(user.locator(".talk")).to_contain_text("就是贵站的页面。")
    assert user.locator("#act-object").count() == 0
    leads_outside(user)
    untranslated(user)
    judge(user, "confirmed")


@pytest.mark.parametrize("locale, scheme", LANGUAGES)
def test_objection_upheld(open_desk, poster, user, locale, scheme):
    """3.2.1, 1.2t: an upheld objection is handled from there, with its reason and new limits."""
    words = WORDS[locale]
    filed = poster.complain(content=f"发票抬头错误 {locale}")
    agent = open_desk("agent")
    registered(agent, filed)
    do(agent, "reject", reason="应向商家提出。")
    track(user, filed)
    answer(user, "object", "是平台自营。")
    other = open_desk("agent2", f"/desk/complaints/{filed.number}")
    do(other, "decide-objection", decision="upheld", reason="确为自营订单。")
    user.reload()
    assert standing(user) == words["open:handling"]
    expect(user.locator(".talk")).to_contain_text("确为自营订单。")
    expect(user.locator(".steps [aria-current=step]")).to_contain_text(words["open:handling"])
    assert user.locator("section > .promises li").count() >= 3
    leads_outside(user, False)


@pytest.mark.parametrize("locale, scheme", LANGUAGES)
def test_withdrawn(open_desk, poster, user, locale, scheme):
    """3.2.1, 6.2: when and why, that nothing more is done, until when the record is kept, and how to complain anew."""
    words = WORDS[locale]
    filed = poster.complain(content=f"验证码收不到 {locale}")
    track(user, filed)
    answer(user, "withdraw", "后来收到了。")
    assert standing(user) == words["open:withdrawn"]
    expect(box(user)).to_contain_text("后来收到了。")
    expect(user.locator(".talk")).to_contain_text("后来收到了。")
    kept = open_desk("agent", f"/desk/complaints/{filed.number}").locator(".clock time").first
    year = (kept.get_attribute("datetime") or kept.text_content())[:4]
    expect(box(user)).to_contain_text(year)
    assert user.locator("section > .promises").count() == 0, "nothing is due any more"
    assert user.locator(".act:not([id^=act-request])").count() == 0
    untranslated(user)
    judge(user, "withdrawn")
    box(user).locator("a[href='/complain']").click()
    user.wait_for_url("**/complain")


@pytest.mark.parametrize("locale, scheme", LANGUAGES)
def test_withdrawn_at_level_3(open_desk, poster, user, locale, scheme):
    """3.2.1, 3'.L3: a major case goes on inside; its complainant reads that it is withdrawn, and nothing is promised."""
    words = WORDS[locale]
    filed = poster.complain(type="privacy", content=f"能看到别人的订单 {locale}")
    agent = open_desk("agent")
    registered(agent, filed)
    do(agent, "validate")
    do(agent, "grade", level="3", reason="隐私")
    track(user, filed)
    answer(user, "withdraw", "不想再等。")
    assert standing(user) == words["open:withdrawn"]
    expect(box(user)).to_contain_text(words["inside"])
    assert user.locator("section > .promises").count() == 0
    assert user.locator(".steps [aria-current=step]").count() == 0
    assert user.locator(".act:not([id^=act-request])").count() == 0, "no further say"
    leads_outside(user, False)
    open_case(agent, filed.number)
    assert "已撤回" not in agent.locator(".case-head .state").inner_text(), "it goes on inside"


@pytest.mark.parametrize("locale, scheme", LANGUAGES)
def test_reopened(open_desk, poster, user, locale, scheme):
    """4.2.1, 1.2t: until when it can be reopened; then a new round, by when it starts, and whom else to turn to."""
    words = WORDS[locale]
    filed = poster.complain(content=f"退款没有到账 {locale}")
    agent = open_desk("agent")
    to_result(agent, filed)
    track(user, filed)
    answer(user, "accept")
    open_case(agent, filed.number)
    do(agent, "close")
    user.reload()
    assert standing(user) == words["open:closed"]
    expect(box(user)).to_contain_text(until(user, "reopen"))
    leads_outside(user, False)
    judge(user, "closed")

    answer(user, "reopen", "余额又被扣回去了。")
    assert standing(user) == words["open:reopened"]
    expect(user.locator(".talk")).to_contain_text("余额又被扣回去了。")
    expect(user.locator(".steps [aria-current=step]")).to_contain_text(words["open:reopened"])
    due = user.locator("section > .promises li").first.locator("time")
    expect(box(user)).to_contain_text(due.text_content().removeprefix("by ").removesuffix(" 前").strip())
    leads_outside(user)
    untranslated(user)
    judge(user, "reopened")

    open_case(agent, filed.number)
    do(agent, "start-follow-up")
    user.reload()
    assert standing(user) == words["open:follow-up"]
    expect(box(user)).to_contain_text("2")


@pytest.mark.parametrize("locale, scheme", LANGUAGES)
def test_exhausted(open_desk, poster, user, locale, scheme):
    """4.2.1: closed after two rounds without agreement: the supervisor's reason, reopening until when, outside routes."""
    words = WORDS[locale]
    filed = poster.complain(content=f"赔偿金额不够 {locale}")
    agent = open_desk("agent")
    to_result(agent, filed)
    track(user, filed)
    answer(user, "not-solved", "不够。")
    assert standing(user) == words["open:pending"]
    open_case(agent, filed.number)
    do(agent, "start-follow-up")
    do(agent, "assign", department="front-line")
    do(agent, "propose", facts="已再次核对。", solution="维持原方案。")
    do(agent, "send-result", status="resolved")
    user.reload()
    answer(user, "not-solved", "还是不够。")
    supervisor = open_desk("super", f"/desk/complaints/{filed.number}")
    do(supervisor, "close-exhausted", reason="超出规定的赔偿上限。")
    user.reload()
    assert standing(user) == words["open:closed"]
    expect(box(user)).to_contain_text("超出规定的赔偿上限。")
    expect(box(user)).to_contain_text(until(user, "reopen"))
    leads_outside(user)
    untranslated(user)
    judge(user, "exhausted")


# The last ones, as they move the clock.


@pytest.mark.parametrize("locale, scheme", LANGUAGES)
def test_closed_after_silence(server, open_desk, poster, user, signed_in, monkeypatch, locale, scheme):
    """4.2.1: silence is told of before; then when the result was sent, that no answer came, and how to have it reopened."""
    words = WORDS[locale]
    start = 0 if locale == ZH else 45 * DAY
    if start:
        move(server, monkeypatch, start)
        signed_in.clear()
    filed, refused = poster.complain(content=f"地址改不了 {locale}"), poster.complain(content=f"不属于本站 {locale}")
    agent = open_desk("agent")
    registered(agent, refused)
    do(agent, "reject", reason="不属于本站。")
    to_result(agent, filed)
    track(user, filed)
    assert standing(user) == words["open:result-sent"]
    before = box(user).inner_text()
    judge(user, "a result to be confirmed")
    # Not a moment before.
    open_case(agent, filed.number)
    expect(agent.locator("#act-close")).to_have_class(re.compile("is-blocked"))

    move(server, monkeypatch, start + 7 * DAY + 5)
    signed_in.clear()
    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    do(agent, "close")
    track(user, filed)
    assert standing(user) == words["open:closed"]
    told = re.search(r"\d+月\d+日 \d\d:\d\d|\d+ \w+(?: \d{4})?, \d\d:\d\d", before).group()
    expect(box(user)).to_contain_text(told)
    expect(box(user)).to_contain_text(until(user, "reopen"))
    leads_outside(user)
    untranslated(user)
    judge(user, "closed after silence")
    # The time to object has passed, too.
    track(user, refused)
    assert user.locator("#act-object").count() == 0
    expect(box(user).locator("a[href='/complain']")).to_be_visible()

    move(server, monkeypatch, start + 38 * DAY)
    signed_in.clear()
    track(user, filed)
    assert user.locator("#act-reopen").count() == 0
    expect(box(user).locator("a[href='/complain']")).to_be_visible()
    leads_outside(user)
    judge(user, "too late to reopen")
