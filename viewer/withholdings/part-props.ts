import type { WithholdingsParams } from '../params.ts';

/** What the parts of the screen get: where it is, and how to go elsewhere. */
export interface PartProps {
  matter: string;
  params: WithholdingsParams;
  go: (change: Partial<WithholdingsParams>) => void;
}
