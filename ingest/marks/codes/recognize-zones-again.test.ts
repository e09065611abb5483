import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoxStyle } from '#contract/pages/marks.ts';
import type { Rect } from '#contract/values/rect.ts';
import { grayFromRows } from '../../pixels/gray-image.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import '../../testing/builders/build-pdf.ts'; // Registers the font.
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { openTesseract } from '../../text/recognition/tesseract.ts';
import { readCodes } from './read-codes.ts';

/** A letter page at 150 dpi. */
const PAGE = { width: 1275, height: 1650 };
const BOX = { x: 300, y: 400, width: 420, height: 44 };

function drawPage(draw: (context: SKRSContext2D) => void): PageImage {
  const canvas = createCanvas(PAGE.width, PAGE.height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, PAGE.width, PAGE.height);
  context.font = '18px Tinos';
  draw(context);
  const { data } = context.getImageData(0, 0, PAGE.width, PAGE.height);
  return {
    image: grayFromRows({ ...PAGE, data, channels: 4 }),
    area: { x: 0, y: 0, width: 1, height: 1 },
    dpi: 150,
    origin: 'own',
  };
}

function drawBox(context: SKRSContext2D, style: BoxStyle, label: string): void {
  const { x, y, width, height } = BOX;
  context.fillStyle = style === 'black' ? 'black' : style === 'grey' ? '#b0b0b0' : 'white';
  context.fillRect(x, y, width, height);
  context.strokeStyle = 'black';
  context.lineWidth = 2;
  context.strokeRect(x, y, width, height);
  context.fillStyle = style === 'black' ? 'white' : 'black';
  context.fillText(label, x + 150, y + 28);
}

/** A gray dot screen, as printers make it, with the label on a white ground. */
function drawScreen(context: SKRSContext2D, label: string): void {
  drawBox(context, 'outlined', '');
  context.fillStyle = 'black';
  for (let y = BOX.y + 4; y < BOX.y + BOX.height - 4; y += 5) {
    for (let x = BOX.x + 4; x < BOX.x + BOX.width - 4; x += 5) context.fillRect(x, y, 2, 2);
  }
  context.fillStyle = 'white';
  context.fillRect(BOX.x + 145, BOX.y + 8, 100, 28);
  context.fillStyle = 'black';
  context.fillText(label, BOX.x + 150, BOX.y + 28);
}

let recognizer: Recognizer;
let recognitions = 0;

beforeAll(async () => {
  recognizer = await openTesseract(['eng']);
});

afterAll(() => recognizer.close());

function toShares({ x, y, width, height }: typeof BOX): Rect {
  return {
    x: x / PAGE.width,
    y: y / PAGE.height,
    width: width / PAGE.width,
    height: height / PAGE.height,
  };
}

async function readBox(page: PageImage, style: BoxStyle) {
  const rect = toShares(BOX);
  recognitions = 0;
  const counted: Recognizer = {
    ...recognizer,
    recognize: (...shown) => {
      recognitions += 1;
      return recognizer.recognize(...shown);
    },
  };
  const box = { rect, style, confidence: 80, needsCode: false };
  // The first recognition of the page missed all of it.
  return readCodes({ lines: [], boxes: [box], page, aspect: 8.5 / 11, turned: 0, recognizer: counted });
}

describe('a second look at the pixels', () => {
  it.each([
    ['outlined', '(b)(6), (b)(7)(C)', ['(b)(6)', '(b)(7)(C)']],
    ['black', '(b)(7)(E)', ['(b)(7)(E)']],
    ['grey', 'b6/b7C', ['(b)(6)', '(b)(7)(C)']],
  ] as const)('reads the code of an %s box', async (style, label, codes) => {
    const { boxes } = await readBox(
      drawPage((context) => drawBox(context, style, label)),
      style,
    );
    expect(boxes[0]?.codes).toEqual(codes);
    expect(recognitions).toBe(1);
  });

  it('reads a code among the dots of a printer’s gray', async () => {
    const { boxes } = await readBox(
      drawPage((context) => drawScreen(context, '(b)(5)')),
      'grey',
    );
    expect(boxes[0]?.codes).toEqual(['(b)(5)']);
  });

  it('reads a code in the margin beside an empty box', async () => {
    const page = drawPage((context) => {
      drawBox(context, 'outlined', '');
      context.fillText('b6 -1', 1160, BOX.y + 20);
      context.fillText('b7C -1', 1160, BOX.y + 44);
    });
    const { boxes } = await readBox(page, 'outlined');
    expect(boxes[0]?.codes).toEqual(['(b)(6)', '(b)(7)(C)']);
  });

  it('finds the code of a page withheld in full by its size, beside smaller print', async () => {
    const whole = { x: 100, y: 150, width: 1075, height: 1350 };
    const page = drawPage((context) => {
      context.lineWidth = 2;
      context.strokeRect(whole.x, whole.y, whole.width, whole.height);
      context.fillStyle = 'black';
      context.fillText('PAGE WITHHELD IN FULL', 500, 400);
      context.fillText('a memorandum of twelve pages', 130, 1440);
      context.fillText('of the second day', 900, 200);
      context.font = '70px Tinos';
      context.fillText('(b)(5)', 560, 800);
    });
    const box = { rect: toShares(whole), style: 'outlined' as const, confidence: 80, needsCode: true };
    const { boxes } = await readCodes({
      lines: [],
      boxes: [box],
      page,
      aspect: 8.5 / 11,
      turned: 0,
      recognizer,
    });
    expect(boxes[0]?.codes).toEqual(['(b)(5)']);
  });

  it('runs no recognition if a box and its margins are blank', async () => {
    const { boxes } = await readBox(
      drawPage((context) => drawBox(context, 'outlined', '')),
      'outlined',
    );
    expect(boxes[0]?.codes).toEqual([]);
    expect(recognitions).toBe(0);
  });
});
