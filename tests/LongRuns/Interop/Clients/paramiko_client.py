"""Signs in with a key file: paramiko_client.py PORT USER KEY [PASSPHRASE]"""
import sys
import warnings

warnings.simplefilter("ignore")
import paramiko

port, user, path, *passphrase = sys.argv[1:]
client = paramiko.SSHClient()
client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
client.connect("127.0.0.1", int(port), user, key_filename=path, passphrase=passphrase[0] if passphrase else None, allow_agent=False, look_for_keys=False)
client.close()
