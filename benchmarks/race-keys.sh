#!/usr/bin/env bash
# Races the making of key pairs against ssh-keygen and puttygen, for each type, with and without passphrase, in one run.
# "warm" is SshAdmin inside a running process, as in a PowerShell session; "cold process" includes the start of .NET.
# Needs: openssh-client and putty-tools to race against. Peers that are missing are left out.
set -euo pipefail
cd "$(dirname "$0")"
echo "$(ssh -V 2>&1); $(puttygen --version 2>/dev/null | head -n 1); $(uname -sm); $(nproc) processors; $(date -u +%F)"
dotnet build SshAdmin.Benchmarks -c Release --nologo -v q >/dev/null
dotnet SshAdmin.Benchmarks/bin/Release/net10.0/SshAdmin.Benchmarks.dll keys
