import { describe, expect, it } from 'vitest';
import { scanContent } from './scan-content.ts';

describe('scanning a content stream', () => {
  it('finds the names that it calls, however they are written', () => {
    const { names } = scanContent('/F1 12 Tf/Im#31 Do [/A/B] <</C/D>> BDC');
    expect([...names].sort()).toEqual(['A', 'B', 'C', 'D', 'F1', 'Im1']);
  });

  it('takes no name or operator from strings, comments and inline images', () => {
    const { names, unclosed } = scanContent(
      '(/No \\) q (q)) Tj % /No q\n<2F4E> Tj BI /W 1 ID q /No q EI /Yes gs',
    );
    expect([...names].sort()).toEqual(['W', 'Yes']);
    expect(unclosed).toBe(0);
  });

  it('counts states that are left open and states that are closed too often', () => {
    expect(scanContent('Q q q Q Q Q q')).toMatchObject({ unopened: 2, unclosed: 1 });
  });
});
