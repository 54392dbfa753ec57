using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Sessions;

/// <summary>What a failure of the transport means at the stage where it happened. Pure.</summary>
internal static class TransportVerdict
{
    public static SshConnectionReason Of(ErrorReason reason, SshConnectionStage stage) => reason switch
    {
        ErrorReason.HostNotFound => SshConnectionReason.HostNotFound,
        ErrorReason.ConnectionRefused => SshConnectionReason.ConnectionRefused,
        ErrorReason.HostUnreachable => SshConnectionReason.HostUnreachable,
        ErrorReason.ConnectionTimedOut => stage switch
        {
            SshConnectionStage.Resolve => SshConnectionReason.HostNotFound,
            SshConnectionStage.Connect => SshConnectionReason.ConnectionTimedOut,
            SshConnectionStage.Identify => SshConnectionReason.NoIdentification,
            _ => SshConnectionReason.ServerSilent,
        },
        ErrorReason.ConnectionClosed => stage == SshConnectionStage.Identify ? SshConnectionReason.ClosedBeforeIdentification : SshConnectionReason.ConnectionLost,
        ErrorReason.NotSsh => SshConnectionReason.NotSsh,
        ErrorReason.SshVersion1Only => SshConnectionReason.SshVersion1Only,
        ErrorReason.ServerBusy => SshConnectionReason.ServerBusy,
        ErrorReason.HostKeySignatureInvalid => SshConnectionReason.HostKeySignatureInvalid,
        ErrorReason.WeakGroup => SshConnectionReason.WeakGroup,
        ErrorReason.AlgorithmNotImplemented => SshConnectionReason.AlgorithmNotImplemented,
        ErrorReason.DisconnectedByServer => SshConnectionReason.DisconnectedByServer,
        _ => SshConnectionReason.ProtocolViolation,
    };
}
