// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import type { JSX } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SeenContext } from './seen-context.ts';
import { useReportSeen } from './use-report-seen.ts';

const added: string[] = [];
const reports = { fetchSeconds: async () => 2, add: (pageId: string) => void added.push(pageId) };
let hasFocus: boolean;

function Stage({ drawn }: { drawn: string | undefined }): JSX.Element {
  useReportSeen(drawn);
  return <div />;
}

const stageOf = (drawn: string | undefined) => (
  <SeenContext value={reports}>
    <Stage drawn={drawn} />
  </SeenContext>
);

function setFocus(next: boolean): void {
  hasFocus = next;
  window.dispatchEvent(new Event(next ? 'focus' : 'blur'));
}

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

describe('a page on screen', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    added.length = 0;
    hasFocus = true;
    vi.spyOn(document, 'hasFocus').mockImplementation(() => hasFocus);
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('is reported once, after the seconds of the matter since it was drawn', async () => {
    const { rerender } = render(stageOf(undefined));
    await wait(10_000);
    rerender(stageOf('a'));
    await wait(1900);
    expect(added).toEqual([]);
    await wait(10_000);
    expect(added).toEqual(['a']);
  });

  it('is not reported if the next page comes earlier', async () => {
    const { rerender } = render(stageOf('a'));
    await wait(1500);
    rerender(stageOf('b'));
    await wait(1500);
    expect(added).toEqual([]);
    await wait(500);
    expect(added).toEqual(['b']);
  });

  it('does not count the time in which another window has the focus', async () => {
    render(stageOf('a'));
    await wait(1000);
    setFocus(false);
    await wait(60_000);
    setFocus(true);
    await wait(900);
    expect(added).toEqual([]);
    await wait(100);
    expect(added).toEqual(['a']);
  });
});
