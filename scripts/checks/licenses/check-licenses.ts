import { readFileSync, writeFileSync } from 'node:fs';
import { listPackages, listUnaccepted, readLockfile, writeList } from './list-licenses.ts';

/** `--write` regenerates the list; without it, the list is checked. */
const path = new URL('THIRD-PARTY.md', import.meta.url);
const packages = listPackages(readLockfile());
const list = writeList(packages);
if (process.argv.includes('--write')) writeFileSync(path, list);

const problems = listUnaccepted(packages).map(
  ({ name, license }) => `${name} ships under a license that was not accepted: ${license}`,
);
if (readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== list) {
  problems.push('scripts/checks/licenses/THIRD-PARTY.md is out of date. Run: npm run licenses');
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
