import { describe, expect, it } from 'vitest';
import { readCourtHeader } from './court-header.ts';

describe('readCourtHeader', () => {
  it.each([
    ['Case 1:10-cv-03488-SAS Document 45-1 Filed 08/02/11 Page 3 of 12', '1:10-cv-03488-SAS', '45-1', 3],
    ['Case 3:07-cv-02000 Document 27 Filed 04/04/2008 Page 10 of 21', '3:07-cv-02000', '27', 10],
    [
      'Case: 11-1234 Document: 00117684624 Page: 3 Date Filed: 08/18/2020 Entry ID: 6361',
      '11-1234',
      '00117684624',
      3,
    ],
    [
      'Case 1:10-cv-03488-SAS Doc #: 45 Filed: 08/02/11 Page: 2 of 9. PageID #: 114',
      '1:10-cv-03488-SAS',
      '45',
      2,
    ],
  ])('reads %s', (text, docket, document, page) => {
    expect(readCourtHeader(text)).toEqual({ docket, document, page });
  });

  it.each([
    'Page 3 of 12',
    'Document 45-1',
    'In this case, the document was filed on page 3',
    'ICE FOIA 10-2674.0000003',
  ])('takes %j for none', (text) => {
    expect(readCourtHeader(text)).toBeUndefined();
  });
});
