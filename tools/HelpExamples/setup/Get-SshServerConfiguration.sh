cat >/home/alice/sshd_config <<'CONFIG'
Include /etc/ssh/sshd_config.d/*.conf
Port 22
PermitRootLogin yes
PasswordAuthentication yes
KbdInteractiveAuthentication no
X11Forwarding yes
AllowUsers deploy backup
Subsystem sftp /usr/lib/openssh/sftp-server

Match User backup Address 192.0.2.0/24
    PasswordAuthentication no
    ForceCommand internal-sftp
    X11Forwarding no
CONFIG
install -d /home/alice/server/etc/ssh/sshd_config.d
cp /home/alice/sshd_config /home/alice/server/etc/ssh/sshd_config
echo 'PasswordAuthentication no' >/home/alice/server/etc/ssh/sshd_config.d/50-cloud-init.conf
printf 'root:x:0:0::/root:/bin/bash\n' >/home/alice/server/etc/passwd
grep -v '^Include' /home/alice/sshd_config >/mnt/plain.conf
sed -i 's/^PermitRootLogin yes/PermitRootLogin no/; 1i HostKey /mnt/server_ed25519' /mnt/plain.conf
/usr/sbin/sshd -T -f /mnt/plain.conf >/home/alice/sshd-T.txt
