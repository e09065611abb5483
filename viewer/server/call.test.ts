import { afterEach, describe, expect, it, vi } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { problem, scriptFetch } from '../testing/render-screen.tsx';
import { call } from './call.ts';
import { CallFailed, ConnectionLost } from './call-failed.ts';
import { urlOf } from './url-of.ts';

afterEach(() => vi.unstubAllGlobals());

describe('a call', () => {
  it('fills the path and the query, and omits undefined values', () => {
    expect(
      urlOf('/api/matters/:matter/pages/find', { matter: 'a b' }, { reference: 'ICE 1', tag: undefined }),
    ).toBe('/api/matters/a%20b/pages/find?reference=ICE+1');
    expect(() => urlOf('/api/:matter')).toThrow('needs matter');
  });

  it('parses the answer with the contract, so that an invalid answer fails at once', async () => {
    scriptFetch({ 'GET /api/session': { userName: 'ana', displayName: 'Ana', role: 'queen' } });
    await expect(call(endpoints.getSession, {})).rejects.toThrow('role');
  });

  it("rejects with the server's problem, including its position", async () => {
    scriptFetch({
      'GET /api/matters/ndlon/search': problem(400, {
        code: 'query-syntax',
        message: 'Close it.',
        position: 4,
      }),
    });
    const failed = await call(endpoints.search, { params: { matter: 'ndlon' }, query: { q: '(opt' } }).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(CallFailed);
    expect(failed).toMatchObject({ code: 'query-syntax', position: 4, message: 'Close it.' });
  });

  it('distinguishes a lost connection from a refusal', async () => {
    scriptFetch({});
    await expect(call(endpoints.listMatters, {})).rejects.toBeInstanceOf(ConnectionLost);
  });

  it('accepts an empty answer for an endpoint that returns nothing', async () => {
    scriptFetch({ 'DELETE /api/session': new Response(null, { status: 204 }) });
    await expect(call(endpoints.signOut, {})).resolves.toEqual({});
  });
});
