// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DocumentDetail, FieldValue } from '#contract/intake/load-file.ts';
import { expectAccessible, renderScreen, useBrowser } from '../../testing/render-screen.tsx';
import { LoadFileBlock } from './LoadFileBlock.tsx';

const field = (field: FieldValue['field'], name: string, ...values: string[]): FieldValue => ({
  field,
  name,
  values,
});

const build = (fields: FieldValue[]): DocumentDetail => ({
  beginBates: 'ICE-0001',
  endBates: 'ICE-0002',
  family: { begin: 'ICE-0001', end: 'ICE-0005' },
  parent: null,
  fields,
  loadFile: 'VOL001/DATA/first.dat',
  row: 2,
});

const facts = (list: Element | null) =>
  [...(list?.querySelectorAll('dt') ?? [])].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent,
  ]);

describe('a document described by a load file', () => {
  useBrowser();

  it('shows its custodian, when it was sent, by whom and to whom, and its family', async () => {
    const { container } = renderScreen(
      <LoadFileBlock
        matter="ndlon"
        document={build([
          field('beginBates', 'BEGDOC#', 'ICE-0001'),
          field('custodian', 'CUSTODIAN', 'Doe, Jane', 'Roe, Richard'),
          field('dateSent', 'DATESENT', '08/14/2009'),
          field('timeSent', 'TIMESENT', '4:05 PM'),
          field('to', 'TO', 'Ben', 'Cy'),
          field('subject', 'SUBJECT', 'Opting out'),
          field(null, 'Responsive', 'yes'),
        ])}
      />,
    );
    expect(facts(container.querySelector('dl'))).toEqual([
      ['Bates', 'ICE-0001-0002'],
      ['Family', 'ICE-0001-0005'],
      ['Custodian', 'Doe, Jane; Roe, Richard'],
      ['Sent', '08/14/2009 4:05 PM'],
      ['To', 'Ben; Cy'],
      ['Subject', 'Opting out'],
    ]);
    expect(facts(container.querySelector('details dl'))).toEqual([
      ['BEGDOC#', 'ICE-0001'],
      ['Responsive', 'yes'],
    ]);
    expect(screen.getByText('2 more columns of the load file')).toBeTruthy();
    expect(screen.getByText('first.dat, row 2')).toBeTruthy();
    await expectAccessible(container);
  });

  it('does not guess a custodian from the sender, and keeps a time without a date', () => {
    const { container } = renderScreen(
      <LoadFileBlock
        matter="ndlon"
        document={build([field('from', 'FROM', 'Ann'), field('timeSent', 'TIMESENT', '4:05 PM')])}
      />,
    );
    expect(facts(container.querySelector('dl'))).toContainEqual([
      'Custodian',
      'Unknown: the load file does not name one',
    ]);
    expect(facts(container.querySelector('details dl'))).toEqual([['TIMESENT', '4:05 PM']]);
  });
});
