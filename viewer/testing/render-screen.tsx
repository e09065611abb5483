/** Renders a component as the viewer would, with a scripted `fetch` and without mocks of our own modules. */
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, type RenderResult, render } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createQueryClient } from '../server/query-client.ts';
import { MantineProvider } from '../ui/parts.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import { clearNotifications } from '../ui/toast.tsx';
import { stubBrowser } from './stub-browser.ts';

// Milliseconds that a test waits for something to appear: other work may slow the machine down.
configure({ asyncUtilTimeout: 20_000 });

/**
 * Maps method and path to the body of the answer, to a problem with its status, or to a function of the query
 * that returns one of these.
 */
export type Script = Record<string, unknown>;

export interface RecordedRequest {
  method: string;
  url: string;
  headers: Headers;
  body: unknown;
}

/** Answers requests from a script and records them. */
export function scriptFetch(script: Script): RecordedRequest[] {
  const requests: RecordedRequest[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    requests.push({ method, url: input, headers: new Headers(init.headers), body });
    const [path, query] = input.split('?');
    const scripted = script[`${method} ${path}`];
    const answer: unknown =
      typeof scripted === 'function' ? await scripted(new URLSearchParams(query)) : scripted;
    if (answer === undefined) throw new TypeError(`Failed to fetch ${method} ${input}`);
    if (answer instanceof Response) return answer.clone();
    return Response.json(answer);
  });
  return requests;
}

export function problem(
  status: number,
  body: { code: string; message: string; position?: number; interpretations?: string[] },
): Response {
  return Response.json(body, { status });
}

export function renderScreen(children: ReactNode): RenderResult {
  return render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      <QueryClientProvider client={createQueryClient()}>{children}</QueryClientProvider>
    </MantineProvider>,
  );
}

/** Contrast needs a real browser; axe checks everything else here. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** For the top of a test group: adds what jsdom lacks, and cleans up after each test. */
export function useBrowser(): void {
  beforeEach(stubBrowser);
  afterEach(() => {
    cleanup();
    clearNotifications();
    vi.unstubAllGlobals();
  });
}
