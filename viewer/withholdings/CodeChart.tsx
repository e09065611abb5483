import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { counted, sayNumber } from '#contract/values/counted.ts';
import { toWithheldSetName } from '#contract/withholdings/withheld-set-name.ts';
import { type CodeBar, sayPagesWithheld, type WithholdingChart } from '#contract/withholdings/withholding.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { withholdingQueries } from '../server/withholding-queries.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton, Table, Text } from '../ui/parts.ts';
import classes from './withholdings.module.css';

interface CodeChartProps {
  matter: string;
  production: string | undefined;
}

/** A row a code: how often it stands, and where along the pages. */
export function CodeChart({ matter, production }: CodeChartProps): JSX.Element {
  const chart = useQuery(withholdingQueries.chart(matter, production));
  if (chart.isPending) return <Skeleton height={240} m="lg" />;
  if (chart.isError) {
    return <Failure title="The chart did not load" error={chart.error} retry={() => void chart.refetch()} />;
  }
  const { withholdings, inFull, inPart, withheld, pages, bars } = chart.data;
  if (bars.length === 0)
    return <Empty title="No code was read on these pages">The log lists what is withheld.</Empty>;
  return (
    <div className={classes.body}>
      <Text mb="sm" className="numbers">
        {counted(withholdings, 'withholding')}: {sayNumber(inFull)} in full and {sayNumber(inPart)} in part;{' '}
        {sayPagesWithheld(withheld)}, those behind sheets counted, beside {counted(pages, 'page')} received.
      </Text>
      <Table verticalSpacing={6} aria-label="Withholdings by code">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Code</Table.Th>
            <Table.Th className={classes.right}>Withholdings</Table.Th>
            <Table.Th className={classes.right}>Pages</Table.Th>
            <Table.Th className={classes.right}>Boxes</Table.Th>
            <Table.Th className={classes.right}>Behind sheets</Table.Th>
            <Table.Th>Along the pages, first to last</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bars.map((bar) => (
            <BarRow key={bar.code} matter={matter} production={production} chart={chart.data} bar={bar} />
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="sm" maw={760}>
        Pages are those that show the code; behind sheets are the pages that were not given at all. A column
        of the strip is one {chart.data.bins === 1 ? 'stretch' : `of ${chart.data.bins} stretches`} of the
        pages received, and opens the first page of it with the code.
      </Text>
    </div>
  );
}

interface BarProps extends CodeChartProps {
  chart: WithholdingChart;
  bar: CodeBar;
}

function BarRow({ matter, production, chart, bar }: BarProps): JSX.Element {
  const { code, withholdings, pages, boxes, behindSheets } = bar;
  const name = code ?? 'Box without a code';
  const scope = production === undefined ? {} : { production };
  return (
    <Table.Tr>
      <Table.Td fw={600}>{name}</Table.Td>
      <Table.Td className={classes.right}>
        <Link
          to="/m/$matter/withholdings"
          params={{ matter }}
          search={{ ...scope, ...(code === null ? { noCode: 'yes' } : { code }) }}
          aria-label={`${sayNumber(withholdings)} withholdings: ${name}`}
        >
          {sayNumber(withholdings)}
        </Link>
      </Table.Td>
      <Table.Td className={classes.right}>
        <PageCountLink
          matter={matter}
          pages={pages}
          list={{ set: toWithheldSetName(code), ...scope }}
          what={`pages: ${name}`}
        />
      </Table.Td>
      <Table.Td className={classes.right}>{sayNumber(boxes)}</Table.Td>
      <Table.Td className={classes.right}>{sayNumber(behindSheets)}</Table.Td>
      <Table.Td>
        <Strip matter={matter} production={production} chart={chart} bar={bar} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Pages with the code in each stretch; as high as the fullest stretch of any code. */
function Strip({ matter, production, chart, bar }: BarProps): JSX.Element {
  const most = Math.max(1, ...chart.bars.flatMap(({ bins }) => bins.map(({ pages }) => pages)));
  const binAt = new Map(bar.bins.map((bin) => [bin.bin, bin]));
  const search = { set: toWithheldSetName(bar.code), ...(production === undefined ? {} : { production }) };
  return (
    <div className={classes.strip}>
      {Array.from({ length: chart.bins }, (_, index) => {
        const bin = binAt.get(index);
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is known by its place.
        if (!bin) return <span key={index} />;
        const label = `${counted(bin.pages, 'page')} with ${bar.code ?? 'a box without a code'}, stretch ${index + 1} of ${chart.bins}`;
        return (
          <Link
            // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is known by its place.
            key={index}
            to="/m/$matter/p/$ref"
            params={{ matter, ref: bin.firstPage }}
            search={search}
            preload={false}
            className={classes.bin}
            data-bare={bar.code === null}
            style={{ height: `${Math.max(8, (100 * bin.pages) / most)}%` }}
            title={label}
            aria-label={label}
            // The counts beside the strip open the same pages: nobody tabs through sixty stretches.
            tabIndex={-1}
          />
        );
      })}
    </div>
  );
}
