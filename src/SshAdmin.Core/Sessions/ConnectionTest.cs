using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Core.Sessions;

/// <summary>Signs in, leaves again, and reports.</summary>
internal static class ConnectionTest
{
    public static async Task<SshConnectionReport> RunAsync(SessionRequest request, IKeyFileGuard guard, IReport? report, CancellationToken stop)
    {
        using OpenedSession session = await SessionOpener.OpenAsync(request, guard, report, stop).ConfigureAwait(false);
        await session.CloseAsync().ConfigureAwait(false);
        return session.Report;
    }
}
