"""The knowledge base: written by operations, found by readers, offered by agents (3'.L1.2)."""

import re

import pytest
import requests
from playwright.sync_api import Page, expect

from Browser.conftest import DESKTOP, PHONE
from Browser.looks import LOOKS, judge
from Browser.steps import Poster, complain, do, entry, fill_act, open_case, track
from Browser.words import EN, ZH

BODY = """半小时内会自动更新，**请勿重复付款**。

1. 打开“我的订单”，下拉刷新
2. 仍未更新时，核对支付渠道

| 渠道 | 到账时间 |
|---|---|
| 银行卡 | 最迟半小时 |
| 余额 | 马上 |

更多见 https://example.com/pay <script>alert(1)</script> [坏链接](javascript:alert(1))
"""
TITLE, ENGLISH = "付款后订单没有更新怎么办", "My order was not updated after payment"


def write(page: Page, zh: tuple[str, str] | None = None, en: tuple[str, str] | None = None, **fields) -> None:
    """Fills in an article's form, which is open."""
    for name, value in fields.items():
        control = page.locator(f"#article-{name}")
        control.select_option(label=value) if name in ("category", "owner") else control.fill(value)
    for suffix, text in (("Zh", zh), ("En", en)):
        if text:
            page.fill(f"#article-title{suffix}", text[0])
            page.fill(f"#article-body{suffix}", text[1])


def press(page: Page, then: str) -> None:
    with page.expect_navigation():
        page.locator(f"#article-form button[value={then}]").click()


def act(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.locator(f"#act-{name} button").click()


@pytest.fixture(scope="module")
def poster(server):
    return Poster(server)


@pytest.fixture(scope="module")
def article() -> dict:
    """The number of the article that the first test writes."""
    return {}


def test_writing(open_desk, article):
    """Category, errors at the field, preview with HTML left out, draft, publishing, a second version with its diff."""
    page = open_desk("operations", "/desk/articles")
    expect(page.locator(".empty")).to_contain_text("先添加一个栏目")
    page.locator("#act-category > summary").click()
    page.fill("#category-nameZh", "订单与支付")
    page.fill("#category-nameEn", "Orders and payment")
    with page.expect_navigation():
        page.locator("#act-category button").click()
    page.locator("a.button.primary").click()
    page.wait_for_url("**/desk/articles/new")

    # Wrong fields keep what was typed, and say what is wrong where it is.
    write(page, zh=(TITLE, BODY), reviewOn="")
    page.fill("#article-titleEn", ENGLISH)
    press(page, "save")
    assert page.locator(".field.is-faulty").count() == 3
    assert page.locator("#article-bodyEn").get_attribute("aria-invalid") == "true"
    assert page.locator("#article-titleZh").input_value() == TITLE

    write(page, category="订单与支付", owner="郑浩", reviewOn="2020-01-31", en=(ENGLISH, "It takes *half an hour*."))
    press(page, "preview")
    shown = page.locator(".article-shown")
    expect(shown.locator("strong")).to_have_text("请勿重复付款")
    expect(shown.locator("table td")).to_have_count(4)
    expect(shown.locator("em")).to_have_text("half an hour")
    assert shown.locator("script").count() == 0
    assert shown.locator("a").all_inner_texts() == ["https://example.com/pay"]
    press(page, "save")
    assert page.locator(".case-head .state").inner_text() == "草稿"
    article["id"] = page.url.rstrip("/").split("/")[-1]
    act(page, "publish")
    assert page.locator(".case-head .state").inner_text() == "已发布"

    page.goto(f"/desk/articles/{article['id']}/edit")
    write(page, zh=(TITLE, BODY.replace("半小时内会", "通常半小时内")))
    press(page, "preview")
    expect(page.locator(".article-shown del")).to_contain_text("半小时内会自动更新")
    expect(page.locator(".article-shown ins")).to_contain_text("通常半小时内自动更新")
    press(page, "save")
    expect(page.locator(".case-head")).to_contain_text("有未发布的新版本")
    expect(page.locator(".diff del")).to_contain_text("半小时内会自动更新")
    act(page, "publish")

    page.goto("/desk/articles?show=overdue")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody .is-late")).to_contain_text("2020-01-31 · 复核逾期")


def test_two_writers(open_desk, article):
    """The second of two who edit at once is told, keeps what was typed, and sees the difference."""
    path = f"/desk/articles/{article['id']}/edit"
    first, second = open_desk("operations", path), open_desk("operations", path)
    write(first, en=(ENGLISH, "It takes *half an hour*, at most."))
    press(first, "save")
    write(second, en=(ENGLISH, "It takes an hour."))
    press(second, "save")
    expect(second.locator(".summary")).to_contain_text("其他人修改了这篇文章")
    assert second.locator("#article-bodyEn").input_value() == "It takes an hour."
    expect(second.locator(".article-shown del")).to_contain_text("at most")
    press(second, "save")
    expect(second.locator(".case-head")).to_contain_text("第4版")
    act(second, "publish")


@pytest.mark.parametrize("login", ["agent", "audit"])
def test_readers_at_the_desk(open_desk, article, login):
    """All staff read, none of them write."""
    page = open_desk(login, f"/desk/articles/{article['id']}")
    expect(page.locator("h1")).to_have_text(TITLE)
    assert page.locator("#act-publish, #act-withdraw, a[href$='/edit']").count() == 0
    answer = page.goto("/desk/articles/new")
    assert answer.status == 403


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("locale, title", [(ZH, TITLE), (EN, ENGLISH)], ids=["zh", "en"])
def test_help_centre(open_page, article, locale, title, scripts):
    """Headings, search with and without findings, an article, and the question whether it helped."""
    page = open_page(locale=locale, viewport=PHONE, scripts=scripts)
    page.goto("/")
    page.locator("nav a[href='/help']").click()
    page.wait_for_url("**/help")
    expect(page.locator(".article-list a")).to_have_text([title])
    page.fill("#help-q", "重复付款" if locale == ZH else "paym")
    page.locator(".help-search button").click()
    page.wait_for_url("**/help?q=*")
    page.locator(".article-list a").click()
    expect(page.locator("h1")).to_have_text(title)
    with page.expect_navigation():
        page.locator("button[value=no]").click()
    expect(page.locator(".helped")).to_have_text(re.compile("没有回答|did not"))
    page.goto("/help?q=天气")
    expect(page.locator(".empty a")).to_have_attribute("href", "/complain")
    assert page.goto("/help/999").status == 404


def test_suggestions(open_page, open_desk, article):
    """While somebody types, what may answer it appears below the text; it stops nobody, and a yes is counted."""
    page = open_page()
    page.goto("/complain")
    page.locator("#content").press_sequentially("昨天付款以后", delay=5)
    page.locator("#content").press_sequentially("订单一直没有更新")
    link = page.locator(".matches a")
    expect(link).to_have_text(TITLE)
    assert link.get_attribute("href") == f"/help/{article['id']}?from=complain"
    judge(page, "the form with suggestions")
    assert page.evaluate("document.activeElement.id") == "content", "what is typed keeps the focus"
    with page.expect_request("**/answer") as call:
        page.locator(".matches button").click()
    assert call.value.response().status == 303
    expect(page.locator(".matches .is-met")).to_contain_text("已记录")
    page.fill("#content", "客服态度很差")
    expect(page.locator(".matches")).to_have_count(0)
    filed = complain(page, "昨天付款以后订单一直没有更新，希望尽快处理。")
    assert filed.number
    counts = open_desk("operations", f"/desk/articles/{article['id']}").locator(".case-side").inner_text()
    assert re.search(r"投诉前已解决\s+1\b", counts)


def test_suggestions_without_scripts(open_page, server):
    """Without a script the form leads to the help centre, and after an error names the articles."""
    page = open_page(scripts=False)
    page.goto("/complain")
    expect(page.locator("noscript a, .hint a[href='/help']").first).to_be_attached()
    page.fill("#content", "付款以后订单没有更新")
    page.locator("form[action='/complain']").evaluate("form => { form.noValidate = true; form.submit() }")
    expect(page.locator(".matches a")).to_have_text(TITLE)
    assert not page.locator(".matches button").is_visible()
    found = requests.get(f"{server.url}/help/matches", params={"q": "付款以后订单没有更新 <b>"}, timeout=10)
    assert TITLE in found.text and "<html" not in found.text


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_offering(open_page, open_desk, poster, article, scripts):
    """3'.L1.2 matched at opening, put into the answer in the complainant's language, sent, on record with its clause."""
    filed = poster.complain(content="付款之后订单没有更新。")
    page = open_desk("agent", scripts=scripts)
    open_case(page, filed.number)
    match = page.locator(".case-matches")
    expect(match).to_contain_text("3'.L1.2")
    expect(match.locator("li > a").first).to_have_text(TITLE)
    if scripts:
        fill_act(page, "send", text="您好。")
        match.locator(".button").click()
        assert "article=" not in page.url
        assert page.locator("#send-text").input_value().startswith("您好。\n\n请参阅帮助文章")
    else:
        match.locator(".button").click()
        page.wait_for_url("**article=*")
        assert page.locator("#act-send").get_attribute("open") is not None
    text = page.locator("#send-text").input_value()
    assert TITLE in text and text.endswith(f"/help/{article['id']}")
    do(page, "send", purpose="preliminary-solution")
    fact = entry(page, f"提供帮助文章《{TITLE}》")
    expect(fact).to_contain_text("3'.L1.2")
    expect(fact).to_contain_text("第4版（中文）")
    expect(page.locator(".case-matches")).to_contain_text("已于")
    user = open_page(viewport=PHONE)
    track(user, filed)
    expect(user.locator(".talk")).to_contain_text(f"/help/{article['id']}")


def test_offering_in_their_language(open_desk, server, article):
    """The complainant's language decides what is put into the answer, not the agent's; no match says so."""
    filed = Poster(server, "en").complain(content="My order was not updated after the payment.")
    page = open_desk("agent", locale=ZH)
    open_case(page, filed.number)
    page.locator(".case-matches .button").click()
    assert ENGLISH in page.locator("#send-text").input_value()
    other = Poster(server).complain(content="客服态度很差，等了很久。")
    open_case(page, other.number)
    expect(page.locator(".case-matches")).to_contain_text("没有与这件投诉匹配的文章")


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks(open_page, open_desk, poster, article, locale, viewport, scheme):
    """Every page of the knowledge base by axe, in both languages, light and dark, desk and phone."""
    look = {"locale": locale, "viewport": viewport, "color_scheme": scheme}
    page = open_page(**look)
    for path in ["/help", "/help?q=付款", "/help?q=天气", f"/help/{article['id']}",
                 f"/help/{article['id']}?answer=no", "/help/999"]:
        page.goto(path)
        judge(page, path)
    desk = open_desk("operations", **look)
    for path in ["", "?show=draft", f"/{article['id']}", f"/{article['id']}?version=1", f"/{article['id']}/edit", "/new"]:
        desk.goto(f"/desk/articles{path}")
        judge(desk, f"articles{path}")
    press(desk, "preview")
    judge(desk, "preview")
    desk.goto(f"/desk/articles/{article['id']}/edit")
    write(desk, zh=(TITLE, "换一段话。\n" * 3), reviewOn="")
    press(desk, "save")
    judge(desk, "errors")
    press(desk, "preview")
    judge(desk, "a difference")
    filed = poster.complain(content="付款之后订单没有更新。")
    case = open_desk("agent", f"/desk/complaints/{filed.number}?article={article['id']}", **look)
    judge(case, "a case with matches")


def test_withdrawing(open_page, open_desk, article):
    """What is withdrawn is gone for the public; staff keep its past."""
    page = open_desk("operations", f"/desk/articles/{article['id']}")
    act(page, "withdraw")
    assert page.locator(".case-head .state").inner_text() == "已撤下"
    expect(page.locator(".case-side")).to_contain_text("撤下第4版")
    user = open_page(viewport=DESKTOP)
    assert user.goto(f"/help/{article['id']}").status == 404
    user.goto("/help?q=付款")
    expect(user.locator(".empty")).to_be_visible()
