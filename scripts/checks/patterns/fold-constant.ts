import type { ESTree } from 'vite';

/** The value that an expression can have without running the program. */
export type Constant = string | number | readonly string[];

type Node = ESTree.Expression | ESTree.Argument | ESTree.ArrayExpressionElement;

/**
 * The value of an expression made of strings, templates, constants of the same file and the few methods that
 * build patterns; undefined for any other expression.
 */
export function foldConstant(node: Node | null, program: ESTree.Program): Constant | undefined {
  const fold = (part: Node | null) => foldConstant(part, program);
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' || typeof node.value === 'number' ? node.value : undefined;
    case 'Identifier':
      return fold(findConstant(node.name, program));
    case 'TemplateLiteral':
      return joinAll(
        node.quasis.flatMap(({ value }, at) => [value.cooked ?? '', ...take(node.expressions[at], fold)]),
      );
    case 'BinaryExpression':
      return node.operator === '+' ? joinAll([fold(node.left), fold(node.right)]) : undefined;
    case 'ArrayExpression':
      return listOf(node.elements.map(fold));
    case 'CallExpression':
      return foldCall(node, fold);
    default:
      return undefined;
  }
}

function take(node: Node | undefined, fold: (node: Node) => Constant | undefined): (Constant | undefined)[] {
  return node === undefined ? [] : [fold(node)];
}

function joinAll(parts: readonly (Constant | undefined)[]): string | undefined {
  return parts.every((part) => typeof part === 'string' || typeof part === 'number')
    ? parts.join('')
    : undefined;
}

function listOf(parts: readonly (Constant | undefined)[]): readonly string[] | undefined {
  return parts.every((part) => typeof part === 'string') ? parts : undefined;
}

function foldCall(
  node: ESTree.CallExpression,
  fold: (node: Node) => Constant | undefined,
): Constant | undefined {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return undefined;
  const object = fold(callee.object as Node);
  const given = node.arguments.map(fold);
  switch (callee.property.name) {
    case 'join':
      return Array.isArray(object) ? object.join(String(given[0] ?? ',')) : undefined;
    case 'split':
      return typeof object === 'string' ? object.split(String(given[0])) : undefined;
    case 'slice':
      return Array.isArray(object) ? object.slice(Number(given[0]), Number(given[1])) : undefined;
    case 'toReversed':
      return Array.isArray(object) ? object.toReversed() : undefined;
    default:
      return undefined;
  }
}

/** The initial values of the file's top-level `const` declarations. */
function findConstant(name: string, program: ESTree.Program): ESTree.Expression | null {
  for (const statement of program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration' || declared.kind !== 'const') continue;
    const found = declared.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
    if (found) return found.init;
  }
  return null;
}
