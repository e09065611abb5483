import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** SQL that only SQLite understands, and its position. */
export interface DialectUse {
  path: string;
  line: number;
  word: string;
}

/**
 * The only places where such SQL is allowed: the dialect, migrations that were made for it, and the full-text
 * index.
 */
const HOMES = [
  'database/sqlite-sql.ts',
  'database/sqlite-file.ts',
  'database/folder-lock.ts',
  'database/node-sqlite-dialect.ts',
  'database/node-sqlite-driver.ts',
  'database/migrations/',
  'search/index-file.ts',
  'search/page-terms.ts',
  'search/search-index.ts',
].map((path) => `api/repositories/${path}`);

const TESTS = /\.test\.ts$|\/testing\//;

const DIALECT =
  /\b(?:json_\w+|pragma\w*|rowid|iif|fts5\w*|bm25|match|glob|sqlite_\w+|vacuum|strftime|julianday|unixepoch|exclusive|immediate|attach|without rowid)\b/giu;

/** Every use of the dialect in the repositories outside of those places. */
export function listDialect(root: string): DialectUse[] {
  return globSync('api/**/*.ts', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !TESTS.test(path) && !HOMES.some((home) => path.startsWith(home)))
    .sort()
    .flatMap((path) => listDialectOf(path, readFileSync(join(root, path), 'utf8')));
}

/** Examines `sql` templates and the arguments of `exec` and `prepare`, but not comments and messages. */
export function listDialectOf(path: string, text: string): DialectUse[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const uses: DialectUse[] = [];
  const add = ({ start, end }: ESTree.Node) => {
    for (const { 0: word, index } of text.slice(start, end).matchAll(DIALECT)) {
      uses.push({ path, line: text.slice(0, start + index).split('\n').length, word });
    }
  };
  new Visitor({
    TaggedTemplateExpression: ({ tag, quasi }) => {
      if (tag.type === 'Identifier' && tag.name === 'sql') for (const part of quasi.quasis) add(part);
    },
    CallExpression: ({ callee, arguments: [statement] }) => {
      if (statement && isStatementCall(callee)) add(statement);
    },
  }).visit(program);
  return uses;
}

function isStatementCall(callee: ESTree.Expression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    ['exec', 'prepare'].includes(callee.property.name)
  );
}
