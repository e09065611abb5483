import type { Tx } from './database.ts';

/**
 * Locks a matter until the transaction ends. A transaction that writes depending on what it has read takes
 * the lock before it reads, so that nobody changes that meanwhile. The numbers of the audit log and of the
 * change feed are assigned under the lock: whoever continues to read a matter from a number misses nothing
 * that is committed later.
 *
 * A no-op on SQLite: every transaction that writes begins with `begin immediate` (see sqlite-file.ts), and so
 * has the file's only write lock. On a database server this would be the place for `select id from matter
 * where id = … for update`.
 */
export async function lockMatter(_tx: Tx, _matterId: string): Promise<void> {}
