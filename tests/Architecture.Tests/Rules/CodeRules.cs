using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shop.Architecture.Tests.Repository;

namespace Shop.Architecture.Tests.Rules;

/// <summary>What must not stand in code.</summary>
internal static class CodeRules
{
    public static IEnumerable<string> Sleeps(SourceFile file) =>
        from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where access.Name.Identifier.Text == "Sleep" && access.Expression.ToString().Split('.')[^1] == nameof(Thread)
        select $"{file.Place(access)} sleeps.";

    /// <summary>To ignore an error, a clause says exactly which one (<c>when</c>) and why (a comment).</summary>
    public static IEnumerable<string> SwallowedErrors(SourceFile file) =>
        from clause in file.Syntax.DescendantNodes().OfType<CatchClauseSyntax>()
        where clause.Block.Statements.Count == 0 && (clause.Filter is null || !HasComment(clause.Block))
        select $"{file.Place(clause)} swallows an error.";

    public static IEnumerable<string> Stubs(SourceFile file) =>
        from creation in file.Syntax.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
        where creation.Type.ToString().Split('.')[^1] == nameof(NotImplementedException)
        select $"{file.Place(creation)} is not implemented.";

    /// <summary>All services of the embedded host share one process: what is static is shared by all of them.</summary>
    public static IEnumerable<string> StaticState(SourceFile file) =>
        from member in file.Syntax.DescendantNodes().OfType<MemberDeclarationSyntax>()
        where member.Modifiers.Any(SyntaxKind.StaticKeyword) && IsWritable(member)
        select $"{file.Place(member)} is static and can be set.";

    private static bool HasComment(BlockSyntax block) => block.DescendantTrivia().Any(trivia =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));

    private static bool IsWritable(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword),
        PropertyDeclarationSyntax { AccessorList: { } list } => list.Accessors.Any(SyntaxKind.SetAccessorDeclaration),
        _ => false,
    };
}
