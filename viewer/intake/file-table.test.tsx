// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { buildFile, buildProduction } from '../testing/build-production.ts';
import { expectAccessible, renderScreen, useBrowser } from '../testing/render-screen.tsx';
import { FileTable } from './FileTable.tsx';

describe('the files of a production', () => {
  useBrowser();

  it('are listed under the files that contained them; failed files come first, with their full paths', async () => {
    const files = [
      buildFile('cd/box.zip'),
      buildFile('cd/box.zip/mail.eml', { kind: 'email', status: 'duplicate', parentId: 'cd/box.zip' }),
      buildFile('cd/box.zip/old.rar', {
        kind: 'other',
        status: 'quarantined',
        cause: 'unsupported',
        message: 'Unpack it with another program.',
        parentId: 'cd/box.zip',
      }),
    ];
    const { container } = renderScreen(
      <FileTable production={buildProduction({ files })} sums="3 files" matter="ndlon" />,
    );
    const rows = screen.getAllByRole('row').slice(1);
    const cells = rows.map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    );
    expect(cells.map(([name, kind, , , status]) => [name, kind, status?.trim()])).toEqual([
      [
        'cd/box.zip/old.rarUnpack it with another program.',
        'not known',
        'No pages: not a kind of file that Uncover reads',
      ],
      ['cd/box.zip', 'ZIP archive', 'Unpacked'],
      ['inside the file above: mail.eml', 'e-mail', 'Duplicate'],
    ]);
    await expectAccessible(container);
  });

  it.each([
    [true, 'Processing'],
    [false, 'Waiting'],
  ])('that are partly read while processing is %s have the status %s', (underWay, expected) => {
    const half = buildFile('letter.pdf', { kind: 'pdf', status: 'reading', pages: 4 });
    const production = buildProduction({ files: [half], isProcessing: underWay });
    renderScreen(<FileTable production={production} sums="1 file" matter="ndlon" />);
    expect(screen.getByRole('cell', { name: expected })).toBeTruthy();
  });
});
