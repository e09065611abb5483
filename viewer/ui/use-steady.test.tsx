// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useSteady } from './use-steady.ts';

describe('the state of the reader', () => {
  it('stays the same object while its values stay the same, and its functions call the latest ones', () => {
    const { result, rerender } = renderHook(
      ({ page, step }) => useSteady({ page, next: () => page + step }),
      { initialProps: { page: 1, step: 1 } },
    );
    const first = result.current;
    rerender({ page: 1, step: 5 });
    expect(result.current).toBe(first);
    expect(first.next()).toBe(6);
    rerender({ page: 2, step: 5 });
    expect(result.current).not.toBe(first);
    expect(result.current.next).toBe(first.next);
    expect(first.next()).toBe(7);
  });

  it('changes when a function is added or removed', () => {
    const { result, rerender } = renderHook(
      ({ back }: { back: (() => string) | undefined }) => useSteady({ back }),
      { initialProps: { back: undefined as (() => string) | undefined } },
    );
    expect(result.current.back).toBeUndefined();
    rerender({ back: () => 'results' });
    expect(result.current.back?.()).toBe('results');
  });
});
