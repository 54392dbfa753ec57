using System;
using System.Collections.Generic;

namespace SshAdmin.LongRuns.Interop;

/// <summary>A running server of somebody else, with an account that the sample keys may sign in to.</summary>
/// <param name="Name">The program.</param>
/// <param name="Port">On loopback.</param>
/// <param name="UserName">The account; <c>null</c> where none could be set up.</param>
/// <param name="Running">Ends the server.</param>
internal sealed record InteropServer(string Name, int Port, string? UserName, IAsyncDisposable Running)
{
    /// <summary>Further ports by key file, of a server that knows one key only.</summary>
    public Dictionary<string, int> PortsByKey { get; init; } = [];

    public int PortOf(string key) => PortsByKey.GetValueOrDefault(key, Port);
}
