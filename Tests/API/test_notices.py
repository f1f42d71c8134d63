"""What staff are told, on a day on which much goes wrong at once."""

import concurrent.futures
import re

import pytest

from API.client import API
from API.pages import Pages

# More than the list shows.
MANY = 108
LISTED = 100


@pytest.fixture(scope="module")
def storm(api: API) -> list[str]:
    """The numbers of complaints whose registration is late, the oldest first; the server's clock is moved for that."""
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        filed = list(pool.map(lambda _: api.filed(contact="none"), range(MANY)))
    numbers = sorted(one.number for one in filed)
    api.server.stop()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REDRESS_CLOCK_OFFSET", str(31 * 60))
        api.server.start()
    wait = "/complaints?view=breached&limit=100"
    api.server.wait_for(lambda: len(api.staff("agent", "GET", wait).json()["items"]) >= LISTED)
    return numbers


def parts(page: str) -> tuple[list[str], list[str]]:
    """The numbers of the notices that are new, and of those that were seen."""
    sections = re.findall(r'<section class="notices( is-new)?">(.*?)</section>', page, re.DOTALL)
    found = {bool(new): re.findall(r'<span class="number">(R\d+)</span>', body) for new, body in sections}
    return found.get(True, []), found.get(False, [])


def test_old_notices_are_seen(api: API, storm: list[str]):
    """1.2e whoever opens a case has seen its notice, though a hundred newer ones are on the list"""
    supervisor = Pages(api, "api-service-supervisor")
    new, seen = parts(supervisor.text("/desk/notices"))
    assert len(new) == LISTED and seen == []
    hidden = [number for number in storm if number not in new]
    assert hidden
    supervisor.get(f"/desk/complaints/{hidden[0]}")
    assert parts(supervisor.text("/desk/notices"))[1] == [hidden[0]]
