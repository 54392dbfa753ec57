"""Signs in with a key file: asyncssh_client.py PORT USER KEY [PASSPHRASE]"""
import asyncio
import sys
import warnings

warnings.simplefilter("ignore")
import asyncssh

port, user, path, *passphrase = sys.argv[1:]


async def main():
    key = asyncssh.read_private_key(path, passphrase[0] if passphrase else None)
    async with asyncssh.connect("127.0.0.1", int(port), username=user, client_keys=[key], known_hosts=None, agent_path=None, config=[]):
        pass


asyncio.run(main())
