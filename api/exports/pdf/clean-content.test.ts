import { describe, expect, it } from 'vitest';
import { cleanContent } from './clean-content.ts';

describe('cleaning a content stream', () => {
  it('leaves a stream unchanged if everything in it is drawn', () => {
    const content =
      'q 1 0 0 1 72 72 cm /P <</MCID 0>> BDC BT /F1 12 Tf [(Dear) -20 (Sheriff)] TJ (a) Tj ET EMC Q ' +
      '0 0 10 10 re B BI /W 1 /H 1 ID \x01% EI 3 4 (line) " /Artifact BMC EMC';
    expect(cleanContent(content)).toBeUndefined();
  });

  it('drops comments, replacement text, and unknown operators', () => {
    const content =
      '% was: Kowalczyk\nq /Span <</ActualText (Kowalczyk)>> BDC BT (shown) Tj ET EMC /Span /P1 BDC EMC (Kowalczyk) note Q';
    const cleaned = cleanContent(content);
    expect(cleaned).not.toContain('Kowalczyk');
    expect(cleaned).not.toContain('BDC');
    expect(cleaned?.split('\n')).toEqual(['q', 'BT', '(shown) Tj', 'ET', 'Q']);
  });

  it('drops strings that no operator shows and keeps the operator', () => {
    const cleaned = cleanContent('(secret) q (secret) [(a) 5 (b)] TJ (secret) (c) Tj Q');
    expect(cleaned?.split('\n')).toEqual(['q', '[ (a) 5 (b) ] TJ', '(c) Tj', 'Q']);
  });

  it('keeps the bytes of an inline image as they are', () => {
    const image = 'BI /W 2 /H 1 ID \x00%( EI';
    expect(cleanContent(`% gone\n${image}\nQ`)).toBe(`${image}\nQ`);
  });
});
