namespace SshAdmin.Core.Configuration;

/// <summary>Which configuration to read, and by whose rules.</summary>
internal sealed record ConfigurationRequest
{
    /// <summary>The main file; <c>null</c> for text.</summary>
    internal string? Path { get; init; }

    /// <summary>An sshd_config, the output of <c>sshd -T</c>, or a crypto-policies back-end file.</summary>
    internal string? Text { get; init; }

    /// <summary>The folder that stands for the server's root.</summary>
    internal string? Root { get; init; }

    internal SshServerPlatform? Platform { get; init; }

    internal string? ServerVersion { get; init; }

    internal ConnectionContext Context { get; init; } = ConnectionContext.None;
}
