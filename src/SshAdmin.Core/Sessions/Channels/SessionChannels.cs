using System;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Sessions.Channels;

/// <summary>Opens session channels on a transport that is signed in, one after the other.</summary>
internal sealed class SessionChannels(TransportSession transport)
{
    // sshd frees the place of a session when it next looks after its channels (session.c, session_close_by_channel), and no
    // message says so: with MaxSessions 1 it refuses a session that is asked for right behind the end of the last one. Being
    // refused takes a round trip already, so that the next try nearly always passes; all pauses together are 1.3 seconds.
    private const int MostRepetitions = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private bool _hadOne;

    public TransportSession Transport => transport;

    /// <exception cref="SshConnectionException">RemoteNotSupported: the server opens no session; or the connection broke.</exception>
    public async Task<SessionChannel> OpenAsync()
    {
        TimeSpan pause = FirstPause;
        for (int repetition = 0; ; repetition++)
        {
            SessionChannel channel = await SessionChannel.OpenAsync(transport).ConfigureAwait(false);
            if (channel.Refusal is not ChannelRefusal refusal)
            {
                _hadOne = true;
                return channel;
            }

            if (!_hadOne || !refusal.MayPass || repetition == MostRepetitions)
            {
                throw new SshConnectionException(ErrorReason.RemoteNotSupported, $"The server opens no session for this user: {DisplayText.Escape(refusal.Description)}");
            }

            await transport.Deadline.WaitAsync(PauseAsync(pause), "the server to open another session").ConfigureAwait(false);
            pause += pause;
        }
    }

    private static async Task<bool> PauseAsync(TimeSpan pause)
    {
        await Task.Delay(pause).ConfigureAwait(false);
        return true;
    }
}
