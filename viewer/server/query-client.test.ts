import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { createQueryClient } from './query-client.ts';

/** A query whose answers are given by the test, one after another. */
function observe() {
  const client = createQueryClient();
  const answers: ((answer: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const observer = new QueryObserver(client, { queryKey: ['page'], queryFn });
  observer.subscribe(() => undefined);
  return { client, answers, data: () => observer.getCurrentResult().data };
}

describe('a query that is fetched for the first time', () => {
  it('is fetched again if something changed before its answer came, however often that was', async () => {
    const { client, answers, data } = observe();
    void client.invalidateQueries({ queryKey: ['page'] });
    void client.invalidateQueries({ queryKey: ['page'] });
    answers[0]?.('before the change');
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.('after the change');
    await vi.waitFor(() => expect(data()).toBe('after the change'));
    await client.invalidateQueries({ queryKey: ['other'] });
    expect(answers).toHaveLength(2);
  });

  it('is fetched once if nothing changed meanwhile', async () => {
    const { client, answers, data } = observe();
    answers[0]?.('current');
    await vi.waitFor(() => expect(data()).toBe('current'));
    await client.invalidateQueries({ queryKey: ['other'] });
    expect(answers).toHaveLength(1);
  });
});
