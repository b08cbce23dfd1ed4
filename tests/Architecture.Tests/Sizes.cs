using Shop.Architecture.Tests.Repository;
using Shop.Architecture.Tests.Rules;

namespace Shop.Architecture.Tests;

public sealed class Sizes
{
    [Fact]
    public void of_files_are_readable() => Written.SelectMany(SizeRules.OfFile).MustBeNone();

    [Fact]
    public void of_methods_are_readable() => Written.SelectMany(SizeRules.OfMethods).MustBeNone();

    [Fact]
    public void of_a_file_are_counted_in_lines()
    {
        SizeRules.OfFile(new SourceFile("long.cs", new string('\n', 250) + "// last")).MustName("long.cs has 251 lines");
        SizeRules.OfFile(new SourceFile("short.cs", new string('\n', 249) + "// last\n")).MustBeNone();
    }

    [Theory]
    [InlineData("class C { void M()\n{#} }", "M has 51 lines")]
    [InlineData("class C { C()\n{#} }", "C has 51 lines")]
    [InlineData("class C { int P { get\n{#} } }", "an accessor has 51 lines")]
    [InlineData("class C { int P =>\n1#\n; }", "P has 51 lines")]
    [InlineData("class C { void M() { void Local()\n{#} } }", "Local has 51 lines")]
    [InlineData("class C { System.Action F = () =>\n{#}; }", "a lambda has 51 lines")]
    public void of_a_method_are_counted_from_its_first_line_to_its_last(string code, string violation)
    {
        var lines = code.Count(character => character == '\n');
        SourceFile With(int total) => new("planted.cs", code.Replace("#", new string('\n', total - 1 - lines), StringComparison.Ordinal));

        Assert.Contains(violation, string.Join('\n', SizeRules.OfMethods(With(51))), StringComparison.Ordinal);
        Assert.DoesNotContain(violation.Split(' ')[0] + " has", string.Join('\n', SizeRules.OfMethods(With(50))), StringComparison.Ordinal);
    }

    [Fact]
    public void of_a_method_do_not_depend_on_braces_in_its_strings()
    {
        const string Code = """class C { string M() => "}}{"; void N() {#} }""";
        SizeRules.OfMethods(new SourceFile("planted.cs", Code.Replace("#", new string('\n', 50), StringComparison.Ordinal)))
            .MustName("N has 51 lines");
    }

    private static IEnumerable<SourceFile> Written => Repo.Sources.Where(source => !source.IsGenerated);
}
