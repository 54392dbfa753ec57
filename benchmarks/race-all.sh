#!/usr/bin/env bash
# Runs every race against the programs that Debian has, side by side in one run, and writes RESULTS.md beside this script.
# Peers that are missing are left out: openssh-server, openssh-client, putty-tools, ssh-audit, nmap, wine; pwsh for two of the races.
# Run it on a machine that does nothing else; it takes less than ten minutes.
# Usage: race-all.sh [ROUNDS]   at most so many rounds each, to try the script out
set -euo pipefail
cd "$(dirname "$0")"
[ $# -eq 0 ] || export RACE_ROUNDS=$1
page=$(mktemp)
folder=$(mktemp -d)
trap 'rm -rf "$page" "$folder"' EXIT
version() { command -v "$1" >/dev/null && echo "- $("$@" 2>&1 | sed 's/\x1b\[[0-9;]*m//g; s/^# //' | grep -m 1 '[0-9]\.[0-9]')"; }
run() { dotnet SshAdmin.Benchmarks/bin/Release/net10.0/SshAdmin.Benchmarks.dll "$@"; }
dotnet build SshAdmin.Benchmarks -c Release --nologo -v q >&2
dotnet build ../src/SshAdmin -c Release --nologo -v q >&2
{
    echo "# Races"
    echo
    echo "Made by \`benchmarks/race-all.sh\`. Contestants take turns, round after round. \"warm\" is SshAdmin inside a running process, as in"
    echo "a PowerShell session; the others are a whole process each, as their users start them. The ratio is the median over that of the first"
    echo "row: above 1.00 is slower than SshAdmin."
    echo
    echo "- $(date -u +%F), $(uname -sm), $(nproc) processors, $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo), load before the run $(cut -d' ' -f1 /proc/loadavg)"
    echo "- .NET $(dotnet --list-runtimes | awk '/Microsoft.NETCore.App/ { v = $2 } END { print v }'), SshAdmin $(sed -n "s/.*<Version>\(.*\)<.*/\1/p" ../Directory.Build.props | head -n 1)"
    version ssh -V || true
    version puttygen --version || true
    version ssh-audit --version || true
    version nmap --version || true
    version wine --version || true
    version pwsh --version || true
    echo
    echo "## Servers"
    echo
    ./race-probe.sh | sed 1d
    echo "### Sweep over scripted servers, throttle 32"
    echo
    ./race-sweep.sh ${RACE_ROUNDS:+1000} | sed 1d
    echo
    if command -v pwsh >/dev/null; then
        echo "### PowerShell"
        echo
        echo "| | median ms |"
        echo "| --- | ---: |"
        for script in ./Measure-SignIn.ps1 ./Measure-Import.ps1; do
            pwsh -NoProfile -NonInteractive -Command "$script ${RACE_ROUNDS:+-Rounds $RACE_ROUNDS} | ForEach-Object { '| {0} | {1} |' -f \$_.Program, \$_.MedianMilliseconds }"
        done
        echo
    fi
    echo "## Files"
    echo
    ssh-keygen -q -t ed25519 -N '' -f "$folder/host"
    run permissions
    run authorized-keys
    run configuration "$folder/host"
    echo "## New keys"
    echo
    run keys
} >"$page"
[ $# -eq 0 ] || { cat "$page"; exit 0; }
cp "$page" RESULTS.md
echo "benchmarks/RESULTS.md is written." >&2
