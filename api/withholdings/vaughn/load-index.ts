import { createHash } from 'node:crypto';
import { UncoverError } from '../../errors.ts';
import type { Act } from '../../repositories/database/audit-log.ts';
import type { Database } from '../../repositories/database/database.ts';
import { addVaughnIndex } from '../../repositories/withholdings/vaughn-indexes.ts';
import { findHeader } from './guess-columns.ts';
import { readTable } from './read-table.ts';

/**
 * Reads an agency's index and stores its rows unchanged. Returns its id. Throws messages that a user can act
 * on.
 */
export async function loadVaughnIndex(
  { database, newId }: { database: Database; newId: () => string },
  act: Act,
  matterId: string,
  file: { name: string; bytes: Uint8Array },
): Promise<string> {
  const table = await readTable(file.bytes);
  const header = findHeader(table);
  if (!header) {
    throw new UncoverError(
      'invalid-request',
      'No row of the first 20 looks like the header of a Vaughn index. It should name at least two columns, such as “Bates No.” and “Exemptions”.',
    );
  }
  const rows = table.map((cells, at) => ({ row: at + 1, cells })).slice(header.at + 1);
  return addVaughnIndex(database, act, matterId, {
    id: newId(),
    name: file.name,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    header: table[header.at] ?? [],
    columns: header.columns,
    rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
  });
}
