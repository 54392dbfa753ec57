using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

/// <summary>A SECURITY_ATTRIBUTES structure and the descriptor it points to, in native memory.</summary>
internal sealed class SecurityAttributes : IDisposable
{
    private readonly IntPtr _memory;

    public SecurityAttributes(byte[] selfRelativeDescriptor)
    {
        int header = Marshal.SizeOf<Layout>();
        _memory = Marshal.AllocHGlobal(header + selfRelativeDescriptor.Length);
        IntPtr descriptor = IntPtr.Add(_memory, header);
        Marshal.Copy(selfRelativeDescriptor, 0, descriptor, selfRelativeDescriptor.Length);
        Marshal.StructureToPtr(new Layout { Length = header, Descriptor = descriptor }, _memory, fDeleteOld: false);
    }

    public IntPtr Pointer => _memory;

    public void Dispose() => Marshal.FreeHGlobal(_memory);

    [StructLayout(LayoutKind.Sequential)]
    private struct Layout
    {
        public int Length;
        public IntPtr Descriptor;
        public int InheritHandle;
    }
}
