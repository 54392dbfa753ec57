using System.IO;

namespace SshAdmin.Core.Errors;

/// <summary>Tells a file that another program holds on Windows from one that cannot be read for another cause.</summary>
internal static class SharingViolation
{
    // winerror.h: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
    private const int Sharing = unchecked((int)0x80070020);
    private const int Lock = unchecked((int)0x80070021);

    internal static bool Is(IOException error) => error.HResult is Sharing or Lock;
}
