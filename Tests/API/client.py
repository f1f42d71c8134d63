"""The API as a program uses it: with an access code, or with the tokens of people in every role."""

import dataclasses
import itertools

import requests

from TestServer import Server

ROLES = (
    "agent",
    "technical",
    "business",
    "operations-lead",
    "technical-director",
    "service-supervisor",
    "decision-maker",
    "operations",
    "auditor",
)
CONTENT = "昨天起一直提示验证码错误，换了手机也不行。"


@dataclasses.dataclass(frozen=True)
class Filed:
    """A complaint that was filed through the API."""

    number: str
    code: str
    body: dict


class API:
    """A client of one server's API; every answer that is no success must be problem details."""

    def __init__(self, server: Server):
        self.server = server
        self.url = f"{server.url}/api/v1"
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = "en"
        self._tokens: dict[str, str] = {}

    def call(self, method: str, path: str, **options) -> requests.Response:
        """Any request, its answer checked for what holds for all of them."""
        answer = self.session.request(method, f"{self.url}{path}", timeout=10, **options)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        if answer.status_code >= 400:
            check_problem(answer)
        else:
            assert answer.headers["Content-Type"] == "application/json"
        return answer

    def file(self, key: str | None = None, **members) -> requests.Response:
        """Files a complaint with these members."""
        headers = {"Idempotency-Key": key} if key else {}
        return self.call("POST", "/complaints", json=complaint(**members), headers=headers)

    def filed(self, **members) -> Filed:
        """A complaint that was filed."""
        answer = self.file(**members)
        assert answer.status_code == 201, answer.text
        return Filed(answer.json()["number"], answer.json()["code"], answer.json())

    def track(self, filed: Filed, **options) -> dict:
        """What the complainant reads."""
        answer = self.call("GET", f"/complaints/{filed.number}", headers={"X-Access-Code": filed.code}, **options)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def reply(self, filed: Filed, act: str, text: str | None = None, **members) -> requests.Response:
        """An act of the complainant."""
        body = {"act": act, **({"text": text} if text is not None else {}), **members}
        return self.call(
            "POST", f"/complaints/{filed.number}/answers", json=body, headers={"X-Access-Code": filed.code}
        )

    def token(self, role: str) -> str:
        """The token of the person with this role; the account is made when it is first asked for."""
        if role not in self._tokens:
            login = f"api-{role}"
            self.server.add_staff(login, role, name=role.replace("-", " ").title())
            self._tokens[role] = self.server.command("token", "--login", login).stdout.strip()
        return self._tokens[role]

    def wait_for_people(self) -> None:
        """Until the server has noticed the accounts that were made beside it."""
        number = self.filed(contact="none").number
        token = {"Authorization": f"Bearer {self._tokens['service-supervisor']}"}
        self.done(number, "register", "service-supervisor", summary="x")

        def known() -> bool:
            return self.call("GET", f"/complaints/{number}", headers=token).json()["responsible"]["name"][0] != "#"

        self.server.wait_for(known)
        self.done(number, "withdraw", "service-supervisor", reason="x")

    def bearer(self, role: str) -> dict[str, str]:
        """The header of the person with this role."""
        return {"Authorization": f"Bearer {self.token(role)}"}

    def staff(self, role: str, method: str, path: str, **options) -> requests.Response:
        """A request by the person with this role."""
        return self.call(method, path, headers=self.bearer(role), **options)

    def read(self, number: str, role: str = "agent") -> dict:
        """What staff read of a complaint."""
        answer = self.staff(role, "GET", f"/complaints/{number}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def act(self, number: str, act: str, role: str = "agent", **fields) -> requests.Response:
        """An act of staff."""
        return self.staff(role, "POST", f"/complaints/{number}/acts/{act}", json=fields)

    def done(self, number: str, act: str, role: str = "agent", **fields) -> dict:
        """An act of staff that must succeed."""
        answer = self.act(number, act, role, **fields)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def planned(self, **members) -> Filed:
        """A level 1 complaint whose facts are verified and whose plan is made."""
        filed = self.filed(**members)
        self.done(filed.number, "register", summary="无法登录")
        self.done(filed.number, "validate")
        self.done(filed.number, "grade", level=1, reason="使用问题")
        item = self.done(filed.number, "assign", department="front-line")["items"][0]["item"]
        self.done(filed.number, "verify-facts", item=item, findings="验证码短信被拦截")
        self.done(filed.number, "propose", solution="改用语音验证码")
        return filed

    def answered(self, **members) -> Filed:
        """A complaint whose result the complainant has."""
        filed = self.planned(**members)
        self.done(filed.number, "send-result", **RESULT)
        return filed


RESULT = {"status": "resolved", "solution": "已改用语音验证码。", "handler": "陈静", "contact": "400-800-1234"}
_ordinals = itertools.count()


def complaint(**members) -> dict:
    """A complaint that is right, but for the members given; a member that is None is left out."""
    body = {
        "type": "functional-fault",
        "title": "无法登录",
        "content": CONTENT,
        "contact": {"email": f"user{next(_ordinals)}@example.com"},
    }
    body.update(members)
    return {name: value for name, value in body.items() if value is not None}


def check_problem(answer: requests.Response) -> dict:
    """Problem details as RFC 9457 has them, without a word about the inside."""
    if answer.request.method == "HEAD":
        return {}
    assert answer.headers["Content-Type"] == "application/problem+json", answer.text
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["type"].startswith("/problems/")
    assert problem["title"] and problem["detail"] and problem["code"]
    assert problem["instance"].startswith("/api/")
    for word in ("sqlite", "postgres", "sqlstate", "swift", "fatal", "error:", ".swift", "select "):
        assert word not in answer.text.lower()
    return problem


def fields(answer: requests.Response) -> dict[str, str]:
    """Which fields are not right, and the code of each."""
    assert answer.status_code == 422, answer.text
    for error in answer.json()["errors"]:
        assert error["detail"]
    return {error["field"]: error["code"] for error in answer.json()["errors"]}
