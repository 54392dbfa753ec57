using System.Management.Automation;
using SshAdmin.Core.Errors;

namespace SshAdmin.Errors;

/// <summary>How one reason shows at the shell.</summary>
/// <param name="Reason">Why it failed.</param>
/// <param name="Id">The error id, without the command name that PowerShell appends.</param>
/// <param name="Category">The category that scripts branch on.</param>
/// <param name="Advice">What to do next, as the recommended action.</param>
internal sealed record ErrorRow(ErrorReason Reason, string Id, ErrorCategory Category, string Advice);
