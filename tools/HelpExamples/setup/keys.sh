# Keys of alice; the public one of id_ed25519 is registered for deploy. Sourced by the setups that need keys.
ssh=/home/alice/.ssh
ssh-keygen -q -t ed25519 -N '' -C alice@laptop -f $ssh/id_ed25519
cp $ssh/id_ed25519.pub /home/deploy/.ssh/authorized_keys
