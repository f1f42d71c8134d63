"""Starts and stops what is measured, and looks at its memory and its use of the processor."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class Process:
    """A server on a free port of 127.0.0.1, which writes a line with its port once it listens."""

    def __init__(self, command, log, environment=None):
        self.started = time.monotonic()
        with open(log, "a") as errors:
            self.process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=errors, text=True, env=os.environ | (environment or {}))
        while line := self.process.stdout.readline():
            if match := re.search(r"ready: http://127\.0\.0\.1:(\d+)|^(\d+)$", line):
                self.port = int(match[1] or match[2])
                break
        else:
            raise RuntimeError(f"{command[0]} did not start, see {log}")
        self.listening_after = time.monotonic() - self.started

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def memory(self, what="VmRSS"):
        """MiB now, or at most so far (`VmHWM`)."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{what}:\s+(\d+)", text)[1]) / 1024

    def forget_peak(self):
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def cpu(self):
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def wait_until_quiet(self, most=60):
        """Until it has used less than 2 % of a processor for a second, so that nothing left over is measured."""
        for _ in range(most):
            before = self.cpu()
            time.sleep(1)
            if self.cpu() - before < 0.02:
                return


class Redress(Process):
    """`redress serve` on a data folder, or as a node on a PostgreSQL database."""

    def __init__(self, binary, log, data=None, database=None):
        place = ["--data", str(data)] if data else []
        super().__init__(
            [str(binary), "serve", *place, "--port", "0", "--log-level", "error"], log, in_database(database))

    def call(self, method, path, body=None, headers=None):
        """A call of the JSON API."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"} | (headers or {}))
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def sign_in(self, login, password):
        """Signs in as a browser does; answers with the session's cookie."""
        jar = {}

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        opener = urllib.request.build_opener(Stay)

        def send(path, form=None):
            request = urllib.request.Request(
                f"http://127.0.0.1:{self.port}{path}",
                data=urllib.parse.urlencode(form).encode() if form else None,
                headers={"Cookie": "; ".join(f"{n}={v}" for n, v in jar.items())})
            try:
                answer = opener.open(request, timeout=30)
            except urllib.error.HTTPError as error:
                answer = error
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, value = cookie.split(";")[0].split("=", 1)
                jar[name] = value
            return answer.read().decode()

        page = send("/desk/login")
        token = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        send("/desk/login", {"login": login, "password": password, "csrf": token})
        return f"redress_session={jar['redress_session']}"


def in_database(url):
    """The environment that names a database: on the command line everybody would see the password."""
    return {"REDRESS_DATABASE_URL": url} if url else {}


def command(binary, *words, stdin=None, database=None):
    """Runs `redress …`; answers with what it printed."""
    done = subprocess.run(
        [str(binary), *words], input=stdin, capture_output=True, text=True,
        env=os.environ | in_database(database))
    if done.returncode != 0:
        raise RuntimeError(f"redress {words[0]} failed: {done.stdout}{done.stderr}")
    return done.stdout
