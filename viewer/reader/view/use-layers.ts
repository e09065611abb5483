import { useMemo } from 'react';
import { useUser } from '../../session/use-user.ts';
import { useLocalStorage } from '../../ui/parts.ts';

/** The layers that can be shown over a page image. */
export const layerNames = {
  hits: 'Hits',
  terms: 'Standing highlights',
  passages: 'Passages',
  boxes: 'Redaction boxes',
  codes: 'Margin codes',
  hidden: 'Hidden text',
} as const;
export type LayerName = keyof typeof layerNames;

export interface Layers {
  shown: Record<LayerName, boolean>;
  toggle: (name: LayerName) => void;
  /** Hides all of the agency's marks if any is shown; otherwise shows all of them. */
  toggleMarks: () => void;
}

const all = { hits: true, terms: true, passages: true, boxes: true, codes: true, hidden: true };

/** Which layers are shown. Each person's choice is stored in this browser. */
export function useLayers(): Layers {
  const [saved, save] = useLocalStorage<Partial<Record<LayerName, boolean>>>({
    key: `layers ${useUser().userName}`,
    defaultValue: all,
    getInitialValueInEffect: false,
  });
  const shown = useMemo(() => ({ ...all, ...saved }), [saved]);
  return {
    shown,
    toggle: (name) => save({ ...shown, [name]: !shown[name] }),
    toggleMarks: () => {
      const on = !(shown.boxes || shown.codes || shown.hidden);
      save({ ...shown, boxes: on, codes: on, hidden: on });
    },
  };
}
