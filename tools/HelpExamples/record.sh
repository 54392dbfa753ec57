#!/usr/bin/env bash
# Runs the examples of the help (src/SshAdmin/Help/en-US) in PowerShell and writes what came out back into the texts.
# Everything happens on a stage that goes away afterwards: own network with nothing but loopback, own host names, own
# accounts, own /home, and sshd servers on it. Needs Linux, root, pwsh, openssh-server and openssl.
#   tools/HelpExamples/record.sh [command...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export ROOT=${here%/tools/HelpExamples}
if [ "${1:-}" != "--inside" ]; then
    exec unshare --net --mount --uts --pid --fork --mount-proc --kill-child "$0" --inside "$@"
fi
shift

prose=$ROOT/src/SshAdmin/Help/en-US
[ $# -gt 0 ] || set -- $(cd "$prose" && ls ./*-*.md | sed 's/.*\/\(.*\)\.md/\1/')
. "$here/stage.sh"
for command in "$@"; do
    open_stage
    echo "recording $command"
    su alice -c "cd ~ && unset SSH_AUTH_SOCK && LANG=en_US.UTF-8 ROOT='$ROOT' pwsh -NoProfile -File '$here/Record.ps1' $command"
    cp /home/alice/.recorded.md "$prose/$command.md"
    close_stage
done
