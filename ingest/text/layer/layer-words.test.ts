import { describe, expect, it } from 'vitest';
import type { LayerRun } from '../../sources/pdf/layer-run.ts';
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
  it('splits runs into words with boxes as fractions of the page', () => {
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

  it('starts a line where the baseline moves or the PDF says so', () => {
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

  it('leaves out words outside the page', () => {
    expect(texts(run('gone', -100, 80), run('here', 60, 80))).toEqual(['here']);
  });

  describe('of letters that are set apart', () => {
    /** One run per letter, `gap` points apart; three times that at a blank of the text. */
    const spaced = (text: string, gap = 3, y = 80) => {
      let x = 60;
      return [...text].flatMap((letter) => {
        if (letter === ' ') {
          x += 2 * gap;
          return [];
        }
        const placed = run(letter, x, y);
        x += 5 + gap;
        return [placed];
      });
    };

    it.each([
      'stonechat',
      'MEMORANDUM FOR ALL OFFICES',
      'OCTOBER 6, 2009',
      'U.S. DEPARTMENT OF JUSTICE',
      'Oficina de Inmigración',
    ])('makes words: %s', (text) => {
      expect(texts(...spaced(text))).toEqual([text]);
    });

    it('makes words up the page, and boxes them', () => {
      const upward = spaced('notice').map((each) => {
        const along = each.placing[4];
        return run(each.text, 30, 500 - along, { placing: [0, -10, -10, 0, 30, 500 - along] });
      });
      const [[word, ...others] = []] = toLayerLines(upward, PAGE);
      expect(word?.text).toBe('notice');
      expect((word?.rect.height ?? 0) * PAGE.height).toBeCloseTo(6 * 5 + 5 * 3);
      expect(others).toEqual([]);
    });

    it.each([
      ['the letters of a list', 'a b c d e f'],
      ['answers', 'Y N Y Y N'],
      ['the days of a week', 'S M T W T F S'],
      ['initials', 'J R R'],
      ['figures', '1 2 3 4 5 6'],
      ['single words among others', 'as I said, a man and I'],
    ])('leaves %s as they are', (_, text) => {
      expect(texts(run(text, 60, 80))).toEqual([text]);
    });

    it('keeps columns as they are, whatever their letters would spell', () => {
      expect(texts(...spaced('notice', 30))).toEqual(['n o t i c e']);
    });

    it('keeps letters whose words are unclear, so that OCR reads the page', () => {
      const apart = texts(...spaced('thisissomeformattedtext'));
      expect(apart).toEqual([[...'thisissomeformattedtext'].join(' ')]);
    });
  });

  describe('of what annotations draw', () => {
    const drawn = (text: string, x: number, y: number, endsLine = true) =>
      run(text, x, y, { endsLine, drawnBy: 'annotation' });

    it('puts a line into its row', () => {
      expect(
        texts(run('Name:', 60, 80, { endsLine: true }), run('Date:', 60, 100), drawn('Kestrel', 200, 81)),
      ).toEqual(['Name: Kestrel', 'Date:']);
      expect(texts(run('Name: ____ Date: ____', 60, 80), drawn('Kestrel', 92, 79))).toEqual([
        'Name: ____ Kestrel Date: ____',
      ]);
    });

    it('puts lines that belong together between those above and below, column by column', () => {
      const left = ['first', 'second', 'third'].map((text, index) => run(text, 60, 80 + 40 * index));
      const right = ['fourth', 'fifth'].map((text, index) => run(text, 300, 80 + 80 * index));
      const note = [drawn('typed', 300, 110, false), drawn('over it', 300, 124)];
      expect(texts(...left, ...right, ...note)).toEqual([
        ...['first', 'second', 'third', 'fourth'],
        ...['typed', 'over it', 'fifth'],
      ]);
    });

    it('separates what each annotation draws', () => {
      expect(texts(drawn('one', 60, 80), drawn('two', 80, 80), drawn('three', 60, 100))).toEqual([
        'one two',
        'three',
      ]);
    });

    it('marks their words', () => {
      const [words = []] = toLayerLines([run('Name:', 60, 80), drawn('Kestrel', 200, 80)], PAGE);
      expect(words.map(({ drawnBy }) => drawnBy)).toEqual([undefined, 'annotation']);
    });
  });
});
