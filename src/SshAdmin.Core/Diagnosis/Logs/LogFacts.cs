using System.Collections.Generic;
using SshAdmin.Core.KnownHosts;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>What the lines of one connection have said so far about everything but the sign-in.</summary>
internal sealed class LogFacts
{
    // ssh itself takes at most 100 identity files (SSH_MAX_IDENTITY_FILES in readconf.h), each with a certificate.
    public const int MaximumFiles = 256;

    public string Host { get; set; } = string.Empty;

    public int Port { get; set; }

    public string? Address { get; set; }

    public string User { get; set; } = string.Empty;

    public string? ClientVersion { get; set; }

    public string? LocalVersion { get; set; }

    public string? RemoteVersion { get; set; }

    public bool OldProtocol { get; set; }

    public bool Proxied { get; set; }

    /// <summary>The first lines that came in place of an identification.</summary>
    public List<string> BannerLines { get; } = [];

    public Dictionary<string, string[]> ClientLists { get; } = [];

    public Dictionary<string, string[]> ServerLists { get; } = [];

    public string? KeyExchange { get; set; }

    public string? HostKeyAlgorithm { get; set; }

    public LogEvent? ToServer { get; set; }

    public LogEvent? ToClient { get; set; }

    public bool Strict { get; set; }

    public string? HostKeyType { get; set; }

    public string? HostKeyFingerprint { get; set; }

    public SshHostKeyStatus HostKeyStatus { get; set; }

    public string? KnownHostsFile { get; set; }

    public int KnownHostsLine { get; set; }

    /// <summary>Under which name known_hosts holds the host: <c>HostKeyAlias</c>, or name and port.</summary>
    public string? KnownHostsName { get; set; }

    /// <summary>ssh sends no password to a host whose key has changed, when it goes on at all.</summary>
    public bool PasswordWithheld { get; set; }

    /// <summary>The session ran over a connection that was open already.</summary>
    public bool Shared { get; set; }

    public string? OffendingType { get; set; }

    public string[]? SignatureAlgorithms { get; set; }

    /// <summary>Files named in lines that come before any text of the server; a key that is not among them is not the user's.</summary>
    public HashSet<string> KeyFiles { get; } = [];

    public HashSet<string> NamedFiles { get; } = [];

    /// <summary>Files with a public half.</summary>
    public HashSet<string> LoadedFiles { get; } = [];

    /// <summary>Whether the client listed the keys that it would try: 7.9 and later, from 9.9 on only where it tries keys at all.</summary>
    public bool KeysListed { get; set; }

    public List<string> Warnings { get; } = [];

    /// <summary>The highest debug level seen: how many times -v was given at least.</summary>
    public int Level { get; set; }

    public bool SawStart { get; set; }
}
