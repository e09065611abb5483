// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { useBrowser } from '../testing/render-screen.tsx';
import { type Handlers, useKeys } from './use-keys.ts';

interface ListenerProps {
  handlers: Handlers;
  onTagKey?: (key: string, document: boolean) => boolean;
}

function Listener({ handlers, onTagKey }: ListenerProps) {
  useKeys(handlers, onTagKey);
  return <input aria-label="field" />;
}

describe('keys on a screen', () => {
  useBrowser();

  it('do what the screen defines, and nothing after it has closed', async () => {
    const next = vi.fn();
    const { unmount } = render(<Listener handlers={{ 'next-page': next }} />);
    await userEvent.keyboard('j{ArrowRight}');
    expect(next).toHaveBeenCalledTimes(2);
    unmount();
    await userEvent.keyboard('j');
    expect(next).toHaveBeenCalledTimes(2);
  });

  it('do nothing while somebody types', async () => {
    const next = vi.fn();
    const tag = vi.fn(() => true);
    render(<Listener handlers={{ 'next-page': next }} onTagKey={tag} />);
    await userEvent.type(screen.getByLabelText('field'), 'j1');
    expect(next).not.toHaveBeenCalled();
    expect(tag).not.toHaveBeenCalled();
  });

  it('are passed to the tags if the table does not define them', async () => {
    const tag = vi.fn(() => true);
    render(<Listener handlers={{}} onTagKey={tag} />);
    await userEvent.keyboard('1{Shift>}2{/Shift}');
    expect(tag.mock.calls).toEqual([
      ['1', false],
      ['2', true],
    ]);
  });
});
