// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../testing/render-screen.tsx';
import { RovingGroup } from './RovingGroup.tsx';

const show = (names: string[], current?: string) => (
  <>
    <RovingGroup label="Numbers">
      {names.map((name) => (
        <button key={name} type="button" aria-current={name === current ? 'page' : undefined}>
          {name}
        </button>
      ))}
    </RovingGroup>
    <button type="button">after</button>
  </>
);

describe('a group of controls', () => {
  useBrowser();

  it('has one Tab stop, and arrow keys move within it', async () => {
    render(show(['one', 'two', 'three']));
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowUp}');
    expect(document.activeElement).toBe(screen.getByText('two'));
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByText('after'));
    await userEvent.tab({ shift: true });
    expect(document.activeElement).toBe(screen.getByText('two'));
  });

  it('is entered at its current item, also after the current item has changed', async () => {
    const { rerender } = render(show(['one', 'two', 'three'], 'three'));
    await waitFor(() => expect(screen.getByText('three').tabIndex).toBe(0));
    rerender(show(['one', 'two', 'three'], 'two'));
    await waitFor(() => expect(screen.getByText('two').tabIndex).toBe(0));
    expect(screen.getByText('one').tabIndex).toBe(-1);
  });
});
