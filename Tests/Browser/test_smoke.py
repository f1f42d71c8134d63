"""The front page stands, in both languages, for everyone."""

import pytest

from Browser.looks import judge


@pytest.mark.parametrize("locale, language", [("zh-CN", "zh-CN"), ("en-GB", "en")])
def test_front_page(open_page, locale, language):
    page = open_page(locale=locale)
    answer = page.goto("/")
    assert answer is not None and answer.ok
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    judge(page, "/")
