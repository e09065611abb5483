import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { judgePattern } from './judge-pattern.ts';
import { listPatterns, listPatternsOf } from './list-patterns.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

describe('listPatterns', () => {
  const list = (text: string) =>
    listPatternsOf('one.ts', text).map(({ line, source, flags }) => ({ line, source, flags }));

  it('finds literals, and nothing that only looks like one', () => {
    expect(list('const a = 4 / 2 / 1; // /b+/\nconst c = /d+/giu, e = "/f/";')).toEqual([
      { line: 2, source: 'd+', flags: 'giu' },
    ]);
  });

  it('builds constructed patterns from constants, and reports those that it cannot build', () => {
    const text =
      "const A = ['x', 'y'];\nconst B = '(?:' + A.join('|') + ')';\nconst c = new RegExp('^' + B + '+$', 'i');\nconst d = (e: string) => RegExp(e);";
    expect(list(text)).toEqual([
      { line: 3, source: '^(?:x|y)+$', flags: 'i' },
      { line: 4, source: null, flags: '' },
    ]);
  });
});

describe('judgePattern', () => {
  const judge = (source: string, flags = '') => judgePattern({ path: 'one.ts', line: 1, source, flags });

  it.each([
    ['an exponential one', '^\\W*(?:[\\W_█]+\\s?)+$', 'exponential'],
    ['a polynomial one', '^\\d+\\s*\\s*x$', 'polynomial'],
    ['one that begins anywhere', '[^a]+$', 'polynomial'],
  ])('refuses %s', async (_which, source, complexity) => {
    expect(await judge(source)).toContain(complexity);
  });

  it('accepts patterns that take linear time', async () => {
    expect(await judge('^\\p{L}+\\d*$', 'u')).toBeUndefined();
  });
});

/** Parts of lines that have stopped programs of this kind. */
const UNITS = [
  '_',
  ' ',
  '-',
  '. ',
  '.',
  ',',
  '(',
  ')',
  '█',
  'a',
  'A ',
  'page ',
  '1',
  '1,',
  '12 ',
  'ж',
  'Жé',
  '漢',
  'ก',
  'é',
  '\t',
  '\n',
  '"',
  "'",
  '@a.',
  'b6 ',
  '(b)(6) ',
  'of ',
  'to ',
  '<',
  '&',
  '; ',
  'Case 1 Doc ',
];
const ENDS = ['', ' x!'];

/**
 * Runs in a thread that can be terminated, because a hanging pattern cannot be interrupted in any other way.
 * Linear patterns take far less than five milliseconds for 10,000 letters, so only the others are examined: a
 * line of a quarter of the length must take much less than a tenth of the time. The shortest of several times
 * counts, and a suspicion is measured more often: other work on the machine lengthens some of them.
 */
const ROUNDS = { least: 2, most: 4 };
const RUNNER = `
const ROUNDS = ${JSON.stringify(ROUNDS)};
const { parentPort, workerData } = require('node:worker_threads');
const { patterns, units, ends } = workerData;
const slow = [];
const secondsOf = (pattern, unit, end, length) => {
  const line = unit.repeat(length / unit.length) + end;
  const before = process.threadCpuUsage();
  pattern.lastIndex = 0;
  if (pattern.global) line.replace(pattern, '');
  else pattern.test(line);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1e6;
};
const growsTooFast = ([long, half, short]) => long > 10 * short && long > 2.8 * half;
for (const { name, source, flags } of patterns) {
  const pattern = new RegExp(source, flags);
  parentPort.postMessage({ at: name });
  for (const unit of units) for (const end of ends) {
    if (secondsOf(pattern, unit, end, 10000) < 0.005) continue;
    let shortest = [Infinity, Infinity, Infinity];
    for (let round = 1; round <= ROUNDS.most; round += 1) {
      const times = [20000, 10000, 5000].map((length) => secondsOf(pattern, unit, end, length));
      shortest = shortest.map((time, which) => Math.min(time, times[which]));
      if (round >= ROUNDS.least && !growsTooFast(shortest)) break;
    }
    if (growsTooFast(shortest)) slow.push(name + ' on ' + JSON.stringify(unit) + ': ' + shortest.toReversed());
  }
}
parentPort.postMessage({ slow });
`;

describe('every regular expression of the program', () => {
  it('takes linear time, whatever the line consists of', async () => {
    const patterns = listPatterns(ROOT).flatMap(({ path, line, source, flags }) =>
      source === null ? [] : [{ name: `${path}:${line}`, source, flags }],
    );
    expect(patterns.length).toBeGreaterThan(300);
    const once = new Map(patterns.map((pattern) => [pattern.source + pattern.flags, pattern]));
    expect(await run([...once.values()])).toEqual([]);
    // Hundreds of patterns, each on a hundred long lines: each has its own limit.
  });

  it('would be reported if it hung', async () => {
    const hangs = { name: 'hangs', source: '^(?:[\\W_]+\\s?)+$', flags: '' };
    expect(await run([hangs], 2)).toEqual(['hangs did not end']);
  });

  it('would be reported if it took quadratic time', async () => {
    const quadratic = { name: 'quadratic', source: '_+$', flags: '' };
    expect(await run([quadratic], 120)).toEqual([expect.stringContaining('quadratic on "_": ')]);
  });
});

function run(
  patterns: { name: string; source: string; flags: string }[],
  secondsEach = 40,
): Promise<string[]> {
  const workerData = { patterns, units: UNITS, ends: ENDS };
  const worker = new Worker(RUNNER, { eval: true, workerData });
  let at = '';
  return new Promise<string[]>((resolve, reject) => {
    const deadline = setTimeout(() => resolve([`${at} did not end`]), secondsEach * 1000);
    worker.on('message', (message: { at: string } | { slow: string[] }) => {
      if ('slow' in message) return resolve(message.slow);
      at = message.at;
      deadline.refresh();
    });
    worker.on('error', reject);
  }).finally(() => worker.terminate());
}
