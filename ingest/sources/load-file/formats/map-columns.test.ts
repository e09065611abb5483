import { describe, expect, it } from 'vitest';
import { listUnknownChoices, mapColumns } from './map-columns.ts';

const fieldsOf = (columns: string[], choices = {}) => mapColumns(columns, choices).map(({ field }) => field);

describe('a column', () => {
  it('goes where its name says, whatever its case, spaces and signs', () => {
    expect(fieldsOf(['BEGDOC#', 'End_Bates', 'date sent', 'PARENTID', 'Custodian', 'PgCount'])).toEqual([
      'beginBates',
      'endBates',
      'dateSent',
      'parent',
      'custodian',
      'pageCount',
    ]);
  });

  it('with a name that says nothing stays an extra field', () => {
    expect(fieldsOf(['BEGBATES', 'Responsive?'])).toEqual(['beginBates', null]);
  });

  it('gives way to one with a surer name for the same field', () => {
    expect(fieldsOf(['DOCID', 'BEGBATES'])).toEqual([null, 'beginBates']);
    expect(fieldsOf(['DOCID'])).toEqual(['beginBates']);
  });

  it('goes where a person says, and the field is not given twice', () => {
    expect(fieldsOf(['BEGBATES', 'Key', 'TO'], { key: 'beginBates', To: null })).toEqual([
      null,
      'beginBates',
      null,
    ]);
  });

  it('that a person names and nobody has is reported', () => {
    expect(listUnknownChoices([['BEGBATES']], { 'beg bates': 'beginBates', Typo: 'to' })).toEqual([
      { row: null, message: expect.stringContaining('“Typo”') },
    ]);
  });
});
