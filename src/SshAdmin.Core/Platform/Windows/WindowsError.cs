using System.ComponentModel;
using System.Runtime.InteropServices;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Win32 error codes and what they mean to a user.</summary>
internal static class WindowsError
{
    public const int FileNotFound = 2;
    public const int PathNotFound = 3;
    public const int AccessDenied = 5;
    public const int SharingViolation = 32;
    public const int LockViolation = 33;
    public const int FileExists = 80;
    public const int InvalidName = 123;
    public const int AlreadyExists = 183;
    public const int InvalidOwner = 1307;
    public const int PrivilegeNotHeld = 1314;
    private const int BadNetPath = 53;
    private const int BadNetName = 67;

    public static int Last => Marshal.GetLastWin32Error();

    /// <summary>A file could not be opened for reading, or its permissions could not be read.</summary>
    public static SshAdminException Reading(int error, string path) => Common(error, path)
        ?? new SshAccessException(ErrorReason.FileUnreadable, $"The permissions of '{path}' cannot be read: {Text(error)} Only its owner and administrators may; run elevated.", path, new Win32Exception(error));

    /// <summary>A file could not be created or replaced.</summary>
    public static SshAdminException Writing(int error, string path) => error switch
    {
        FileNotFound or PathNotFound or BadNetPath or BadNetName => new SshInputException(ErrorReason.PathNotFound, $"The folder of '{path}' does not exist.", path, new Win32Exception(error)),
        FileExists or AlreadyExists => new SshInputException(ErrorReason.FileExists, $"'{path}' exists already and is left as it is.", path, new Win32Exception(error)),
        _ => Common(error, path) ?? new SshAccessException(ErrorReason.FileUnwritable, $"'{path}' cannot be written: {Text(error)}", path, new Win32Exception(error)),
    };

    /// <summary>Permissions could not be changed.</summary>
    public static SshAdminException Securing(int error, string path) => Common(error, path)
        ?? new SshAccessException(ErrorReason.PermissionsUnwritable, $"The permissions of '{path}' cannot be changed: {Text(error)} The owner may change them, and administrators when PowerShell runs elevated.", path, new Win32Exception(error));

    private static SshAdminException? Common(int error, string path) => error switch
    {
        FileNotFound or PathNotFound or BadNetPath or BadNetName or InvalidName => new SshInputException(ErrorReason.PathNotFound, $"There is no file or folder '{path}'.", path, new Win32Exception(error)),
        SharingViolation or LockViolation => new SshAccessException(ErrorReason.FileInUse, $"Another program holds '{path}' open and lets nobody else in.", path, new Win32Exception(error)),
        _ => null,
    };

    private static string Text(int error)
    {
        string text = new Win32Exception(error).Message.TrimEnd();
        return text.EndsWith(".", System.StringComparison.Ordinal) ? text : text + ".";
    }
}
