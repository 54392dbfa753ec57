"""Paramiko as a server: paramiko_server.py PORT AUTHORIZED_KEYS HOST_KEY..."""
import socket
import sys
import threading
import warnings

warnings.simplefilter("ignore")
import paramiko

KINDS = (paramiko.RSAKey, paramiko.ECDSAKey, paramiko.Ed25519Key)


def load(path):
    for kind in KINDS:
        try:
            return kind.from_private_key_file(path)
        except (paramiko.SSHException, ValueError):
            pass
    raise SystemExit(f"{path} is no key that Paramiko reads")


class Server(paramiko.ServerInterface):
    authorized = frozenset(line.split()[1] for line in open(sys.argv[2]))

    def get_allowed_auths(self, username):
        return "publickey"

    def check_auth_publickey(self, username, key):
        return paramiko.AUTH_SUCCESSFUL if key.get_base64() in self.authorized else paramiko.AUTH_FAILED


def serve(connection):
    transport = paramiko.Transport(connection)
    transport.load_server_moduli()
    for path in sys.argv[3:]:
        transport.add_server_key(load(path))
    try:
        transport.start_server(server=Server())
        transport.join()
    except (paramiko.SSHException, EOFError):
        pass


listener = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=100)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
