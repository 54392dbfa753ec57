. "$here/setup/keys.sh"
ssh-keygen -q -t rsa -b 3072 -N '' -C alice@laptop -f $ssh/id_rsa
cat $ssh/id_rsa.pub >>/home/deploy/.ssh/authorized_keys
cp /mnt/server_ed25519.pub /home/alice/server_ed25519.pub
printf 'HostName,Port,UserName\nserver.example,22,deploy\nal2023.example,22,deploy\nlegacy.example,2222,deploy\nserver.example,22,root\n' >/home/alice/hosts.csv
