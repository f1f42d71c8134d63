"""The front page stands, in both languages, for everyone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.mark.parametrize("locale, language", [("zh-CN", "zh-CN"), ("en-GB", "en")])
def test_front_page(open_page, locale, language):
    page = open_page(locale=locale)
    answer = page.goto("/")
    assert answer is not None and answer.ok
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
