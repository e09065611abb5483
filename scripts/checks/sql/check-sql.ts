import { fileURLToPath } from 'node:url';
import { listDialect } from './list-dialect.ts';

/**
 * Part of `npm run check`: SQL that only SQLite understands stands in one place, so that a second database is a second
 * file. That all SQL is in the repositories is a lint rule.
 */
const uses = listDialect(fileURLToPath(new URL('../../..', import.meta.url)));
for (const { path, line, word } of uses) {
  console.error(
    `${path}:${line} “${word}” is SQLite's own: use or add a helper in api/repositories/database/sqlite-sql.ts.`,
  );
}
process.exitCode = uses.length === 0 ? 0 : 1;
