import { useLocalStorage } from '../ui/parts.ts';

/** What can be laid over a page image. */
export const layerNames = {
  hits: 'Hits',
  boxes: 'The agency’s boxes',
  codes: 'Codes in the margins',
  hidden: 'Where words are hidden',
} as const;
export type LayerName = keyof typeof layerNames;

export interface Layers {
  shown: Record<LayerName, boolean>;
  toggle: (name: LayerName) => void;
  /** All of the agency's marks: off where any is on. */
  toggleMarks: () => void;
}

const all = { hits: true, boxes: true, codes: true, hidden: true };

/** Which layers are shown; kept in this browser. */
export function useLayers(): Layers {
  const [kept, keep] = useLocalStorage<Partial<Record<LayerName, boolean>>>({
    key: 'layers',
    defaultValue: all,
    getInitialValueInEffect: false,
  });
  const shown = { ...all, ...kept };
  return {
    shown,
    toggle: (name) => keep({ ...shown, [name]: !shown[name] }),
    toggleMarks: () => {
      const on = !(shown.boxes || shown.codes || shown.hidden);
      keep({ ...shown, boxes: on, codes: on, hidden: on });
    },
  };
}
