using Microsoft.Win32.SafeHandles;

namespace SshAdmin.Core.Platform.Windows.Native;

/// <summary>An access token that is closed in any case.</summary>
internal sealed class SafeTokenHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => CloseHandle.Invoke(handle);
}
