using System;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Sessions;

/// <summary>Finds out whether a key of root is tied to one command, as cloud images do to tell people the right user name.</summary>
/// <remarks>
/// Such a sign-in succeeds and is of no use. sshd tells the options of the key in SSH_MSG_DEBUG (auth.c, auth_log_authopts),
/// but only after the sign-in, so that one question has to be asked to be sure that it has come. No command is run.
/// </remarks>
internal sealed class ForcedCommand
{
    public const string Warning = "The server ties this key to a command of its own (option command in authorized_keys), so that no shell follows. Cloud images do this for root: sign in as ec2-user, ubuntu, admin or azureuser instead.";

    // Only there the question is worth its round trip.
    private const string Root = "root";
    private const string Options = "key options:";
    private const string Command = " command";
    private const byte GlobalRequest = 80;
    private const int MaximumMessages = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private bool _found;

    /// <summary>
    /// Whether the server closed the connection on the question: sshd lets root in, and thinks better of it before any session,
    /// where PermitRootLogin forced-commands-only meets a key without a command (monitor.c, auth_root_allowed).
    /// </summary>
    public bool ConnectionEnded { get; private set; }

    /// <summary>Takes what the server says by the way.</summary>
    public void Listen(string text)
    {
        int options = text.IndexOf(Options, StringComparison.Ordinal);
        _found |= options >= 0 && (text + " ").IndexOf(Command + " ", options, StringComparison.Ordinal) >= 0;
    }

    public async Task<bool> FindAsync(TransportSession transport, string user, CancellationToken stop)
    {
        if (user != Root)
        {
            return false;
        }

        // A server that does not answer what it must answer is not waited for long.
        OperationDeadline whole = transport.Deadline;
        using OperationDeadline patience = new(whole.Remaining < Patience ? whole.Remaining : Patience, stop);
        transport.Deadline = patience;
        try
        {
            // RFC 4254 section 4: a request that nobody knows is answered with a refusal, behind all that was said before.
            using SshWriter request = new();
            await transport.SendAsync(request.WriteByte(GlobalRequest).WriteString("keepalive@openssh.com").WriteBoolean(true).ToArray()).ConfigureAwait(false);
            for (int i = 0; i < MaximumMessages; i++)
            {
                byte[] payload = await transport.ReceiveAsync("the answer to a question").ConfigureAwait(false);
                if (payload[0] != GlobalRequest)
                {
                    break;
                }
            }
        }
        catch (SshConnectionException e)
        {
            // The sign-in has succeeded; whatever else the server does with this question does not change that.
            ConnectionEnded = e.Reason is ErrorReason.ConnectionClosed or ErrorReason.DisconnectedByServer;
        }
        finally
        {
            transport.Deadline = whole;
        }

        return _found;
    }
}
