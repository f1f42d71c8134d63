"""Pages beside the API: what people read of the same thing, without a browser."""

import re

import requests

from API.client import API, Filed
from TestServer.server import PASSWORD


class Pages:
    """Somebody on the pages: a member of the staff, or with an access code a complainant."""

    def __init__(self, api: API, login: str | None = None, language: str = "zh-CN", password: str = PASSWORD):
        self.url = api.server.url
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = language
        if login is not None:
            # An account that another process has just made is noticed within a second.
            api.server.wait_for(lambda: self.sign_in(login, password))

    def sign_in(self, login: str, password: str) -> bool:
        answer = self.post("/desk/login", login=login, password=password)
        return answer.status_code == 200 and "/desk/login" not in answer.url

    def track(self, filed: Filed) -> str:
        """The tracking page, opened with number and code."""
        answer = self.post("/track", number=filed.number, code=filed.code)
        assert answer.url.endswith(f"/track/{filed.number}"), answer.text[:500]
        return answer.text

    def csrf(self, path: str) -> str:
        return re.search(r'name="csrf" value="([^"]+)"', self.get(path).text).group(1)

    def text(self, path: str) -> str:
        """A page whose numbers may be kept beside their units."""
        return self.get(path).text.replace("\u00a0", " ")

    def get(self, path: str, **options) -> requests.Response:
        return self.session.get(f"{self.url}{path}", timeout=10, **options)

    def post(self, path: str, page: str | None = None, **values) -> requests.Response:
        """Sends the form at an address, as it stands on a page: at the same address, where nothing else is said."""
        body = {"csrf": self.csrf(page or path), **values}
        return self.session.post(f"{self.url}{path}", data=body, timeout=10)


def act(html: str, name: str) -> str:
    """The part of a page that is an act: its form, or why it cannot be done."""
    html = html.replace("\u00a0", " ")
    part = html[html.index(f'id="act-{name}"') :]
    ends = [part.find(end) for end in ('class="act', "</section>")]
    return part[: min(end for end in ends if end >= 0)]
