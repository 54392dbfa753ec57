using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Authentication.Methods;

/// <summary>The method <c>none</c>: asks which methods there are (RFC 4252 section 5.2).</summary>
internal sealed class NoneMethod(string user) : AuthenticationMethod
{
    public override string Name => "none";

    public override byte[] Start()
    {
        using SshWriter writer = AuthenticationMessage.BeginRequest(user, Name);
        return writer.ToArray();
    }
}
