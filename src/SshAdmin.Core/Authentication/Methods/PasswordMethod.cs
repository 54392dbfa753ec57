using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Authentication.Methods;

/// <summary>The method <c>password</c> (RFC 4252 section 8). A new password is never sent.</summary>
/// <param name="user">The user to sign in as.</param>
/// <param name="password">UTF-8 bytes; not cleared here.</param>
internal sealed class PasswordMethod(string user, byte[] password) : AuthenticationMethod
{
    public override string Name => "password";

    public override byte[] Start()
    {
        using SshWriter writer = AuthenticationMessage.BeginRequest(user, Name);
        return writer.WriteBoolean(false).WriteString(password).ToArray();
    }

    // byte SSH_MSG_USERAUTH_PASSWD_CHANGEREQ, string prompt, string language tag
    protected override AuthenticationStep ReceiveSpecific(byte[] payload)
    {
        SshReader reader = new(payload);
        reader.ReadByte("message number");
        string prompt = AuthenticationMessage.Display(reader.ReadText("prompt"));
        return new AuthenticationStep(Result: new AuthenticationResult(AuthenticationAnswer.PasswordChangeRequired, [], prompt));
    }
}
