using SshAdmin.Core.Keys;

namespace SshAdmin.Core.Authentication.Agent;

/// <summary>A key that an agent holds.</summary>
internal sealed record AgentKey(PublicKeyBlob PublicKey, string Comment);
