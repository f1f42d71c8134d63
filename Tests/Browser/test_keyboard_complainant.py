"""What complainants do, by the keyboard alone: every stop can be seen, and nothing needs a mouse."""

import re

import pytest
from playwright.sync_api import expect

from Browser import keys
from Browser.conftest import PHONE
from Browser.steps import Poster, file_of, open_case, track
from Browser.steps import answer as click_answer
from Browser.steps import do as click_through
from Browser.test_journey import to_level, to_result
from Browser.test_knowledge import act as click_act
from Browser.test_knowledge import press as click_article
from Browser.test_knowledge import write
from Browser.words import EN, WORDS, ZH


@pytest.fixture(scope="module")
def poster(server) -> Poster:
    return Poster(server)


def test_complaining(open_page, server):
    """2.1.form a complaint from the first field to its number"""
    page = open_page(locale=EN)
    page.goto("/complain")
    form = page.locator("form[action='/complain']")
    keys.into_main(page)
    keys.enter(page, form.locator("[name=type]"), "service-quality")
    keys.enter(page, page.locator("#content"), "Nobody answers the phone.")
    keys.enter(page, page.locator("#email"), "li@example.com")
    keys.press(page, form.locator("button.primary"))
    expect(page.locator("h1")).to_contain_text(WORDS[EN]["confirmed"])


def test_tracking(open_page, open_desk, poster):
    """1.2t, 3.2.1 a person finds the own complaint, answers, and withdraws it"""
    filed = poster.complain(content="还是打不开")
    page = open_page(viewport=PHONE, locale=EN)
    keys.track(page, filed.number, filed.code)
    keys.into_main(page)
    reply = page.locator("#act-reply")
    keys.unfold(page, reply)
    keys.enter(page, reply.locator("[name=text]"), "It works on my phone.")
    # An answer of the staff comes while it is written: the focus and the text stay.
    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    click_through(agent, "register")
    click_through(agent, "send", purpose="progress", text="正在查")
    expect(page.locator(".talk")).to_contain_text("正在查")
    expect(reply.locator("[name=text]")).to_be_focused()
    keys.press(page, reply.locator("button:not([type=button])").last)
    # What came meanwhile is said once, at the field, where the focus is; what was written is sent by the same button.
    expect(reply.locator("[name=text]")).to_be_focused()
    expect(reply.locator(".error")).to_be_visible()
    keys.press(page, reply.locator("button:not([type=button])").last)
    expect(page.locator(".talk")).to_contain_text("It works on my phone.")
    keys.into_main(page)
    keys.unfold(page, page.locator("#act-withdraw"))
    keys.press(page, page.locator("#act-withdraw button:not([type=button])").last)
    expect(page.locator(".standing-word")).to_have_text(WORDS[EN]["open:withdrawn"])


def by_keys(page, filed, act: str, text: str) -> None:
    """Does an act of the complainant from the top of the own complaint's page."""
    track(page, filed)
    keys.into_main(page)
    box = page.locator(f"#act-{act}")
    keys.unfold(page, box)
    keys.enter(page, box.locator("[name=text]"), text)
    keys.press(page, box.locator("button:not([type=button])").last)
    expect(page.locator(".talk")).to_contain_text(text)


def test_not_solved(open_page, open_desk, poster):
    """4.2.1, 1.2t a person says that the result solved nothing, and why"""
    filed = poster.complain(content="退款没有到账")
    to_result(open_desk("agent"), filed.number)
    page = open_page(viewport=PHONE)
    by_keys(page, filed, "not-solved", "余额还是零。")
    expect(page.locator(".standing-word")).to_have_text(WORDS[ZH]["open:pending"])


def test_objection(open_page, open_desk, poster):
    """3.2.1, 1.2t a person objects to a rejection"""
    filed = poster.complain(content="发票抬头错误")
    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    click_through(agent, "register")
    click_through(agent, "reject", reason="应向商家提出。")
    page = open_page(viewport=PHONE, locale=EN)
    by_keys(page, filed, "object", "It was bought from you.")
    expect(page.locator(".standing-word")).to_have_text(WORDS[EN]["open:objected"])


def test_reopening(open_page, open_desk, poster):
    """4.2.1, 1.2t a person reopens a closed complaint"""
    filed = poster.complain(content="验证码收不到")
    agent = open_desk("agent")
    to_result(agent, filed.number)
    page = open_page()
    track(page, filed)
    click_answer(page, "accept")
    open_case(agent, filed.number)
    click_through(agent, "close")
    by_keys(page, filed, "reopen", "今天又收不到了。")
    expect(page.locator(".standing-word")).to_have_text(WORDS[ZH]["open:reopened"])


def test_help(open_page, open_desk):
    """3'.L1.2 an article is searched for and said to answer; so is one that the complaint form suggests"""
    writer = open_desk("operations", "/desk/articles")
    click_through(writer, "category", nameZh="发票", nameEn="Invoices")
    writer.goto("/desk/articles/new")
    texts = {"zh": ("如何补开发票", "在订单详情里申请。"), "en": ("Missing invoices", "Ask for one.")}
    write(writer, category="发票", reviewOn="2030-01-31", **texts)
    click_article(writer, "save")
    click_act(writer, "publish")

    page = open_page(viewport=PHONE)
    page.goto("/help")
    keys.into_main(page)
    keys.enter(page, page.locator("#help-q"), "补开发票")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    keys.into_main(page)
    keys.press(page, page.locator(".article-list a", has_text="如何补开发票"))
    keys.into_main(page)
    keys.press(page, page.locator(".helped button[value=yes]"))
    expect(page.locator(".helped[role=status]")).to_contain_text("文章回答了您的问题")

    # Somebody else, as each browser counts once.
    page = open_page(locale=ZH)
    page.goto("/complain")
    keys.into_main(page)
    keys.enter(page, page.locator("#content"), "想问如何补开发票")
    button = page.locator(".matches button")
    expect(button).to_be_visible()
    keys.press_here(page, button)
    # The button is gone; what stands in its place has the focus, and the next stop is the next field.
    expect(page.locator(".matches .is-met")).to_be_focused()
    keys.enter(page, page.locator("#email"), "li@example.com")
    writer.reload()
    expect(writer.locator(".case-side")).to_contain_text(re.compile(r"投诉前已解决\s*1\b"))


@pytest.mark.parametrize(
    "locale, content, words, thanks",
    [
        (ZH, "支付偶发失败", "周末又慢了一次。", "感谢您的回答"),
        (EN, "Payments fail now and then", "Slow again on Sunday.", "Thank you"),
    ],
    ids=["zh", "en"],
)
def test_call_back(open_page, open_desk, poster, locale, content, words, thanks):
    """3'.L2.4, 1.2t two questions of the online call-back: a missing answer leads to its question, then both are sent"""
    filed = poster.complain(content=content)
    agent = open_desk("agent")
    to_level(agent, filed.number, 2)
    click_through(agent, "assign", department="technical")
    page = open_page(viewport=PHONE, locale=locale)
    track(page, filed)
    keys.into_main(page)
    keys.press(page, page.locator("a[href^='/callback/']"))
    keys.into_main(page)
    form = page.locator("form[action^='/callback/']")
    answers, text, button = form.locator("[name=improvement]"), form.locator("[name=text]"), form.locator("button")
    keys.enter(page, text, words)
    # The browser itself leads to the question without an answer.
    keys.press_here(page, button)
    expect(answers.first).to_be_focused()
    # As from a browser that checks nothing: what is wrong has the focus, and its link leads to the question.
    form.evaluate("form => { form.noValidate = true }")
    keys.press(page, button)
    expect(page.locator("#errors")).to_be_focused()
    expect(form.locator("fieldset.is-faulty .error")).to_be_visible()
    assert text.input_value() == words
    keys.press_here(page, page.locator("#errors a"))
    expect(answers.first).to_be_focused()
    keys.enter(page, answers, "partly")
    keys.press(page, button)
    expect(page.locator("main [role=status]")).to_contain_text(thanks)
    expect(form).to_have_count(0)
    keys.into_main(page)
    keys.press(page, page.locator(f"main a[href='/track/{filed.number}']"))
    expect(page.locator(".standing-word")).to_have_text(WORDS[locale]["open:handling"])
    expect(page.locator("a[href^='/callback/']")).to_have_count(0)
    open_case(agent, filed.number)
    expect(agent.locator(".entry", has_text=words)).to_contain_text("有所改善")


def test_files(open_page, poster):
    """2.1.form, 1.2t files are chosen one by one, one is taken off, what is left goes with the reply"""
    filed = poster.complain(content="页面显示不全")
    page = open_page(viewport=PHONE)
    # From here on choosers come to the test: told only at the key, the browser may be late.
    page.on("filechooser", lambda _: None)
    track(page, filed)
    keys.into_main(page)
    reply = page.locator("#act-reply")
    keys.unfold(page, reply)
    keys.enter(page, reply.locator("[name=text]"), "截图如下。")
    field, picked = reply.locator("input[data-upload]"), reply.locator(".picked li")
    for index, (key, name) in enumerate((("Enter", "首页.png"), ("Space", "订单.png")), 1):
        keys.tab_to(page, field)
        with page.expect_file_chooser() as chooser:
            page.keyboard.press(key)
        chooser.value.set_files(file_of(name))
        expect(picked).to_have_count(index)
    expect(field).to_be_focused()
    keys.press_here(page, picked.first.locator("button"))
    expect(picked).to_have_count(1)
    # What was pressed is gone; the focus is where files are chosen.
    expect(field).to_be_focused()
    keys.tab_to(page, reply.locator(".submit button"))
    with page.expect_response(re.compile("/reply$")):
        page.keyboard.press("Enter")
    said = page.locator(".talk li", has_text="截图如下。")
    expect(said.locator(".files a")).to_have_count(1)
    expect(said.locator(".files a")).to_contain_text("订单.png")
    expect(page.locator("#main")).to_be_focused()


def test_own_data(open_page, open_desk, poster, tmp_path):
    """6.2 copy, correction and deletion of one's own data are asked for; the copy that was granted is fetched"""
    filed = poster.complain(content="发票抬头打印错误")
    page = open_page(viewport=PHONE)
    track(page, filed)

    def ask(act: str, text: str = "") -> None:
        keys.into_main(page)
        box = page.locator(f"#act-{act}")
        keys.unfold(page, box)
        keys.enter(page, box.locator("[name=text]"), text)
        keys.press(page, box.locator("button:not([type=button])").last)

    ask("request-copy")
    expect(page.locator(".flash")).to_contain_text("请求已提交")
    # White space is no correction, which is said at the field, where the focus is.
    ask("request-correction", " ")
    wrong = page.locator("#act-request-correction [name=text]")
    expect(page.locator("#act-request-correction .error")).to_be_visible()
    expect(wrong).to_be_focused()
    keys.enter(page, wrong, "我的手机号是13900001111")
    keys.press(page, page.locator("#act-request-correction button:not([type=button])").last)
    expect(page.locator(".flash")).to_contain_text("请求已提交")
    ask("request-deletion", "请删除我的资料")
    expect(page.locator(".flash")).to_contain_text("请求已提交")
    expect(page.locator("#act-request-copy, #act-request-correction, #act-request-deletion")).to_have_count(0)

    agent = open_desk("agent", f"/desk/complaints/{filed.number}")
    for word in ("索取副本", "13900001111", "请删除我的资料"):
        expect(agent.locator("main")).to_contain_text(word)
    click_through(agent, "grant-request", request="1")
    # It appears where the focus is not; from the top of the page it is a stop on the way.
    link = page.locator(f"a[href='/track/{filed.number}/copy']")
    expect(link).to_be_visible()
    keys.into_main(page)
    keys.tab_to(page, link)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == f"copy-{filed.number}.zip"
