import { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { CodeBar, WithholdingChart } from '#contract/withholdings/withholding.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { countPagesIn } from '../repositories/pages/pages.ts';
import { countExtents, listBins, listCodeTotals } from '../repositories/withholdings/withholding-chart.ts';

/** Sections of the production: as many as fit beside each other on a screen. */
const MOST_BINS = 60;

/**
 * Counts withholdings by code along the pages; boxes and sheets without a code are a separate bar, at the
 * end.
 */
export async function chartWithholdings(
  database: Queryable,
  matterId: string,
  productionId: string | undefined,
): Promise<WithholdingChart> {
  const pages = await countPagesIn(database, { matterId, productionId });
  const bins = Math.min(MOST_BINS, Math.max(1, pages));
  const binsOf = Map.groupBy(await listBins(database, matterId, productionId, bins), ({ code }) => code);
  const totals = await listCodeTotals(database, matterId, productionId);
  const { all, inFull } = await countExtents(database, matterId, productionId);
  const { total: withholdings, ...withheld } = all;
  const bars = totals.map(
    ({ code, ...counts }): CodeBar => ({
      code: code === '' ? null : ExemptionCode.parse(code),
      ...counts,
      bins: (binsOf.get(code) ?? []).map(({ code: _, ...bin }) => bin),
    }),
  );
  return {
    ...{ pages, bins, inFull, withholdings, inPart: withholdings - inFull, withheld },
    bars: [...bars.filter(({ code }) => code !== null), ...bars.filter(({ code }) => code === null)],
  };
}
