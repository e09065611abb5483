import type { SKRSContext2D } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawBoxPage } from '../../testing/builders/draw-boxes.ts';
import { withoutPatterns } from './without-patterns.ts';

/** Lengths in points. */
const AREA = { x: 72, y: 250, width: 460, height: 480 };

function hatch(context: SKRSContext2D): void {
  for (let at = 0; at <= AREA.height; at += 3) context.fillRect(AREA.x, AREA.y + at, AREA.width, 0.8);
  for (let at = 0; at <= AREA.width; at += 3) context.fillRect(AREA.x + at, AREA.y, 0.8, AREA.height);
}

/** Numbers of dark pixels of the page inside the area, and outside. */
function countDark(page: ReturnType<typeof drawBoxPage>): { inside: number; outside: number } {
  const { image, dpi } = page;
  const inch = dpi / 72;
  const count = { inside: 0, outside: 0 };
  for (const [at, level] of image.data.entries()) {
    if (level > 128) continue;
    const [x, y] = [(at % image.width) / inch, Math.floor(at / image.width) / inch];
    const isInside =
      x > AREA.x + 4 && x < AREA.x + AREA.width - 4 && y > AREA.y + 4 && y < AREA.y + AREA.height - 4;
    count[isInside ? 'inside' : 'outside'] += 1;
  }
  return count;
}

describe('a page for the recognizer', () => {
  it('has no large hatching, and all of its text', () => {
    const page = drawBoxPage(hatch);
    const shown = withoutPatterns(page);
    expect(shown && countDark(shown).inside).toBe(0);
    const text = countDark(drawBoxPage(() => {})).outside;
    expect(countDark(shown ?? page).outside).toBeGreaterThanOrEqual(text);
  });

  it('keeps a dark area with words in it, and a page of text', () => {
    const titled = drawBoxPage((context) => {
      context.fillRect(AREA.x, AREA.y, AREA.width, AREA.height);
      context.fillStyle = 'white';
      context.fillText('A title in white', 200, 400);
    });
    expect(withoutPatterns(titled)).toBeUndefined();
    expect(withoutPatterns(drawBoxPage(() => {}))).toBeUndefined();
  });
});
