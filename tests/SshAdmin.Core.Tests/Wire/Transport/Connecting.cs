using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Tests.Wire.Transport;

/// <summary>Connects to a scripted server the way the product does.</summary>
internal static class Connecting
{
    /// <summary>Long enough that only a failure to end by itself reaches it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<TransportSession> OpenAsync(HostTarget target, OperationDeadline deadline, ClientAlgorithms? algorithms = null)
    {
        TransportSession session = Create(target, deadline, algorithms);
        try
        {
            await session.ConnectAsync();
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public static TransportSession Create(HostTarget target, OperationDeadline deadline, ClientAlgorithms? algorithms = null) =>
        new(target, new TransportOptions { Algorithms = algorithms ?? ClientAlgorithms.Probe, KeyExchange = new KeyExchangeContext(AllowProbeOnly: true) }, deadline);

    /// <summary>Plays the script against one connection that reads up to the extensions, and returns how that failed.</summary>
    /// <param name="script">The server's part.</param>
    /// <param name="timeout">The deadline; <c>null</c> for one that the failure must not need.</param>
    public static async Task<SshConnectionException> FailureAsync(Func<ScriptedPeer, Task> script, TimeSpan? timeout = null)
    {
        await using ScriptedServer server = ScriptedServer.Start(script);
        using OperationDeadline deadline = new(timeout ?? Patience, CancellationToken.None);
        using TransportSession session = Create(server.Target, deadline);
        Stopwatch watch = Stopwatch.StartNew();
        SshConnectionException error = await Assert.ThrowsAsync<SshConnectionException>(async () =>
        {
            await session.ConnectAsync();
            await session.ReadExtensionsAsync();
        });

        // Within a second of the deadline where it has to be reached, and well before it where not.
        TimeSpan limit = timeout is TimeSpan time ? time + TimeSpan.FromSeconds(1) : Patience / 2;
        Assert.True(watch.Elapsed < limit, $"It took {watch.Elapsed.TotalSeconds} s.");
        Assert.Equal(server.Target.ToString(), error.Input);
        Assert.StartsWith(error.Input + ": ", error.Message);
        Assert.DoesNotContain(error.Message, character => char.IsControl(character));
        return error;
    }
}
