# Further keys that are registered for deploy. Sourced by the setups about authorized_keys.
. "$here/setup/keys.sh"
for person in colleague lost_laptop; do
    ssh-keygen -q -t ed25519 -N '' -C $person@contractor -f /home/alice/$person
    rm /home/alice/$person
done
ssh-keygen -q -t ed25519 -N '' -C 'backup job' -f /home/alice/backup_key
ssh-keygen -q -t rsa -b 1024 -N '' -C 'old printer' -f /home/alice/printer
printf 'HostName,Port,UserName\nserver.example,22,deploy\nal2023.example,22,deploy\n' >/home/alice/hosts.csv
