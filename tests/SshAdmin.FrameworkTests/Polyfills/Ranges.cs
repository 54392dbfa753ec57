namespace System
{
    /// <summary>What the compiler makes of <c>^1</c>.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int Value { get; } = value;

        public bool IsFromEnd { get; } = fromEnd;

        public static implicit operator Index(int value) => new(value);

        public int GetOffset(int length) => IsFromEnd ? length - Value : Value;
    }

    /// <summary>What the compiler makes of <c>1..^1</c>.</summary>
    internal readonly struct Range(Index start, Index end)
    {
        public static Range All => new(0, new Index(0, fromEnd: true));

        public Index Start { get; } = start;

        public Index End { get; } = end;

        public static Range StartAt(Index start) => new(start, new Index(0, fromEnd: true));

        public static Range EndAt(Index end) => new(0, end);
    }
}

namespace System.Runtime.CompilerServices
{
    /// <summary>Hides the framework's own class from the compiler, which looks for all of these in one place.</summary>
    internal static class RuntimeHelpers
    {
        private static readonly Action<Array, RuntimeFieldHandle> Framework = (Action<Array, RuntimeFieldHandle>)typeof(object).Assembly
            .GetType("System.Runtime.CompilerServices.RuntimeHelpers").GetMethod(nameof(InitializeArray)).CreateDelegate(typeof(Action<Array, RuntimeFieldHandle>));

        public static void InitializeArray(Array array, RuntimeFieldHandle data) => Framework(array, data);

        public static T[] GetSubArray<T>(T[] array, Range range)
        {
            int start = range.Start.GetOffset(array.Length);
            T[] part = new T[range.End.GetOffset(array.Length) - start];
            Array.Copy(array, start, part, 0, part.Length);
            return part;
        }
    }
}
