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
Backs the data folder up into DIR, an empty or new folder or that of an earlier backup, while the server and
other commands go on. The database is copied as of one moment; originals, the PDFs made of them, export
packages and files that wait to be read are copied by their hash, once each. What an earlier backup has already
is hashed again, and copied again where it is damaged. That backup stays usable until the new one is complete.

A copy of the data folder made by other programs while Uncover runs is no backup: the database in it may be torn.
DIR should be on another disk, and holds everything that the data folder holds: keep it as safe.

  --quick   trust what is in DIR already by its size, without hashing it
  --json    a summary as JSON on stdout`,
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(words) {
    const [given] = words.positionals;
    if (given === undefined || words.positionals.length > 1)
      throw new UsageError('Say into which folder to back up.');
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
          `${counted(faults.length, 'file')} could not be backed up. Restore them in the data folder (see: check), then back up again.`,
        );
      }
    }
    return faults.length === 0 ? 0 : 1;
  },
};
