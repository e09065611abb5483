import type { SKRSContext2D } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { overlapOf } from '#contract/values/rect.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import { drawBoxPage, outline, screen, toPageShare } from '../../testing/builders/draw-boxes.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { findBoxes } from './find-boxes.ts';

type Place = [x: number, y: number, width: number, height: number];

/** The boxes that count without a code. */
function listBoxes(page: PageImage, words: PlacedWord[] = []) {
  return findBoxes(page, [words]).filter(({ needsCode }) => !needsCode);
}

function expectBoxes(page: PageImage, style: string, places: Place[]): void {
  const found = listBoxes(page);
  expect(found.map((box) => box.style)).toEqual(places.map(() => style));
  for (const place of places) {
    const best = Math.max(...found.map(({ rect }) => overlapOf(rect, toPageShare(...place))));
    expect(best).toBeGreaterThan(0.8);
  }
}

function outlineAll(context: SKRSContext2D, places: Place[]): void {
  for (const place of places) outline(context, ...place);
}

const fill = (context: SKRSContext2D, ...place: Place) => context.fillRect(...place);

describe('redaction boxes', () => {
  const LINE: Place = [180, 107, 150, 15];
  const BLOCK: Place = [72, 260, 400, 90];

  it.each([150, 200, 300])(
    'with an outline are found at %i dpi, around a line and around a paragraph',
    (dpi) => {
      const page = drawBoxPage(
        (context) => {
          outline(context, ...LINE);
          outline(context, ...BLOCK);
        },
        { dpi },
      );
      expectBoxes(page, 'outlined', [LINE, BLOCK]);
    },
  );

  it('that touch each other and end at different places are separate boxes', () => {
    const places: Place[] = [
      [300, 250, 200, 15],
      [72, 265, 428, 50],
      [72, 315, 90, 15],
    ];
    const page = drawBoxPage((context) => outlineAll(context, places));
    expectBoxes(page, 'outlined', places);
  });

  it('that continue on the next line are two', () => {
    const places: Place[] = [
      [330, 89, 150, 15],
      [72, 107, 120, 15],
    ];
    expectBoxes(
      drawBoxPage((context) => outlineAll(context, places)),
      'outlined',
      places,
    );
  });

  const COVERED: [string, Place[]][] = [
    [
      'one that covers the corner of the one above',
      [
        [200, 104, 260, 17],
        [66, 117, 210, 17],
      ],
    ],
    [
      'one that starts a little beside the one above',
      [
        [150, 104, 260, 17],
        [148, 117, 60, 17],
      ],
    ],
    [
      'two that cover both lower corners of another',
      [
        [150, 104, 300, 17],
        [66, 117, 120, 17],
        [400, 117, 120, 17],
      ],
    ],
    [
      'one that covers an upper corner of the one below',
      [
        [66, 117, 210, 17],
        [200, 104, 260, 17],
      ],
    ],
    [
      'a short one between two long ones, whose edges are its own',
      [
        [150, 104, 300, 16],
        [66, 136, 440, 17],
        [180, 120, 100, 16],
      ],
    ],
  ];
  const LOOKS = [{ dpi: 200 }, { dpi: 300 }, { dpi: 300, skew: 0.4 }];

  it.each(COVERED.flatMap(([name, places]) => LOOKS.map((look) => ({ name, look, places }))))(
    'that overlap are separate boxes: $name, $look',
    ({ look, places }) => {
      const page = drawBoxPage((context) => outlineAll(context, places), look);
      expect(listBoxes(page)).toHaveLength(places.length);
      if (!look.skew) expectBoxes(page, 'outlined', places);
    },
  );

  it('are found on a skewed scan, with a broken outline and dust inside', () => {
    const page = drawBoxPage(
      (context) => {
        outline(context, ...BLOCK);
        context.fillStyle = 'white';
        context.fillRect(200, 255, 3, 10);
        context.fillRect(470, 300, 5, 4);
        context.fillStyle = 'black';
        for (const [x, y] of [
          [120, 280],
          [300, 330],
          [410, 270],
        ] as const)
          context.fillRect(x, y, 0.8, 0.8);
      },
      { skew: 0.7 },
    );
    expectBoxes(page, 'outlined', [BLOCK]);
  });

  it('in black are found on line after line, and over the frame of another box, even if they end at the same place', () => {
    const lines: Place[] = [
      [72, 262, 300, 12],
      [72, 282, 300, 12],
      [72, 302, 300, 12],
    ];
    expectBoxes(
      drawBoxPage((context) => {
        for (const line of lines) fill(context, ...line);
      }),
      'black',
      lines,
    );
    const page = drawBoxPage((context) => {
      fill(context, 72, 262, 300, 18);
      outline(context, 72.5, 292.5, 299, 19);
    });
    expect(listBoxes(page).map(({ style }) => style)).toEqual(['black', 'outlined']);
  });

  it.each([0, 1])('in black are found, with a code in white, skewed by %i degrees', (skew) => {
    const page = drawBoxPage(
      (context) => {
        fill(context, ...LINE);
        context.fillStyle = 'white';
        context.fillText('(b)(5)', 240, 119);
      },
      { skew },
    );
    expectBoxes(page, 'black', [LINE]);
  });

  it('in gray are found, both as a dot screen and as a flat tone', () => {
    expectBoxes(
      drawBoxPage((context) => screen(context, ...LINE)),
      'grey',
      [LINE],
    );
    const toned = drawBoxPage(
      (context) => {
        context.fillStyle = '#c8c8c8';
        fill(context, ...BLOCK);
        context.strokeRect(...BLOCK);
      },
      { isBitonal: false },
    );
    expectBoxes(toned, 'grey', [BLOCK]);
  });

  it('need a code if they are a frame with some ink in it', () => {
    const page = drawBoxPage((context) => {
      outline(context, ...BLOCK);
      context.fillText('(b)(7)(E)', 250, 305);
    });
    expect(findBoxes(page, [])).toMatchObject([{ style: 'outlined', needsCode: true }]);
  });
});

describe('other shapes that are not redaction boxes', () => {
  const word = (text: string, ...place: Place): PlacedWord => ({
    text,
    confidence: 95,
    rect: toPageShare(...place),
  });

  it('include a table with some empty cells', () => {
    const page = drawBoxPage((context) => {
      for (let row = 0; row < 5; row += 1)
        for (let column = 0; column < 4; column += 1) {
          context.strokeRect(72 + column * 110, 250 + row * 20, 110, 20);
          if (column !== 2) context.fillText('County', 80 + column * 110, 264 + row * 20);
        }
    });
    expect(listBoxes(page)).toEqual([]);
  });

  it('include a field of a form with a corner covered by a box', () => {
    const page = drawBoxPage((context) => {
      context.fillStyle = 'white';
      context.fillRect(60, 180, 500, 140);
      context.fillStyle = 'black';
      for (const top of [200, 240, 280]) {
        context.strokeRect(72, top, 130, 40);
        context.strokeRect(202, top, 270, 40);
        context.fillText('Date received', 80, top + 20);
      }
      outline(context, 196, 264, 90, 20);
    });
    expect(listBoxes(page)).toHaveLength(1);
  });

  it('include a form with boxes to tick and fields to fill in below each other', () => {
    const page = drawBoxPage((context) => {
      for (let row = 0; row < 6; row += 1) {
        context.strokeRect(72, 250 + row * 24, 10, 10);
        context.fillText('Yes', 90, 259 + row * 24);
      }
      for (let row = 0; row < 7; row += 1) context.strokeRect(200, 400 + row * 20, 300, 20);
      context.fillText('Name', 204, 412);
    });
    expect(listBoxes(page)).toEqual([]);
  });

  it('include a framed text, and white words on a black bar', () => {
    const page = drawBoxPage((context) => {
      context.strokeRect(72, 250, 300, 30);
      context.fillText('Synthetic notice to all readers', 90, 269);
      fill(context, 72, 320, 300, 20);
      context.fillStyle = 'white';
      context.fillText('Synthetic title', 150, 334);
    });
    const words = [
      word('Synthetic', 90, 258, 48, 14),
      word('notice', 140, 258, 30, 14),
      word('title', 200, 323, 24, 14),
    ];
    expect(listBoxes(page, words)).toEqual([]);
  });

  it('include a punch hole, a rule, a shadow at the edge, and a dark photograph', () => {
    const page = drawBoxPage((context) => {
      for (const x of [200, 400]) {
        context.beginPath();
        context.arc(x, 40, 9, 0, 2 * Math.PI);
        context.fill();
      }
      fill(context, 72, 240, 468, 3);
      fill(context, 0, 0, 12, 792);
      for (let y = 0; y < 120; y += 2)
        fill(context, 150 + 6 * Math.sin(y), 300 + y, 200 + 9 * Math.sin(y / 3), 2);
    });
    expect(listBoxes(page)).toEqual([]);
  });

  it('include a frame around the whole page, a seal, and a signature', () => {
    const page = drawBoxPage((context) => {
      context.strokeRect(6, 6, 600, 780);
      for (const radius of [30, 26]) {
        context.beginPath();
        context.arc(480, 320, radius, 0, 2 * Math.PI);
        context.stroke();
      }
      context.beginPath();
      context.moveTo(100, 400);
      context.bezierCurveTo(130, 340, 150, 460, 190, 380);
      context.bezierCurveTo(210, 340, 230, 440, 300, 390);
      context.stroke();
    });
    expect(listBoxes(page)).toEqual([]);
  });
});
