using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Probe;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>Offers and texts under Data/Clients.</summary>
internal static class ClientData
{
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine(new[] { AppContext.BaseDirectory, "Data", "Clients" }.Concat(parts).ToArray());

    public static string Policy(string name) => File.ReadAllText(Path("crypto-policies", name + ".config"));

    /// <summary>Amazon Linux 2023 as it shows itself on the wire; the file names the source of each part.</summary>
    public static ServerOffer AmazonLinux2023()
    {
        var root = JsonDocument.Parse(File.ReadAllText(Path("amazon-linux-2023.json"))).RootElement;
        string[] Names(string name) => root.GetProperty(name).EnumerateArray().Select(item => item.GetString()!).ToArray();
        return new ServerOffer
        {
            Identification = root.GetProperty("identification").GetString(),
            KeyExchange = Names("keyExchange"),
            HostKey = Names("hostKey"),
            EncryptionClientToServer = Names("encryption"),
            EncryptionServerToClient = Names("encryption"),
            MacClientToServer = Names("mac"),
            MacServerToClient = Names("mac"),
            CompressionClientToServer = new[] { "none", "zlib@openssh.com" },
            CompressionServerToClient = new[] { "none", "zlib@openssh.com" },
            ServerSignatureAlgorithms = Names("serverSigAlgs"),
        };
    }
}
