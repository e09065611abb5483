/**
 * How far a font reaches above or below its baseline, as a share of its height. Fonts may state wrong values:
 * zero, or many times the height.
 */
export function toReach(share: number | undefined, usual: number): number {
  return share && Number.isFinite(share) && Math.abs(share) <= 1.5 ? share : usual;
}
