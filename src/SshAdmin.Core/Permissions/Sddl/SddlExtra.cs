using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>The seventh field of an entry: a condition, a resource attribute, or bytes.</summary>
/// <remarks>
/// Bytes that are neither print as <c>#</c> and hexadecimal digits. That is an extension of this module, which Windows does
/// not read; the alternative were to lose them.
/// </remarks>
internal static class SddlExtra
{
    public static string PrintBytes(byte[] bytes) => "#" + HexText.Print(bytes);

    public static byte[]? ParseBytes(string text) => text.StartsWith("#", System.StringComparison.Ordinal) ? HexText.Parse(text.Substring(1)) : null;

    /// <returns><c>null</c> when the entry ends with its trustee.</returns>
    public static string? Print(Ace entry)
    {
        if (entry.Data.Length == 0)
        {
            return null;
        }

        string? text = entry.IsConditional ? ConditionPrinter.TryPrint(entry.Data) : entry.Type == AceType.ResourceAttribute ? ResourceAttribute.TryPrint(entry.Data) : null;
        return text is not null && Reproduces(entry, text) ? text : PrintBytes(entry.Data);
    }

    /// <exception cref="SshInputException">The text is no condition or attribute.</exception>
    public static byte[] ToBinary(Ace entry) => entry.IsConditional ? ConditionCompiler.Compile(entry.Extra!)
        : entry.Type == AceType.ResourceAttribute ? ResourceAttribute.Compile(entry.Extra!)
        : throw new SshInputException(ErrorReason.DescriptorInvalid, "Only conditional entries and resource attributes have a seventh field.", entry.Spelling);

    // Text can say the same as bytes in more than one way (integer sizes, padding); only an exact rendering is used.
    private static bool Reproduces(Ace entry, string text)
    {
        try
        {
            return ToBinary(new Ace { Type = entry.Type, Extra = text }).SequenceEqual(entry.Data);
        }
        catch (SshInputException)
        {
            return false;
        }
    }
}
