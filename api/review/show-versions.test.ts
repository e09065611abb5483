import { describe, expect, it } from 'vitest';
import type { TextVersion } from '#contract/pages/page-text.ts';
import { showVersion } from './show-versions.ts';

const SEEN = 'The informant was told by the field office to wait.';
const HELD = 'The informant Zora Kowalczyk was told by the field office to wait.';
const at = '2026-01-02T03:04:05.000Z';

function build(version: number, given: Partial<TextVersion>): TextVersion {
  const text = given.text ?? SEEN;
  const words = text.split(' ').length;
  return {
    version,
    source: 'ocr',
    reason: '',
    confidence: 90,
    text,
    words,
    at,
    by: null,
    inUse: false,
    ...given,
  };
}

describe('a version that came with a file and is not in use', () => {
  it.each(['layer', 'load-file'] as const)('is shown without what the page does not show: %s', (source) => {
    const reason = 'not used: only a stamp';
    const held = build(1, { source, text: HELD, reason });
    const { version, dropped } = showVersion(held, [build(2, { inUse: true }), held]);
    expect(version).toMatchObject({ text: SEEN, words: 10 });
    expect(version.reason).toBe('not used: only a stamp; 2 words that the page does not show are left out');
    expect(dropped).toBe(2);
  });

  it('is shown whole if it was the text in use before a person corrected it', () => {
    const layer = build(1, { source: 'layer', text: HELD });
    const corrected = build(2, {
      source: 'corrected',
      by: 'Ann',
      at: '2026-02-01T00:00:00.000Z',
      inUse: true,
    });
    expect(showVersion(layer, [corrected, layer])).toEqual({ version: layer, dropped: 0 });
  });
});
