import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import { foldConstant } from './fold-constant.ts';

/** A regular expression in the source, and its position. */
export interface Pattern {
  path: string;
  line: number;
  /** null if it is built from values that only the running program knows. */
  source: string | null;
  flags: string;
}

const SOURCES = '{api,ingest,viewer}/**/*.{ts,tsx}';
const TESTS = /\.test\.tsx?$|\/testing\/|\/e2e\//;

/** Every regular expression of the program: literals, and arguments of `RegExp`. */
export function listPatterns(root: string): Pattern[] {
  return globSync(SOURCES, { cwd: root })
    .filter((path) => !TESTS.test(path))
    .sort()
    .flatMap((path) => listPatternsOf(path, readFileSync(join(root, path), 'utf8')));
}

export function listPatternsOf(path: string, text: string): Pattern[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const patterns: Pattern[] = [];
  const add = (at: number, source: string | null, flags: string) =>
    patterns.push({ path, line: text.slice(0, at).split('\n').length, source, flags });
  const addConstructed = ({
    callee,
    arguments: given,
    start,
  }: ESTree.NewExpression | ESTree.CallExpression) => {
    if (callee.type !== 'Identifier' || callee.name !== 'RegExp') return;
    const [source, flags = ''] = given.map((value) => foldConstant(value, program));
    add(start, typeof source === 'string' && typeof flags === 'string' ? source : null, String(flags));
  };
  new Visitor({
    Literal: (node) => {
      if ('regex' in node) add(node.start, node.regex.pattern, node.regex.flags);
    },
    NewExpression: addConstructed,
    CallExpression: addConstructed,
  }).visit(program);
  return patterns;
}
