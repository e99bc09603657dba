#!/usr/bin/env python3
"""Pushes a file to Huitong in batches of lines. Killed and run again it goes on, and nothing is doubled.

    push.py FILE        Python 3.6 or later, nothing else. Settings, answers and exit codes: README.md beside this file.
"""
import hashlib
import hmac
import http.client
import json
import os
import random
import re
import ssl
import sys
import time
import urllib.error
import urllib.request
from base64 import b64encode
from urllib.parse import urlsplit

BYTES = 2000000             # most of one body; the gateway takes 4 MiB unless its operator says otherwise
KEPT_SECONDS = 6 * 86400    # the gateway knows a key again for 7 days
PARKED_OR_REFUSED, USAGE, TURNED_AWAY, NO_ANSWER = 1, 2, 3, 4


class Stop(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the token to somebody else."""

    def redirect_request(self, *_):
        return None


def setting(name, default=None):
    value = os.environ.get("HUITONG_" + name) or default
    if value is None:
        raise Stop(USAGE, "HUITONG_%s is not set. Set it as README.md says." % name)
    return value


def secret(name):
    """From HUITONG_name, or from the file that HUITONG_name_FILE names; never an argument, which every account could read."""
    path = os.environ.get("HUITONG_%s_FILE" % name)
    if path:
        with open(path, encoding="utf-8") as file:
            return file.read().strip()
    return os.environ.get("HUITONG_" + name)


class State:
    """How far the file is pushed. It is on the disk before the first batch is sent, and again after each answer."""

    def __init__(self, path, digest, size):
        self.path = path
        self.values = {}
        if os.path.exists(path):
            with open(path, encoding="ascii") as file:
                self.values = dict(line.rstrip("\n").split("=", 1) for line in file)
        known = self.values.get("digest") == digest
        if self.values.get("done") == "1" and not known:
            self.values = {}
        if self.values and not known:
            raise Stop(USAGE, "%s is half pushed and has changed since. Put the old file back and push it to its end; or"
                              " remove %s, and all of the file is pushed as new." % (path[:-5], path))
        if self.values and self.values["done"] == "0" and time.time() - int(self.values["sent"]) > KEPT_SECONDS:
            raise Stop(USAGE, "%s is older than the gateway remembers. Ask its operator whether key %s was taken in, and"
                              " correct or remove the file." % (path, self.key()))
        if not self.values:
            whole = int(setting("BATCH", "1000")) == 0
            self.values = {"run": "%016x" % random.SystemRandom().getrandbits(64), "digest": digest,
                           "header": 0 if whole else int(setting("HEADER", "0")), "batch": setting("BATCH", "1000"),
                           "offset": -1, "line": 1, "accepted": 0, "parked": 0, "refused": 0, "done": 0}

    def __getitem__(self, name):
        return int(self.values[name])

    def __setitem__(self, name, value):
        self.values[name] = value

    def key(self):
        return "%s-%s" % (self.values["run"], self.values["offset"])

    def save(self):
        self.values["sent"] = int(time.time())
        with open(self.path + ".new", "w", encoding="ascii") as file:
            file.write("".join("%s=%s\n" % entry for entry in self.values.items()))
            file.flush()
            os.fsync(file.fileno())
        os.replace(self.path + ".new", self.path)


class Gateway:
    def __init__(self):
        base = setting("URL").rstrip("/")
        self.url = base + "/resources/" + setting("RESOURCE") + "/records"
        self.type = setting("TYPE", "application/x-ndjson")
        self.token = secret("TOKEN")
        self.signs = secret("SECRET")
        if not self.token and not self.signs:
            raise Stop(USAGE, "there is no token. Set HUITONG_TOKEN_FILE to a file that holds it, or HUITONG_TOKEN.")
        tls = ssl.create_default_context(cafile=os.environ.get("HUITONG_CA"))
        self.opener = urllib.request.build_opener(NoRedirect, urllib.request.HTTPSHandler(context=tls))

    def authorization(self, key, body):
        if not self.signs:
            return "Bearer " + self.token
        system, name = setting("SYSTEM"), setting("KEY")
        now, nonce = str(int(time.time() * 1000)), os.urandom(16).hex()
        text = "\n".join(["HUITONG-HMAC-SHA256", system, name, now, nonce, "POST", urlsplit(self.url).path, key, self.type,
                          hashlib.sha256(body).hexdigest()])
        signature = b64encode(hmac.new(self.signs.encode(), text.encode(), hashlib.sha256).digest()).decode()
        return "HUITONG-HMAC-SHA256 system=%s, key=%s, time=%s, nonce=%s, signature=%s" % (
            system, name, now, nonce, signature)

    def post(self, key, body):
        """Status, headers and text of one answer. Signed anew each time, for a signature is good once."""
        request = urllib.request.Request(self.url, data=body, method="POST", headers={
            "Authorization": self.authorization(key, body), "Content-Type": self.type, "Idempotency-Key": key})
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read().decode("utf-8", "replace")

    def push(self, key, body):
        """Asks until there is an answer that means something: status and document."""
        patience, pause = time.monotonic() + int(setting("PATIENCE", "900")), 1
        while True:
            wait = 0
            try:
                status, headers, text = self.post(key, body)
                document = parsed(text)
                why = "%d %s" % (status, document.get("code", ""))
                if status == 202 and "intake" in document:
                    return status, document
                if 300 <= status < 500 and status not in (408, 425, 429):
                    return status, document
                if re.match(r"\d{1,4}$", headers.get("Retry-After") or ""):
                    wait = int(headers["Retry-After"])
            except (OSError, http.client.HTTPException) as trouble:
                why = "no answer (%s)" % trouble
            wait = max(wait, pause)
            if time.monotonic() + wait > patience:
                raise Stop(NO_ANSWER, why + ". Nothing is lost: run this again, and it goes on with the same key.")
            print("%s; again in %d s" % (why.strip(), wait), file=sys.stderr, flush=True)
            time.sleep(wait + random.random() * pause / 4)
            pause = min(2 * pause, 60)


def parsed(text):
    try:
        document = json.loads(text)
        return document if isinstance(document, dict) else {}
    except ValueError:
        return {}


def digest_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            digest.update(part)
    return digest.hexdigest()


def batch_at(file, size, state, head):
    """The next lines, as they are in the file: always the same bytes at one place, so that a repeat is a repeat."""
    file.seek(state["offset"])
    if state["batch"] == 0:
        return file.read()
    chunk = file.read(BYTES - len(head))
    end = 0
    for _ in range(state["batch"]):
        end = chunk.find(b"\n", end) + 1
        if end == 0:
            break
    if end == 0 and state["offset"] + len(chunk) < size:
        end = chunk.rfind(b"\n") + 1
        if end == 0:
            raise Stop(USAGE, "line %d is longer than %d bytes. Push the file whole, HUITONG_BATCH=0." % (state["line"], BYTES))
    return chunk[:end] if end else chunk


def line_of(error, state, filled):
    """The line of the file. CSV is counted by line of the body, JSON by record, and blank lines are no records."""
    place = re.match(r"/line (\d+)", error.get("pointer", ""))
    if place:
        return state["line"] - 1 + int(place.group(1)) - state["header"]
    return filled[error["index"]] if error.get("index", -1) in range(len(filled)) else state["line"]


def answered(status, answer, state, lines):
    """What was said to the batch. True when it is settled, false when it is to be sent in smaller parts."""
    here = "lines %d-%d" % (state["line"], state["line"] + len(lines) - 1)
    filled = [state["line"] + at for at, line in enumerate(lines) if line.strip()]
    if status == 202:
        print("%s: %d accepted, %d parked (intake %s)" % (here, answer["accepted"], answer["parked"], answer["intake"]))
        state["accepted"] += answer["accepted"]
        state["parked"] += answer["parked"]
        return True
    said = "%d %s: %s" % (status, answer.get("code", ""), answer.get("detail", "no detail"))
    if status == 413 and state["batch"] > 0 and len(lines) > 1:
        print("%s: %s; in smaller parts" % (here, said), file=sys.stderr)
        state["batch"] = len(lines) // 2
        return False
    if status not in (400, 413, 422):
        raise Stop(TURNED_AWAY, "%s: turned away, %s Nothing of them was kept: put that right and run this again." % (here, said))
    print("%s: refused, %s" % (here, said))
    for error in answer.get("errors", []):
        print("  line %d: %s %s: %s" % (line_of(error, state, filled), error.get("pointer"), error.get("rule"), error.get("text")))
    state["refused"] += len(filled)
    return True


def main(path):
    gateway = Gateway()
    size = os.path.getsize(path)
    state = State(path + "." + setting("RESOURCE") + ".push", digest_of(path), size)
    with open(path, "rb") as file:
        head = b"".join(file.readline() for _ in range(state["header"]))
        if state["offset"] < 0:
            state["offset"], state["line"] = len(head), state["header"] + 1
            state.save()
        while state["done"] == 0 and state["offset"] < size:
            body = batch_at(file, size, state, head)
            lines = body[:-1].split(b"\n") if body.endswith(b"\n") else body.split(b"\n")
            if not body.strip() or answered(*gateway.push(state.key(), head + body), state, lines):
                state["offset"] += len(body)
                state["line"] += len(lines)
            sys.stdout.flush()
            state.save()
    state["done"] = 1
    state.save()
    print("done: %d accepted, %d parked, %d refused" % (state["accepted"], state["parked"], state["refused"]))
    return PARKED_OR_REFUSED if state["parked"] + state["refused"] else 0


if __name__ == "__main__":
    try:
        if len(sys.argv) != 2:
            raise Stop(USAGE, "usage: push.py FILE")
        sys.exit(main(sys.argv[1]))
    except Stop as stop:
        print(stop, file=sys.stderr)
        sys.exit(stop.code)
    except (OSError, ValueError) as trouble:
        print("%s: %s" % (sys.argv[1], trouble), file=sys.stderr)
        sys.exit(USAGE)
