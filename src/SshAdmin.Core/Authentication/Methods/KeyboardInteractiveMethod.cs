using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Authentication.Methods;

/// <summary>The method <c>keyboard-interactive</c> (RFC 4256) for servers that ask for the password this way: the first hidden question gets it unless it asks for a one-time code, no other question gets anything.</summary>
/// <param name="user">The user to sign in as.</param>
/// <param name="password">UTF-8 bytes; not cleared here.</param>
internal sealed class KeyboardInteractiveMethod(string user, byte[] password) : AuthenticationMethod
{
    // PAM conversations have a handful of questions; a server that asks without end is stopped.
    public const int MaximumPrompts = 32;
    public const int MaximumRounds = 16;

    private readonly List<string> _texts = [];
    private string? _answered;
    private int _rounds;

    public override string Name => "keyboard-interactive";

    // RFC 4256 section 3.1: then string language tag, string submethods
    public override byte[] Start()
    {
        using SshWriter writer = AuthenticationMessage.BeginRequest(user, Name);
        return writer.WriteString(string.Empty).WriteString(string.Empty).ToArray();
    }

    // RFC 4256 section 3.2:
    //   byte    SSH_MSG_USERAUTH_INFO_REQUEST
    //   string  name, string instruction, string language tag
    //   uint32  num-prompts
    //   string  prompt, boolean echo, repeated
    protected override AuthenticationStep ReceiveSpecific(byte[] payload)
    {
        if (++_rounds > MaximumRounds)
        {
            throw Violation($"it asked more than {MaximumRounds} rounds of questions");
        }

        SshReader reader = new(payload);
        reader.ReadByte("message number");
        _texts.Add(reader.ReadText("name"));
        _texts.Add(reader.ReadText("instruction"));
        reader.ReadString("language tag");
        uint count = reader.ReadUInt32("number of prompts");
        if (count > MaximumPrompts)
        {
            throw Violation($"it asked {count} questions at once");
        }

        List<bool> echoes = [];
        for (uint i = 0; i < count; i++)
        {
            _texts.Add(reader.ReadText("prompt"));
            echoes.Add(reader.ReadBoolean("echo"));
        }

        if (count == 0)
        {
            return new AuthenticationStep(Send: Respond(null));
        }

        if (count == 1 && !echoes[0] && _answered is null && !AsksForChange() && !OneTimeCodeWords.Found(_texts[_texts.Count - 1]))
        {
            _answered = _texts[_texts.Count - 1].Trim();
            _texts.Clear();
            return new AuthenticationStep(Send: Respond(password));
        }

        AuthenticationAnswer answer = AsksForChange() ? AuthenticationAnswer.PasswordChangeRequired : AuthenticationAnswer.PromptNotUnderstood;
        return new AuthenticationStep(Result: new AuthenticationResult(answer, [], Words()));
    }

    // What is not simply a password is shown: the answer may have been wrong for the question.
    protected override AuthenticationResult Refused(AuthenticationResult result) =>
        result.Answer != AuthenticationAnswer.Refused || _answered is null || _answered.StartsWith("password", StringComparison.OrdinalIgnoreCase) ? result : result with { Text = "The password was the answer to \"" + AuthenticationMessage.Display(_answered) + "\"." };

    // RFC 4256 section 3.4: byte SSH_MSG_USERAUTH_INFO_RESPONSE, int num-responses, string response, repeated
    private static byte[] Respond(byte[]? answer)
    {
        using SshWriter writer = new();
        writer.WriteByte(AuthenticationMessage.InfoResponse).WriteUInt32(answer is null ? 0u : 1u);
        return answer is null ? writer.ToArray() : writer.WriteString(answer).ToArray();
    }

    private bool AsksForChange() => _texts.Any(PasswordChangeWords.Found);

    private string Words() => AuthenticationMessage.Display(string.Join(" ", _texts.Select(text => text.Trim()).Where(text => text.Length > 0)));
}
