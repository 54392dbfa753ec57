using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.FrameworkTests;

/// <summary>What Mono has not got and .NET Framework has; on the latter nothing of this is skipped.</summary>
internal static class MonoGap
{
    private static readonly bool IsMono = Type.GetType("Mono.Runtime") is not null;

    // By name, where the failure itself would not tell.
    private static readonly (string Name, string Reason)[] Tests =
    [
        ("RuleTableTests.EveryKindHasOneRow", EnumArrays),
        ("LogGrammarTests.EveryKindHasARow", EnumArrays),
        ("ClientVerdictTests.EcdsaIsJudgedPerCurve", EnumArrays),
        ("TransportSessionTests.", NoScriptedPeer),
        ("HostProbeTests.AServerWithPostQuantumMethodsOnly", NoScriptedPeer),
    ];

    private const string EnumArrays = "Mono enumerates an array of enumeration values as numbers, which the comparison takes for different";

    private const string NoScriptedPeer = "the scripted server signs with ECDSA, which Mono has not got";

    public static string? Of(string test) => IsMono ? Tests.FirstOrDefault(row => test.Contains(row.Name)).Reason : null;

    public static string? Of(Exception error)
    {
        Exception[] chain = [.. Chain(error)];
        return !IsMono ? null
            : chain.Any(inner => inner is NotImplementedException or PlatformNotSupportedException && inner.StackTrace?.Contains("System.Security.Cryptography.EC") == true) ? "Mono has no ECDSA"
            : chain.Any(inner => inner.Message.Contains("Invalid handle to path \"[Unknown]\"")) ? "Mono makes no stream over a handle of another call; .NET Framework does, with the files of Windows"
            : null;
    }

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
