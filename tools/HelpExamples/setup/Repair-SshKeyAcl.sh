. "$here/setup/keys.sh"
cp $ssh/id_ed25519 $ssh/copy_of_key
chmod 644 $ssh/id_ed25519
chmod 640 $ssh/copy_of_key
