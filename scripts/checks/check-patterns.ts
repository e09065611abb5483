import { fileURLToPath } from 'node:url';
import { EXCEPTIONS } from './patterns/exceptions.ts';
import { judgePattern } from './patterns/judge-pattern.ts';
import { readKnownSafe, writeKnownSafe } from './patterns/known-safe.ts';
import { listPatterns, type Pattern } from './patterns/list-patterns.ts';

/**
 * Part of `npm run check`: no regular expression of the program may take more than linear time on any text,
 * because one line of a document, or one query, could stop the program.
 */

/** The number of patterns judged at once: the checker uses two cores. */
const AT_ONCE = 2;

const patterns = listPatterns(fileURLToPath(new URL('../..', import.meta.url)));
const byText = Map.groupBy(patterns, ({ path, line, source, flags }) =>
  source === null ? `${path}:${line}` : `/${source}/${flags}`,
);
const known = await readKnownSafe();
const waiting = [...byText].filter(([text]) => !known.has(text));
const safe = [...byText.keys()].filter((text) => known.has(text));
const faults: string[] = [];

async function judgeNext(): Promise<void> {
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [text, places] = next;
    const fault = await judgePattern(places[0] as Pattern);
    if (fault === undefined) safe.push(text);
    else report(places, fault);
  }
}

function report(places: readonly Pattern[], fault: string): void {
  for (const { path, line, source, flags } of places) {
    const exception = EXCEPTIONS.find((one) => one.path === path && one.source === source);
    const place = `${path}:${line} /${source}/${flags}`;
    if (exception) console.log(`${place} is allowed: ${exception.reason}`);
    else faults.push(`${place} ${fault}`);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, judgeNext));
await writeKnownSafe(safe);
for (const { path, source } of EXCEPTIONS) {
  if (!patterns.some((pattern) => pattern.path === path && pattern.source === source))
    faults.push(`${path}: the exception for /${source}/ is not needed any more, remove it`);
}
console.log(`Checked ${patterns.length} regular expressions: ${faults.length} can take too long.`);
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
