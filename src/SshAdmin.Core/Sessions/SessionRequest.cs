using System;
using System.Collections.Generic;
using SshAdmin.Core.Authentication.Agent;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Sessions;

/// <summary>Where to sign in, as whom, with what.</summary>
internal sealed record SessionRequest
{
    public required HostTarget Target { get; init; }

    public required string UserName { get; init; }

    /// <summary>Absolute paths; <c>null</c> for the default names where nothing else is given to sign in with.</summary>
    public IReadOnlyList<string>? KeyPaths { get; init; }

    /// <summary>Public keys of which only is asked whether the server takes them.</summary>
    public IReadOnlyList<PublicKeyBlob> KeysToAsk { get; init; } = [];

    /// <summary>Whether the ssh-agent is asked: for all its keys, or, with <see cref="KeyPaths"/>, for these.</summary>
    public bool UseAgent { get; init; }

    /// <summary>Where the ssh-agent listens; <c>null</c> when there is none.</summary>
    public AgentLocation? Agent { get; init; } = AgentLocation.ForThisSession();

    /// <summary>The folder of the keys with default names.</summary>
    public string KeyFolder { get; init; } = UserFolder.Path;

    /// <summary>UTF-8 bytes of the passphrase of encrypted keys; not cleared here.</summary>
    public byte[]? Passphrase { get; init; }

    /// <summary>UTF-8 bytes; not cleared here.</summary>
    public byte[]? Password { get; init; }

    public KnownHostsLocations KnownHosts { get; init; } = KnownHostsLocations.ForThisUser();

    public SshHostKeyPolicy HostKeyPolicy { get; init; }

    /// <summary><c>SHA256:...</c> or <c>MD5:...</c> of the host key that is expected.</summary>
    public string? HostKeyFingerprint { get; init; }

    /// <summary>The client whose lists are offered; <c>null</c> for those of this module.</summary>
    public ClientSelection? Client { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
