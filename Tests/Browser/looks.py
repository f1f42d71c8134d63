"""How every page is judged, and the looks it is judged in."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from Browser.conftest import DESKTOP, PHONE
from Browser.words import EN, ZH

LOOKS = [
    pytest.param(ZH, DESKTOP, "light", id="zh-desk-light"),
    pytest.param(EN, PHONE, "light", id="en-phone-light"),
    pytest.param(ZH, PHONE, "dark", id="zh-phone-dark"),
    pytest.param(EN, DESKTOP, "dark", id="en-desk-dark"),
]

AXE = Axe()
# Only violations are listed whole, which halves the time.
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


def judge(page: Page, where: str) -> None:
    """No violation of WCAG 2.2 AA that axe finds, and nothing to scroll sideways."""
    found = AXE.run(page, options=OPTIONS)
    assert found.violations_count == 0, f"{where}\n{found.generate_report()}"
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0, f"{where}: {width} px too wide"
