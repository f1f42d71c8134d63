"""A complaint goes into an earlier one of the same person: who merges, who reads on, by the keyboard alone (2.2.1)."""

import pytest
from playwright.sync_api import Page, expect

from Browser import keys
from Browser.conftest import PHONE
from Browser.looks import LOOKS, judge
from Browser.steps import Filed, Poster, do, entry, open_case, state, track
from Browser.words import EN, WORDS, ZH

SAID = {
    ZH: {
        "state": "已合并",
        "standing": "已并入您的另一件投诉",
        "why": "已并入您较早的投诉",
        "into": "并入{}",
        "absorbed": "{}并入本件",
        "unknown": "没有这个编号的投诉",
        "refused": "只能把同一位投诉人较晚的投诉并入较早的一件",
        "first": ("付款后订单一直显示未支付", "同一订单，与上一件重复"),
        "second": "同一笔订单还是显示未支付",
    },
    EN: {
        "state": "Merged",
        "standing": "Merged into another complaint of yours",
        "why": "went into your earlier one",
        "into": "Merged into {}",
        "absorbed": "{} merged into this one",
        "unknown": "no complaint with this number",
        "refused": "Only a later complaint of the same complainant",
        "first": ("My order still shows as unpaid", "The same order as before"),
        "second": "The same order is still unpaid",
    },
}


@pytest.fixture(scope="module")
def merged() -> dict[str, tuple[Filed, Filed]]:
    """The two complaints of a language that were merged."""
    return {}


def two(server, locale: str) -> tuple[Filed, Filed]:
    """Two complaints of one person about one thing."""
    poster = Poster(server, locale)
    email = f"{locale}@example.com"
    return poster.complain(content=SAID[locale]["first"][0], email=email), poster.complain(
        content=SAID[locale]["second"], email=email
    )


def try_merging(page: Page, into: str, reason: str) -> None:
    """Fills in the act from the top of the page, and sends it."""
    keys.into_main(page)
    box = page.locator("#act-merge")
    keys.unfold(page, box)
    keys.enter(page, box.locator("[name=into]"), into)
    keys.enter(page, box.locator("[name=reason]"), reason)
    keys.press(page, box.locator("button"))


@pytest.mark.parametrize("locale", [ZH, EN])
def test_merging(open_desk, server, merged, locale):
    """2.2.1 the later goes into the earlier, not the other way; either case page leads to the other, and says so"""
    words = SAID[locale]
    reason = words["first"][1]
    earlier, later = two(server, locale)
    page = open_desk("agent", locale=locale)
    open_case(page, earlier.number)
    do(page, "register")
    # The earlier does not go into the later: said with its clause, and what was typed stays.
    try_merging(page, later.number, reason)
    expect(page.locator("#errors")).to_be_focused()
    expect(page.locator("#errors")).to_contain_text(words["refused"])
    expect(page.locator("#errors")).to_contain_text("2.2.1")
    assert page.locator("#act-merge [name=into]").input_value() == later.number

    open_case(page, later.number)
    try_merging(page, "R00000000001", reason)
    expect(page.locator("#errors")).to_be_focused()
    expect(page.locator("#act-merge .error")).to_contain_text(words["unknown"])
    keys.press_here(page, page.locator("#errors a"))
    into = page.locator("#act-merge [name=into]")
    expect(into).to_be_focused()
    # As people type it.
    keys.enter(page, into, earlier.number.lower())
    assert page.locator("#act-merge [name=reason]").input_value() == reason
    keys.press(page, page.locator("#act-merge button"))
    merged[locale] = (earlier, later)

    assert state(page) == words["state"]
    expect(page.locator(f".case-head a[href='/desk/complaints/{earlier.number}']")).to_be_visible()
    fact = entry(page, words["into"].format(earlier.number))
    expect(fact).to_contain_text(reason)
    expect(fact).to_contain_text("2.2.1")
    expect(page.locator("#act-merge")).to_have_count(0)
    keys.into_main(page)
    keys.press(page, page.locator(f".case-side a[href='/desk/complaints/{earlier.number}']"))
    page.wait_for_url(f"**/desk/complaints/{earlier.number}")
    assert state(page) == WORDS[locale]["registered"]
    expect(entry(page, words["absorbed"].format(later.number))).to_contain_text("2.2.1")
    keys.into_main(page)
    keys.press(page, page.locator(f".case-side a[href='/desk/complaints/{later.number}']"))
    assert state(page) == words["state"]


def pair(open_desk, server, merged, locale: str) -> tuple[Filed, Filed]:
    """The two of the language, merged here where this test runs without the one before it."""
    if locale not in merged:
        earlier, later = two(server, locale)
        page = open_desk("agent", f"/desk/complaints/{later.number}")
        do(page, "merge", into=earlier.number, reason=SAID[locale]["first"][1])
        merged[locale] = (earlier, later)
    return merged[locale]


@pytest.mark.parametrize("locale", [ZH, EN])
def test_complainant(open_page, open_desk, server, merged, locale):
    """2.2.1, 1.2t whoever follows the later one reads that it goes on under the earlier number, and gets there"""
    earlier, later = pair(open_desk, server, merged, locale)
    page = open_page(locale=locale, viewport=PHONE)
    keys.track(page, later.number, later.code)
    standing = page.locator(".standing")
    expect(page.locator(".standing-word")).to_have_text(SAID[locale]["standing"])
    expect(standing).to_contain_text(SAID[locale]["why"])
    expect(standing).to_contain_text(earlier.number)
    # Nothing is promised here any more, nothing said here would be read.
    expect(page.locator(".promises li:not(.is-kept)")).to_have_count(0)
    expect(page.locator("#act-reply, #act-withdraw")).to_have_count(0)
    keys.into_main(page)
    keys.press(page, standing.locator(f"a[href='/track/{earlier.number}']"))
    # The code of the earlier one is asked for; its number is there already.
    expect(page.locator("#number")).to_have_value(earlier.number)
    keys.into_main(page)
    keys.enter(page, page.locator("#code"), earlier.code)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/track/{earlier.number}")
    expect(page.locator(".standing-word")).not_to_have_text(SAID[locale]["standing"])
    expect(page.locator("#act-reply")).to_be_visible()
    # Both were shown to this browser now: the link leads straight on.
    page.goto(f"/track/{later.number}")
    keys.into_main(page)
    keys.press(page, page.locator(f".standing a[href='/track/{earlier.number}']"))
    page.wait_for_url(f"**/track/{earlier.number}")


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks(open_page, open_desk, server, merged, locale, viewport, scheme):
    """2.2.1, 1.2t both cases at the desk and both complaints on the tracking page can be used by everybody"""
    earlier, later = pair(open_desk, server, merged, locale)
    look = {"locale": locale, "viewport": viewport, "color_scheme": scheme}
    desk = open_desk("agent", **look)
    page = open_page(**look)
    for filed, name in ((later, "merged"), (earlier, "that took it in")):
        open_case(desk, filed.number)
        judge(desk, f"a case {name}")
        track(page, filed)
        judge(page, f"a complaint {name}")
    other, _ = two(server, locale)
    open_case(desk, other.number)
    try_merging(desk, "R00000000001", SAID[locale]["first"][1])
    expect(desk.locator("#act-merge .is-faulty")).to_be_visible()
    # What is half under the bar that stays on top has not its size there.
    desk.evaluate("scrollTo(0, 0)")
    judge(desk, "a merger in error")
