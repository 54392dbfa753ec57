using System;

namespace SshAdmin.Core.AuthorizedKeys.Options;

/// <summary>One option that sshd(8) knows.</summary>
/// <param name="Name">As the manual writes it; case does not matter.</param>
/// <param name="Since">The OpenSSH version that brought it; an older sshd refuses the whole line.</param>
/// <param name="CanNegate">The same name with <c>no-</c> in front is an option as well.</param>
/// <param name="CanRepeat">It may stand in a line more than once.</param>
/// <param name="Check">For options with a value: says in a sentence what is wrong with one that shall be written, or <c>null</c>.</param>
/// <param name="Fault">The same for one that stands in a line, where sshd takes values that <paramref name="Check"/> does not.</param>
internal sealed record KeyOptionRow(string Name, string Since, bool CanNegate = false, bool CanRepeat = false, Func<string, string?>? Check = null, Func<string, string?>? Fault = null)
{
    public bool TakesValue => Check is not null;

    public string? FaultOf(string value) => (Fault ?? Check)!(value);
}
