import { describe, expect, it } from 'vitest';
import { placeLines } from '../../testing/builders/place-lines.ts';
import { findCaveats } from './find-caveats.ts';

function readAt(y: number, text: string): string[] {
  return findCaveats(placeLines([{ text, x: 0.3, y }]));
}

describe('findCaveats', () => {
  it.each([
    'FOR OFFICIAL USE ONLY',
    'FOUO',
    'Law Enforcement Sensitive',
    'DRAFT',
    'Pre-decisional',
    'Deliberative',
    'PRIVILEGED AND CONFIDENTIAL',
    'Privileged & Confidential',
    'ATTORNEY-CLIENT PRIVILEGED',
    'Attorney-Client Communication',
    'Attorney Work Product',
    'UNCLASSIFIED//FOUO',
    'SECRET',
    'TOP SECRET//NOFORN',
    'Sensitive But Unclassified',
    'CONTROLLED UNCLASSIFIED INFORMATION',
  ])('finds %s at the top and at the foot of a page', (caveat) => {
    expect(readAt(0.03, caveat)).toEqual([caveat]);
    expect(readAt(0.96, caveat)).toEqual([caveat]);
  });

  it('separates the caveats of a banner that has a version or a number beside them', () => {
    expect(readAt(0.03, 'DRAFT v2 – PRE-DECISIONAL')).toEqual(['DRAFT', 'PRE-DECISIONAL']);
    expect(readAt(0.95, 'FOR OFFICIAL USE ONLY 12')).toEqual(['FOR OFFICIAL USE ONLY']);
  });

  it('finds a line stamped in the middle of a page', () => {
    expect(readAt(0.5, 'LAW ENFORCEMENT SENSITIVE')).toEqual(['LAW ENFORCEMENT SENSITIVE']);
  });

  it('lists a caveat once that is printed at the top and at the foot', () => {
    const lines = placeLines([
      { text: 'DRAFT', x: 0.4, y: 0.02 },
      { text: 'Draft', x: 0.4, y: 0.97 },
    ]);
    expect(findCaveats(lines)).toHaveLength(1);
  });

  it.each([
    [0.5, 'Please send me the draft by Friday'],
    [0.5, 'Draft'],
    [0.03, 'The draft was confidential until the county answered'],
    [0.03, 'Subject: Draft'.toLowerCase()],
    [0.5, 'Confidential sources told the office that the DRAFT was lost'],
  ])('finds none at %s in “%s”', (y, text) => {
    expect(readAt(y, text)).toEqual([]);
  });
});
