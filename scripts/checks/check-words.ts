import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Part of `npm run check`: identifiers, comments, messages and documents use American spelling, and old names
 * do not come back.
 */

/** Each matches inside of identifiers too. */
const REFUSED: readonly { pattern: RegExp; instead: string }[] = [
  { pattern: /(?:recogn|normal|organ|capital|serial|initial)is(?:e[ds]?|ing|ation)/i, instead: 'z for s' },
  { pattern: /neighbour/i, instead: 'neighbor' },
  { pattern: /behaviour/i, instead: 'behavior' },
  { pattern: /favour/i, instead: 'favor' },
  { pattern: /catalogue/i, instead: 'catalog' },
  { pattern: /centred|centre(?![a-z])/, instead: 'center' },
  { pattern: /labelled(?!by)/i, instead: 'labeled' },
  { pattern: /grey ?scale/i, instead: 'grayscale' },
  { pattern: /licence/i, instead: 'license' },
  { pattern: /reread/i, instead: 'a second recognition' },
  { pattern: /[a-z]InWords/, instead: 'formatX, describeX or names' },
  { pattern: /[a-z]Readings?(?![a-z])/, instead: 'recognition, interpretation, ingestRequest or reader' },
];

/** This list itself. */
const SELF = 'scripts/checks/check-words.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const listed = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.md', '*.css'], {
  cwd: root,
  encoding: 'utf8',
});
const faults = listed
  .split('\n')
  .filter((path) => path !== '' && path !== SELF)
  .flatMap(listFaults);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

function listFaults(path: string): string[] {
  const lines = readFileSync(`${root}/${path}`, 'utf8').split('\n');
  return lines.flatMap((line, index) =>
    REFUSED.flatMap(({ pattern, instead }) => {
      const found = pattern.exec(line)?.[0];
      return found === undefined ? [] : [`${path}:${index + 1} “${found}”: use ${instead}`];
    }),
  );
}
