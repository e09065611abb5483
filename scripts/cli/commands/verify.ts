import { resolve } from 'node:path';
import { type PackageVerdict, verifyPackage } from '#api/exports/exhibits/package/verify-package.ts';
import { checkAuditLog } from '#api/integrity/check-audit-log.ts';
import { atOnce } from '#api/integrity/pace.ts';
import { findEnd, findEventByHash, findExport } from '#api/repositories/database/audit-log.ts';
import { counted } from '#contract/values/counted.ts';
import { type Command, textOption, UsageError, type Words, withInstallation } from '../command.ts';
import { print, printJson, printNote } from '../print.ts';
import { printProgress } from '../print-progress.ts';

export const command: Command = {
  usage: 'DIR [--data DIR] [--json] | --data DIR [--event HASH]',
  help: `
With an export's folder: recomputes every hash, opens every PDF and counts its pages, and compares the list with the manifest.
Prints every change and every missing or extra file or page, and then exits with code 1. Compare the SHA-256 of the
manifest that it prints with the one you wrote down at the export. With --data, it is compared with the audit log
of the data folder that the export was made from.

With --data alone: recomputes the hash of every event of the audit log, each of which covers the event before it, and
prints the first and the last. With --event, also says whether an event with this hash is in the log: take it from an
exported audit log.

  --event HASH   the SHA-256 of an event, as an exported audit log has it`,
  options: { json: { type: 'boolean' }, event: { type: 'string' } },
  async run({ positionals, values }) {
    const [dir] = positionals;
    if (dir === undefined && values.data !== undefined) return verifyLog({ positionals, values });
    if (dir === undefined || positionals.length > 1) throw new UsageError('Name the folder to verify.');
    if (values.event !== undefined)
      throw new UsageError('--event is for --data without the folder of an export.');
    const result = await verifyPackage(resolve(dir));
    if (values.data !== undefined) await compareWithLog({ positionals, values }, result);
    if (values.json) printJson(result);
    else {
      for (const { path, what } of result.problems) print(`${path}: ${what}`);
      print(
        result.ok
          ? `The package is intact: ${counted(result.checks, 'check')}. manifest SHA-256 ${result.manifestSha256}`
          : `The package was CHANGED after the export: ${counted(result.problems.length, 'problem')}.`,
      );
    }
    return result.ok ? 0 : 1;
  },
};

/** Returns the exit code. */
async function verifyLog(words: Words): Promise<number> {
  const asked = textOption(words, 'event');
  return withInstallation(words, async ({ database }) => {
    const faults: string[] = [];
    const count = await checkAuditLog({
      ...{ database, dataDir: '', pace: atOnce, inTurns: false, onNote: printNote },
      onFault: ({ what, remedy }) => faults.push(`${what} ${remedy}`),
      onProgress: printProgress('Checking audit log'),
    });
    const first = await findEnd(database, 'first');
    const last = await findEnd(database, 'last');
    const found = asked === undefined ? undefined : await findEventByHash(database, asked);
    const isOk = faults.length === 0 && (asked === undefined || found !== undefined);
    if (words.values.json) {
      printJson({ ok: isOk, events: count, first, last, found: found ?? null, faults });
      return isOk ? 0 : 1;
    }
    for (const fault of faults) print(fault);
    if (first && last) {
      print(`First event: ${first.seq}, ${first.at}, SHA-256 ${first.hash}`);
      print(`Last event: ${last.seq}, ${last.at}, SHA-256 ${last.hash}`);
    }
    if (asked !== undefined) {
      print(
        found
          ? `The event with this hash is in the log: ${found.seq}, ${found.at}.`
          : 'NO event of the log has this hash.',
      );
    }
    print(
      faults.length === 0
        ? `The audit log is intact: ${counted(count, 'event')}.`
        : `The audit log was CHANGED: ${counted(faults.length, 'problem')}.`,
    );
    return isOk ? 0 : 1;
  });
}

/** The log cannot be changed, so an export that it does not contain was not made from this folder. */
async function compareWithLog(words: Words, verdict: PackageVerdict): Promise<void> {
  const { manifestSha256 } = verdict;
  if (manifestSha256 === null) return;
  verdict.checks += 1;
  const made = await withInstallation(words, ({ database }) => findExport(database, manifestSha256));
  if (made) {
    printNote(`The audit log confirms it: exported by ${made.actor} at ${made.at}.`);
    return;
  }
  verdict.ok = false;
  verdict.problems.push({ path: 'manifest.json', what: 'is not the manifest of an export in the log' });
}
