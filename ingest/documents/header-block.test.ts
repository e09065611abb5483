import { describe, expect, it } from 'vitest';
import { buildBoundaryPage } from '../testing/builders/build-boundary-page.ts';
import { listHeaderBlocks } from './header-block.ts';
import { listLines } from './page-lines.ts';

const blocksOf = (lines: string[]) => listHeaderBlocks(listLines(buildBoundaryPage(lines)));

describe('a heading', () => {
  it('of an e-mail is read with lists of people that continue over several lines', () => {
    const [block] = blocksOf([
      'From: Brody, Anselm',
      'Sent: Thursday, October 07, 2010 6:20 PM',
      'To: Vandermeer, Paul; Farrow-Kim, Denise;',
      'Lindgren, Ivo; Pike, Gordon;',
      'Castellan, Lorena',
      'Cc: Tolland, Rick',
      'Subject: RE: FAQ rev.',
      'Paul, Denise:',
    ]);
    expect(block).toMatchObject({ kind: 'email', first: 0, last: 6 });
    expect(block?.fields.to).toBe(
      'Vandermeer, Paul; Farrow-Kim, Denise;\nLindgren, Ivo; Pike, Gordon;\nCastellan, Lorena',
    );
    expect(block?.fields.subject).toBe('RE: FAQ rev.');
  });

  it('is known by labels that are misread, or stand behind specks', () => {
    const [block] = blocksOf([
      '@ Frorn: Pike, Gordon',
      'Sent; Friday, October 22, 2010 3:14 PM',
      'To:. Lindgren',
      'Subjcct: numbers',
    ]);
    expect(block?.labels).toEqual(['from', 'sent', 'to', 'subject']);
  });

  it('of a forwarded message below is a separate heading', () => {
    const header = ['From: A', 'Sent: Monday, May 3, 2010 1:00 PM', 'To: B', 'Subject: c'];
    expect(blocksOf([...header, 'See below, please.', ...header])).toHaveLength(2);
  });

  it('of a memorandum takes its date from the end of the TO line', () => {
    const [block] = blocksOf(['To : SA Squad Date 2/1/1991', 'From : SAC', 'Subject: CIVIL RIGHTS']);
    expect(block).toMatchObject({ kind: 'memo', fields: { to: 'SA Squad', date: '2/1/1991' } });
  });

  it('is not a run of sentences that begin with its words', () => {
    expect(
      blocksOf(['From our side of the switch I count', 'To us they are two', 'Date of birth unknown']),
    ).toEqual([]);
  });
});
