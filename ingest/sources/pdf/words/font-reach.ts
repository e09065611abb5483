/** How far a font reaches above or below its base line, as a share of its height; fonts lie: zero, or many times it. */
export function toReach(share: number | undefined, usual: number): number {
  return share && Number.isFinite(share) && Math.abs(share) <= 1.5 ? share : usual;
}
