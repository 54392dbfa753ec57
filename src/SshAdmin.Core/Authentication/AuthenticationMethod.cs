using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Authentication;

/// <summary>What a method wants next: exactly one of the three is set.</summary>
/// <param name="Send">A payload; holds secrets for some methods, so that the sender clears it.</param>
/// <param name="Sign">Bytes to be signed with the user's key.</param>
/// <param name="Result">The end.</param>
internal sealed record AuthenticationStep(byte[]? Send = null, byte[]? Sign = null, AuthenticationResult? Result = null);

/// <summary>The client's side of one authentication method, free of input and output: payloads go in and out.</summary>
internal abstract class AuthenticationMethod
{
    /// <summary>The name on the wire.</summary>
    public abstract string Name { get; }

    /// <summary>The first payload to send.</summary>
    public abstract byte[] Start();

    /// <summary>Takes the server's next payload, banners excepted.</summary>
    /// <exception cref="SshConnectionException">The payload is malformed or does not belong here.</exception>
    public AuthenticationStep Receive(byte[] payload) => payload[0] switch
    {
        AuthenticationMessage.Success => new AuthenticationStep(Result: AuthenticationResult.Accepted),
        AuthenticationMessage.Failure => new AuthenticationStep(Result: Refused(AuthenticationMessage.ReadFailure(payload))),
        AuthenticationMessage.MethodSpecific => ReceiveSpecific(payload),
        byte number => throw Violation($"it answered the method {Name} with {AuthenticationMessage.Describe(number)}"),
    };

    /// <summary>The payload that carries the signature asked for by <see cref="AuthenticationStep.Sign"/>.</summary>
    /// <param name="signature">A whole signature blob: format name and value.</param>
    public virtual byte[] Signed(byte[] signature) => throw new System.InvalidOperationException($"{Name} signs nothing.");

    /// <summary>Adds what this method knows of a refusal.</summary>
    protected virtual AuthenticationResult Refused(AuthenticationResult result) => result;

    protected virtual AuthenticationStep ReceiveSpecific(byte[] payload) =>
        throw Violation($"it answered the method {Name} with {AuthenticationMessage.Describe(payload[0])}");

    protected static SshConnectionException Violation(string what) => new(ErrorReason.ProtocolViolation, $"The server broke the protocol: {what}.");
}
