import { describe, expect, it } from 'vitest';
import { listUnknownChoices, mapColumns } from './map-columns.ts';

const fieldsOf = (columns: string[], choices = {}) => mapColumns(columns, choices).map(({ field }) => field);

describe('a column', () => {
  it('is mapped by its name, whatever its case, spaces and punctuation', () => {
    expect(fieldsOf(['BEGDOC#', 'End_Bates', 'date sent', 'PARENTID', 'Custodian', 'PgCount'])).toEqual([
      'beginBates',
      'endBates',
      'dateSent',
      'parent',
      'custodian',
      'pageCount',
    ]);
  });

  it('with an unknown name stays an extra field', () => {
    expect(fieldsOf(['BEGBATES', 'Responsive?'])).toEqual(['beginBates', null]);
  });

  it('yields to one with a more reliable name for the same field', () => {
    expect(fieldsOf(['DOCID', 'BEGBATES'])).toEqual([null, 'beginBates']);
    expect(fieldsOf(['DOCID'])).toEqual(['beginBates']);
  });

  it('is mapped where the user says, and the field is not mapped twice', () => {
    expect(fieldsOf(['BEGBATES', 'Key', 'TO'], { key: 'beginBates', To: null })).toEqual([
      null,
      'beginBates',
      null,
    ]);
  });

  it('that the user names and no load file has is reported', () => {
    expect(listUnknownChoices([['BEGBATES']], { 'beg bates': 'beginBates', Typo: 'to' })).toEqual([
      { row: null, message: expect.stringContaining('“Typo”') },
    ]);
  });
});
