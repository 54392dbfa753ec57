. "$here/setup/people.sh"
{
    cat /home/alice/colleague.pub
    printf 'restrict,command="/usr/local/bin/backup" '
    cat /home/alice/backup_key.pub /home/alice/printer.pub
} >>/home/deploy/.ssh/authorized_keys
cp /home/alice/colleague.pub $ssh/authorized_keys
