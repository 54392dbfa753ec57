#!/usr/bin/env bash
# Sweeps over many scripted servers on loopback, each with an address of its own: hosts per second, processor time of both
# sides, and memory. "keys" are whole probes; "lists" are servers that leave no common key exchange.
# Needs: Linux (all of 127.0.0.0/8 is loopback there) and OpenSSL 3, which does the servers' part of the arithmetic.
# Usage: race-sweep.sh [ENDPOINTS...]   without arguments 1000 and 10000
set -euo pipefail
cd "$(dirname "$0")"
echo "$(uname -sm); $(nproc) processors; $(date -u +%F)"
dotnet build SshAdmin.Benchmarks -c Release --nologo -v q >&2
[ $# -gt 0 ] || set -- 1000 10000
for count in "$@"; do
    for kind in keys lists; do
        dotnet SshAdmin.Benchmarks/bin/Release/net10.0/SshAdmin.Benchmarks.dll sweep "$kind" "$count" 32
    done
done
