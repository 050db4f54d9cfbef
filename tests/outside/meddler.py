"""Stands between a window and an engine, and refuses one chosen request that changes something."""

import json
import os
import re
import socket
import tempfile
import threading

CHANGE = re.compile(rb"(POST|DELETE|PUT) /v[0-9.]+(/\S*) HTTP/1\.1\r\n")
LENGTH = re.compile(rb"content-length: *([0-9]+)", re.IGNORECASE)


class Meddler:
    def __init__(self, engine):
        self.engine = engine
        self.folder = tempfile.TemporaryDirectory(prefix="portolan-")  # gone with this
        self.socket = os.path.join(self.folder.name, "docker.sock")
        self.lock = threading.Lock()
        self.refuse(0)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.socket)
        self.listener.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def refuse(self, number):
        """Of the changes from now on, the first is 1; with 0 all are let through."""
        with self.lock:
            self.number, self.asked, self.refused = number, 0, ""

    def _serve(self):
        while True:
            client, _ = self.listener.accept()
            server = socket.socket(socket.AF_UNIX)
            server.connect(self.engine)
            threading.Thread(target=self._forward, args=(client, server), daemon=True).start()
            threading.Thread(target=self._copy, args=(server, client), daemon=True).start()

    def _copy(self, source, sink):
        try:
            while chunk := source.recv(65536):
                sink.sendall(chunk)
            sink.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def _forward(self, client, server):
        try:
            while chunk := client.recv(65536):
                change = CHANGE.match(chunk)  # one request at a time: none begins within a chunk
                if change and self._is_refused(change):
                    self._answer(client, chunk)
                else:
                    server.sendall(chunk)
            server.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def _is_refused(self, change):
        with self.lock:
            self.asked += 1
            if self.asked != self.number:
                return False
            self.refused = (change[1] + b" " + change[2]).decode()
            return True

    @staticmethod
    def _answer(client, chunk):
        head, _, body = chunk.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        missing = (int(length[1]) if length else 0) - len(body)
        while missing > 0:
            missing -= len(client.recv(missing))
        said = json.dumps({"message": "refused on purpose"}).encode()
        client.sendall(b"HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\n"
                       b"Content-Length: %d\r\n\r\n%s" % (len(said), said))
