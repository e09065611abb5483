import { describe, expect, it } from 'vitest';
import type { PlacedWord } from '../placed-word.ts';
import { type RoutingEvidence, routeText } from './route-text.ts';

function lineAt(text: string, y: number): PlacedWord[] {
  return text.split(' ').map((word, index) => ({
    text: word,
    confidence: 100,
    rect: { x: 0.1 + index * 0.08, y, width: 0.07, height: 0.015 },
  }));
}

const BODY = [
  'The program shares the fingerprints of every person',
  'who is booked into a local jail with the agency and',
  'some counties were told that they could decline it',
].map((text, index) => lineAt(text, 0.3 + index * 0.02));
const STAMP = lineAt('ICE FOIA 10-2674.0000012', 0.95);
const SCAN = { pictureCoverage: 1, shapes: 0, visibleTextRuns: 0, invisibleTextRuns: 0 };
const TEXT = { pictureCoverage: 0, shapes: 3, visibleTextRuns: 20, invisibleTextRuns: 0 };
const route = (evidence: Partial<RoutingEvidence>) =>
  routeText({ ...TEXT, lines: [], repeated: new Set(), ...evidence });

describe('routeText', () => {
  it('sends a scan without a layer to OCR', () => {
    expect(route(SCAN)).toMatchObject({
      source: 'ocr',
      reason: 'no text layer; the page is a scanned image',
    });
  });

  it('does not use a stamp on a scan as the text of the page, and keeps the stamp', () => {
    const stamped = route({ ...SCAN, visibleTextRuns: 1, lines: [STAMP] });
    expect(stamped.source).toBe('ocr');
    expect(stamped.reason).toBe('text layer holds only a stamp; the page is a scanned image');
    expect(stamped.stampLines).toEqual([STAMP]);
  });

  it('uses a page of text as it is', () => {
    expect(route({ lines: BODY })).toMatchObject({ source: 'layer', reason: 'good text layer, 28 words' });
  });

  it('uses a few words if nothing else is on the page', () => {
    expect(route({ lines: [lineAt('Attachment A', 0.4)] }).source).toBe('layer');
  });

  it('needs the ink under the layer of an earlier OCR, and reports it as such', () => {
    const found = route({ ...SCAN, invisibleTextRuns: 20, lines: BODY });
    expect(found).toMatchObject({ source: 'look' });
    expect(found.reason).toContain('by an earlier OCR');
  });

  it('does not use a garbled layer, and reports how bad it is', () => {
    const garble = BODY.map((line) =>
      line.map((word) => ({ ...word, text: word.text.replace(/[aeiou]/g, 'x') })),
    );
    const found = route({ lines: garble });
    expect(found.source).toBe('ocr');
    expect(found.reason).toMatch(/^text layer is garbled \(/);
  });

  it('does not use a layer in a shifted encoding, whose words have vowels by chance', () => {
    const shifted = BODY.map((line) =>
      line.map((word) => ({
        ...word,
        text: word.text.replace(/[a-w]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 3)),
      })),
    );
    expect(route({ lines: shifted }).source).toBe('ocr');
  });

  it('does not use a layer of characters without a meaning', () => {
    const lines = [lineAt('\ue001\ue002\ue003 \ue004\ue005', 0.4)];
    expect(route({ lines }).reason).toContain('of its characters stand for nothing');
  });

  it('needs the page’s image if pictures beside the text may contain more text', () => {
    expect(route({ lines: BODY, pictureCoverage: 0.3 }).source).toBe('look');
    expect(route({ lines: BODY, pictureCoverage: 0.1 }).source).toBe('layer');
  });

  it("does not use what repeats in the file's margins as the page's text", () => {
    const header = [
      'Produced under the protective order of the court in the matter',
      'of record number 12 and not to be shared with anyone else',
    ];
    const lines = header.map((text, index) => lineAt(text, 0.14 + index * 0.02));
    const repeated = new Set(header.map((text) => text.replace('12', '#')));
    expect(route({ ...SCAN, visibleTextRuns: 2, lines }).source).toBe('look');
    const found = route({ ...SCAN, visibleTextRuns: 2, lines, repeated });
    expect(found).toMatchObject({ source: 'ocr', stampLines: lines });
    expect(found.reason).toContain('only what repeats in the margins of its file');
  });

  it('sends text that is drawn as outlines to OCR', () => {
    expect(route({ shapes: 3000, lines: [STAMP] }).source).toBe('ocr');
  });
});
