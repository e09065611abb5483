import { describe, expect, it } from 'vitest';
import type { LayerRun } from '../sources/pdf/pdf-page.ts';
import { toLayerLines } from './layer-words.ts';

const PAGE = { width: 600, height: 800 };

/** A run in a 10-point font whose letters are 5 points wide, at (x, y) from the page's top left. */
function run(text: string, x: number, y: number, more: Partial<LayerRun> = {}): LayerRun {
  return {
    text,
    placing: [10, 0, 0, -10, x, y],
    width: text.length * 5,
    height: 10,
    ascent: 0.8,
    descent: -0.2,
    monospaced: false,
    endsLine: false,
    ...more,
  };
}

const texts = (...runs: LayerRun[]) =>
  toLayerLines(runs, PAGE).map((line) => line.map((word) => word.text).join(' '));

describe('toLayerLines', () => {
  it('parts runs into words with boxes as fractions of the page', () => {
    const [[first, second] = []] = toLayerLines([run('mmmm nnnn', 60, 80)], PAGE);
    expect(first?.rect.x).toBeCloseTo(0.1);
    expect(first?.rect.y).toBeCloseTo((80 - 8) / 800);
    expect(first?.rect.height).toBeCloseTo(10 / 800);
    expect(second?.text).toBe('nnnn');
    expect(second?.rect.x).toBeGreaterThan((first?.rect.x ?? 1) + (first?.rect.width ?? 0));
  });

  it('places the words of a typewriter by the letter', () => {
    const [words = []] = toLayerLines([run('jill MMWW jill', 60, 80, { monospaced: true })], PAGE);
    expect(words.map(({ rect }) => rect.x * PAGE.width)).toEqual([60, 85, 110].map((x) => expect.closeTo(x)));
    expect(words.map(({ rect }) => rect.width * PAGE.width)).toEqual(
      [20, 20, 20].map((x) => expect.closeTo(x)),
    );
  });

  it('joins runs that break inside a word', () => {
    expect(texts(run('opt', 60, 80), run('ion', 75, 80), run('al', 95, 80))).toEqual(['option al']);
  });

  it('starts a line where the base line moves or the PDF says so', () => {
    expect(texts(run('one', 60, 80), run('two', 60, 95, { endsLine: true }), run('three', 200, 95))).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('boxes text that runs up the page', () => {
    const [[word] = []] = toLayerLines([run('side', 30, 400, { placing: [0, -10, -10, 0, 30, 400] })], PAGE);
    expect(word?.rect.height).toBeCloseTo(20 / 800);
    expect(word?.rect.width).toBeCloseTo(10 / 600);
    expect(word?.rect.y).toBeCloseTo(380 / 800);
  });

  it('leaves out words that lie outside the page', () => {
    expect(texts(run('gone', -100, 80), run('here', 60, 80))).toEqual(['here']);
  });
});
