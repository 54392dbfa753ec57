. "$here/setup/keys.sh"
puttygen -q -t ecdsa -b 256 -C 'alice@work' --new-passphrase <(printf 'correct horse') -o $ssh/work.ppk
mkdir /home/alice/export
