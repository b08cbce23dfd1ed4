using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shop.Architecture.Tests.Repository;

namespace Shop.Architecture.Tests.Rules;

internal static class SizeRules
{
    private const int FileLinesMax = 250;
    private const int MethodLinesMax = 50;

    public static IEnumerable<string> OfFile(SourceFile file) => file.Lines > FileLinesMax
        ? [$"{file.Path} has {file.Lines} lines."]
        : [];

    public static IEnumerable<string> OfMethods(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        let name = NameOf(node)
        where name is not null && SourceFile.LinesOf(node) > MethodLinesMax
        select $"{file.Place(node)}: {name} has {SourceFile.LinesOf(node)} lines.";

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        BaseMethodDeclarationSyntax => "an operator or finalizer",
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        AccessorDeclarationSyntax => "an accessor",
        AnonymousFunctionExpressionSyntax => "a lambda",
        PropertyDeclarationSyntax { ExpressionBody: not null } property => property.Identifier.Text,
        _ => null,
    };
}
