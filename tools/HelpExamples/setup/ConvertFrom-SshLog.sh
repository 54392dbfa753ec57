. "$here/setup/keys.sh"
rm /home/deploy/.ssh/authorized_keys
chown -R alice: /home/alice
su alice -c 'ssh -v -o BatchMode=yes -E ~/ssh.log deploy@al2023.example exit' || true
su alice -c 'ssh -vvv -o BatchMode=yes -o HostKeyAlgorithms=ssh-dss -E ~/router.log admin@legacy.example exit' || true
