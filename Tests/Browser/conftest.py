"""A real Chromium, and pages that fail a test when anything goes wrong in them."""

import pathlib
import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from Browser.team import PASSWORD, hire
from TestServer import Engine, Server

PICTURES = pathlib.Path(__file__).resolve().parents[2] / ".build-python/failures"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
WITH_CAMERAS = [
    "--no-sandbox",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    # On one machine without a network.
    "--allow-loopback-in-peer-connection",
    "--disable-features=WebRtcHideLocalIpsWithMdns",
]


def installed(*names: str) -> str:
    """Where the first of these programs is; nothing is downloaded."""
    path = next(filter(None, map(shutil.which, names)), None)
    assert path, "no Chromium found: run `make setup-test`"
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without the parts that only a desktop has: a quarter less time for each page."""
    path = installed("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def teams() -> dict[str, Server]:
    """For each engine a stopped server in which everybody has an account; copied, as hashing passwords takes time."""
    return {}


@pytest.fixture(scope="module")
def server(
    engine: Engine, teams: dict[str, Server], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server of the test file's own, with the team and no complaints."""
    if engine.name not in teams:
        team = engine.server(tmp_path_factory.mktemp("team") / "data")
        hire(team)
        teams[engine.name] = team
    with engine.server(tmp_path_factory.mktemp("server") / "data", like=teams[engine.name]) as server:
        yield server


@pytest.fixture(scope="module")
def signed_in(server: Server) -> dict[str, dict]:
    """The cookies of whoever signed in on the file's server."""
    return {}


@pytest.fixture
def open_page(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens pages as different people: `open_page(locale="en", viewport=PHONE)`, each without a memory of the others.

    Afterwards no page may have had an error in its scripts, been refused something by its own security policy, or
    asked a third party for anything.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(locale: str = "zh-CN", viewport: dict | None = None, scripts: bool = True, **options) -> Page:
        context = browser.new_context(
            base_url=server.url,
            locale=locale,
            timezone_id="Asia/Shanghai",
            viewport=viewport or DESKTOP,
            java_script_enabled=scripts,
            **options,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
        page.on("console", lambda message: _refused(message.text) and complaints.append(message.text))
        page.on("request", lambda call: _foreign(call.url, server.url) and complaints.append(f"asked {call.url}"))
        return page

    yield open_page
    if getattr(request.node, "failed", False):
        PICTURES.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"\W+", "-", request.node.nodeid).strip("-")
        for index, page in enumerate(page for context in contexts for page in context.pages):
            page.screenshot(path=PICTURES / f"{name}-{index}.png", full_page=True)
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def open_desk(open_page: Callable[..., Page], signed_in: dict[str, dict]) -> Callable[..., Page]:
    """Opens the desk as a member of staff: `open_desk("agent", locale="en")`. Everybody signs in once per file."""

    def open_desk(login: str, path: str = "/desk", **options) -> Page:
        if login in signed_in:
            page = open_page(storage_state=signed_in[login], **options)
        else:
            page = open_page(**options)
            sign_in(page, login)
            signed_in[login] = page.context.storage_state()
        page.goto(path)
        return page

    return open_desk


@pytest.fixture
def windows(browser, server, signed_in):
    """Opens windows of a browser whose cameras and microphones are made up and allowed: `windows("agent")` signed in,
    `windows()` as a complainant."""
    path = installed("chromium", "chromium-browser", "google-chrome")
    with_cameras = browser.browser_type.launch(executable_path=path, args=WITH_CAMERAS)
    problems = []

    def open_window(login=None, locale="zh-CN", **options):
        context = with_cameras.new_context(
            base_url=server.url, locale=locale, timezone_id="Asia/Shanghai", storage_state=signed_in.get(login),
            **{"viewport": DESKTOP, **options},
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(f"script: {error}"))
        page.on("console", lambda message: "Content Security" in message.text and problems.append(message.text))
        return page

    yield open_window
    with_cameras.close()
    assert not problems


@pytest.fixture
def watch(open_desk) -> Iterator[Callable[..., Page]]:
    """Opens a page that may not be reloaded until the test ends."""
    watched: list[Page] = []

    def watch(login: str, path: str, **options) -> Page:
        page = open_desk(login, path, **options)
        page.evaluate("window.same = true")
        watched.append(page)
        return page

    yield watch
    assert all(page.evaluate("window.same") for page in watched), "reloaded"


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Signs in by the form."""
    page.goto("/desk/login")
    page.fill("#login", login)
    page.fill("#password", password)
    page.locator("form[action='/desk/login'] button.primary").click()
    page.wait_for_url(re.compile(r"/desk(/people)?($|\?)"))


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One page in Chinese on a desktop."""
    return open_page()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """Remembers a failure until the pages are closed, so that they are pictured first."""
    report = yield
    if report.when == "call":
        item.failed = report.failed
    return report


def _refused(text: str) -> bool:
    return "Content Security Policy" in text or "Refused to" in text


def _foreign(url: str, own: str) -> bool:
    return url.startswith(("http:", "https:", "ws:")) and not url.startswith(own)
