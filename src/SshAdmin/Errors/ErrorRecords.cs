using System;
using System.Management.Automation;
using SshAdmin.Core.Errors;

namespace SshAdmin.Errors;

/// <summary>The one place where error records are made.</summary>
internal static class ErrorRecords
{
    /// <param name="failure">What happened.</param>
    /// <param name="target">What the user gave and what failed.</param>
    public static ErrorRecord Create(SshAdminException failure, object? target)
    {
        ErrorRow row = ErrorTable.Find(failure.Reason);
        return new ErrorRecord(failure, row.Id, row.Category, target ?? failure.Input)
        {
            ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = row.Advice },
        };
    }

    /// <summary>For a failure nobody foresaw: a defect of this module, said as such.</summary>
    public static ErrorRecord CreateUnexpected(Exception failure, object? target) => new(failure, "UnexpectedFailure", ErrorCategory.NotSpecified, target)
    {
        ErrorDetails = new ErrorDetails($"Unexpected failure ({failure.GetType().Name}): {failure.Message}")
        {
            RecommendedAction = "This is a defect of SshAdmin. Please report it with the output of Get-Error.",
        },
    };
}
