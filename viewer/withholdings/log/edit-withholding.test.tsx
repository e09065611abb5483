// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type JSX, Suspense, useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { Role } from '#contract/people/user.ts';
import type { Withholding } from '#contract/withholdings/withholding.ts';
import { expectAccessible, renderScreen, scriptFetch, useBrowser } from '../../testing/render-screen.tsx';
import { EditWithholding } from './EditWithholding.tsx';

const path = '/api/matters/ndlon/withholdings/page-1/0';

const line: Withholding = {
  pageId: 'page-1',
  part: 0,
  firstBates: 'ICE 0002',
  lastBates: 'ICE 0002',
  batesSource: 'read',
  controlNumber: 'UNC-00000002',
  productionId: 'production-1',
  production: 'First release',
  file: 'a.pdf',
  pageNumber: 2,
  documentId: 'page-1',
  pages: 1,
  date: null,
  kind: 'memo',
  from: ['A. Smith'],
  to: [],
  subject: null,
  extent: 'part',
  codes: ['(b)(6)'],
  boxes: 2,
  boxesWithoutCode: 1,
  shareRedacted: 0.2,
  placeholder: null,
  fileNumbers: null,
  sheet: null,
  isUncertain: false,
  asRead: { kind: 'letter' },
  otherVersion: null,
  otherVersionPage: null,
  ruling: null,
  note: null,
  changedBy: null,
  changedAt: null,
};

function Screen({ given }: { given: Withholding }): JSX.Element {
  const [now, setNow] = useState(given);
  return <EditWithholding matter="ndlon" line={now} onChanged={setNow} close={() => undefined} />;
}

function open(role: Role, given = line) {
  const answers = { ...given };
  const requests = scriptFetch({
    'GET /api/session': { userName: 'someone', displayName: 'Someone', role },
    [`GET ${path}/history`]: [
      { at: '2026-01-02T03:04:05.000Z', by: 'rae', what: 'withholding log: kind from letter to memo' },
    ],
    [`PATCH ${path}`]: () => ({
      ...answers,
      codes: ['(b)(5)'],
      asRead: { kind: 'letter', codes: ['(b)(6)'] },
    }),
    [`PUT ${path}/challenge`]: () => ({ ...answers, challenge: 'challenged' }),
  });
  const { container } = renderScreen(
    <Suspense>
      <Screen given={given} />
    </Suspense>,
  );
  const sent = () => requests.filter(({ method }) => method !== 'GET').map(({ body }) => body);
  return { container, sent };
}

describe('the fields of a withholding', () => {
  useBrowser();

  it('show the value as read beside a correction, refuse invalid codes, and can be undone', async () => {
    const { container, sent } = open('reviewer');
    const codes = await screen.findByLabelText('Codes');
    await userEvent.clear(codes);
    await userEvent.type(codes, 'privileged{Enter}');
    expect(screen.getByText(/“privileged” is no exemption code/)).toBeTruthy();
    expect(sent()).toEqual([]);
    await userEvent.clear(codes);
    await userEvent.type(codes, 'b5{Enter}');
    expect(await screen.findByRole('button', { name: 'Codes: restore as read' })).toBeTruthy();
    expect(sent()).toEqual([{ corrections: { codes: ['(b)(5)'] } }]);
    await userEvent.click(screen.getByRole('button', { name: 'Kind: restore as read' }));
    expect(sent().at(-1)).toEqual({ restore: ['kind'] });
    expect(await screen.findByText(/kind from letter to memo/)).toBeTruthy();
    await expectAccessible(container);
  });

  it('do not include the challenge status for a reviewer', async () => {
    open('reviewer');
    await screen.findByLabelText('Codes');
    expect(screen.queryByText(/hallenge/)).toBeNull();
  });

  it('include the challenge status with its warning for an attorney', async () => {
    const { sent, container } = open('attorney', { ...line, challenge: null });
    await screen.findByText(/held to have waived it/);
    await userEvent.selectOptions(screen.getByLabelText('Challenge status'), 'challenged');
    expect(sent()).toEqual([{ challenge: 'challenged' }]);
    await expectAccessible(container);
  });

  it('cannot be changed by a read-only user', async () => {
    const { sent } = open('read-only');
    const note = await screen.findByLabelText('Note');
    await userEvent.type(note, 'x{Enter}');
    expect(sent()).toEqual([]);
    expect(screen.getByText(/Your role on this matter is read-only/)).toBeTruthy();
  });
});
