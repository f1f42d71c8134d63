"""The complainant's keys of a seeded complaint: they are derived from the installation's secret."""

import hashlib
import hmac
import sqlite3
import urllib.error
import urllib.request

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def access_code(folder, number):
    database = sqlite3.connect(f"file:{folder}/redress.sqlite?mode=ro", uri=True)
    secret = bytes.fromhex(database.execute("SELECT value FROM setting WHERE key = 'secret'").fetchone()[0])
    database.close()
    bits = int.from_bytes(hmac.new(secret, b"access:" + number.encode(), hashlib.sha256).digest()[:8], "big")
    symbols = "".join(ALPHABET[bits >> shift & 31] for shift in range(59, -1, -5))
    return "-".join(symbols[place:place + 4] for place in (0, 4, 8))


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def access_cookie(server, folder, number):
    """Follows the link with the code, as a message carries it."""
    address = f"http://127.0.0.1:{server.port}/track/{number}?code={access_code(folder, number)}"
    try:
        answer = urllib.request.build_opener(Stay).open(address, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    cookies = [c.split(";")[0] for c in answer.headers.get_all("Set-Cookie") or []]
    return "; ".join(c for c in cookies if c.startswith("redress_access="))
