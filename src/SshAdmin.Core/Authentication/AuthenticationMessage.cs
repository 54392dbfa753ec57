using System.Collections.Generic;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Authentication;

/// <summary>Message numbers of user authentication (RFC 4252 section 6, RFC 4256 section 5) and what all methods share.</summary>
internal static class AuthenticationMessage
{
    public const byte Request = 50;
    public const byte Failure = 51;
    public const byte Success = 52;
    public const byte Banner = 53;

    /// <summary>PK_OK, PASSWD_CHANGEREQ or INFO_REQUEST, depending on the method that was asked.</summary>
    public const byte MethodSpecific = 60;

    public const byte InfoResponse = 61;

    /// <summary>The service to be used afterwards, which each request names.</summary>
    public const string Service = "ssh-connection";

    // RFC 4252 section 5: byte SSH_MSG_USERAUTH_REQUEST, string user name, string service name, string method name
    public static SshWriter BeginRequest(string user, string method) =>
        new SshWriter().WriteByte(Request).WriteString(user).WriteString(Service).WriteString(method);

    // RFC 4252 section 5.1: byte SSH_MSG_USERAUTH_FAILURE, name-list that can continue, boolean partial success
    public static AuthenticationResult ReadFailure(byte[] payload)
    {
        SshReader reader = new(payload);
        reader.ReadByte("message number");
        IReadOnlyList<string> methods = NameList.Read(reader, "authentications that can continue");
        bool partial = reader.ReadBoolean("partial success");
        return new AuthenticationResult(partial ? AuthenticationAnswer.Partial : AuthenticationAnswer.Refused, methods);
    }

    // RFC 4252 section 5.4: byte SSH_MSG_USERAUTH_BANNER, string message, string language tag
    public static string ReadBanner(byte[] payload)
    {
        SshReader reader = new(payload);
        reader.ReadByte("message number");
        return reader.ReadText("banner");
    }

    public static string Describe(byte number) => number switch
    {
        Request => "SSH_MSG_USERAUTH_REQUEST (50)",
        Failure => "SSH_MSG_USERAUTH_FAILURE (51)",
        Success => "SSH_MSG_USERAUTH_SUCCESS (52)",
        Banner => "SSH_MSG_USERAUTH_BANNER (53)",
        MethodSpecific => "message 60",
        InfoResponse => "SSH_MSG_USERAUTH_INFO_RESPONSE (61)",
        _ => MessageNumber.Describe(number),
    };

    /// <summary>Text of the server on several lines, each fit to be shown.</summary>
    public static string Display(string text)
    {
        string[] lines = text.Replace("\r\n", "\n").TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = DisplayText.Escape(lines[i]);
        }

        return string.Join("\n", lines);
    }
}
