. "$here/setup/keys.sh"
ssh-keygen -q -t rsa -b 3072 -N '' -C alice@laptop -f $ssh/id_rsa
cat $ssh/id_rsa.pub >>/home/deploy/.ssh/authorized_keys
printf 'HostName,Port\nserver.example,22\nal2023.example,22\nlegacy.example,22\n' >/home/alice/hosts.csv
/usr/sbin/sshd -T -f /mnt/al2023.conf >/home/alice/sshd-T.txt
