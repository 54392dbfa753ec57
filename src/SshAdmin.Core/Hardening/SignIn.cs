using System;
using System.Globalization;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Hardening;

/// <summary>The sign-in that has to go on working: user, where from, and the port it uses.</summary>
internal sealed record SignIn(string User, string? Address, int? Port)
{
    /// <summary>Reads <c>user@address</c>, <c>user@address:port</c> and <c>user</c>; a domain user is <c>contoso\user@address</c>.</summary>
    /// <exception cref="SshInputException">The text has no user.</exception>
    internal static SignIn Parse(string text)
    {
        int at = text.LastIndexOf('@');
        string user = at < 0 ? text : text.Substring(0, at);
        string? address = at < 0 ? null : text.Substring(at + 1);
        int? port = null;
        if (address is not null && AddressPattern.Parse(address.Trim('[', ']')) is null && address.LastIndexOf(':') is int colon and > 0
            && int.TryParse(address.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= 65535)
        {
            port = number;
            address = address.Substring(0, colon);
        }

        address = address?.Trim('[', ']');
        if (user.Length == 0 || (address is not null && AddressPattern.Parse(address) is null))
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"\"{text}\" is not a sign-in; write it as in alice@192.0.2.7, with the address that the server sees.", text);
        }

        return new SignIn(user, address, port);
    }

    public override string ToString() => Address is null ? User : User + "@" + Address;
}
