using System.Linq;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Authentication.Methods;

/// <summary>The method <c>publickey</c> (RFC 4252 section 7): asks first whether the key is wanted, then signs.</summary>
/// <param name="user">The user to sign in as.</param>
/// <param name="blob">The public key.</param>
/// <param name="algorithm">The signature algorithm; for RSA it differs from the type inside the blob (RFC 8332 section 3.1).</param>
/// <param name="sessionId">The exchange hash of the first key exchange, which the signature binds to.</param>
/// <param name="sign">False to end with the server's answer to the question.</param>
internal sealed class PublicKeyMethod(string user, byte[] blob, string algorithm, byte[] sessionId, bool sign) : AuthenticationMethod
{
    private bool _answered;

    public override string Name => "publickey";

    public override byte[] Start()
    {
        using SshWriter writer = BeginRequest(signed: false);
        return writer.ToArray();
    }

    public override byte[] Signed(byte[] signature)
    {
        using SshWriter writer = BeginRequest(signed: true);
        return writer.WriteString(signature).ToArray();
    }

    // byte SSH_MSG_USERAUTH_PK_OK, string algorithm name from the request, string key blob from the request
    protected override AuthenticationStep ReceiveSpecific(byte[] payload)
    {
        SshReader reader = new(payload);
        reader.ReadByte("message number");
        string confirmed = reader.ReadAscii("algorithm of SSH_MSG_USERAUTH_PK_OK");
        byte[] key = reader.ReadString("key of SSH_MSG_USERAUTH_PK_OK");

        // Some old servers name the key type in place of the RSA signature algorithm; the key decides.
        if (_answered || !key.SequenceEqual(blob))
        {
            throw Violation($"it confirmed a key with {confirmed} that was not asked about");
        }

        _answered = true;
        return sign
            ? new AuthenticationStep(Sign: SignedData())
            : new AuthenticationStep(Result: new AuthenticationResult(AuthenticationAnswer.KeyWouldBeTaken, []));
    }

    // RFC 4252 section 7: string session identifier, then the request itself up to the key.
    private byte[] SignedData()
    {
        using SshWriter request = BeginRequest(signed: true);
        using SshWriter data = new();
        return data.WriteString(sessionId).WriteRaw(request.ToArray()).ToArray();
    }

    private SshWriter BeginRequest(bool signed) =>
        AuthenticationMessage.BeginRequest(user, Name).WriteBoolean(signed).WriteString(algorithm).WriteString(blob);
}
