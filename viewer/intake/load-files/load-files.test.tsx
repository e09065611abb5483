// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible, renderScreen, useBrowser } from '../../testing/render-screen.tsx';
import { LoadFiles } from './LoadFiles.tsx';

describe('the load files of a production', () => {
  useBrowser();

  it('show how many documents they have, and list their errors by row', async () => {
    const faults = [
      { row: 7, message: 'The image IMG\\7.tif of ICE-7 is not among the files received.' },
      { row: null, message: 'No load file speaks of stray.tif; it is read as a file by itself.' },
    ];
    const { container } = renderScreen(
      <LoadFiles loadFiles={[{ path: 'VOL001/a.dat', documents: 41, faultCount: 3, faults }]} />,
    );
    expect(container.querySelector('summary')?.textContent).toBe(
      'Load file VOL001/a.dat: 41 documents, 3 errors',
    );
    container.querySelector('details')?.setAttribute('open', '');
    const list = screen.getByRole('list', { name: 'Errors in VOL001/a.dat' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      'Row 7: The image IMG\\7.tif of ICE-7 is not among the files received.',
      'No load file speaks of stray.tif; it is read as a file by itself.',
      '1 more error not shown.',
    ]);
    await expectAccessible(container);
  });

  it('without errors show a sentence, and have nothing to expand', () => {
    const { container } = renderScreen(
      <LoadFiles loadFiles={[{ path: 'a.opt', documents: 1, faultCount: 0, faults: [] }]} />,
    );
    expect(screen.getByText('Load file a.opt: 1 document, no errors')).toBeTruthy();
    expect(container.querySelector('details')).toBeNull();
  });
});
