using System;
using SshAdmin.Core.Errors;

namespace SshAdmin.WineTests;

/// <summary>The few assertions that a program without a test framework needs.</summary>
internal static class Check
{
    public static void Equal<T>(T expected, T actual)
    {
        if (!Equals(expected, actual))
        {
            throw new InvalidOperationException($"expected '{expected}', found '{actual}'");
        }
    }

    public static void True(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException(what);
        }
    }

    /// <summary>Ends a test that this system cannot run.</summary>
    public static void SkipIf(bool condition, string reason)
    {
        if (condition)
        {
            throw new SkippedException(reason);
        }
    }

    public static void Fails(ErrorReason reason, Action action)
    {
        try
        {
            action();
        }
        catch (SshAdminException e)
        {
            Equal(reason, e.Reason);
            return;
        }

        throw new InvalidOperationException($"expected {reason}, and it succeeded");
    }
}

/// <summary>Says why a test did not run.</summary>
internal sealed class SkippedException(string reason) : Exception(reason);
