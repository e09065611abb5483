// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { MarksInForce } from '#contract/pages/marks.ts';
import { buildBox, buildMarksInForce } from '../../testing/build-marks.ts';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { Notifications } from '../../ui/parts.ts';
import { MarksBlock } from './MarksBlock.tsx';
import { PageMarksLayer } from './PageMarksLayer.tsx';
import { useMarks } from './use-marks.ts';
import { useMarkSelection } from './use-selected-mark.ts';

const path = '/api/matters/ndlon/pages/page-1/marks';
const shown = { hits: true, terms: true, passages: true, boxes: true, codes: true, hidden: true };

function Reading({ allowed = true }: { allowed?: boolean }) {
  const marks = useMarks('ndlon', 'page-1');
  const selection = useMarkSelection('page-1');
  const review = { allowed, why: allowed ? undefined : 'read-only' };
  return (
    <>
      <Notifications />
      <PageMarksLayer marks={marks} selection={selection} shown={shown} turn={0} />
      <MarksBlock marks={marks} selection={selection} review={review} />
    </>
  );
}

const show = (now: MarksInForce, allowed = true, answers: Record<string, unknown> = {}) => {
  const requests = scriptFetch({ [`GET ${path}`]: now, ...answers });
  return { requests, ...renderScreen(<Reading allowed={allowed} />) };
};
const press = async (name: RegExp | string) => userEvent.click(await screen.findByRole('button', { name }));
const sent = (requests: { method: string; body: unknown }[], method: string) =>
  requests.filter((each) => each.method === method).map(({ body }) => body);

const two = buildMarksInForce({
  boxes: [
    buildBox({}),
    buildBox({ codes: [], printed: null, rect: { x: 0.1, y: 0.6, width: 0.2, height: 0.1 } }),
  ],
  shareRedacted: 0.2,
});

describe('the agency’s marks beside the page', () => {
  useBrowser();

  it('show the share covered, counts by code, boxes without a code, and what is uncertain', async () => {
    const { container } = show(
      buildMarksInForce({
        boxes: [buildBox({}), buildBox({ codes: [], printed: null, confidence: 55 })],
        codes: [
          {
            rect: { x: 0.9, y: 0.1, width: 0.05, height: 0.02 },
            codes: ['(b)(5)'],
            printed: 'b5',
            confidence: 90,
          },
        ],
        shareRedacted: 0.2,
        caveats: ['For Official Use Only'],
      }),
    );
    await screen.findByText('2 redaction boxes covering 20% of the text area');
    const codes = within(screen.getByRole('region', { name: 'Withheld' }));
    expect(codes.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '(b)(5)privileged memorandaonce in the margin',
      '(b)(6)personal privacy1 box',
      'No code1 box claims no exemption',
    ]);
    expect(screen.getByText('1 box is uncertain. Check the page image.')).toBeTruthy();
    expect(screen.getByText('Caveats: For Official Use Only')).toBeTruthy();
    await expectAccessible(container);
  });

  it('have labels over the page only if the code is not printed there or is uncertain', async () => {
    const { container } = show(
      buildMarksInForce({
        boxes: [
          buildBox({}),
          buildBox({ codes: [], printed: null }),
          buildBox({ codes: ['(b)(5)'], confidence: 55 }),
        ],
      }),
    );
    await screen.findByText('No code');
    const labels = [...container.querySelectorAll('[data-kind="box"]')].map(({ textContent }) => textContent);
    expect(labels).toEqual(['', 'no code', '(b)(5) ?']);
  });

  it('show how many pages a sheet stands for, and list them with their codes', async () => {
    show(
      buildMarksInForce({
        placeholder: {
          kind: 'deleted-page-sheet',
          pagesRepresented: 2,
          pages: [
            { bates: 'ICE-12', codes: ['(b)(5)'] },
            { bates: 'ICE-13', codes: [] },
          ],
          codes: ['(b)(5)'],
        },
      }),
    );
    await screen.findByText('Deleted-page sheet for 2 pages withheld.');
    const listed = within(screen.getByRole('list', { name: 'Pages listed on the sheet' }));
    expect(listed.getAllByRole('listitem', { hidden: true }).map((item) => item.textContent)).toEqual([
      'ICE-12 (b)(5)',
      'ICE-13 no code',
    ]);
  });

  it('warn about readable text under a box without showing it', async () => {
    const rect = { x: 0.1, y: 0.1, width: 0.2, height: 0.1 };
    show(
      buildMarksInForce({
        boxes: [buildBox({ rect })],
        hiddenText: { words: 4, rects: [rect], reason: 'the words lie below a black box' },
      }),
    );
    expect((await screen.findByRole('note')).textContent).toMatch(
      /^This page has readable text under a redaction box\. Uncover does not show, search or export it\. Tell an attorney\./,
    );
  });

  it('can be viewed but not changed by a read-only user', async () => {
    show(two, false);
    await screen.findByText('2 redaction boxes covering 20% of the text area');
    const marks = within(screen.getByRole('region', { name: 'Withheld' }));
    expect(marks.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('region', { name: /drag to draw a box/ })).toBeNull();
  });
});

describe('correcting the agency’s marks', () => {
  useBrowser();

  it('accepts typed codes, shows how they are understood, and can be undone', async () => {
    const after = buildMarksInForce({}, { correctedBy: 'rae', asRead: two.marks });
    const { requests, container } = show(two, true, { [`PUT ${path}`]: after, [`DELETE ${path}`]: two });
    await press(/^Correct/);
    await userEvent.click(
      within(screen.getByRole('list', { name: 'Marks to correct' })).getByRole('button', {
        name: 'Box 2: no code',
      }),
    );
    const field = screen.getByRole('textbox', { name: 'Exemption codes' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await userEvent.type(field, 'b6 b7x');
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
    await userEvent.type(field, '{Backspace}c');
    expect(screen.getByText('(b)(6) personal privacy; (b)(7)(C) law enforcement: privacy.')).toBeTruthy();
    await expectAccessible(container);
    await userEvent.type(field, '{Enter}');
    await screen.findByText('Mark corrected.');
    expect(sent(requests, 'PUT')).toMatchObject([
      {
        boxes: [
          { codes: ['(b)(6)'], printed: 'b6' },
          { codes: ['(b)(6)', '(b)(7)(C)'], printed: 'b6 b7c' },
        ],
      },
    ]);
    await press('Undo');
    await waitFor(() => expect(sent(requests, 'DELETE')).toHaveLength(1));
  });

  it('restores an earlier correction, not the marks as read, when a later one is undone', async () => {
    const corrected = { ...two, asRead: buildMarksInForce({}).marks, correctedBy: 'rae' };
    const { requests } = show(corrected, true, { [`PUT ${path}`]: corrected });
    await press(/^Correct/);
    await userEvent.click(screen.getAllByRole('button', { name: 'Box 1: (b)(6)' })[0] as HTMLElement);
    await press('Remove');
    await screen.findByText('Box removed.');
    await press('Undo');
    await waitFor(() => expect(sent(requests, 'PUT')).toHaveLength(2));
    expect(sent(requests, 'PUT')).toMatchObject([
      { boxes: [{ codes: [] }] },
      { boxes: [{ codes: ['(b)(6)'] }, { codes: [] }] },
    ]);
  });

  it('adds a box when it is drawn over the page', async () => {
    const { requests } = show(buildMarksInForce({}), true, { [`PUT ${path}`]: two });
    await press(/^Correct/);
    const paper = screen.getByRole('region', { name: /drag to draw a box/ });
    paper.setPointerCapture = () => undefined;
    paper.getBoundingClientRect = () => ({ left: 0, top: 0, width: 200, height: 400 }) as DOMRect;
    fireEvent.pointerDown(paper, { button: 0, clientX: 20, clientY: 40 });
    fireEvent.pointerMove(paper, { clientX: 120, clientY: 80 });
    fireEvent.pointerUp(paper);
    await userEvent.type(screen.getByRole('textbox', { name: 'Exemption codes' }), 'b5{Enter}');
    await screen.findByText('Box added.');
    expect(sent(requests, 'PUT')).toMatchObject([
      {
        boxes: [{ rect: { x: 0.1, y: 0.1, width: 0.5, height: 0.1 }, codes: ['(b)(5)'], style: 'outlined' }],
      },
    ]);
  });

  it('adds and positions a box by keyboard alone', async () => {
    const { requests } = show(buildMarksInForce({}), true, { [`PUT ${path}`]: two });
    await press(/^Correct/);
    await press('Add box');
    const box = screen.getByRole('button', { name: /^Box new: no code, selected/ });
    box.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{/Shift}');
    await press('Save');
    await screen.findByText('Box added.');
    const { boxes } = sent(requests, 'PUT')[0] as { boxes: { rect: { x: number; height: number } }[] };
    expect(boxes[0]?.rect.x).toBeCloseTo(0.36);
    expect(boxes[0]?.rect.height).toBeCloseTo(0.045);
  });

  it('keeps the marks on the page if saving fails, and shows why', async () => {
    const answers = {
      [`PUT ${path}`]: problem(409, { code: 'conflict', message: 'The page is being read.' }),
    };
    show(two, true, answers);
    await press(/^Correct/);
    await userEvent.click(screen.getAllByRole('button', { name: 'Box 1: (b)(6)' })[0] as HTMLElement);
    await press('Remove');
    await screen.findByText('The page is being read.');
    expect(screen.getAllByRole('button', { name: 'Box 1: (b)(6)' }).length).toBeGreaterThan(0);
  });

  it('restores the marks as read', async () => {
    const corrected = {
      ...two,
      asRead: two.marks,
      correctedBy: 'rae',
      correctedAt: '2026-11-21T10:00:00.000Z',
    };
    const { requests } = show(corrected, true, { [`DELETE ${path}`]: two });
    await screen.findByText(/Corrected by rae/);
    await press('Restore as read');
    await screen.findByText('Marks restored as read.');
    expect(sent(requests, 'DELETE')).toHaveLength(1);
  });
});
