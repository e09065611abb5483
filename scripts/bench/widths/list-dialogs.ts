import type { Page } from 'playwright-core';
import type { ReviewWork } from './add-review.ts';

const FIRST_PAGE = '/p/ICE%20FOIA%2010-2674.0000001';

/** A dialog, and how a person opens it on its screen. */
export interface DialogOfScreen {
  path: string;
  name: string;
  open: (page: Page) => Promise<void>;
}

/** The dialogs that the screens of a matter open, of those that an attorney may open. */
export function listDialogs({ contradiction, sequestered }: ReviewWork): DialogOfScreen[] {
  return [
    ...byButtons('/batches', 'Make batches', 'Assign Letters of sheriffs, second half of the year'),
    ...byButtons('/batches', 'Reassign Letters of counties', 'Finish Letters of counties'),
    ...byButtons('/suggestions?tag=tag-2', 'Draw a control set'),
    ...byButtons(contradiction, 'Edit'),
    ...byButtons('/sequestered', `Who had it: ${sequestered}`, `Release ${sequestered}`),
    ...byButtons('/codebook', 'Add tag', 'Add group', 'Edit opt-out policy'),
    ...byButtons('/reports?show=terms', 'New report'),
    ...byButtons('/reports?show=elusion', 'Draw sample'),
    ...byButtons('/people', 'Add to this matter'),
    ...byButtons('/search?q=voluntary', 'Save search', 'Tag all 47 pages…'),
    ...byKeys(FIRST_PAGE, { 'Sequester pages': '~', 'Tag many pages': 't', 'Go to page': 'g' }),
    ...byKeys('/', { 'Keyboard shortcuts': '?', Palette: 'Control+k' }),
    { path: FIRST_PAGE, name: 'Link as other side', open: linkOtherSide },
  ];
}

function byButtons(path: string, ...names: string[]): DialogOfScreen[] {
  const open = (name: string) => (page: Page) =>
    page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
  return names.map((name) => ({ path, name, open: open(name) }));
}

function byKeys(path: string, keys: Record<string, string>): DialogOfScreen[] {
  return Object.entries(keys).map(([name, key]) => ({
    ...{ path, name },
    open: (page) => page.keyboard.press(key),
  }));
}

/** Looks for the other side of the passage of the first page, and links that of the second. */
async function linkOtherSide(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Passages' }).click();
  await page.getByRole('button', { name: /^Find the other side/ }).click();
  await page.keyboard.press('j');
  await page.getByRole('button', { name: /^Link as other side/ }).click();
}
