import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { BatesSection } from '#contract/numbers/bates.ts';
import { describeUnaccounted } from '#contract/numbers/describe-bates-lines.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { urlOf } from '../server/url-of.ts';
import { usePermission } from '../session/use-user.ts';
import { IconDownload } from '../ui/icons.ts';
import { Button, Text, Title } from '../ui/parts.ts';
import { BatesLines } from './BatesLines.tsx';
import { BatesSeriesChoice } from './BatesSeriesChoice.tsx';
import classes from './numbers.module.css';
import { SeriesStrips } from './SeriesStrips.tsx';

interface SectionProps {
  matter: string;
  section: BatesSection;
}

/** The numbers of one production, or of all productions together. */
export function BatesSectionReport({ matter, section }: SectionProps): JSX.Element {
  const { productionId, production, lines, unaccounted } = section;
  const name = production ?? 'All productions together';
  return (
    <section aria-label={name} className={classes.section}>
      <Title order={2}>{name}</Title>
      <p className={classes.headline} data-missing={unaccounted > 0}>
        {describeUnaccounted(section)}
      </p>
      <Text c="dimmed">{describeMissing(section)}</Text>
      <SeriesStrips lines={lines} />
      <AgencyLetter matter={matter} productionId={productionId} />
      <dl className={classes.facts}>
        <dt>Pages</dt>
        <dd>
          <Pages matter={matter} section={section} name={name} />
        </dd>
        {productionId !== null && <BatesSeriesChoice matter={matter} productionId={productionId} />}
      </dl>
      <BatesLines lines={lines} />
    </section>
  );
}

/** For attorneys: a letter that asks for what is missing from a production, or from all of them. */
function AgencyLetter({
  matter,
  productionId,
}: {
  matter: string;
  productionId: string | null;
}): JSX.Element | null {
  const attorney = usePermission('attorney');
  if (!attorney.allowed) return null;
  const query = productionId === null ? {} : { production: productionId };
  return (
    <Button
      component="a"
      href={urlOf(endpoints.downloadAgencyLetter.path, { matter }, query)}
      download
      variant="default"
      title="A draft that lists what is missing or unclear, to complete in Word. It contains none of your work product."
      leftSection={<IconDownload size={14} />}
    >
      Letter to the agency
    </Button>
  );
}

function describeMissing({ missing, explained, mayBeExplained }: BatesSection): string {
  if (missing === 0) return 'No number is missing between the first and the last.';
  const listed =
    explained === 0 ? 'no placeholder sheet lists any' : `placeholder sheets list ${formatNumber(explained)}`;
  const perhaps =
    mayBeExplained === 0
      ? ''
      : ` ${formatNumber(mayBeExplained)} of those unaccounted for may be among the pages that sheets in the same file stand for.`;
  return `${counted(missing, 'number')} missing between the first and the last; ${listed}.${perhaps}`;
}

function Pages({ matter, section, name }: SectionProps & { name: string }): JSX.Element {
  const { productionId, pages, without, declaredPages } = section;
  const sources: [count: number, what: string][] = [
    [section.read, 'with a number read'],
    [section.inferred, 'inferred'],
    [section.typed, 'entered by hand'],
    [section.fromLoadFile, 'from load files'],
  ];
  const known = sources.filter(([count]) => count > 0);
  return (
    <>
      {formatNumber(pages)}: {known.map(([count, what]) => `${formatNumber(count)} ${what}, `)}
      <PageCountLink
        matter={matter}
        pages={without}
        list={{ only: 'unnumbered', production: productionId ?? undefined }}
        what={`pages without a number in ${name}`}
      />{' '}
      without a Bates number.{' '}
      {declaredPages === null
        ? 'The agency’s own count has not been entered.'
        : `The agency declared ${counted(declaredPages, 'page')}.`}
    </>
  );
}
