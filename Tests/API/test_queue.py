"""The queue through the API: views, filters, pages, search."""

import pytest

from API.client import API, fields


@pytest.fixture(scope="module")
def cases(api: API) -> dict[str, str]:
    """Some complaints, by what they are."""
    made = {
        "received": api.filed(type="privacy", content="隐私泄露投诉甲").number,
        "urgent": api.filed(type="functional-fault", contact={"phone": "13912345678"}).number,
        "withdrawn": "",
        "registered": api.filed(type="other", content="缴费页面打不开").number,
        "graded": api.planned(type="information-error", title="价格标错").number,
    }
    api.done(made["registered"], "register", summary="缴费")
    filed = api.filed(type="service-quality")
    api.reply(filed, "withdraw")
    made["withdrawn"] = filed.number
    return made


def listed(api: API, role: str = "agent", **query) -> list[str]:
    answer = api.staff(role, "GET", "/complaints", params=query)
    assert answer.status_code == 200, answer.text
    return [item["number"] for item in answer.json()["items"]]


def test_views(api: API, cases: dict[str, str]):
    assert set(listed(api, view="to-register")) == {cases["received"], cases["urgent"]}
    assert set(listed(api, view="mine")) == {cases["registered"], cases["graded"]}
    assert cases["withdrawn"] in listed(api, view="archive")
    assert set(listed(api)) == set(cases.values()) - {cases["withdrawn"]}
    assert listed(api, view="breached") == []


def test_filters(api: API, cases: dict[str, str]):
    assert listed(api, type="privacy") == [cases["received"]]
    assert listed(api, level=1) == [cases["graded"]]
    assert listed(api, state="registered") == [cases["registered"]]
    assert listed(api, state="withdrawn", type="service-quality") == [cases["withdrawn"]]
    assert listed(api, channel="form") == []
    assert listed(api, type="privacy", level=1) == []


def test_most_urgent_first(api: API, cases: dict[str, str]):
    items = api.staff("agent", "GET", "/complaints").json()["items"]
    dues = [item["next"]["due"] for item in items]
    assert dues == sorted(dues)
    assert items[0]["next"]["clock"] == "registration"


def test_pages_by_key(api: API, cases: dict[str, str]):
    seen: list[str] = []
    after = None
    while True:
        page = api.staff("agent", "GET", "/complaints", params={"limit": 1, **({"after": after} if after else {})}).json()
        seen += [item["number"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert seen == listed(api)
    assert len(seen) == len(set(seen))


def test_search(api: API, cases: dict[str, str]):
    assert listed(api, q=cases["graded"]) == [cases["graded"]]
    assert listed(api, q="139 1234 5678") == [cases["urgent"]]
    api.server.wait_for(lambda: listed(api, q="缴费"))
    assert listed(api, q="缴费") == [cases["registered"]]
    assert listed(api, q="缴费", type="privacy") == []
    api.server.wait_for(lambda: listed(api, q="价格标错"))
    assert listed(api, q="no such words at all") == []


@pytest.mark.parametrize("text", ["'", '"', "* OR 1", "NEAR(", "%", "\\", "<svg>", "a" * 200, " ", "()", "AND"])
def test_search_for_anything(api: API, cases: dict[str, str], text: str):
    listed(api, q=text)


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ({"view": "x"}, {"view": "unknown"}),
        ({"type": "x"}, {"type": "unknown"}),
        ({"level": "0"}, {"level": "unknown"}),
        ({"level": "x"}, {"level": "unknown"}),
        ({"channel": "fax"}, {"channel": "unknown"}),
        ({"state": "x"}, {"state": "unknown"}),
        ({"limit": "0"}, {"limit": "out-of-range"}),
        ({"limit": "101"}, {"limit": "out-of-range"}),
        ({"limit": "x"}, {"limit": "out-of-range"}),
        ({"after": "x"}, {"after": "unknown"}),
        ({"q": "x" * 201}, {"q": "too-long"}),
        ({"q": "x", "after": "1-2"}, {"after": "unknown"}),
        ({"levle": "1"}, {"levle": "unknown-field"}),
    ],
)
def test_wrong_queries(api: API, query: dict, wrong: dict):
    assert fields(api.staff("agent", "GET", "/complaints", params=query)) == wrong


@pytest.mark.parametrize("query", ["q=%ff", "q=%ed%a0%80", "view=%c3%28"])
def test_broken_queries(api: API, query: str):
    assert api.staff("agent", "GET", f"/complaints?{query}").status_code == 400
