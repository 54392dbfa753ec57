# The stage on which examples run: host "laptop" with the user alice, and servers that know the user deploy. Sourced.

stage_hosts() {
    hostname laptop
    ip link set lo up
    install -d -m 755 /run/sshd
    mount -t tmpfs -o mode=755 stage /mnt
    mkdir /mnt/upper /mnt/work
    mount -t overlay -o lowerdir=/etc,upperdir=/mnt/upper,workdir=/mnt/work etc /etc
    cat >/etc/hosts <<'HOSTS'
127.0.0.1 localhost laptop
127.0.0.2 server.example
127.0.0.3 al2023.example
127.0.0.4 legacy.example
HOSTS
    local hash
    hash=$(openssl passwd -6 'correct horse')
    printf 'alice:x:4001:4001::/home/alice:/bin/bash\ndeploy:x:4002:4002::/home/deploy:/bin/bash\n' >>/etc/passwd
    printf 'alice:x:4001:\ndeploy:x:4002:\n' >>/etc/group
    printf 'alice:*:19000:0:99999:7:::\ndeploy:%s:19000:0:99999:7:::\n' "$hash" >>/etc/shadow
}

# server ADDRESS NAME LINES...: an sshd on port 22 of one loopback address.
server() {
    local address=$1 name=$2
    shift 2
    {
        printf 'ListenAddress %s\nPidFile none\nUsePAM no\nPrintMotd no\n' "$address"
        for type in ed25519 ecdsa rsa; do
            printf 'HostKey /mnt/%s_%s\n' "$name" "$type"
            [ -e "/mnt/${name}_$type" ] || ssh-keygen -q -N '' -t $type -f "/mnt/${name}_$type"
        done
        printf '%s\n' "$@"
    } >"/mnt/$name.conf"
    /usr/sbin/sshd -f "/mnt/$name.conf"
}

servers() {
    server 127.0.0.2 server 'LogLevel QUIET'
    server 127.0.0.3 al2023 'LogLevel QUIET' 'PasswordAuthentication no' 'KbdInteractiveAuthentication no' \
        'HostKeyAlgorithms ssh-ed25519,ecdsa-sha2-nistp256' \
        'PubkeyAcceptedAlgorithms ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-256,rsa-sha2-512'
    server 127.0.0.4 legacy 'LogLevel QUIET' 'KexAlgorithms +diffie-hellman-group14-sha1,diffie-hellman-group1-sha1' \
        'HostKeyAlgorithms +ssh-rsa' 'PubkeyAcceptedAlgorithms +ssh-rsa' 'Ciphers +aes128-cbc,3des-cbc' 'MACs +hmac-md5'
}

open_stage() {
    [ -e /mnt/upper ] || { stage_hosts; servers; }
    mount -t tmpfs -o mode=755 home /home
    install -d -m 700 -o alice -g alice /home/alice /home/alice/.ssh
    install -d -m 755 -o deploy -g deploy /home/deploy
    install -d -m 700 -o deploy -g deploy /home/deploy/.ssh
    for name in server al2023 legacy; do
        cut -d' ' -f1,2 /mnt/${name}_*.pub | sed "s/^/$name.example /"
    done >/home/alice/.ssh/known_hosts
    chown alice: /home/alice/.ssh/known_hosts
    if [ -e "$here/setup/$command.sh" ]; then
        . "$here/setup/$command.sh"
        chown -R alice: /home/alice
        chown -R deploy: /home/deploy
    fi
}

close_stage() {
    umount /home
}
