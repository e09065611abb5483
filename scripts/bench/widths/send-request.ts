import type { Page } from 'playwright-core';
import { MATTER } from '../../../viewer/e2e/open-clinic.ts';

/** Sends a request about the matter from the browser, with the session of the person who is signed in there. */
export async function sendRequest<Answer = Record<string, string>>(
  page: Page,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
): Promise<Answer> {
  return page.evaluate(
    async ([verb, address, text]) => {
      const headers = { 'content-type': 'application/json', 'x-uncover': '1' };
      const answer = await fetch(address, {
        method: verb,
        headers,
        ...(text !== undefined && { body: text }),
      });
      if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
      return answer.json();
    },
    [method, `/api/matters/${MATTER}${path}`, body && JSON.stringify(body)] as const,
  );
}
