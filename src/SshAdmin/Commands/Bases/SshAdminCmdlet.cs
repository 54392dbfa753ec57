using System;
using System.Management.Automation;
using SshAdmin.Core.Errors;
using SshAdmin.Errors;

namespace SshAdmin.Commands;

/// <summary>Base of every command: turns failures of the core into non-terminating errors of the input that caused them.</summary>
public abstract class SshAdminCmdlet : PSCmdlet
{
    /// <summary>Runs the work of one input; a failure becomes an error record with that input as target, and the next input goes on.</summary>
    private protected void Try(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (SshAdminException failure)
        {
            WriteError(ErrorRecords.Create(failure, target));
        }
    }

    /// <summary>Ends the command: no input could succeed.</summary>
    private protected void Fail(SshAdminException failure, object? target = null) => ThrowTerminatingError(ErrorRecords.Create(failure, target));
}
