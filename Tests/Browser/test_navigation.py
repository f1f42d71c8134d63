"""The desk's navigation: beside the page on a desktop, on a phone one line and a menu, with or without scripts."""

import pytest
import requests
from playwright.sync_api import expect

from Browser.conftest import DESKTOP, PHONE
from Browser.looks import judge
from Browser.steps import Poster
from Browser.words import EN, ZH

ALL = {"/desk/notices", "/desk/outbox", "/desk/measures", "/desk/archive", "/desk/articles", "/desk/people", "/desk/policy"}


# How often a title is seen: in a heading or legend, not for screen readers only.
SEEN = """word => [...document.querySelectorAll('#policy-form :is(h2, legend)')].filter(title =>
  [...title.childNodes].some(part => part.textContent.trim() === word && !part.classList?.contains('visually-hidden'))
).length"""


@pytest.fixture(scope="module", autouse=True)
def waiting(server):
    """One complaint, so that counts are no zeros."""
    return Poster(server).complain()


def lines(page) -> int:
    """How many lines the visible links and buttons of the navigation stand in."""
    boxes = [item.bounding_box() for item in page.locator(".side :is(a, button):visible").all()]
    return len({round(box["y"] + box["height"] / 2) // 8 for box in boxes})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", [ZH, EN])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_phone(open_desk, locale, scheme, scripts):
    """1.2t on a phone the views stand in one line; the rest opens from its end, by tap and keyboard, without scripts too."""
    page = open_desk("super", locale=locale, viewport=PHONE, color_scheme=scheme, scripts=scripts)
    side, more = page.locator(".side"), page.locator("#side-more")
    expect(page.locator(".side .views a:visible")).to_have_count(5)
    expect(more).to_be_hidden()
    assert lines(page) == 1
    assert side.bounding_box()["height"] <= 56
    opener = page.locator(".side .more-open")
    assert opener.bounding_box()["x"] + opener.bounding_box()["width"] <= PHONE["width"]
    if scripts:
        judge(page, "closed")
    opener.click()
    expect(more).to_be_visible()
    paths = {link.get_attribute("href") for link in more.locator("a:visible").all()}
    assert paths >= ALL | {"/desk/incidents", "/desk/reports"}
    if scripts:
        judge(page, "open")
    page.locator(".side .more-close").click()
    expect(more).to_be_hidden()
    # By the keyboard: the button opens it, the next stops are in it, escape closes it and comes back.
    opener.focus()
    page.keyboard.press("Enter")
    expect(more).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#side-more').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(more).to_be_hidden()
    assert page.evaluate("document.activeElement.classList.contains('more-open')")
    opener.click()
    more.locator("a[href='/desk/archive']").click()
    page.wait_for_url("**/desk/archive")
    expect(page.locator(".side .more-open")).to_have_class("plain more-open is-current")
    expect(page.locator("#side-more [aria-current=page]")).to_have_attribute("href", "/desk/archive")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_desktop(open_desk, scripts):
    """1.2t on a desktop everything stands there at once, and no menu"""
    page = open_desk("super", viewport=DESKTOP, scripts=scripts)
    expect(page.locator(".side .more-open")).to_be_hidden()
    expect(page.locator(".side .more-close")).to_be_hidden()
    visible = {link.get_attribute("href") for link in page.locator(".side a:visible").all()}
    assert visible >= ALL
    notices, policy = (page.locator(f".side a[href='/desk/{name}']").bounding_box() for name in ("notices", "policy"))
    assert notices["x"] == policy["x"] and notices["y"] < policy["y"]


def test_what_waits_is_counted_on_the_menu(open_desk, server, waiting):
    """1.2t what waits behind the menu shows on its button, and the open menu stays open when the page hears of news"""
    page = open_desk("super", viewport=PHONE)
    expect(page.locator(".side .more-open .count")).to_have_count(0)
    answer = requests.post(
        f"{server.url}/api/v1/complaints/{waiting.number}/answers",
        json={"act": "reply", "text": "还在等"}, headers={"X-Access-Code": waiting.code}, timeout=10,
    )
    assert answer.status_code == 200
    expect(page.locator("#side-more a[href='/desk/notices'] .count")).to_have_text("1")
    expect(page.locator(".side .more-open .count")).to_have_text("1")
    page.locator(".side .more-open").click()
    before = page.locator(".side .views a .count").first.text_content()
    Poster(server).complain()
    expect(page.locator(".side .views a .count").first).not_to_have_text(before)
    expect(page.locator("#side-more")).to_be_visible()


def test_groups_say_their_title_once(open_desk):
    """6.1 in the form of the policy a group of choices has one title, with its clause; under its own heading none is seen"""
    page = open_desk("operations", "/desk/policy")
    with page.expect_navigation():
        page.locator("#act-begin button").click()
    page.wait_for_url("**/desk/policy/edit")
    for name in ("urgent", "duty", "gates"):
        group = page.locator(f"fieldset:has(> .choices input[name={name}])")
        title = group.locator("> legend").text_content()
        assert page.locator(f"fieldset fieldset:has(input[name={name}])").count() == 0, name
        assert group.locator("> legend .clause").count() == 1
        word = title.replace(group.locator("> legend .clause").text_content(), "").strip()
        assert page.evaluate(SEEN, word) == 1, (name, word)
    judge(page, "the form")
