using System.Management.Automation.Host;

namespace System.Management.Automation.Internal
{
    public abstract class InternalCommand
    {
        public CommandOrigin CommandOrigin => CommandOrigin.Runspace;
    }

    public abstract class CmdletMetadataAttribute : Attribute;

    public abstract class ParsingBaseAttribute : CmdletMetadataAttribute;

    /// <summary>How the host runs a command: PowerShell keeps this to itself.</summary>
    public interface ICommandSteps
    {
        void Begin();

        void Process();

        void End();

        void Stop();
    }

    /// <summary>What a command sees of the host beyond <see cref="ICommandRuntime"/>: PowerShell keeps this to itself.</summary>
    public interface IEngineRuntime : ICommandRuntime
    {
        bool Stopping { get; }

        string ParameterSetName { get; }

        InvocationInfo MyInvocation { get; }

        SessionState SessionState { get; }

        void WriteInformation(InformationRecord record);
    }
}

namespace System.Management.Automation
{
    public enum CommandOrigin
    {
        Runspace,
        Internal,
    }

    public enum ShouldProcessReason
    {
        None,
        WhatIf,
    }

    public enum ConfirmImpact
    {
        None,
        Low,
        Medium,
        High,
    }

    public enum ActionPreference
    {
        SilentlyContinue,
        Stop,
        Continue,
        Inquire,
        Ignore,
        Suspend,
    }

    public enum RemotingCapability
    {
        None,
        PowerShell,
        SupportedByCommand,
        OwnedByCommand,
    }

    public sealed class PSTransactionContext : IDisposable
    {
        public void Dispose()
        {
        }
    }

    public interface ICommandRuntime
    {
        PSHost? Host { get; }

        PSTransactionContext? CurrentPSTransaction { get; }

        void WriteObject(object? sendToPipeline);

        void WriteObject(object? sendToPipeline, bool enumerateCollection);

        void WriteError(ErrorRecord errorRecord);

        void WriteWarning(string text);

        void WriteVerbose(string text);

        void WriteDebug(string text);

        void WriteCommandDetail(string text);

        void WriteProgress(ProgressRecord progressRecord);

        void WriteProgress(long sourceId, ProgressRecord progressRecord);

        void ThrowTerminatingError(ErrorRecord errorRecord);

        bool ShouldProcess(string target);

        bool ShouldProcess(string target, string action);

        bool ShouldProcess(string verboseDescription, string verboseWarning, string caption);

        bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason);

        bool ShouldContinue(string query, string caption);

        bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll);

        bool TransactionAvailable();
    }
}

namespace System.Management.Automation.Host
{
    public abstract class PSHost
    {
        public abstract string Name { get; }

        public abstract Version Version { get; }
    }
}
