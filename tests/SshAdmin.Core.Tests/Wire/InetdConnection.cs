using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;
using SshAdmin.Core.Wire.Signatures;

namespace SshAdmin.Core.Tests.Wire;

/// <summary>Just enough of the transport protocol to run one offer of each kind against a real server; blocking, for tests only.</summary>
public sealed class InetdConnection(Process process) : IDisposable
{
    private const string Identification = "SSH-2.0-SshAdminTest";

    private readonly Stream _input = process.StandardOutput.BaseStream;
    private readonly Stream _output = process.StandardInput.BaseStream;
    private PacketSealer _sealer = new PlainSealer();
    private PacketOpener _opener = new PlainOpener();
    private uint _sent;
    private uint _received;

    /// <summary>Runs the key exchange, checks the signature, and asks for the user authentication service: the reply's message number, 6 for yes.</summary>
    public byte Run(string kex, string hostKey, string cipher, string mac)
    {
        _output.Write(Encoding.ASCII.GetBytes(Identification + "\r\n"));
        _output.Flush();
        byte[] server = Encoding.ASCII.GetBytes(ReadLine());

        SshWriter offer = new SshWriter().WriteByte(20).WriteRaw(new byte[16]).WriteString(kex).WriteString(hostKey)
            .WriteString(cipher).WriteString(cipher).WriteString(mac).WriteString(mac).WriteString("none").WriteString("none").WriteString("").WriteString("").WriteBoolean(false).WriteUInt32(0);
        byte[] ours = offer.ToArray();
        Send(ours);
        byte[] theirs = Receive();

        using var method = KeyExchangeMethods.Create(kex, new(AllowProbeOnly: true));
        Send(method.Start());
        var step = method.Receive(Receive());
        while (step.Send is not null)
        {
            Send(step.Send);
            step = method.Receive(Receive());
        }

        var result = step.Result!;
        byte[] hash = ExchangeHash.Compute(method.HashAlgorithm, Encoding.ASCII.GetBytes(Identification), server, ours, theirs, result);
        HostKeySignature.Verify(result.HostKeyBlob, hostKey, result.Signature, hash);

        Send([21]);
        Assert.Equal(21, Receive()[0]);
        var lengths = PacketProtections.KeyLengthsOf(cipher, mac);
        _sealer = PacketProtections.CreateSealer(cipher, mac, KeyDerivation.ClientToServer(method.HashAlgorithm, result.SharedSecret, hash, hash, lengths));
        _opener = PacketProtections.CreateOpener(cipher, mac, KeyDerivation.ServerToClient(method.HashAlgorithm, result.SharedSecret, hash, hash, lengths));
        Send(new SshWriter().WriteByte(5).WriteString("ssh-userauth").ToArray());
        return Receive()[0];
    }

    public void Dispose()
    {
        _sealer.Dispose();
        _opener.Dispose();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        process.Dispose();
    }

    private void Send(byte[] payload)
    {
        _output.Write(_sealer.Seal(_sent++, payload));
        _output.Flush();
    }

    private byte[] Receive()
    {
        byte[] header = new byte[_opener.HeaderSize];
        _input.ReadExactly(header);
        byte[] packet = new byte[_opener.ReadLength(_received, header)];
        header.CopyTo(packet, 0);
        _input.ReadExactly(packet, header.Length, packet.Length - header.Length);
        return _opener.Open(_received++, packet);
    }

    private string ReadLine()
    {
        List<byte> line = [];
        for (int next = _input.ReadByte(); next != '\n'; next = _input.ReadByte())
        {
            if (next < 0)
            {
                Assert.Fail("sshd ended: " + process.StandardError.ReadToEnd());
            }

            line.Add((byte)next);
        }

        return Encoding.ASCII.GetString(line.ToArray()).TrimEnd('\r');
    }
}
