"""The raw limits of the machine, by the small programs of this folder."""

import subprocess

from .servers import Process


class Limits:
    def __init__(self, binary, folder, seconds):
        self.binary, self.folder, self.seconds = str(binary), str(folder), seconds

    def rate(self, what):
        done = subprocess.run(
            [self.binary, what, self.folder, str(self.seconds)], capture_output=True, text=True, check=True)
        return float(done.stdout)

    def commits(self):
        return self.rate("commits")

    def fsyncs(self):
        return self.rate("fsyncs")

    def route(self, log):
        return Process([self.binary, "route"], log)
