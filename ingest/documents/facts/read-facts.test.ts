import { describe, expect, it } from 'vitest';
import type { FactName } from '#contract/documents/document.ts';
import { buildBoundaryPage } from '../../testing/builders/build-boundary-page.ts';
import type { BoundaryPage } from '../boundary-page.ts';
import { lookAt } from '../page-sight.ts';
import { readFacts } from './read-facts.ts';

function read(first: BoundaryPage, last = first): Partial<Record<FactName, string[]>> {
  return Object.fromEntries(readFacts(lookAt(first), lookAt(last)).map(({ name, values }) => [name, values]));
}

describe('the facts of a document', () => {
  it('of an e-mail come from its header, without the people withheld', () => {
    const facts = read(
      buildBoundaryPage([
        'Tolland, Rick',
        'From: Castellan, Lorena',
        'Sent: Thursday, November 19, 2009 4:52 PM',
        'To: Tolland, Rick; [ (b)(6), (b)(7)(C) ]; ███; press@ice.example',
        'Cc: | b6/b7C |',
        'Subject: RE: Santa Clara call, talking points',
        'Attachments: SC Talking Points 11-19-09.doc',
        'Rick,',
      ]),
    );
    expect(facts).toEqual({
      kind: ['email'],
      title: ['RE: Santa Clara call, talking points'],
      sent: ['2009-11-19'],
      from: ['Castellan, Lorena'],
      to: ['Tolland, Rick', 'press@ice.example'],
      attachments: ['SC Talking Points 11-19-09.doc'],
    });
  });

  it('of a memorandum come from its heading, with people without their office', () => {
    const facts = read(
      buildBoundaryPage([
        'MEMORANDUM',
        'DATE: September 30, 2010',
        'TO: Field Office Directors',
        'Regional Coordinators',
        'FROM: Denise Farrow-Kim, Deputy Principal Legal Advisor',
        'SUBJECT: Options',
        'You asked which options are open.',
      ]),
    );
    expect(facts).toEqual({
      kind: ['memo'],
      title: ['Options'],
      date: ['2010-09-30'],
      to: ['Field Office Directors', 'Regional Coordinators'],
      from: ['Denise Farrow-Kim'],
    });
  });

  it('of a letter are its date, its addressee, its reference, and the name under its close', () => {
    const first = buildBoundaryPage([
      'COUNTY OF SANTA CLARA',
      'Office of the County Counsel',
      'September 28, 2010',
      'Marguerite Osei-Tran, Executive Director',
      'Washington, DC 20536',
      'Re: Request to opt out',
      'Dear Ms. Osei-Tran:',
      'In a call on November 20, 2009, your coordinator told this office that a county may.',
    ]);
    const last = buildBoundaryPage([
      'Very truly yours,',
      '(signed)',
      'Judith Arrowsmith',
      'Deputy County Counsel',
    ]);
    expect(read(first, last)).toEqual({
      kind: ['letter'],
      title: ['Request to opt out'],
      date: ['2010-09-28'],
      to: ['Marguerite Osei-Tran'],
      from: ['Judith Arrowsmith'],
    });
  });

  it('include no date if all dates belong to the events described', () => {
    const facts = read(
      buildBoundaryPage([
        'Deployment by Jurisdiction',
        'from activation through September 30, 2010',
        'California 12 of 14',
      ]),
    );
    expect(facts.date).toBeUndefined();
    expect(facts.title).toEqual(['Deployment by Jurisdiction']);
  });

  it('include the date on which the document says that it was prepared', () => {
    const facts = read(
      buildBoundaryPage(['Deployment by Jurisdiction', 'x y', 'Sensitive. Prepared October 15, 2010.']),
    );
    expect(facts.date).toEqual(['2010-10-15']);
  });

  it('include no title if the page begins within a sentence', () => {
    const facts = read(
      buildBoundaryPage(['whose methods keep all other activity unchanged', 'over the years.']),
    );
    expect(facts.title).toBeUndefined();
  });

  it('of a blank page are only that it is blank', () => {
    expect(read(buildBoundaryPage([]))).toEqual({ kind: ['blank'] });
  });
});
