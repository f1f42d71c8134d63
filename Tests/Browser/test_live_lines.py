"""The lines by which pages hear: figures on every page, a line that broke, a page nobody sees, nothing that jumps."""

from playwright.sync_api import expect

from Browser.steps import Poster, answer, do, send, track
from Browser.team import NAMES
from Browser.words import EN


def test_figures_everywhere(open_desk, open_page, watch, server):
    """1.2p a notice and the counts of the views move on each page, without asking for the page itself again"""
    one = Poster(server).complain(content="计数会变")
    agent = open_desk("agent", f"/desk/complaints/{one.number}")
    do(agent, "register")
    responsible = agent.locator("[data-live-region=facts] dd").first.inner_text().strip()
    # Whoever has the case open has seen the answer as soon as it is there.
    agent.context.close()
    login = next(login for login, name in NAMES.items() if name == responsible)
    paths = ["/desk/account", "/desk/policy", "/desk/policy/versions/1", "/desk/articles", "/desk/people",
             "/desk/incidents", "/desk/incidents/link", "/desk/measures", "/desk/nothing-here"]  # fmt: skip
    pages = [watch(login, path) for path in paths]
    asked: list[str] = []
    for page in pages:
        page.on("request", lambda call: asked.append(call.url.removeprefix(server.url)))
    account = pages[0]
    account.fill("#current", "half a password")
    views = [page.locator(".side a[href*='view=all'] .count").inner_text() for page in pages]
    bells = [page.locator(".side a[href='/desk/notices'] .count") for page in pages]
    before = [bell.inner_text() if bell.count() else "0" for bell in bells]
    user = open_page()
    track(user, one)
    answer(user, "reply", "还在等")
    for bell, old in zip(bells, before, strict=True):
        expect(bell).to_have_text(str(int(old) + 1))
    Poster(server).complain(content="再来一件")
    for page, count in zip(pages, views, strict=True):
        expect(page.locator(".side a[href*='view=all'] .count")).to_have_text(str(int(count) + 1))
        expect(page.locator(".side [aria-current=page]")).to_have_count(
            1 if page.url.split("/desk/")[1] in ("policy", "policy/versions/1", "articles", "people", "measures")
            or "incidents" in page.url else 0
        )  # fmt: skip
    assert account.input_value("#current") == "half a password"
    assert asked and {url.split("?")[0] for url in asked} == {"/desk/navigation"}, asked


def test_a_broken_line(open_desk, watch, server):
    """1.2p after the server was away the page catches up with what it did not hear"""
    page = watch("audit", "/desk/people")
    server.stop()
    server.add_staff("meanwhile", "agent", name="穆然")
    server.start()
    expect(page.locator("tbody tr", has_text="穆然")).to_be_visible(timeout=15_000)


def test_unseen(open_desk, open_page, watch, server):
    """1.2p a page nobody sees holds no line, as a browser has few; once it is seen again it shows what there is"""
    page = watch("agent", "/desk?view=all")
    lines: list[str] = []
    page.on("request", lambda call: "/live" in call.url and lines.append(call.url))
    show = """(isHidden) => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }"""
    page.evaluate(show, True)
    one = Poster(server).complain(content="没人看见的时候")
    page.wait_for_timeout(1500)
    assert page.locator(f"#c-{one.number}").count() == 0
    page.evaluate(show, False)
    expect(page.locator(f"#c-{one.number}")).to_be_visible()
    assert len(lines) == 1
    # A page that answers a form is not asked for again: what was refused and typed stays.
    page = watch("audit", "/desk/account")
    page.fill("#current", "x")
    page.locator("form[action='/desk/account']").evaluate("form => { form.noValidate = true }")
    send(page, "form[action='/desk/account']")
    page.evaluate("window.same = true")
    page.evaluate(show, True)
    page.evaluate(show, False)
    Poster(server).complain(content="再来一件")
    page.wait_for_timeout(1500)
    expect(page.locator(".summary")).to_be_visible()


def test_tables_stay_where_they_were_pushed(open_desk, watch, server):
    """1.2p on a phone the line of views does not jump back when its counts move"""
    page = watch("agent", "/desk/people", viewport={"width": 300, "height": 700}, locale=EN)
    views = page.locator(".views")
    views.evaluate("one => { one.scrollLeft = 40 }")
    pushed = views.evaluate("one => one.scrollLeft")
    assert pushed > 0
    count = page.locator(".side a[href*='view=all'] .count")
    before = int(count.inner_text())
    Poster(server).complain(content="又一件")
    expect(count).to_have_text(str(before + 1))
    assert views.evaluate("one => one.scrollLeft") == pushed
