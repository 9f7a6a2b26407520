"""Speaking with a preview: pages over HTTP, and the messages by which browsers are told to reload."""

import base64
import http.client
import json
import os
import socket
import struct
import threading
import time

HOST = "127.0.0.1"


def page(port, path):
    """The text of a page; nothing where it is not served."""
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        return text if answer.status == 200 else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


class Listener:
    """Listens in a thread of its own, and notes when messages came."""

    def __init__(self, messages):
        """Takes an iterator that gives something for each message to reload."""
        self.times = []
        self.thread = threading.Thread(target=self._listen, args=(messages,), daemon=True)
        self.thread.start()

    def _listen(self, messages):
        try:
            for _ in messages:
                self.times.append(time.monotonic())
        except OSError:
            # The preview has ended.
            pass

    def first_after(self, moment, patience):
        """When the first message after a moment came; nothing where none comes in time."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            for came in list(self.times):
                if came >= moment:
                    return came
            time.sleep(0.002)
        return None


def casebook_messages(port):
    """Casebook's news: server-sent events (HTML standard, section 9.2)."""
    with socket.create_connection((HOST, port)) as connection:
        request = f"GET /_casebook/events HTTP/1.1\r\nHost: {HOST}:{port}\r\nAccept: text/event-stream\r\n\r\n"
        connection.sendall(request.encode())
        for line in connection.makefile("rb"):
            if line.startswith(b"event: news") or line.startswith(b"event:news"):
                yield line


def hugo_messages(port):
    """Hugo's live reload: the LiveReload protocol over a web socket (RFC 6455)."""
    with socket.create_connection((HOST, port)) as connection:
        key = base64.b64encode(os.urandom(16)).decode()
        connection.sendall(
            f"GET /livereload?mindelay=10&v=2&port={port}&path=livereload HTTP/1.1\r\nHost: {HOST}:{port}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        stream = connection.makefile("rb")
        while stream.readline() not in (b"\r\n", b""):
            pass
        hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
        connection.sendall(frame(json.dumps(hello).encode(), os.urandom(4)))
        while True:
            payload = read_frame(stream)
            if payload is None:
                return
            if b'"reload"' in payload:
                yield payload


def frame(payload, mask):
    """A text frame of a client, which is masked, of fewer than 65,536 bytes."""
    length = bytes([0x80 | len(payload)]) if len(payload) < 126 else struct.pack("!BH", 0x80 | 126, len(payload))
    return b"\x81" + length + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))


def read_frame(stream):
    """The payload of a server's frame; nothing at the end."""
    head = stream.read(2)
    if len(head) < 2:
        return None
    length = head[1] & 0x7F
    if length >= 126:
        length = int.from_bytes(stream.read(2 if length == 126 else 8), "big")
    return stream.read(length)
