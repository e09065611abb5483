// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { buildTag } from '../testing/build-page.ts';
import { renderScreen, scriptFetch, useBrowser } from '../testing/render-screen.tsx';
import { Notifications } from '../ui/parts.ts';
import { OpeningPage } from './OpeningPage.tsx';

const message = 'Nothing was tagged: the page was still opening. Press the key again.';

describe('a page that is still opening', () => {
  useBrowser();

  it.each(['1', '0', '{Shift>}{Enter}{/Shift}'])('says that %s tagged nothing', async (key) => {
    const requests = scriptFetch({ 'GET /api/matters/ndlon/tags': [buildTag({ key: '1' })] });
    renderScreen(
      <>
        <Notifications />
        <OpeningPage matter="ndlon" />
      </>,
    );
    await waitFor(() => expect(requests).toHaveLength(1));
    await waitFor(async () => {
      await userEvent.keyboard(key);
      expect(screen.queryAllByText(message)).not.toEqual([]);
    });
    expect(requests).toHaveLength(1);
  });

  it('says nothing about keys that tag nothing', async () => {
    scriptFetch({ 'GET /api/matters/ndlon/tags': [buildTag({ key: '1' })] });
    renderScreen(
      <>
        <Notifications />
        <OpeningPage matter="ndlon" />
      </>,
    );
    await userEvent.keyboard('8');
    expect(screen.queryByText(message)).toBeNull();
  });
});
