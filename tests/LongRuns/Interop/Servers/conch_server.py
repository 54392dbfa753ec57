"""Twisted Conch as a server: conch_server.py PORT AUTHORIZED_KEYS HOST_KEY..."""
import sys
import warnings

warnings.simplefilter("ignore")
from twisted.conch.avatar import ConchUser
from twisted.conch.checkers import SSHPublicKeyChecker
from twisted.conch.ssh import factory, keys
from twisted.cred.portal import Portal
from twisted.internet import reactor


class AnyUser:
    """Every user has the same keys."""

    authorized = [keys.Key.fromString(line) for line in open(sys.argv[2], "rb")]

    def getAuthorizedKeys(self, username):
        return self.authorized


class Realm:
    def requestAvatar(self, username, mind, *interfaces):
        return interfaces[0], ConchUser(), lambda: None


class Factory(factory.SSHFactory):
    portal = Portal(Realm(), [SSHPublicKeyChecker(AnyUser())])

    def getPrivateKeys(self):
        loaded = [keys.Key.fromFile(path) for path in sys.argv[3:]]
        return {key.sshType(): key for key in loaded}

    def getPublicKeys(self):
        return {kind: key.public() for kind, key in self.getPrivateKeys().items()}

    def getPrimes(self):
        return None


reactor.listenTCP(int(sys.argv[1]), Factory(), interface="127.0.0.1")
reactor.run()
