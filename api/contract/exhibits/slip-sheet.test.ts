import { expect, it } from 'vitest';
import { NO_CAPTION } from './exhibit.ts';
import { attachedTo, listCaptionLines } from './slip-sheet.ts';

const MATTER = 'NDLON v. ICE';

it('a caption names court, parties and docket number', () => {
  const caption = {
    court: 'S.D.N.Y.',
    parties: 'National Day Laborer v. ICE',
    docketNumber: '1:10-cv-03488',
  };
  expect(listCaptionLines(caption, MATTER)).toEqual([
    'S.D.N.Y.',
    'National Day Laborer v. ICE',
    'Case No. 1:10-cv-03488',
  ]);
});

it('a caption that nobody entered is the name of the matter', () => {
  expect(listCaptionLines(NO_CAPTION, MATTER)).toEqual([MATTER]);
});

it.each(['No. 10 Civ. 3488 (SAS)', 'Civil Action No. 10-3488'])(
  'a docket number with its own label gets no other: %s',
  (docketNumber) => {
    expect(listCaptionLines({ ...NO_CAPTION, docketNumber }, MATTER)).toEqual([MATTER, docketNumber]);
  },
);

it('exhibits are attached to a declaration only if there is a declarant', () => {
  expect([attachedTo('Jane Doe'), attachedTo('')]).toEqual(['to the Declaration of Jane Doe', '']);
});
