using SshAdmin.Core.Clients;
using SshAdmin.Core.Keys;

namespace SshAdmin.Core.Sessions;

/// <summary>Knows which private key files ssh refuses because others may read them.</summary>
internal interface IKeyFileGuard
{
    /// <param name="path">An absolute path.</param>
    /// <param name="format">Files that ssh does not read are not judged.</param>
    /// <param name="client">Only OpenSSH judges; <c>null</c> stands for it.</param>
    /// <returns>What is wrong; <c>null</c> when nothing is.</returns>
    string? WhyRefused(string path, SshKeyFormat format, ClientSelection? client);
}
