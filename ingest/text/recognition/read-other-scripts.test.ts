import { describe, expect, it } from 'vitest';
import type { PageImage } from '../../pixels/page-image.ts';
import { drawLines } from '../../testing/builders/draw-lines.ts';
import { scriptRecognizer } from '../../testing/readers/scripted-recognizer.ts';
import type { Script } from '../scripts/languages-of-scripts.ts';
import type { ScriptReader } from '../scripts/script-reader.ts';
import { readOtherScripts } from './read-other-scripts.ts';
import { lookAt, readPixels } from './read-pixels.ts';
import type { Recognizer } from './recognizer.ts';
import { detectScript } from './tesseract.ts';

const RUSSIAN = [
  'Министерство внутренних дел сообщает что программа',
  'не является добровольной и местные власти могут',
  'отказаться от участия до конца этого года',
  'Письмо содержит ответы на вопросы комиссии',
];
/** As read with English models. */
const NOISE = [
  'MuHuctepctBo BHYTPeHHUX Aen coo6iuaeT 4TO',
  'npuBeTcTBHe rpaKAaH uM nporpaMMa He',
  'BAseTca DOOpOBOnbHON',
];

const page: PageImage = {
  image: drawLines(RUSSIAN, 36),
  dpi: 200,
  area: { x: 0, y: 0, width: 1, height: 1 },
  origin: 'own',
};
const noisy = scriptRecognizer(() => NOISE, 30);

/** A reader for the given scripts that detects `seen` on the page. */
function scriptReader(
  read: Partial<Record<Script, { lines: string[]; confidence: number }>>,
  seen: Script | undefined,
): ScriptReader & { asked: Script[] } {
  const asked: Script[] = [];
  return {
    asked,
    scripts: Object.keys(read) as Script[],
    languagesOf: () => ['rus'],
    detect: async () => seen,
    recognizerFor: async (script) => {
      asked.push(script);
      const { lines, confidence } = read[script] ?? { lines: [], confidence: 0 };
      return scriptRecognizer(() => lines, confidence);
    },
  };
}

async function readAgain(reader: ScriptReader, usual: Recognizer = noisy) {
  const look = lookAt(page);
  const { lines, ...rest } = await readOtherScripts(look, await readPixels(look, usual), reader);
  return { text: lines.map((line) => line.map(({ text }) => text).join(' ')).join('\n'), ...rest };
}

describe('readOtherScripts', () => {
  it('reads a page of noise in the script that it seems to be in, and says so', async () => {
    const reader = scriptReader(
      { Greek: { lines: [], confidence: 0 }, Cyrillic: { lines: RUSSIAN, confidence: 95 } },
      'Cyrillic',
    );
    const { text, how, note } = await readAgain(reader);
    expect(text).toBe(RUSSIAN.join('\n'));
    expect(how).toBe('; read as Cyrillic (rus)');
    expect(note).toBeUndefined();
    expect(reader.asked).toEqual(['Cyrillic']);
  });

  it('tries the scripts with installed data if the page’s own cannot be detected', async () => {
    const reader = scriptReader(
      { Greek: { lines: NOISE, confidence: 90 }, Cyrillic: { lines: RUSSIAN, confidence: 95 } },
      undefined,
    );
    expect((await readAgain(reader)).text).toBe(RUSSIAN.join('\n'));
  });

  it('reports that a page cannot be read if there is no data for its script', async () => {
    const { text, note } = await readAgain(scriptReader({}, 'Cyrillic'));
    expect(text).toBe(NOISE.join('\n'));
    expect(note).toContain('seems to be Cyrillic');
    expect(note).toContain('such as rus');
  });

  it('reads a page of two scripts in both', async () => {
    const both = [...RUSSIAN.slice(0, 2), 'The Department announces that the program is not voluntary'];
    const unsure = scriptRecognizer(() => both);
    const partly = {
      ...unsure,
      recognize: async (...given: Parameters<typeof unsure.recognize>) =>
        (await unsure.recognize(...given)).map((line, index) =>
          line.map((word) => ({ ...word, confidence: index === 2 ? 95 : 30 })),
        ),
    };
    const reader = scriptReader({ Cyrillic: { lines: both, confidence: 95 } }, undefined);
    expect((await readAgain(reader, partly)).how).toBe('; read as Cyrillic (rus)');
  });

  it('keeps the first reading if no other script is read with more confidence', async () => {
    const worse = scriptReader({ Cyrillic: { lines: RUSSIAN, confidence: 40 } }, undefined);
    expect(await readAgain(worse)).toEqual({ text: NOISE.join('\n'), turned: 0 });
  });

  it('leaves a page alone that was read with confidence', async () => {
    const reader = scriptReader({ Cyrillic: { lines: RUSSIAN, confidence: 95 } }, 'Cyrillic');
    const sure = scriptRecognizer(() => NOISE, 90);
    expect((await readAgain(reader, sure)).text).toBe(NOISE.join('\n'));
    expect(reader.asked).toEqual([]);
  });
});

describe('detectScript', () => {
  it.each([
    ['Cyrillic', RUSSIAN],
    [
      'Latin',
      [
        'The Department announces that the program',
        'is not voluntary and local authorities may',
        'decline to take part until the end of this',
        'year and this letter holds the answers',
      ],
    ],
  ])('tells print in %s by its shapes', async (script, lines) => {
    expect(await detectScript(drawLines(lines, 36), 200)).toBe(script);
  });

  it('detects nothing in an image without print', async () => {
    expect(await detectScript(drawLines([], 36), 200)).toBeUndefined();
  });
});
