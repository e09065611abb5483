import type { Tx } from './database.ts';

/**
 * Takes the lock of a matter until the transaction ends. A transaction that writes by what it has read takes it before
 * it reads, so that nobody changes that meanwhile. The numbers of the audit log and of the feed of changes are given
 * under it: whoever reads a matter on from a number misses nothing that is committed later.
 *
 * Nothing is to be done on SQLite: every transaction that writes begins with `begin immediate` (see
 * sqlite-file.ts), and so has the one lock for writing that the file has. On a database server this is the
 * place for `select id from matter where id = … for update`.
 */
export async function lockMatter(_tx: Tx, _matterId: string): Promise<void> {}
