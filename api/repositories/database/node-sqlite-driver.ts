import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, SqliteStatement } from 'kysely';
import { isBusy } from './sqlite-error.ts';

export interface DriverSettings {
  database: DatabaseSync;
  prepare: (sql: string) => SqliteStatement;
  /** Begins a transaction, or throws without having begun one. */
  begin: (database: DatabaseSync) => void;
  /** Milliseconds to wait for a lock that another process holds. */
  patience: number;
}

/** Milliseconds between two tries for a lock; the pause doubles from the first to the longest. */
const FIRST_PAUSE = 2;
const LONGEST_PAUSE = 100;

/**
 * One SQLite connection shared by all callers, one transaction at a time. A caller that waits for another
 * process's lock gives up the connection, and does not block the thread: others read meanwhile.
 */
export class NodeSqliteDriver implements Driver {
  readonly #settings: DriverSettings;
  readonly #turns = new Turns();

  constructor(settings: DriverSettings) {
    this.#settings = settings;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<NodeSqliteConnection> {
    return new NodeSqliteConnection(this.#settings, this.#turns);
  }

  async beginTransaction(connection: NodeSqliteConnection): Promise<void> {
    await connection.begin();
  }

  async commitTransaction(connection: NodeSqliteConnection): Promise<void> {
    connection.commit();
  }

  async rollbackTransaction(connection: NodeSqliteConnection): Promise<void> {
    connection.rollback();
  }

  async releaseConnection(connection: NodeSqliteConnection): Promise<void> {
    connection.rollback();
  }

  async destroy(): Promise<void> {
    this.#settings.database.close();
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #settings: DriverSettings;
  readonly #turns: Turns;
  #inTransaction = false;
  /** The error that ended the transaction early: SQLite rolls back by itself when the disk is full. */
  #failure: unknown;

  constructor(settings: DriverSettings, turns: Turns) {
    this.#settings = settings;
    this.#turns = turns;
  }

  async begin(): Promise<void> {
    const { database, begin } = this.#settings;
    await this.#whenFree(() => {
      begin(database);
      this.#inTransaction = true;
    });
  }

  commit(): void {
    this.#settings.database.exec('commit');
    this.#end();
  }

  /** Safe if the transaction has ended by itself, so that the error that ended it is the one reported. */
  rollback(): void {
    if (!this.#inTransaction) return;
    const { database } = this.#settings;
    try {
      if (database.isTransaction) database.exec('rollback');
    } finally {
      this.#end();
    }
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (!this.#inTransaction) return this.#whenFree(() => this.#run<Row>(query));
    // Further statements of a transaction that has ended would be committed individually.
    if (!this.#settings.database.isTransaction) throw this.#failure;
    try {
      return this.#run<Row>(query);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }

  #run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const statement = this.#settings.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  }

  #end(): void {
    this.#inTransaction = false;
    this.#failure = undefined;
    this.#turns.leave();
  }

  /**
   * Runs work when no transaction is active, and retries if another process holds the lock, until the
   * patience ends. Keeps the turn if the work has begun a transaction.
   */
  async #whenFree<Result>(work: () => Result): Promise<Result> {
    const end = performance.now() + this.#settings.patience;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      await this.#turns.take();
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() > end) throw error;
      } finally {
        if (!this.#inTransaction) this.#turns.leave();
      }
      // Random, so that not all callers retry at the same moment.
      await sleep(pause * (0.5 + Math.random() / 2));
    }
  }
}

/** One caller at a time, in order of arrival. */
class Turns {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  async take(): Promise<void> {
    if (this.#taken) await new Promise<void>((go) => this.#waiting.push(go));
    this.#taken = true;
  }

  /** Passes the turn on directly, so that no other caller gets in between. */
  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }
}
