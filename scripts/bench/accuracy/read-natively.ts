import { spawn, spawnSync } from 'node:child_process';
import type { Rect } from '#contract/values/rect.ts';

/** A word on a page; its box in fractions of the page. */
export interface PlacedText {
  text: string;
  rect: Rect;
}

/** Runs the `tesseract` of this machine with its defaults, for comparison: no routing, no second pass. */
export function findNativeTesseract(): string | undefined {
  const { error, stdout } = spawnSync('tesseract', ['--version'], { encoding: 'utf8' });
  return error ? undefined : stdout.split('\n')[0];
}

/** The words of an image file, in tesseract's order. */
export async function readNatively(image: Uint8Array, dpi: number): Promise<PlacedText[]> {
  const tsv = await run(image, ['stdin', 'stdout', '--dpi', String(Math.round(dpi)), 'tsv']);
  const rows = tsv.split('\n').map((row) => row.split('\t'));
  const [, page] = rows;
  const [width = 1, height = 1] = (page ?? []).slice(8, 10).map(Number);
  return rows.flatMap(([level, , , , , , left, top, across, down, , text]) =>
    level === '5' && text?.trim()
      ? [
          {
            text: text.trim(),
            rect: {
              x: Number(left) / width,
              y: Number(top) / height,
              width: Number(across) / width,
              height: Number(down) / height,
            },
          },
        ]
      : [],
  );
}

function run(image: Uint8Array, words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    // Two threads in one process take longer than one.
    const child = spawn('tesseract', words, { env: { ...process.env, OMP_THREAD_LIMIT: '1' } });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      complaint += part;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`tesseract: ${complaint.trim()}`));
    });
    child.stdin.end(image);
  });
}
