import type { Turn } from '#contract/values/turn.ts';
import type { Fit } from '../../page/image/scale.ts';
import { useUser } from '../../session/use-user.ts';
import { useLocalStorage } from '../../ui/parts.ts';
import { type Layout, layouts } from './layouts.ts';
import { rememberTurn, type SavedTurns, turnOf } from './saved-turns.ts';

interface SavedView {
  fit: Fit;
  /** In percent of the page's size on paper; missing while the page is fitted. */
  zoom?: number | undefined;
  layout?: Layout;
}

/**
 * How a person last chose to see pages, which holds for the pages and lists that they open later, and how they
 * rotated single pages. Stored in this browser and not on the server: which size is comfortable depends on the
 * screen in front of the person.
 */
export function useSavedView(pageId: string) {
  const { userName } = useUser();
  const [view, saveView] = useLocalStorage<SavedView>({
    key: `view ${userName}`,
    defaultValue: { fit: 'page' },
    getInitialValueInEffect: false,
  });
  const [turns, saveTurns] = useLocalStorage<SavedTurns>({
    key: `rotated ${userName}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const { fit, zoom, layout = 'one' } = view;
  return {
    fit,
    zoom,
    layout: layouts.includes(layout) ? layout : 'one',
    save: (changed: Partial<SavedView>) => saveView({ ...view, ...changed }),
    turnOf: (id: string) => turnOf(turns, id),
    saveTurn: (turn: Turn) => saveTurns(rememberTurn(turns, pageId, turn)),
  };
}
