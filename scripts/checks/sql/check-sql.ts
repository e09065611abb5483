import { fileURLToPath } from 'node:url';
import { listDialect } from './list-dialect.ts';
import { listUnfiltered } from './list-unfiltered.ts';
import { listUnlocked } from './list-unlocked.ts';

/**
 * Part of `npm run check`: SQL that only SQLite understands is in one place, so that a second database needs
 * a second file, transactions on a matter take its lock, which that database will need, and only listed files read
 * sequestered pages. A lint rule ensures that all SQL is in the repositories.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const faults = [
  ...listDialect(root).map(
    ({ path, line, word }) =>
      `${path}:${line} “${word}” is SQLite's own: use or add a helper in api/repositories/database/sqlite-sql.ts.`,
  ),
  ...listUnlocked(root).map(
    ({ path, line }) =>
      `${path}:${line} begins a transaction without lockMatter (api/repositories/database/lock-matter.ts).`,
  ),
  ...listUnfiltered(root).map(
    ({ path, line }) =>
      `${path}:${line} reads or writes a table with its sequestered pages: leave out “main.”, or add the file to the homes in scripts/checks/sql/list-unfiltered.ts.`,
  ),
];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
