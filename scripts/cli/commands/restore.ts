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
Restores the backup in DIR into the folder given with --data, which must be new or empty and not in use by a
server. Every file is compared with its hash, and the new folder is checked (see: check) before the command finishes.
A damaged backup is refused, and nothing is left behind. Passwords are those from the time of the backup; everyone
has to sign in again.

  --partial   restore the intact files of a damaged backup, list the others, and exit with code 1
  --json      print a summary as JSON`,
  options: { partial: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(words) {
    const [given] = words.positionals;
    if (given === undefined || words.positionals.length > 1)
      throw new UsageError('Name the folder to restore from.');
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
        print(`${path} was not completely uploaded and is not in the backup. Upload it again.`);
      print(`Restored the backup of ${madeAt} to ${dataDir}: ${counted(files, 'file')} and the database.`);
      print(
        check.faults.length === 0 ? 'All files were checked.' : `${counted(check.faults.length, 'fault')}.`,
      );
    }
    return faults.length + check.faults.length === 0 ? 0 : 1;
  },
};
