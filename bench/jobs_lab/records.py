"""The records of a job as they lie in the store: files, or documents of a database."""
import json
import socket
import struct


def decides(end):
    """Whether a document of ends holds one, rather than that earlier attempts are superseded."""
    return end['state'] != 'superseded'


class FileRecords:
    def __init__(self, store, job):
        self.store, self.job = store, job

    def ends(self):
        """By run: the content of each of its ends."""
        ends = {}
        for file in self.store.glob('ws1/runs/*/end*.json'):
            end = json.loads(file.read_text())
            if decides(end):
                ends.setdefault(file.parent.name, []).append(end)
        return ends

    def claims(self):
        return [json.loads(file.read_text()) for file in (self.store / f'jobs/{self.job}/claims').iterdir()]

    def journal(self, run, attempt):
        file = self.store / f'ws1/runs/{run}/a{attempt}/run.log'
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


class MongoRecords:
    def __init__(self, host, port, database, job):
        self.job = job
        self.connection = socket.create_connection((host, port), 30)
        self.database = database
        self.texts = {}
        for document in self._all('texts'):
            key, _, position = document['_id'].rpartition('@')
            self.texts.setdefault(key, []).append((int(position), document['body']))
        self.documents = {document['_id']: document['body'] for document in self._all('records')}

    def ends(self):
        ends = {}
        for key, body in self.documents.items():
            words = key.split('/')
            if words[:2] == ['ws1', 'runs'] and words[-1].startswith('end') and decides(json.loads(body)):
                ends.setdefault(words[2], []).append(json.loads(body))
        return ends

    def claims(self):
        return [json.loads(body) for key, body in self.documents.items()
                if key.startswith(f'jobs/{self.job}/claims/')]

    def journal(self, run, attempt):
        pieces = sorted(self.texts.get(f'ws1/runs/{run}/a{attempt}/run.log', []))
        return [json.loads(line) for line in ''.join(body for _, body in pieces).splitlines()]

    def _all(self, collection):
        answer = self._ask({'find': collection, 'batchSize': 500, '$db': self.database})['cursor']
        documents = list(answer['firstBatch'].values())
        while answer['id']:
            answer = self._ask({'getMore': Long(answer['id']), 'collection': collection,
                                'batchSize': 500, '$db': self.database})['cursor']
            documents += answer['nextBatch'].values()
        return documents

    def _ask(self, command):
        body = struct.pack('<iB', 0, 0) + encoded(command)
        self.connection.sendall(struct.pack('<iiii', len(body) + 16, 1, 0, 2013) + body)
        length = struct.unpack('<i', self._receive(4))[0]
        answer = decoded(self._receive(length - 4)[17:])
        if answer.get('ok') != 1:
            raise OSError(str(answer)[:300])
        return answer

    def _receive(self, size):
        data = b''
        while len(data) < size:
            piece = self.connection.recv(size - len(data))
            if not piece:
                raise OSError('the database hung up')
            data += piece
        return data


class Long(int):
    pass


def encoded(document):
    """BSON of texts and numbers."""
    data = b''
    for name, value in document.items():
        key = name.encode() + b'\0'
        if isinstance(value, Long):
            data += b'\x12' + key + struct.pack('<q', value)
        elif isinstance(value, int):
            data += b'\x10' + key + struct.pack('<i', value)
        else:
            text = value.encode() + b'\0'
            data += b'\x02' + key + struct.pack('<i', len(text)) + text
    return struct.pack('<i', len(data) + 5) + data + b'\0'


def decoded(data):
    """A BSON document; lists become dictionaries."""
    fixed = {0x01: '<d', 0x08: '<?', 0x09: '<q', 0x10: '<i', 0x11: '<Q', 0x12: '<q'}
    document, at = {}, 4
    while data[at]:
        kind, end = data[at], data.index(b'\0', at + 1)
        name, at = data[at + 1:end].decode(), end + 1
        if kind in fixed:
            document[name] = struct.unpack_from(fixed[kind], data, at)[0]
            at += struct.calcsize(fixed[kind])
        elif kind == 0x02:
            size = struct.unpack_from('<i', data, at)[0]
            document[name] = data[at + 4:at + 3 + size].decode()
            at += 4 + size
        elif kind in (0x03, 0x04):
            size = struct.unpack_from('<i', data, at)[0]
            document[name] = decoded(data[at:at + size])
            at += size
        elif kind == 0x05:
            at += 5 + struct.unpack_from('<i', data, at)[0]
        elif kind == 0x07:
            at += 12
        elif kind == 0x0A:
            document[name] = None
        else:
            raise OSError(f'a value of type {kind}')
    return document
