/** Milliseconds. Shorter times depend on clock steps, compilation and the garbage collector. */
const NOISE = 40;
/** Linear work takes 4 times as long for 4 times the input, quadratic work 16 times. */
const MOST_GROWTH = 6;
/** A garbage collection or a cold cache lengthens one measurement, but hardly the shortest of several. */
const ROUNDS = { least: 2, most: 6 };

/**
 * Describes how the time of `work` grows if that is faster than its input, which `makeInput` makes 1, 2 and 4
 * times as large; undefined if it is not. A suspicion is measured again before it counts, and then with
 * inputs of twice the size: on small ones the compiler and the collector may take most of the time.
 * `readClock` returns milliseconds.
 */
export async function findTimeGrowth<Input>(
  work: (input: Input) => unknown,
  makeInput: (times: number) => Input | Promise<Input>,
  readClock: () => number = readThreadTime,
): Promise<string | undefined> {
  const measure = (input: Input) => measureWork(work, input, readClock);
  const growth = await findGrowthFrom(1, measure, makeInput);
  return growth && (await findGrowthFrom(2, measure, makeInput));
}

async function findGrowthFrom<Input>(
  once: number,
  measure: (input: Input) => Promise<number>,
  makeInput: (times: number) => Input | Promise<Input>,
): Promise<string | undefined> {
  const fourfold = await makeInput(4 * once);
  if ((await measure(fourfold)) < NOISE) return undefined;
  const inputs = [await makeInput(once), await makeInput(2 * once), fourfold];
  const shortest = inputs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 1; round <= ROUNDS.most; round += 1) {
    for (const [index, input] of inputs.entries()) {
      shortest[index] = Math.min(shortest[index] ?? 0, await measure(input));
    }
    if (round >= ROUNDS.least && !growsTooFast(shortest)) return undefined;
  }
  return `${shortest.map((each) => each.toFixed(1)).join(', ')} ms`;
}

function growsTooFast([once = 0, , fourfold = 0]: number[]): boolean {
  return fourfold >= MOST_GROWTH * once + NOISE;
}

async function measureWork<Input>(
  work: (input: Input) => unknown,
  input: Input,
  readClock: () => number,
): Promise<number> {
  const before = readClock();
  try {
    await work(input);
  } catch {
    // A rejection is a result too.
  }
  return readClock() - before;
}

/**
 * Milliseconds of processor time that this thread has used; other threads and the garbage collector's do not
 * count.
 */
function readThreadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
