// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible, renderScreen, useBrowser } from '../testing/render-screen.tsx';
import { KeyTable } from './KeyTable.tsx';
import { chooseKey, linesInUse, resetKeys } from './keys-in-use.ts';
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

  it('are passed to the tags also if another screen has an action with the key, or a person chose it', async () => {
    const tag = vi.fn((key: string) => key === 's');
    const next = vi.fn();
    chooseKey('next-page', 'd');
    render(<Listener handlers={{ 'next-page': next }} onTagKey={tag} />);
    await userEvent.keyboard('sd');
    expect(tag.mock.calls.map(([key]) => key)).toEqual(['s', 'd']);
    expect(next).toHaveBeenCalledTimes(1);
    resetKeys();
    await userEvent.keyboard('dj');
    expect(next).toHaveBeenCalledTimes(2);
  });
});

describe('the keyboard shortcuts', () => {
  useBrowser();

  it('change a key, refuse one that is taken, and reset', async () => {
    renderScreen(<KeyTable tags={[{ key: 'd', name: 'deadline' }]} />);
    await userEvent.click(screen.getByRole('button', { name: 'Change key: Next page of the list' }));
    await userEvent.keyboard('d');
    expect(screen.getByRole('alert').textContent).toContain('deadline');
    await userEvent.keyboard('w');
    const row = screen.getByRole('row', { name: /Next page of the list/ });
    expect(row.textContent).toMatch(/^w→/);
    expect(linesInUse().find(({ action }) => action === 'next-page')?.keys[0]).toBe('w');
    await expectAccessible(row);
    await userEvent.click(screen.getByRole('button', { name: 'Reset key: Next page of the list' }));
    expect(row.textContent).toMatch(/^j→/);
    expect(screen.queryByRole('button', { name: 'Reset all keys' })).toBeNull();
  });
});
