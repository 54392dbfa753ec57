. "$here/setup/people.sh"
cat /home/alice/colleague.pub /home/alice/lost_laptop.pub >>/home/deploy/.ssh/authorized_keys
