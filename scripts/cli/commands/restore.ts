import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { restoreBackup } from '#api/backups/restore-backup.ts';
import { counted } from '#contract/values/counted.ts';
import { type Command, configOf, UsageError } from '../command.ts';
import { print, printJson } from '../print.ts';
import { printProgress } from '../print-progress.ts';

export const command: Command = {
  usage: 'DIR --data NEW_DIR [--partial] [--json]',
  help: `
Makes a data folder of the backup in DIR. The folder after --data must be new or empty, and no server may hold
it. Every file is compared with its hash, and the new folder is checked as by check, before it is done; a
backup that is damaged is refused, and nothing is left behind. People sign in with the passwords of the time of
the backup, and sessions of that time are ended.

  --partial   restore what is sound of a damaged backup; what is not is named, and the exit code is 1
  --json      a summary as JSON on stdout`,
  options: { partial: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(words) {
    const [given] = words.positionals;
    if (given === undefined || words.positionals.length > 1)
      throw new UsageError('Say from which folder to restore.');
    const { dataDir } = configOf(words);
    const now = () => new Date();
    const report = await restoreBackup({
      ...{ dir: resolve(given), dataDir, now },
      partial: words.values.partial === true,
      act: () => ({ actor: userInfo().username, at: now() }),
      onProgress: printProgress('Restoring files'),
    });
    const { files, faults, uploadsLost, check, madeAt } = report;
    if (words.values.json) printJson({ dataDir, ...report });
    else {
      for (const fault of [...faults, ...check.faults.map(({ path, what }) => `${path}: ${what}`)])
        print(`${fault}`);
      for (const path of uploadsLost)
        print(`${path} had not been sent to its end, and is not in the backup. Add it again.`);
      print(`Restored the backup of ${madeAt} to ${dataDir}: ${counted(files, 'file')} and the database.`);
      print(
        check.faults.length === 0 ? 'All of it was checked.' : `${counted(check.faults.length, 'fault')}.`,
      );
    }
    return faults.length + check.faults.length === 0 ? 0 : 1;
  },
};
