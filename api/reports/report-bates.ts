import type { BatesSection } from '#contract/numbers/bates.ts';
import type { Database } from '../repositories/database/database.ts';
import { type BatesPage, listBatesPages, listDeclared } from '../repositories/numbers/bates-pages.ts';
import { toBatesSection } from './bates-report.ts';

/** Reports the numbers of each production, or of one; if there are several, also of all of them together. */
export async function reportBates(
  database: Database,
  matterId: string,
  productionId?: string,
  known?: readonly BatesPage[],
): Promise<BatesSection[]> {
  const pages = known ?? (await listBatesPages(database, matterId, productionId));
  const asked = await listDeclared(database, matterId, productionId);
  const sections = asked.map(({ id, name, declared_pages }) =>
    toBatesSection(
      { productionId: id, production: name, declaredPages: declared_pages },
      pages.filter((page) => page.productionId === id),
    ),
  );
  if (sections.length < 2) return sections;
  const declared = asked.reduce<number | null>(
    (sum, { declared_pages }) => (sum === null || declared_pages === null ? null : sum + declared_pages),
    0,
  );
  return [
    ...sections,
    toBatesSection({ productionId: null, production: null, declaredPages: declared }, pages),
  ];
}
