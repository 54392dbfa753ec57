. "$here/setup/keys.sh"
ssh-keygen -q -t rsa -b 3072 -N '' -C 'copied from a USB stick' -f $ssh/aws.pem
chmod 644 $ssh/aws.pem
