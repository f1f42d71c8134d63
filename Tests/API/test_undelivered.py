"""Messages that were given up: listed with their reason, sent again by whoever may (3'.L2.3, 3.2.5)."""

from collections.abc import Iterator

import pytest

from API.client import API
from API.pages import Pages
from API.test_measures import graded, proposed
from TestServer import Receiver, Reply, Server


class Site(Receiver):
    """A host site that is down until it is up."""

    def __init__(self):
        super().__init__(lambda heard: Reply(self.status))
        self.status = 503

    def messages(self) -> list[str]:
        return [heard.headers["webhook-id"] for heard in self.heard]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


@pytest.fixture(scope="module")
def server(engine, tmp_path_factory, site) -> Server:
    with engine.server(tmp_path_factory.mktemp("server") / "data", "--webhook-hosts", site.host) as server:
        yield server


@pytest.fixture(scope="module")
def given_up(api: API, site: Site) -> dict:
    """A measure whose start could not be told to the site; the clock was moved on until it was given up."""
    # The other engine's tests ended with it up.
    site.status = 503
    for role in ("technical", "technical-director", "operations"):
        api.token(role)
    api.server.add_staff("hooks", "operations")
    webhook(api, f"http://{site.host}/hook")
    number = graded(api)
    measure = proposed(api, number)
    api.done(number, "decide-measure", "technical-director", measure=measure["measure"], decision="granted")
    patch = pytest.MonkeyPatch()
    try:
        for hours in range(1, 20):
            if listed(api):
                break
            heard = len(site.heard)
            api.server.stop()
            patch.setenv("REDRESS_CLOCK_OFFSET", str(hours * 4000))
            api.server.start()
            api.server.wait_for(lambda seen=heard: len(site.heard) > seen or listed(api))
    finally:
        patch.undo()
    api.server.wait_for(lambda: listed(api))
    return {"number": number, "measure": measure["measure"]}


def webhook(api: API, url: str) -> None:
    """Operations define the webhook on their page."""
    answer = Pages(api, "hooks").post("/desk/webhooks", page="/desk/hosts", url=url)
    assert answer.status_code == 200 and url in answer.text, answer.text[:2000]


def listed(api: API) -> list[dict]:
    answer = api.staff("operations", "GET", "/undelivered")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def test_list(api: API, site: Site, given_up: dict):
    """3'.L2.3 the list says what, where to, why, how often; the auditor reads it, a stranger does not"""
    (item,) = listed(api)
    assert item["message"] == f"w-{given_up['measure']}-started-1"
    assert (item["kind"], item["address"], item["reason"]) == ("webhook", f"http://{site.host}/hook", "HTTP 503")
    assert item["attempts"] >= 10 and item["number"] == given_up["number"] and item["givenUpAt"] > item["createdAt"]
    assert api.staff("auditor", "GET", "/undelivered").status_code == 200
    assert api.call("GET", "/undelivered").status_code == 401
    for query, code in [({"limit": "0"}, 422), ({"limit": "101"}, 422), ({"before": "x"}, 422), ({"befor": "1"}, 422)]:
        assert api.staff("operations", "GET", "/undelivered", params=query).status_code == code, query
    page = api.staff("operations", "GET", "/undelivered", params={"limit": 1}).json()
    assert page["next"] == item["id"]
    rest = api.staff("operations", "GET", "/undelivered", params={"limit": 1, "before": page["next"]}).json()
    assert rest == {"items": [], "next": None}


def test_page(api: API, site: Site, given_up: dict):
    """3'.L2.3 the page says the same, with a button for those who may; whoever may not is refused with the clause"""
    (item,) = listed(api)
    form = f"/desk/outbox/{item['id']}/again"
    for role, may in (("operations", True), ("service-supervisor", True), ("auditor", False), ("agent", False)):
        pages = Pages(api, f"api-{role}")
        html = pages.get("/desk/outbox").text
        assert "HTTP 503" in html and f"http://{site.host}/hook" in html and item["message"] in html, role
        assert (f'action="{form}"' in html) is may, role
        assert (f'href="/desk/complaints/{item["number"]}"' in html) is (role != "operations"), role
        if not may:
            answer = pages.post(form, page="/desk/outbox")
            assert answer.status_code == 403 and "1.2" in answer.text, role
    assert [one["id"] for one in listed(api)] == [item["id"]]


def test_send_again(api: API, site: Site, given_up: dict):
    """3'.L2.3 only operations and the supervisor send again; once it arrived it is no longer listed"""
    (item,) = listed(api)
    path = f"/undelivered/{item['id']}/send-again"
    for role in ("agent", "technical", "technical-director", "auditor"):
        answer = api.staff(role, "POST", path)
        assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed"), role
    assert api.staff("operations", "POST", "/undelivered/999999/send-again").status_code == 404
    assert [one["id"] for one in listed(api)] == [item["id"]]
    site.status = 204
    heard = len(site.heard)
    answer = api.staff("operations", "POST", path)
    assert answer.status_code == 202 and answer.json() == {"id": item["id"], "state": "waiting"}
    api.server.wait_for(lambda: len(site.heard) > heard)
    assert site.messages()[heard:] == [item["message"]], "under its own id"
    assert listed(api) == []
    assert api.staff("operations", "POST", path).status_code == 404, "it is given up no more"
