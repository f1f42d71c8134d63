"""What people do on the pages, step by step, with a mouse and a keyboard."""

import dataclasses
import re
import zlib
from struct import pack

import requests
from playwright.sync_api import Locator, Page, expect

from TestServer import Server


@dataclasses.dataclass(frozen=True)
class Filed:
    """A complaint as the complainant keeps it."""

    number: str
    code: str


def picture(red: int = 200, side: int = 24) -> bytes:
    """A small PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([red, 120, 90]) * side for _ in range(side))
    header = pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


def file_of(name: str, content: bytes | None = None, kind: str = "image/png") -> dict:
    """A file for an upload field."""
    return {"name": name, "mimeType": kind, "buffer": picture() if content is None else content}


# The complainant


def fill_complaint(
    page: Page,
    content: str,
    type: str = "functional-fault",
    email: str | None = "zhang@example.com",
    phone: str | None = None,
    about: str | None = None,
    user: str | None = None,
    title: str | None = None,
) -> None:
    """Fills in the form, which is open."""
    page.locator(f"input[name=type][value={type}]").check()
    page.fill("#content", content)
    for field, value in {"about": about, "title": title, "email": email, "phone": phone, "userID": user}.items():
        if value:
            page.fill(f"#{field}", value)
    if not email and not phone:
        page.check("#none")


def send_complaint(page: Page) -> Filed:
    """Sends the form and reads the confirmation."""
    page.locator("form[action='/complain'] button.primary").click()
    page.wait_for_url("**/received")
    return confirmation(page)


def confirmation(page: Page) -> Filed:
    """Number and code, as the confirmation shows them."""
    number, code = page.locator(".ticket dd").all_inner_texts()
    return Filed(number.strip(), code.strip())


def complain(page: Page, content: str, files: list[dict] | None = None, **fields) -> Filed:
    """A whole complaint by the form."""
    page.goto("/complain")
    fill_complaint(page, content, **fields)
    if files:
        page.set_input_files("#attachments", files)
    return send_complaint(page)


def track(page: Page, filed: Filed) -> None:
    """Opens the tracking page with number and code, typed as people type them."""
    page.goto("/track")
    page.fill("#number", filed.number.lower())
    page.fill("#code", filed.code.lower().replace("-", " "))
    page.locator("form[action='/track'] button.primary").click()
    page.wait_for_url(f"**/track/{filed.number}")


def answer(page: Page, act: str, text: str | None = None) -> None:
    """What a complainant does on the tracking page."""
    box = page.locator(f"#act-{act}")
    unfold(box)
    if text is not None:
        box.locator("[name=text]").fill(text)
    with page.expect_navigation():
        box.locator("button:not([type=button])").last.click()


def standing(page: Page) -> str:
    """Where the complaint is, as the tracking page says it."""
    return page.locator(".standing-word").inner_text()


# Staff


def unfold(box: Locator) -> None:
    """Opens an act's form the way a person does: by its title, and the menu it is in before that."""
    expect(box).to_be_attached()
    menu = box.page.locator("#other-acts")
    if menu.count() and menu.locator(f"#{box.get_attribute('id')}").count() and menu.get_attribute("open") is None:
        menu.locator("> summary").click()
    if box.evaluate("box => box.tagName === 'DETAILS' && !box.open"):
        box.locator("> summary").click()


def fill_act(page: Page, act: str, **fields) -> Locator:
    """Opens an act on the case page and fills in its fields."""
    box = page.locator(f"#act-{act}")
    unfold(box)
    for name, value in fields.items():
        control = box.locator(f"[name='{name}']")
        match control.first.evaluate("e => e.type"):
            case "radio":
                box.locator(f"[name='{name}'][value='{value}']").check()
            case "checkbox":
                control.set_checked(value)
            case "select-one":
                control.select_option(value)
            case "file":
                control.set_input_files(value)
            case _:
                control.fill(value)
    return box


def do(page: Page, act: str, **fields) -> None:
    """Does an act on the case page, and wants it to be accepted."""
    box = fill_act(page, act, **fields)
    with page.expect_navigation():
        box.locator("button:not([type=button])").last.click()
    page.wait_for_load_state()
    problems = page.locator(".summary").all_inner_texts()
    assert not problems, f"{act}: {problems}"


def open_case(page: Page, number: str) -> None:
    page.goto(f"/desk/complaints/{number}")


def send(page: Page, form: str) -> None:
    """Sends the form in this place by its own button."""
    with page.expect_navigation():
        page.locator(f"{form} button:not([type=button])").last.click()


def state(page: Page) -> str:
    """The state on the case page."""
    return page.locator(".case-head .state").inner_text()


def entry(page: Page, text: str) -> Locator:
    """The entries of the timeline with this text."""
    return page.locator(".entry", has_text=text)


# Without a browser: for the many complaints that fill a queue


class Poster:
    """Sends the website form as a browser without scripts would."""

    def __init__(self, server: Server, language: str = "zh-CN"):
        self.server = server
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = language

    def form(self) -> dict[str, str]:
        """The hidden fields of a form just opened."""
        html = self.session.get(f"{self.server.url}/complain", timeout=10).text
        return {name: re.search(f'name="{name}" value="([^"]*)"', html).group(1) for name in ("csrf", "key")}

    def send(self, hidden: dict[str, str] | None = None, files=None, **fields) -> requests.Response:
        values = {
            "type": "functional-fault",
            "content": "付款后订单一直显示未支付。",
            "email": "zhang@example.com",
            **(hidden or self.form()),
            **fields,
        }
        body = [(name, (None, value)) for name, value in values.items() if value is not None] + (files or [])
        return self.session.post(f"{self.server.url}/complain", files=body, timeout=30)

    def complain(self, **fields) -> Filed:
        answer = self.send(**fields)
        assert answer.url.endswith("/received"), answer.text[:2000]
        number, code = re.findall(r'<dd class="big">(?:<[^>]+>)*([^<]+)', answer.text)
        return Filed(number.strip(), code.strip())
