import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely';

/** The same few statements come for every page; each is prepared once. */
const MOST_PREPARED = 200;

/**
 * Lets Kysely talk to Node's own SQLite: the only place that knows both.
 *
 * `begin` becomes `begin immediate` where the database is written to: one that starts as a reader and
 * turns writer while another process commits would fail at once instead of waiting its turn.
 */
export function nodeSqliteDialect(database: DatabaseSync, begin: 'begin' | 'begin immediate'): SqliteDialect {
  const prepared = new Map<string, SqliteStatement>();
  return new TransactionalSqliteDialect({
    database: {
      close: () => database.close(),
      prepare: (sql) => {
        const known = prepared.get(sql) ?? prepare(database, sql === 'begin' ? begin : sql);
        prepared.delete(sql);
        prepared.set(sql, known);
        const [oldest] = prepared.keys();
        if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest);
        return known;
      },
    },
  });
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const reader = statement.columns().length > 0;
  // A result tells the number of the row that was written last, by whichever statement; the index's own
  // rows have numbers that a JavaScript number does not hold.
  if (!reader) statement.setReadBigInts(true);
  return {
    reader,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    // A statement of its own: the kept one may be asked again before this one has ended.
    iterate: (parameters) => database.prepare(sql).iterate(...(parameters as SQLInputValue[])),
  };
}

/** SQLite can change its tables in a transaction: a migration cut short leaves nothing behind. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}
