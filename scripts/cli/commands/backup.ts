import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { backUp } from '#api/backups/back-up.ts';
import { counted } from '#contract/values/counted.ts';
import { type Command, UsageError, withRecords } from '../command.ts';
import { print, printJson } from '../print.ts';
import { printProgress } from '../print-progress.ts';

export const command: Command = {
  usage: 'DIR [--data DIR] [--quick] [--json]',
  help: `
Backs up the data folder into DIR, which is a new or empty folder or that of an earlier backup. The server and
other commands may keep running. The backup holds a consistent copy of the database, and each original, converted
PDF, export package and waiting upload once, by its hash. Files that an earlier backup already has are hashed again
and replaced if they are damaged. The earlier backup stays usable until the new one is complete.

Do not copy the data folder with another program while Uncover is running: the copied database may be inconsistent.
Keep DIR on another disk, and protect it like the data folder: it holds the same records.

  --quick   compare files that are already in DIR by size only, without hashing them
  --json    print a summary as JSON`,
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(words) {
    const [given] = words.positionals;
    if (given === undefined || words.positionals.length > 1)
      throw new UsageError('Name the folder to back up into.');
    const dir = resolve(given);
    const report = await withRecords(words, ({ database, dataDir, now }) =>
      backUp({
        ...{ database, dataDir, dir, now },
        quick: words.values.quick === true,
        act: () => ({ actor: userInfo().username, at: now() }),
        onProgress: printProgress('Backing up files'),
      }),
    );
    const { files, copied, bytes, faults, databaseSha256 } = report;
    if (words.values.json) printJson({ dir, ...report });
    else {
      for (const fault of faults) print(`${fault}`);
      print(
        `Backed up to ${dir}: ${counted(files, 'file')} (${counted(copied, 'file')} copied now) and the database, ${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB.`,
      );
      print(`database SHA-256 ${databaseSha256}`);
      if (faults.length > 0) {
        print(
          `${counted(faults.length, 'file')} could not be backed up. Repair the data folder (see: check), then back up again.`,
        );
      }
    }
    return faults.length === 0 ? 0 : 1;
  },
};
