import { describe, expect, it } from 'vitest';
import { formatBatesRange } from './format-bates-range.ts';

const read = (bates: string) => ({ bates, batesSource: 'read', controlNumber: 'UNC-0000099' });
const inferred = (bates: string) => ({ bates, batesSource: 'inferred', controlNumber: 'UNC-0000099' });
const unnumbered = (controlNumber: string) => ({ bates: null, batesSource: null, controlNumber });

describe('a Bates range', () => {
  it('joins consecutive numbers and lists the rest one by one', () => {
    const pages = [1, 2, 3, 7].map((n) => read(`ICE FOIA 10-2674.000000${n}`));
    expect(formatBatesRange([...pages, unnumbered('UNC-0000012')])).toBe(
      'ICE FOIA 10-2674.0000001-0000003; ICE FOIA 10-2674.0000007; UNC-0000012 (no Bates number)',
    );
  });

  it.each([
    ['another prefix', ['ICE-0001', 'DHS-0002']],
    ['another width', ['ICE-99', 'ICE-100']],
    ['a number that comes twice', ['ICE-0001', 'ICE-0001']],
    ['a number that goes back', ['ICE-0002', 'ICE-0001']],
    ['a suffix', ['ICE-0001a', 'ICE-0002a']],
  ])('does not extend over %s', (_, numbers) => {
    expect(formatBatesRange(numbers.map(read))).toBe(numbers.join('; '));
  });

  it('compares numbers beyond the precision of floating point', () => {
    expect(formatBatesRange([read('A90071992547409930'), read('A90071992547409931')])).toBe(
      'A90071992547409930-90071992547409931',
    );
  });

  it('treats a stamp with another dash or space as the same prefix', () => {
    expect(formatBatesRange([read('19-cv-4048(FBI)-2632'), read('19–cv–4048(FBI)–2633')])).toBe(
      '19-cv-4048(FBI)-2632-2633',
    );
  });

  it('marks a range that contains an inferred number', () => {
    expect(formatBatesRange([read('ICE-0001'), inferred('ICE-0002'), read('ICE-0009')])).toBe(
      'ICE-0001-0002*; ICE-0009',
    );
  });

  it('never presents a control number as a Bates number', () => {
    expect(
      formatBatesRange([unnumbered('UNC-0000001'), unnumbered('UNC-0000002'), read('UNC-0000003')]),
    ).toBe('UNC-0000001-0000002 (no Bates numbers); UNC-0000003');
  });
});
