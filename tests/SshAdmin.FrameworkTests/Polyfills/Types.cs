namespace System.IO
{
    /// <summary>The mode bits of a file, as in later frameworks.</summary>
    [Flags]
    internal enum UnixFileMode
    {
        None = 0,
        OtherExecute = 1,
        OtherWrite = 2,
        OtherRead = 4,
        GroupExecute = 8,
        GroupWrite = 16,
        GroupRead = 32,
        UserExecute = 64,
        UserWrite = 128,
        UserRead = 256,
        StickyBit = 512,
        SetGroup = 1024,
        SetUser = 2048,
    }
}

namespace System.Runtime.Versioning
{
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    internal sealed class UnsupportedOSPlatformAttribute(string platformName) : Attribute
    {
        public string PlatformName { get; } = platformName;
    }

    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    internal sealed class SupportedOSPlatformAttribute(string platformName) : Attribute
    {
        public string PlatformName { get; } = platformName;
    }
}

namespace System.Threading
{
    using System.Threading.Tasks;

    internal sealed class PeriodicTimer(TimeSpan period) : IDisposable
    {
        public async ValueTask<bool> WaitForNextTickAsync(CancellationToken stop = default)
        {
            await Task.Delay(period, stop);
            return true;
        }

        public void Dispose()
        {
        }
    }
}

namespace System.Threading.Tasks
{
    /// <summary>The form without a value.</summary>
    internal sealed class TaskCompletionSource(TaskCreationOptions options = TaskCreationOptions.None)
    {
        private readonly TaskCompletionSource<bool> _source = new(options);

        public Task Task => _source.Task;

        public void SetResult() => _source.SetResult(true);

        public void SetException(Exception error) => _source.SetException(error);

        public bool TrySetResult() => _source.TrySetResult(true);
    }
}
