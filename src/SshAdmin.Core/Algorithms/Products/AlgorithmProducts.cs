using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Algorithms.Products;

/// <summary>The products whose sources were read, and what they say of one name.</summary>
internal static class AlgorithmProducts
{
    public static readonly IReadOnlyList<AlgorithmProduct> All =
    [
        AsyncSshUses.Product, DropbearUses.Product, LibSshUses.Product, OpenSshUses.Product,
        PuttyUses.Product, TeraTermUses.Product, TinySshUses.Product, WinScpUses.Product,
    ];

    private static readonly ILookup<string, (AlgorithmProduct Product, AlgorithmUse Use)> Index =
        All.SelectMany(product => product.Uses.Select(use => (product, use))).ToLookup(entry => entry.use.Name, StringComparer.Ordinal);

    /// <summary>For example <c>OpenSSH 6.5+</c>, <c>Dropbear to 2020.81</c>, <c>Tera Term 4.108, 5.1+</c>; a product alone has it in every release that was read.</summary>
    public static string[] Implementations(string name) =>
        [.. Index[name].GroupBy(entry => entry.Product.Name).Select(uses => string.Join(", ", uses.Select(entry => Range(entry.Use))) is { Length: > 0 } ranges ? uses.Key + " " + ranges : uses.Key)];

    private static string Range(AlgorithmUse use) => (use.Since, use.Until) switch
    {
        (null, null) => string.Empty,
        (string since, null) => since + "+",
        (null, string until) => "to " + until,
        (string since, string until) => since == until ? since : since + " - " + until,
    };
}
