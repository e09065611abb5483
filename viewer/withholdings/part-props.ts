import type { WithholdingsParams } from '../params.ts';

/** The props of each part of the screen: its parameters, and how to change them. */
export interface PartProps {
  matter: string;
  params: WithholdingsParams;
  setParams: (change: Partial<WithholdingsParams>) => void;
}
