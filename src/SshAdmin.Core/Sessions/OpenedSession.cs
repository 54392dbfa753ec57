using System;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Sessions;

/// <summary>A connection that was signed in over, or the story of why it was not.</summary>
internal sealed class OpenedSession(SshConnectionReport report, TransportSession? transport, OperationDeadline deadline) : IDisposable
{
    public SshConnectionReport Report => report;

    /// <summary>Signed in and open; <c>null</c> when that failed.</summary>
    public TransportSession? Transport => transport;

    public Task CloseAsync() => transport?.CloseAsync() ?? Task.CompletedTask;

    public void Dispose()
    {
        transport?.Dispose();
        deadline.Dispose();
    }
}
