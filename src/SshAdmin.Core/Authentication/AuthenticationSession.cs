using System.Collections.Generic;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Authentication;

/// <summary>Carries authentication methods over an open transport, and records what went over it.</summary>
internal sealed class AuthenticationSession(TransportSession transport, IReport? report)
{
    private const string Service = "ssh-userauth";

    // sshd sends one banner, PAM modules some more; RFC 4252 sets no limit.
    private const int MaximumBanners = 64;
    private const int MaximumBannerLength = 64 * 1024;
    private const int ShownBannerLength = 4096;
    private readonly List<string> _banners = [];
    private int _bannerLength;

    /// <summary>What the server showed so far, escaped; <c>null</c> when nothing.</summary>
    public string? Banner
    {
        get
        {
            string all = string.Join("\n", _banners);
            return all.Length == 0 ? null : DisplayText.Shorten(all, ShownBannerLength);
        }
    }

    /// <summary>Asks for the service (RFC 4253 section 10).</summary>
    public async Task StartAsync()
    {
        using SshWriter request = new();
        await transport.SendAsync(request.WriteByte(MessageNumber.ServiceRequest).WriteString(Service).ToArray()).ConfigureAwait(false);
        byte[] answer = await transport.ReceiveAsync("the server to start user authentication").ConfigureAwait(false);
        if (answer[0] != MessageNumber.ServiceAccept)
        {
            throw new SshConnectionException(ErrorReason.ProtocolViolation, $"The server broke the protocol: it sent {AuthenticationMessage.Describe(answer[0])} where SSH_MSG_SERVICE_ACCEPT (6) was due.");
        }

        // RFC 4253 section 10 repeats the name; OpenSSH takes an answer without one, as some old servers send it.
        SshReader reader = new(answer, 1, answer.Length - 1);
        if (!reader.AtEnd && reader.ReadAscii("service name") is string name && name != Service)
        {
            throw new SshConnectionException(ErrorReason.ProtocolViolation, $"The server broke the protocol: it started the service '{name}' where {Service} was asked for.");
        }
    }

    /// <summary>Runs one method to its end.</summary>
    /// <param name="method">The method, used once.</param>
    /// <param name="key">Signs where the method asks for it.</param>
    /// <param name="algorithm">The signature algorithm of a key; <c>null</c> for other methods.</param>
    /// <param name="numbers">Gets the numbers of all messages as they go, so that a broken attempt keeps them.</param>
    public async Task<AuthenticationResult> RunAsync(AuthenticationMethod method, IUserKey? key, string? algorithm, List<int> numbers)
    {
        await SendAsync(method.Start(), method, algorithm, numbers).ConfigureAwait(false);
        while (true)
        {
            byte[] payload = await transport.ReceiveAsync($"the answer to the method {method.Name}").ConfigureAwait(false);
            numbers.Add(payload[0]);
            if (payload[0] == AuthenticationMessage.Banner)
            {
                AddBanner(AuthenticationMessage.ReadBanner(payload));
                continue;
            }

            AuthenticationStep step = method.Receive(payload);
            if (step.Result is AuthenticationResult result)
            {
                return result;
            }

            byte[] next = step.Send ?? method.Signed(await key!.SignAsync(algorithm!, step.Sign!, transport.Deadline).ConfigureAwait(false));
            await SendAsync(next, method, algorithm, numbers).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(byte[] payload, AuthenticationMethod method, string? algorithm, List<int> numbers)
    {
        try
        {
            numbers.Add(payload[0]);
            report?.Debug($"Sent {AuthenticationMessage.Describe(payload[0])}, {method.Name}{(algorithm is null ? string.Empty : " with " + algorithm)}.");
            await transport.SendAsync(payload).ConfigureAwait(false);
        }
        finally
        {
            // It may hold the password.
            Secrets.Clear(payload);
        }
    }

    private void AddBanner(string text)
    {
        _bannerLength += text.Length;
        if (_banners.Count == MaximumBanners || _bannerLength > MaximumBannerLength)
        {
            throw new SshConnectionException(ErrorReason.ProtocolViolation, "The server broke the protocol: it sends banners without end.");
        }

        _banners.Add(AuthenticationMessage.Display(text));
    }
}
