using System.Threading.Tasks;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Authentication.Agent;

/// <summary>A key that stays in the agent.</summary>
/// <param name="agent">Not owned: several keys share it.</param>
/// <param name="key">The public half.</param>
/// <param name="source">How the report names it.</param>
internal sealed class AgentUserKey(AgentClient agent, PublicKeyBlob key, string source) : IUserKey
{
    public string Source => source;

    public PublicKeyBlob PublicKey => key;

    public KeyProblem? Problem => null;

    public Task<byte[]> SignAsync(string algorithm, byte[] data, OperationDeadline deadline) => agent.SignAsync(key.Blob, algorithm, data, deadline);

    public void Dispose()
    {
    }
}
