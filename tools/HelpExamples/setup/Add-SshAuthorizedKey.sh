. "$here/setup/people.sh"
rm /home/deploy/.ssh/authorized_keys
