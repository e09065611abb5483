import { describe, expect, it } from 'vitest';
import type { Rect } from '#contract/values/rect.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import { type LineToPlace, placeLines } from '../../testing/builders/place-lines.ts';
import { scriptRecognizer } from '../../testing/readers/scripted-recognizer.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import type { BoxOnPage } from './box-on-page.ts';
import { readCodes } from './read-codes.ts';

/** Running text from 0.12 to 0.83 across; anything further right is in the margin. */
const TEXT = 'the county board asked whether it may decline and was not told';

function buildText(from = 0.2, lines = 6): LineToPlace[] {
  return Array.from({ length: lines }, (_, index) => ({ text: TEXT, x: 0.12, y: from + index * 0.02 }));
}

/** A blank letter page at low resolution, so that only the words are read. */
function buildImage(): PageImage {
  const image = { width: 425, height: 550, data: new Uint8Array(425 * 550).fill(255) };
  return { image, area: { x: 0, y: 0, width: 1, height: 1 }, dpi: 50, origin: 'own' };
}

function buildBox(x: number, y: number, width = 0.2, height = 0.016): BoxOnPage {
  return { rect: { x, y, width, height }, style: 'outlined', confidence: 80, needsCode: false };
}

async function read(lines: LineToPlace[], boxes: BoxOnPage[] = []) {
  const words: PlacedWord[][] = placeLines(lines);
  const found = await readCodes({
    lines: words,
    boxes,
    page: buildImage(),
    aspect: 8.5 / 11,
    turned: 0,
    recognizer: scriptRecognizer(() => []),
  });
  return {
    ...found,
    inBoxes: found.boxes.map(({ codes }) => codes.join(' ')),
    alone: found.codes.map(({ codes }) => codes.join(' ')),
  };
}

describe('readCodes, in boxes', () => {
  it('gives a box the codes in it, in printed order, each once, with the text as read', async () => {
    const { boxes } = await read(
      [{ text: '(b)(7)(C), (b)(6), b6', x: 0.32, y: 0.301 }],
      [buildBox(0.3, 0.3, 0.3)],
    );
    expect(boxes[0]).toMatchObject({ codes: ['(b)(7)(C)', '(b)(6)'], printed: '(b)(7)(C), (b)(6), b6' });
  });

  it('reads codes below each other in one box', async () => {
    const lines = ['(b)(5)', '(b)(6)', '(b)(7)(C)'].map((text, index) => ({
      text,
      x: 0.4,
      y: 0.31 + index * 0.015,
    }));
    expect((await read(lines, [buildBox(0.3, 0.3, 0.4, 0.06)])).inBoxes).toEqual(['(b)(5) (b)(6) (b)(7)(C)']);
  });

  it('reads a code that was misread into its line, with the strokes of the outline', async () => {
    const lines = [{ text: 'send it to |_(b)(6),(h)(7(C)__| today please', x: 0.12, y: 0.301 }];
    expect((await read(lines, [buildBox(0.235, 0.3, 0.26)])).inBoxes).toEqual(['(b)(6) (b)(7)(C)']);
  });

  it('keeps a box without a code', async () => {
    const { boxes } = await read(buildText(), [buildBox(0.3, 0.5)]);
    expect(boxes[0]).toMatchObject({ codes: [], printed: null, confidence: 80 });
  });

  it('ignores a statute that the text of a large box cites', async () => {
    const lines = [
      {
        text: 'a page held back since section 552(b)(5) allows it, says the office that wrote this',
        x: 0.15,
        y: 0.4,
      },
      { text: '(b)(6)', x: 0.45, y: 0.5 },
    ];
    expect((await read(lines, [buildBox(0.1, 0.1, 0.8, 0.8)])).inBoxes).toEqual(['(b)(6)']);
  });

  it('reads words and boxes of a page that is scanned on its side', async () => {
    const toSide = ({ x, y, width, height }: Rect): Rect => ({
      x: y,
      y: 1 - x - width,
      width: height,
      height: width,
    });
    const box = buildBox(0.3, 0.3);
    const words = placeLines([{ text: '(b)(4)', x: 0.35, y: 0.301 }, ...buildText(0.5)]);
    const { boxes } = await readCodes({
      lines: words.map((line) => line.map((word) => ({ ...word, rect: toSide(word.rect) }))),
      boxes: [{ ...box, rect: toSide(box.rect) }],
      page: buildImage(),
      aspect: 8.5 / 11,
      turned: 90,
      recognizer: scriptRecognizer(() => []),
    });
    expect(boxes[0]).toMatchObject({ codes: ['(b)(4)'], rect: toSide(box.rect) });
  });
});

describe('readCodes, beside boxes', () => {
  it('links codes stacked in the margin to every box at their height, and to no other', async () => {
    const lines = [...buildText(), { text: 'b6 -1', x: 0.9, y: 0.24 }, { text: 'b7C -1', x: 0.9, y: 0.256 }];
    const boxes = [buildBox(0.3, 0.24), buildBox(0.2, 0.26), buildBox(0.2, 0.34)];
    const { inBoxes, alone } = await read(lines, boxes);
    expect(inBoxes).toEqual(['(b)(6) (b)(7)(C)', '(b)(6) (b)(7)(C)', '']);
    expect(alone).toEqual([]);
  });

  it('links a code to the box right beside it, with who claims it', async () => {
    const { boxes } = await read(
      [{ text: 'b5 Per EOUSA', x: 0.5, y: 0.301 }, ...buildText(0.5)],
      [buildBox(0.25, 0.3)],
    );
    expect(boxes[0]).toMatchObject({ codes: ['(b)(5)'], printed: 'b5 Per EOUSA' });
  });

  it('links a code at a line’s end to the boxes of the line, even with words between', async () => {
    const lines = [
      ...buildText(0.5),
      { text: 'received it', x: 0.4, y: 0.301 },
      { text: 'b6 -1 Per FBI', x: 0.6, y: 0.301 },
    ];
    expect((await read(lines, [buildBox(0.15, 0.3)])).inBoxes).toEqual(['(b)(6)']);
  });

  it('links codes beside a paragraph to all its boxes, with low confidence for those at another height', async () => {
    const lines = [...buildText(0.2, 4), { text: 'b6 -1', x: 0.9, y: 0.2 }, ...buildText(0.4, 4)];
    const { boxes } = await read(lines, [buildBox(0.3, 0.2), buildBox(0.4, 0.26), buildBox(0.4, 0.46)]);
    expect(boxes.map(({ codes }) => codes)).toEqual([['(b)(6)'], ['(b)(6)'], []]);
    expect(boxes[0]?.confidence).toBeGreaterThan(70);
    expect(boxes[1]?.confidence).toBeLessThan(70);
  });

  it('links a code behind another code to no box', async () => {
    const lines = [
      ...buildText(0.5),
      { text: 'b6 -1 Per FBI', x: 0.45, y: 0.301 },
      { text: 'b5 Per EOUSA', x: 0.7, y: 0.301 },
    ];
    const { inBoxes, alone } = await read(lines, [buildBox(0.15, 0.3)]);
    expect(inBoxes).toEqual(['(b)(6)']);
    expect(alone).toEqual(['(b)(5)']);
  });

  it('links a code to a toned box that needs one, and to no cell of a table', async () => {
    const lines = [...buildText(), { text: '(b)(7)(E)', x: 0.88, y: 0.24 }];
    const gray: BoxOnPage = { ...buildBox(0.3, 0.24), style: 'grey', needsCode: true };
    const cell: BoxOnPage = { ...buildBox(0.6, 0.24), needsCode: true };
    expect((await read(lines, [gray, cell])).inBoxes).toEqual(['(b)(7)(E)', '']);
  });

  it('links a code below a box to it', async () => {
    const lines = [{ text: 'b5 Per EOUSA', x: 0.35, y: 0.505 }];
    expect((await read(lines, [buildBox(0.3, 0.3, 0.4, 0.2)])).inBoxes).toEqual(['(b)(5)']);
  });

  it('adds nothing to a box with its own code', async () => {
    const lines = [
      ...buildText(0.5),
      { text: '(b)(5)', x: 0.35, y: 0.301 },
      { text: 'b6', x: 0.9, y: 0.301 },
    ];
    const { inBoxes, alone } = await read(lines, [buildBox(0.3, 0.3)]);
    expect(inBoxes).toEqual(['(b)(5)']);
    expect(alone).toEqual(['(b)(6)']);
  });

  it('adds no code from beside to a shape that only a code inside would make a box', async () => {
    const lines = [...buildText(), { text: 'b6 -1', x: 0.9, y: 0.24 }];
    const { inBoxes, alone } = await read(lines, [{ ...buildBox(0.3, 0.24), needsCode: true }]);
    expect(inBoxes).toEqual(['']);
    expect(alone).toEqual(['(b)(6)']);
  });
});

describe('readCodes, apart from boxes', () => {
  it.each([
    ['b6 -1,-3 Per FBI', '(b)(6)'],
    ['(b)(7)(E)', '(b)(7)(E)'],
    ['Exemption 5', '(b)(5)'],
  ])('marks %s in a margin beside no box', async (text, codes) => {
    expect((await read([...buildText(), { text, x: 0.86, y: 0.24 }])).alone).toEqual([codes]);
  });

  it('does not accept a possible misread code on its own', async () => {
    expect((await read([...buildText(), { text: 'be -6', x: 0.9, y: 0.24 }])).alone).toEqual([]);
  });

  it('accepts a misread code below a clear one', async () => {
    const lines = [...buildText(), { text: 'b6 -6', x: 0.9, y: 0.24 }, { text: 'bic -6', x: 0.9, y: 0.256 }];
    expect((await read(lines)).alone).toEqual(['(b)(6) (b)(7)(C)']);
  });

  it('finds the hole that a code in the margin shows to be whited out', async () => {
    const lines = [
      ...buildText(),
      { text: 'Present:', x: 0.12, y: 0.4 },
      { text: 'the chair and two more', x: 0.4, y: 0.4 },
      { text: '(b)(6)', x: 0.9, y: 0.4 },
    ];
    const { whiteouts, codes } = await read(lines);
    expect(codes).toEqual([]);
    expect(whiteouts).toMatchObject([{ style: 'whiteout', codes: ['(b)(6)'], printed: '(b)(6)' }]);
    const [hole] = whiteouts;
    // From the end of "Present:" to the next word.
    expect(hole?.rect.x).toBeCloseTo(0.12 + 8 / 85, 1);
    expect((hole?.rect.x ?? 0) + (hole?.rect.width ?? 0)).toBeCloseTo(0.4, 1);
  });

  it.each([
    ['at the end of a line', 'the chair told', 0.12, 0.45, 0.24, 0.75],
    ['at its beginning', 'who came with the others', 0.5, 0.25, 0.12, 0.5],
  ])('finds the white around a code %s', async (_, text, x, code, from, to) => {
    const lines = [...buildText(), { text, x, y: 0.4 }, { text: '(b)(6)', x: code, y: 0.4 }];
    const { whiteouts, codes } = await read(lines);
    expect(codes).toEqual([]);
    expect(whiteouts).toMatchObject([{ style: 'whiteout', codes: ['(b)(6)'] }]);
    const { rect } = whiteouts[0] ?? { rect: { x: 0, width: 0 } };
    expect(rect.x).toBeGreaterThanOrEqual(from);
    expect(rect.x + rect.width).toBeLessThan(to + 0.01);
    expect(rect.width).toBeGreaterThan(0.1);
  });

  it('finds the hole that begins with a code, close to the words before', async () => {
    const lines = [
      ...buildText(),
      { text: 'the draft was sent by (b)(6)', x: 0.12, y: 0.4 },
      { text: 'without a name', x: 0.6, y: 0.4 },
    ];
    const { whiteouts } = await read(lines);
    expect(whiteouts).toMatchObject([{ style: 'whiteout', codes: ['(b)(6)'] }]);
    expect((whiteouts[0]?.rect.x ?? 0) + (whiteouts[0]?.rect.width ?? 0)).toBeCloseTo(0.6, 1);
  });

  it('finds the hole that contains a code', async () => {
    const lines = [
      ...buildText(),
      { text: 'and the office', x: 0.12, y: 0.4 },
      { text: '(b)(6)', x: 0.4, y: 0.4 },
      { text: 'answered it', x: 0.55, y: 0.4 },
    ];
    const { whiteouts } = await read(lines);
    expect(whiteouts).toHaveLength(1);
    expect(whiteouts[0]?.rect.x).toBeLessThan(0.4);
  });

  it.each([
    [
      'a statute in a sentence',
      [{ text: 'material under 5 U.S.C. 552(b)(5) was withheld and so on', x: 0.12, y: 0.4 }],
    ],
    [
      'an exemption in a sentence',
      [{ text: 'exemption (b)(5) protects drafts of this kind', x: 0.12, y: 0.4 }],
    ],
    [
      'a line that begins with one',
      [{ text: '(b)(5) protects drafts of this kind from view', x: 0.12, y: 0.4 }],
    ],
    [
      'a cell of a table',
      [
        { text: 'a1', x: 0.2, y: 0.6 },
        { text: 'b6', x: 0.4, y: 0.6 },
        { text: 'c3', x: 0.6, y: 0.6 },
      ],
    ],
    ['an exhibit’s mark', [{ text: 'Ex. 6', x: 0.88, y: 0.05 }]],
    ['an appendix’s page number', [{ text: 'B-6', x: 0.88, y: 0.95 }]],
    [
      'an entry of a list of pages',
      [
        { text: 'Page 12 ~', x: 0.12, y: 0.6 },
        { text: '(b)(5);', x: 0.35, y: 0.6 },
      ],
    ],
  ])('counts no code in %s', async (_, lines) => {
    const { alone, whiteouts } = await read([...buildText(), ...lines]);
    expect(alone).toEqual([]);
    expect(whiteouts).toEqual([]);
  });

  it('ignores the codes of a form that lists the exemptions to tick', async () => {
    const form = ['(b)(1)', '(b)(5)', '(b)(6)', '(b)(7)(A)', '(b)(7)(C)'].flatMap((text, index) => [
      { text, x: 0.2, y: 0.5 + index * 0.03 },
      { text: '(j)(2)', x: 0.6, y: 0.5 + index * 0.03 },
    ]);
    const { alone } = await read([
      ...buildText(),
      { text: 'Section 552 and Section 552a', x: 0.2, y: 0.46 },
      ...form,
    ]);
    expect(alone).toEqual([]);
  });

  it('ignores the numbers of a statute’s paragraphs', async () => {
    const paragraphs = ['(b)(1)', '(b)(2)', '(b)(3)'].flatMap((text, index) => [
      { text, x: 0.12, y: 0.5 + index * 0.04 },
      { text: 'matters that are kept secret in the interest of defense', x: 0.25, y: 0.5 + index * 0.04 },
    ]);
    expect((await read([...buildText(), ...paragraphs])).alone).toEqual([]);
  });
});
