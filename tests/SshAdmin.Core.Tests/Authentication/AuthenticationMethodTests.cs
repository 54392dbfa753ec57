using System;
using System.Linq;
using System.Text;
using SshAdmin.Core.Authentication;
using SshAdmin.Core.Authentication.Methods;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Authentication;

/// <summary>The methods as exchanges of payloads; layouts from RFC 4252 and RFC 4256.</summary>
public class AuthenticationMethodTests
{
    private static readonly byte[] Blob = new SshWriter().WriteString("ssh-ed25519").WriteString(new byte[32]).ToArray();
    private static readonly byte[] Session = [1, 2, 3];

    [Fact]
    public void QuestionAboutAKeyIsLaidOutAsInRfc4252()
    {
        SshReader reader = new(Key().Start());
        Assert.Equal(50, reader.ReadByte("number"));
        Assert.Equal("user", reader.ReadText("user"));
        Assert.Equal("ssh-connection", reader.ReadText("service"));
        Assert.Equal("publickey", reader.ReadText("method"));
        Assert.False(reader.ReadBoolean("signed"));
        Assert.Equal("rsa-sha2-512", reader.ReadText("algorithm"));
        Assert.Equal(Blob, reader.ReadString("key"));
        reader.ExpectEnd("the request");
    }

    [Fact]
    public void SignatureCoversSessionAndRequest()
    {
        PublicKeyMethod method = Key();
        method.Start();
        byte[] signed = method.Receive(Confirmation(Blob)).Sign!;
        byte[] request = method.Signed([9, 9]);
        byte[] expected = [.. new SshWriter().WriteString(Session).ToArray(), .. request[..^6]];
        Assert.Equal(expected, signed);
        Assert.Equal([0, 0, 0, 2, 9, 9], request[^6..]);
    }

    [Fact]
    public void QuestionOnlyEndsWithTheAnswer()
    {
        PublicKeyMethod method = new("user", Blob, "ssh-ed25519", Session, sign: false);
        method.Start();
        Assert.Equal(AuthenticationAnswer.KeyWouldBeTaken, method.Receive(Confirmation(Blob)).Result!.Answer);
    }

    [Fact]
    public void ConfirmationOfAnotherKeyIsAViolation() => AssertViolation(Key(), Confirmation([1, 2]));

    [Fact]
    public void SecondConfirmationIsAViolation()
    {
        PublicKeyMethod method = Key();
        method.Receive(Confirmation(Blob));
        AssertViolation(method, Confirmation(Blob));
    }

    [Fact]
    public void NoneIsNotToBeConfirmed() => AssertViolation(new NoneMethod("user"), Confirmation(Blob));

    [Theory]
    [InlineData(3)]
    [InlineData(21)]
    [InlineData(80)]
    [InlineData(94)]
    public void OtherMessagesAreViolations(byte number) => AssertViolation(new NoneMethod("user"), [number, 0, 0, 0, 0]);

    [Fact]
    public void FailureNamesMethodsAndPartialSuccess()
    {
        AuthenticationResult result = new NoneMethod("user").Receive(Failure("publickey,password", partial: true)).Result!;
        Assert.Equal(AuthenticationAnswer.Partial, result.Answer);
        Assert.Equal(["publickey", "password"], result.Methods);
    }

    [Fact]
    public void EveryTruncationEndsInANamedError()
    {
        byte[][] payloads = [Failure("publickey", false), Confirmation(Blob), Question("a", "b", ("Password: ", false))];
        foreach (byte[] payload in payloads)
        {
            for (int length = 1; length < payload.Length; length++)
            {
                AuthenticationMethod method = payload == payloads[1] ? Key() : Interactive();
                AssertViolation(method, payload[..length]);
            }
        }
    }

    [Fact]
    public void PasswordIsLaidOutAsInRfc4252()
    {
        SshReader reader = new(new PasswordMethod("user", Encoding.UTF8.GetBytes("pässword")).Start());
        reader.ReadByte("number");
        Assert.Equal(["user", "ssh-connection", "password"], Enumerable.Range(0, 3).Select(_ => reader.ReadText("field")));
        Assert.False(reader.ReadBoolean("change"));
        Assert.Equal("pässword", reader.ReadText("password"));
        reader.ExpectEnd("the request");
    }

    [Fact]
    public void PasswordChangeIsNotAnswered()
    {
        byte[] request = new SshWriter().WriteByte(60).WriteString("Too old\u001b[2J").WriteString("").ToArray();
        AuthenticationResult result = new PasswordMethod("user", [1]).Receive(request).Result!;
        Assert.Equal(AuthenticationAnswer.PasswordChangeRequired, result.Answer);
        Assert.Equal("Too old\\x1b[2J", result.Text);
    }

    [Fact]
    public void HiddenQuestionGetsThePassword()
    {
        byte[] answer = Interactive().Receive(Question("", "", ("Password: ", false))).Send!;
        Assert.Equal(new SshWriter().WriteByte(61).WriteUInt32(1).WriteString("secret").ToArray(), answer);
    }

    [Theory]
    [InlineData("Verification code: ")]
    [InlineData("One-time password (OATH) for `alice': ")]
    [InlineData("Enter PASSCODE:")]
    [InlineData("Enter PIN for token:")]
    [InlineData("ワンタイムパスワード: ")]
    public void OneTimeCodeIsNotThePassword(string prompt) => AssertStops(AuthenticationAnswer.PromptNotUnderstood, Question("", "", (prompt, false)));

    [Theory]
    [InlineData("Password for root@code.example:")]
    [InlineData("alice's password: ")]
    [InlineData("Passwort: ")]
    [InlineData("パスワード:")]
    public void PasswordIsAskedForInManyWays(string prompt) => Assert.NotNull(Interactive().Receive(Question("", "", (prompt, false))).Send);

    [Fact]
    public void QuestionThatGotThePasswordIsNamedWhenItIsRefused()
    {
        KeyboardInteractiveMethod method = Interactive();
        method.Receive(Question("", "", ("Secret word: ", false)));
        Assert.Contains("\"Secret word:\"", method.Receive(Failure("password", partial: false)).Result!.Text);
    }

    [Fact]
    public void NoQuestionGetsNoAnswer()
    {
        // RFC 4256 section 3.2: a request without prompts is answered without responses.
        byte[] answer = Interactive().Receive(Question("Welcome", "")).Send!;
        Assert.Equal(new SshWriter().WriteByte(61).WriteUInt32(0).ToArray(), answer);
    }

    [Fact]
    public void VisibleQuestionIsNotForThePassword() => AssertStops(AuthenticationAnswer.PromptNotUnderstood, Question("", "", ("User name: ", true)));

    [Fact]
    public void TwoQuestionsAreNotForThePassword() => AssertStops(AuthenticationAnswer.PromptNotUnderstood, Question("", "", ("Password: ", false), ("Code: ", false)));

    [Fact]
    public void SecondQuestionIsNotForThePassword() => AssertStops(AuthenticationAnswer.PromptNotUnderstood, Question("", "", ("Password: ", false)), Question("", "", ("Verification code: ", false)));

    [Fact]
    public void ChangeOfPasswordIsRecognised() => AssertStops(AuthenticationAnswer.PasswordChangeRequired, Question("", "", ("Password: ", false)), Question("", "You are required to change your password immediately", ("Current password: ", false)));

    [Fact]
    public void RoundsWithoutEndAreStopped()
    {
        KeyboardInteractiveMethod method = Interactive();
        for (int i = 0; i < KeyboardInteractiveMethod.MaximumRounds; i++)
        {
            method.Receive(Question("", ""));
        }

        AssertViolation(method, Question("", ""));
    }

    [Fact]
    public void QuestionsWithoutEndAreStopped() =>
        AssertViolation(Interactive(), new SshWriter().WriteByte(60).WriteString("").WriteString("").WriteString("").WriteUInt32(uint.MaxValue).ToArray());

    private static PublicKeyMethod Key() => new("user", Blob, "rsa-sha2-512", Session, sign: true);

    private static KeyboardInteractiveMethod Interactive() => new("user", Encoding.UTF8.GetBytes("secret"));

    private static byte[] Confirmation(byte[] blob) => new SshWriter().WriteByte(60).WriteString("rsa-sha2-512").WriteString(blob).ToArray();

    private static byte[] Failure(string methods, bool partial) => new SshWriter().WriteByte(51).WriteString(methods).WriteBoolean(partial).ToArray();

    private static byte[] Question(string name, string instruction, params (string Prompt, bool Echo)[] prompts)
    {
        SshWriter writer = new SshWriter().WriteByte(60).WriteString(name).WriteString(instruction).WriteString("").WriteUInt32((uint)prompts.Length);
        foreach ((string prompt, bool echo) in prompts)
        {
            writer.WriteString(prompt).WriteBoolean(echo);
        }

        return writer.ToArray();
    }

    private static void AssertStops(AuthenticationAnswer expected, params byte[][] questions)
    {
        KeyboardInteractiveMethod method = Interactive();
        AuthenticationStep step = new();
        foreach (byte[] question in questions)
        {
            step = method.Receive(question);
        }

        Assert.Equal(expected, step.Result!.Answer);
        Assert.Null(step.Send);
    }

    private static void AssertViolation(AuthenticationMethod method, byte[] payload)
    {
        var error = Assert.Throws<SshConnectionException>(() => method.Receive(payload));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }
}
