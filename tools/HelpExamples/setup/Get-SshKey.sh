. "$here/setup/keys.sh"
ssh-keygen -q -t rsa -b 1024 -N '' -C 'old router' -f $ssh/router
puttygen -q -t ecdsa -b 256 -C 'alice@work' --new-passphrase <(printf 'correct horse') -o $ssh/work.ppk
rm $ssh/known_hosts
