using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.ClientConfiguration;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.ClientConfiguration;

public sealed class HostAliasReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_alias_has_the_address_and_the_user_of_its_block()
    {
        var alias = Assert.Single(Read("Host prod\n  HostName prod.example\n  Port 2222\n  User deploy\n"));
        Assert.Equal(("prod", "prod.example:2222", "deploy", 1), (alias.Name, alias.Address, alias.User, alias.Line));
    }

    [Theory]
    [InlineData("Host a\nPort 22\n", "a")]
    [InlineData("Host=a\nHostName = %h.example\n", "a.example")]
    [InlineData("HOST \"a\"\nhostname\t2001:db8::1\nport 2222\n", "[2001:db8::1]:2222")]
    [InlineData("Host a # the first\nPort 99999\n", "a")]
    [InlineData("Host a\nHostName first\nHost a\nHostName second\n", "first")]
    public void The_address_is_what_ssh_would_connect_to(string text, string address) => Assert.Equal(address, Assert.Single(Read(text)).Address);

    [Fact]
    public void Patterns_comments_and_Match_blocks_name_no_host() =>
        Assert.Equal(["a", "b"], Read("# Host no\nHost a *.example !x b\nMatch host c\n  User m\nHost *\n  User all\n").Select(alias => alias.Name));

    [Fact]
    public void What_a_Match_block_says_belongs_to_no_host() => Assert.Null(Assert.Single(Read("Host a\nMatch all\n  User m\n")).User);

    [Fact]
    public void Include_is_followed_with_patterns_and_from_the_folder()
    {
        Directory.CreateDirectory(_folder.File("conf.d"));
        _folder.Write("conf.d/1.conf", "Host one\n");
        _folder.Write("conf.d/2.conf", "Host two\n");
        Assert.Equal(["one", "two", "last"], Read("Include conf.d/*.conf missing.conf\nHost last\n").Select(alias => alias.Name));
    }

    [Fact]
    public void A_file_that_includes_itself_ends() => Assert.Equal(["a"], Read("Include config\nHost a\n").Select(alias => alias.Name));

    [Fact]
    public void A_file_that_is_not_there_names_no_host() => Assert.Empty(new HostAliasReader(_folder.Path).Read(_folder.File("none")));

    private IReadOnlyList<HostAlias> Read(string text) => new HostAliasReader(_folder.Path).Read(_folder.Write("config", text));
}
