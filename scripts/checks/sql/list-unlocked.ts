import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** A transaction that does not take the lock of its matter first. */
export interface UnlockedTransaction {
  path: string;
  line: number;
}

/**
 * These transactions change nothing in an existing matter: they read, or they concern people or the whole
 * folder.
 */
const WITHOUT_MATTER = [
  'api/backups/back-up.ts',
  'api/integrity/check-decisions.ts',
  'api/integrity/check-search-index.ts',
  'api/repositories/database/backup-rows.ts',
  'api/repositories/people/',
  'api/repositories/search/index-file.ts',
  'api/repositories/search/search-index.ts',
  'api/routes/session.ts',
  'api/search/local-search.ts',
  'api/suggestions/rank-undecided.ts',
];

const TESTS = /\.test\.ts$|\/testing\//;

/** Every transaction of the server on a matter that does not start with `lockMatter`. */
export function listUnlocked(root: string): UnlockedTransaction[] {
  return globSync('api/**/*.ts', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !TESTS.test(path) && !WITHOUT_MATTER.some((place) => path.startsWith(place)))
    .sort()
    .flatMap((path) => listUnlockedOf(path, readFileSync(join(root, path), 'utf8')));
}

export function listUnlockedOf(path: string, text: string): UnlockedTransaction[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const unlocked: UnlockedTransaction[] = [];
  new Visitor({
    CallExpression: ({ callee, arguments: [work], start }) => {
      if (!isExecuteOfTransaction(callee) || (work && locksFirst(work, text))) return;
      unlocked.push({ path, line: text.slice(0, start).split('\n').length });
    },
  }).visit(program);
  return unlocked;
}

/** `….transaction().execute` */
function isExecuteOfTransaction(callee: ESTree.Expression): boolean {
  return (
    isMember(callee, 'execute') &&
    callee.object.type === 'CallExpression' &&
    isMember(callee.object.callee, 'transaction')
  );
}

function isMember(node: ESTree.Expression, name: string): node is ESTree.StaticMemberExpression {
  return (
    node.type === 'MemberExpression' && node.property.type === 'Identifier' && node.property.name === name
  );
}

/** Looking up the matter may come first. */
function locksFirst(work: ESTree.Argument, text: string): boolean {
  if (work.type !== 'ArrowFunctionExpression' || work.body.type !== 'BlockStatement') return false;
  const first = work.body.body.find(({ type }) => type !== 'VariableDeclaration');
  return first !== undefined && text.slice(first.start, first.end).startsWith('await lockMatter(');
}
