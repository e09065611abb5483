import { describe, expect, it } from 'vitest';
import { keepShown } from './keep-shown.ts';

const read = (text: string) => text.split(/\s+/u).map((word) => ({ text: word }));
const PAGE = 'The informant was told by █ of the field office\nthat a county may not opt out.';

describe('a text that came with a file', () => {
  it('is kept whole if the page shows the same, including misread and broken words', () => {
    const given = 'The informant was told by the\nfield office that a county may opt out.';
    expect(
      keepShown(read('The inforrnant was to1d by the fieldoffice that a c0unty may opt out'), given),
    ).toEqual({
      text: given,
      dropped: 0,
    });
  });

  it('loses what is at a box of the page, even if the box was read as noise', () => {
    const given = PAGE.replace('█', 'Zora Kowalczyk');
    const shown = 'The informant was told by of the field office\nthat a county may not opt out.';
    expect(keepShown(read(PAGE), given)).toEqual({ text: shown, dropped: 2 });
    expect(keepShown(read(PAGE.replace('█', 'i ■.')), given)).toEqual({ text: shown, dropped: 2 });
  });

  it('loses a hidden word even if the page shows it elsewhere', () => {
    const page = 'Kowalczyk wrote to us. The informant is █ from Ohio.';
    const { text } = keepShown(read(page), page.replace('█', 'Kowalczyk'));
    expect(text).toBe('Kowalczyk wrote to us. The informant is from Ohio.');
  });

  it('loses a line that the page does not show, and keeps the ends of the others', () => {
    const given = 'The first line\nAlien number 123456789\nthe last line';
    expect(keepShown(read('The first line the last line'), given).text).toBe(
      'The first line\n\nthe last line',
    );
  });

  it('states nothing about a page on which no word was read', () => {
    expect(keepShown([], 'Seven words that nobody has read here')).toEqual({ text: '', dropped: 7 });
  });
});
