using System;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Authentication;

/// <summary>A key of the user that can be offered to a server.</summary>
internal interface IUserKey : IDisposable
{
    /// <summary>A path, or <c>agent</c>.</summary>
    string Source { get; }

    PublicKeyBlob PublicKey { get; }

    /// <summary>Why the key can be shown but not used, for example because its passphrase is missing; <c>null</c> when it can.</summary>
    KeyProblem? Problem { get; }

    /// <summary>A signature blob: format name and value.</summary>
    /// <exception cref="Errors.SshAdminException">The agent refused.</exception>
    Task<byte[]> SignAsync(string algorithm, byte[] data, OperationDeadline deadline);
}

/// <summary>Why a key cannot be used.</summary>
/// <param name="Reason">For the report.</param>
/// <param name="Message">What exactly; may name paths.</param>
internal sealed record KeyProblem(SshConnectionReason Reason, string Message);
