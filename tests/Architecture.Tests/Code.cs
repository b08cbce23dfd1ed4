using Shop.Architecture.Tests.Repository;
using Shop.Architecture.Tests.Rules;

namespace Shop.Architecture.Tests;

public sealed class Code
{
    [Fact]
    public void never_sleeps() => Repo.Sources.SelectMany(CodeRules.Sleeps).MustBeNone();

    [Fact]
    public void that_sleeps_would_be_found() => CodeRules.Sleeps(Planted(
        "void M() { Thread.Sleep(1); System.Threading.Thread.Sleep(2); Log(\"Thread.Sleep(3)\"); bed.Sleep(4); /* Thread.Sleep(5) */ }"))
        .MustName("planted.cs:1", "planted.cs:1");

    [Fact]
    public void swallows_no_error() => Repo.Sources.SelectMany(CodeRules.SwallowedErrors).MustBeNone();

    [Fact]
    public void that_swallows_an_error_would_be_found() => CodeRules.SwallowedErrors(Planted(
        """
        void M()
        {
            try { } catch { }
            try { } catch (Exception e) { /* it will have its reasons */ }
            try { } catch (IOException e) when (e.HResult == 1) { }
            try { } catch (OperationCanceledException) when (_stop.IsCancellationRequested) { /* the host stops */ }
            try { } catch (Exception e) { Log(e); }
        }
        """)).MustName("planted.cs:3", "planted.cs:4", "planted.cs:5");

    [Fact]
    public void is_implemented() => Repo.Sources.SelectMany(CodeRules.Stubs).MustBeNone();

    [Fact]
    public void that_is_a_stub_would_be_found() =>
        CodeRules.Stubs(Planted("void M() => throw new NotImplementedException();")).MustName("planted.cs:1");

    [Fact]
    public void keeps_no_state_that_all_services_of_one_process_would_share() =>
        Repo.Product.Where(source => !source.IsGenerated).SelectMany(CodeRules.StaticState).MustBeNone();

    [Fact]
    public void that_keeps_static_state_would_be_found() => CodeRules.StaticState(Planted(
        """
        static int _count;
        static int Count { get; set; }
        static readonly int Limit = 1;
        static int Total { get; } = 1;
        const int Max = 1;
        int _own;
        """)).MustName("planted.cs:1", "planted.cs:2");

    private static SourceFile Planted(string members) => new("planted.cs", $"class C {{ {members} }}");
}
