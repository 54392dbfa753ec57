#!/usr/bin/env bash
# Races one probe and a sweep over 48 loopback endpoints against ssh-audit, nmap and ssh-keyscan, in one run.
# Needs: openssh-server; ssh-audit, nmap and openssh-client to race against. Peers that are missing are left out.
set -euo pipefail
cd "$(dirname "$0")"
sshd=$(PATH="$PATH:/usr/sbin" command -v sshd) || { echo "Install openssh-server."; exit 1; }
folder=$(mktemp -d)
pids=()
stop() { kill "${pids[@]}" 2>/dev/null || true; rm -rf "$folder"; }
trap stop EXIT
[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
for type in rsa ecdsa ed25519; do ssh-keygen -q -t "$type" -N '' -f "$folder/$type"; done

# Three servers with 16 ports each: as many endpoints as a small estate, without 48 processes on a small machine.
ports=()
for server in 1 2 3; do
    config="$folder/sshd_config.$server"
    printf 'HostKey %s\n' "$folder/rsa" "$folder/ecdsa" "$folder/ed25519" >"$config"
    printf 'PidFile none\nUsePAM no\nUseDNS no\nStrictModes no\nMaxStartups 500\nLogLevel QUIET\n' >>"$config"
    mine=$(python3 -c '
import socket
held = []
for _ in range(16):
    s = socket.socket(); s.bind(("127.0.0.1", 0)); held.append(s)
print(*(s.getsockname()[1] for s in held))')
    for port in $mine; do echo "ListenAddress 127.0.0.1:$port" >>"$config"; ports+=("$port"); done
    "$sshd" -D -e -f "$config" & pids+=($!)
done
for port in "${ports[@]}"; do
    for _ in $(seq 200); do (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break; sleep 0.05; done
done

echo "$("$sshd" -V 2>&1 | head -n 1); $(uname -sm); $(nproc) processors; $(date -u +%F)"
dotnet build SshAdmin.Benchmarks -c Release --nologo -v q >&2
dotnet SshAdmin.Benchmarks/bin/Release/net10.0/SshAdmin.Benchmarks.dll probe "${ports[@]}"
